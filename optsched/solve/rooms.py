"""Deal names of equal rooms to pull-out sessions, once the solver has kept their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from optsched.domain import Placement, Problem
from optsched.model.board import Board, PlaceKind
from optsched.model.candidates import place_of
from optsched.model.facade import co_treated


def deal_rooms(board: Board, placements: Iterable[Placement]) -> tuple[Placement, ...]:
    """Return the placements with rooms by name: one room in all weeks where that can be, else week by week.

    Sessions at one time need no more rooms than there are, so dealing in order of time always works out
    for one week; locked sessions keep their room and go first.
    """
    kinds: dict[tuple[int, int], list[Placement]] = defaultdict(list)
    done: list[Placement] = []
    for each in placements:
        at = place_of(board, each)
        if each.setting == "pull-out" and len(board.places[at].names) > 1:
            kinds[at, each.day].append(each)
        else:
            done.append(each)
    for (at, _), held in sorted(kinds.items()):
        kind = board.places[at]
        most = kind.capacity // len(kind.names)
        dealt = _deal(board.problem, kind, most, held)
        done += dealt if dealt is not None else _deal_by_week(board.problem, kind, most, held)
    return tuple(done)


def _deal(problem: Problem, kind: PlaceKind, most: int, held: list[Placement]) -> list[Placement] | None:
    units: dict[object, list[Placement]] = defaultdict(list)
    for each in held:
        units[_unit(problem, each)].append(each)
    taken: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    dealt: list[Placement] = []
    for members in sorted(units.values(), key=lambda rows: (not any(row.locked for row in rows), rows[0].start)):
        weeks = {week for row in members for week in row.weeks}
        start, end = min(row.start for row in members), max(row.end for row in members)
        locked = [row.place for row in members if row.locked]
        free = (
            name
            for name in locked or kind.names
            if all(_busy(taken[name, week], start, end) < most for week in weeks) or locked
        )
        name = next(free, None)
        if name is None:
            return None
        for week in weeks:
            taken[name, week].append((start, end))
        dealt += [replace(row, place=name) for row in members]
    return dealt


def _deal_by_week(problem: Problem, kind: PlaceKind, most: int, held: list[Placement]) -> list[Placement]:
    dealt: list[Placement] = []
    for week in problem.cycle.all_weeks:
        rows = [replace(row, weeks=(week,)) for row in held if week in row.weeks]
        dealt += _deal(problem, kind, most, rows) or rows
    return dealt


def _busy(spans: list[tuple[int, int]], start: int, end: int) -> int:
    """Return the most of `spans` that are on at once during [start, end)."""
    inside = [(max(begin, start), min(stop, end)) for begin, stop in spans if begin < end and start < stop]
    return max((sum(begin <= moment < stop for begin, stop in inside) for moment, _ in inside), default=0)


def _unit(problem: Problem, placement: Placement) -> object:
    """Name what shares a room: a session, or both sessions of a co-treated child."""
    if any(placement.mandate in pair for pair in co_treated(problem)):
        return (placement.student, placement.start)
    return placement.session
