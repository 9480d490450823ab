"""Bottlenecks: mandates that all have to be held in the same few minutes of those who may hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import groupby, product
from operator import attrgetter

from optsched.arithmetic.loads import Asked, Load, load_of
from optsched.arithmetic.openings import open_runs
from optsched.domain import Mandate
from optsched.domain.cycle import merged
from optsched.model.bits import DAY, WHOLE_DAY
from optsched.model.board import Board


@dataclass(frozen=True)
class Bottleneck:
    """Mandates that have the load's minutes for all of them; of a single one there are fewer places than sessions.

    `when` are the stretches (day, start, end) that hold these minutes, in one week or more.
    """

    mandates: frozenset[str]
    load: Load
    when: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class _Open:
    """The open slots of a mandate, those of all weeks and holders in a row, and the holders who have any."""

    holders: frozenset[str]
    slots: int


@dataclass(frozen=True)
class Narrow:
    """A mandate's minutes: those that are open to it with those who have any, and those that it asks for."""

    holders: frozenset[str]
    minutes: int
    asked: Fraction
    slots: int = 0


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
    alone = (_bottleneck(board, [each], open_to[each.mandate.key].slots) for each in left if each.misses)
    return (*found, *alone)


def _more(asked: Sequence[Asked], found: Bottleneck) -> int:
    """Return the minutes missing that are seen only where a bottleneck's mandates are looked at together."""
    return found.load.misses - sum(each.misses for each in asked if each.mandate.key in found.mandates)


def _short(board: Board, asked: Sequence[Asked], open_to: dict[str, _Open]) -> Iterator[Bottleneck]:
    """Yield a mandate with all others that have no open slot but among its own, where these may be too few."""
    rows = []
    for each in asked:
        mine = open_to[each.mandate.key]
        minutes, share = mine.slots.bit_count() * board.grid, Fraction(each.possible, each.group)
        rows.append(Narrow(mine.holders, minutes, share, mine.slots))
    for slots in dict.fromkeys(row.slots for row in too_narrow(rows)):
        yield _bottleneck(board, [each for each in asked if not open_to[each.mandate.key].slots & ~slots], slots)


def too_narrow(rows: Sequence[Narrow]) -> Iterator[Narrow]:
    """Yield those below whose minutes all that have no more minutes, and nobody else to hold them, do not fit."""
    for holders in dict.fromkeys(row.holders for row in rows):
        asked = Fraction(0)
        inside = sorted((row for row in rows if row.holders <= holders), key=attrgetter("minutes"))
        for minutes, alike in groupby(inside, attrgetter("minutes")):
            equal = list(alike)
            asked += sum(row.asked for row in equal)
            if asked > minutes:
                yield from (row for row in equal if row.holders == holders)


def _bottleneck(board: Board, asked: Sequence[Asked], slots: int) -> Bottleneck:
    holders = {name for each in asked for name in board.problem.may_hold(each.mandate)}
    names = tuple(each.name for each in board.problem.therapists if each.name in holders)
    load = load_of(board.problem, names, asked, slots.bit_count() * board.grid)
    return Bottleneck(frozenset(each.mandate.key for each in asked), load, _stretches(board, slots))


def _stretches(board: Board, slots: int) -> tuple[tuple[int, int, int], ...]:
    """Return the stretches (day, start, end) of open slots, whosever and in whichever week."""
    days, found = len(board.problem.cycle.days), set()
    for at in range(-(-slots.bit_length() // DAY)):
        there = slots >> at * DAY & WHOLE_DAY
        starts = [start for start in range(0, DAY, board.grid) if there >> start & 1]
        found |= {(at % days, *stretch) for stretch in merged([(start, start + board.grid) for start in starts])}
    return tuple(sorted(found))


def _open_to(board: Board, mandates: Sequence[Mandate]) -> dict[str, _Open]:
    """Return what is open to each mandate, by its key."""
    problem, cycle = board.problem, board.problem.cycle
    able = dict.fromkeys(name for each in mandates for name in problem.may_hold(each))
    number = {each: at for at, each in enumerate(product(able, cycle.all_weeks))}
    found: dict[str, _Open] = {}
    for each in mandates:
        slots, holders = 0, set()
        for name, week in product(problem.may_hold(each), problem.demand[each.key].weeks):
            first = number[name, week] * len(cycle.days)
            for day, there in enumerate(open_runs(board, each, name, week)):
                if there:
                    slots |= there << (first + day) * DAY
                    holders.add(name)
        found[each.key] = _Open(frozenset(holders), slots)
    return found
