"""Bottlenecks: mandates that all have to be held in the same few minutes of those who may hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import groupby, product
from operator import itemgetter

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
class Open:
    """The open slots of a mandate: those of all weeks and holders in a row, and the holders who have any."""

    holders: frozenset[str]
    slots: int

    def minutes(self, grid: int) -> int:
        return self.slots.bit_count() * grid

    def is_within(self, slots: int) -> bool:
        return not self.slots & ~slots


def bottlenecks_of(board: Board, asked: Sequence[Asked]) -> tuple[Bottleneck, ...]:
    """Return where minutes must be missing among these mandates; no mandate is in two of them, so misses add up.

    Proof. A session lies in a stretch that is open to its child, in one setting and place, while somebody who may
    hold it is there and has no fixed duty, and the stretch is no shorter than the session. Mandates whose stretches
    all lie within some minutes have only these: meetings of one therapist are disjoint, and the shares of a meeting's
    members add up to no more than its minutes (as in `unavoidable_minutes`). What is locked may lie elsewhere, and
    is added.
    """
    every = open_to_all(board, [each.mandate for each in asked], board.problem.cycle.all_weeks)
    open_to = {each.mandate.key: mine for each, mine in zip(asked, every, strict=True)}
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


def _short(board: Board, asked: Sequence[Asked], open_to: dict[str, Open]) -> Iterator[Bottleneck]:
    """Yield a mandate with all others that have no open slot but among its own, where these may be too few."""
    shares = [Fraction(each.possible, each.group) for each in asked]
    mine = [open_to[each.mandate.key] for each in asked]
    for slots in too_narrow(mine, shares, board.grid):
        inside = [each for each, of in zip(asked, mine, strict=True) if of.is_within(slots)]
        yield _bottleneck(board, inside, slots)


def too_narrow(open_to: Sequence[Open], asked: Sequence[Fraction], grid: int) -> list[int]:
    """Return the slots of those whose minutes are fewer than all ask for that have no other slots, each once.

    Whoever has more minutes, or somebody else to hold a session, is not looked at.
    """
    found: dict[int, None] = {}
    for holders in dict.fromkeys(each.holders for each in open_to):
        total = Fraction(0)
        inside = sorted((each.minutes(grid), at) for at, each in enumerate(open_to) if each.holders <= holders)
        for minutes, alike in groupby(inside, itemgetter(0)):
            equal = [at for _, at in alike]
            total += sum(asked[at] for at in equal)
            if total > minutes:
                found |= dict.fromkeys(open_to[at].slots for at in equal if open_to[at].holders == holders)
    pairs = list(zip(open_to, asked, strict=True))
    return [
        slots for slots in found if sum(share for of, share in pairs if of.is_within(slots)) > slots.bit_count() * grid
    ]


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


def open_to_all(board: Board, mandates: Sequence[Mandate], weeks: Sequence[int], most: int | None = None) -> list[Open]:
    """Return what is open to each mandate in some weeks, in at most the first `most` settings and places."""
    problem, cycle = board.problem, board.problem.cycle
    able = dict.fromkeys(name for each in mandates for name in problem.may_hold(each))
    number = {each: at for at, each in enumerate(product(able, weeks))}
    found = []
    for each in mandates:
        slots, holders, owed = 0, set(), problem.demand[each.key].weeks
        for name, week in product(problem.may_hold(each), weeks):
            first = number[name, week] * len(cycle.days)
            for day, there in enumerate(open_runs(board, each, name, week) if week in owed else ()):
                if there:
                    slots |= there << (first + day) * DAY
                    holders.add(name)
        found.append(Open(frozenset(holders), slots))
    return found
