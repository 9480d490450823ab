"""Bottlenecks: mandates that all have to be held in the same few minutes of those who may hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import groupby, product

from optsched.arithmetic.loads import Asked, Load, load_of
from optsched.arithmetic.openings import open_runs
from optsched.domain import Mandate
from optsched.model.bits import DAY
from optsched.model.board import Board


@dataclass(frozen=True)
class Bottleneck:
    """Mandates that have the load's minutes for all of them; of a single one there are fewer places than sessions."""

    mandates: frozenset[str]
    load: Load


def bottlenecks_of(board: Board, asked: Sequence[Asked]) -> tuple[Bottleneck, ...]:
    """Return where minutes must be missing among these mandates; no mandate is in two of them, so misses add up.

    Proof. A session lies in a stretch that is open to its child, in one setting and place, while somebody who may
    hold it is there and has no fixed duty, and the stretch is no shorter than the session. Mandates whose stretches
    all lie within some minutes have only these: meetings of one therapist are disjoint, and the shares of a meeting's
    members add up to no more than its minutes (as in `unavoidable_minutes`). What is locked may lie elsewhere, and
    is added.
    """
    open_to = _open_to(board, [each.mandate for each in asked])
    found: list[Bottleneck] = []
    left = list(asked)
    while True:
        best = max(_short(board, left, open_to), key=partial(_more, left), default=None)
        if best is None or _more(left, best) <= 0:
            break
        found.append(best)
        left = [each for each in left if each.mandate.key not in best.mandates]
    alone = (_bottleneck(board, [each], open_to[each.mandate.key]) for each in left if each.misses)
    return (*found, *alone)


def _more(asked: Sequence[Asked], found: Bottleneck) -> int:
    """Return the minutes missing that are seen only where a bottleneck's mandates are looked at together."""
    return found.load.misses - sum(each.misses for each in asked if each.mandate.key in found.mandates)


def _short(board: Board, asked: Sequence[Asked], open_to: dict[str, int]) -> Iterator[Bottleneck]:
    """Yield a mandate with all others that have no open slot but among its own, where these may be too few."""

    def size(each: Asked) -> int:
        return open_to[each.mandate.key].bit_count()

    most = Fraction(0)
    for number, alike in groupby(sorted(asked, key=size), size):
        rows = list(alike)
        most += sum(Fraction(each.possible, each.group) for each in rows)
        if most > number * board.grid:
            for slots in dict.fromkeys(open_to[each.mandate.key] for each in rows):
                yield _bottleneck(board, [each for each in asked if not open_to[each.mandate.key] & ~slots], slots)


def _bottleneck(board: Board, asked: Sequence[Asked], slots: int) -> Bottleneck:
    holders = {name for each in asked for name in board.problem.may_hold(each.mandate)}
    names = tuple(each.name for each in board.problem.therapists if each.name in holders)
    load = load_of(board.problem, names, asked, slots.bit_count() * board.grid)
    return Bottleneck(frozenset(each.mandate.key for each in asked), load)


def _open_to(board: Board, mandates: Sequence[Mandate]) -> dict[str, int]:
    """Return the open slots of each mandate, by its key: those of all weeks and holders in a row, as one number."""
    problem, cycle = board.problem, board.problem.cycle
    able = dict.fromkeys(name for each in mandates for name in problem.may_hold(each))
    number = {each: at for at, each in enumerate(product(able, cycle.all_weeks))}
    found: dict[str, int] = {}
    for each in mandates:
        row = 0
        for name, week in product(problem.may_hold(each), problem.demand[each.key].weeks):
            first = number[name, week] * len(cycle.days)
            for day, slots in enumerate(open_runs(board, each, name, week)):
                row |= slots << (first + day) * DAY
        found[each.key] = row
    return found
