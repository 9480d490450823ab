"""When a child may be seen at all, and how many sessions of a mandate that leaves room for.

Read generously: other sessions, rooms and the therapist's duties are not looked at, so nothing that is said to
have no room has any.
"""

from collections.abc import Iterator

import numpy as np

from optsched.domain import Mandate, Problem
from optsched.model.board import Board, Bools


def open_slots(board: Board, mandate: Mandate) -> list[Bools]:
    """Return marks (weeks, days, slots), one array for each setting and place that the mandate may have."""
    problem = board.problem
    student = problem.student[mandate.student]
    hours = [
        each.window
        for name in problem.may_hold(mandate)
        for each in problem.therapist[name].hours
        if each.school == student.school
    ]
    there = board.marks(hours)
    if not mandate.is_direct:
        return [there]
    free = there & ~_unmarked(board.protected(student))
    return [free & each for each in _by_setting(board, mandate)]


def _by_setting(board: Board, mandate: Mandate) -> Iterator[Bools]:
    student = board.problem.student[mandate.student]
    if mandate.setting != "push-in":
        yield ~_unmarked(board.closed_to_pull_out(student, mandate.service))
    if mandate.setting != "pull-out":
        for key in board.classes_of(student):
            yield ~_unmarked(board.push_in_reach(mandate, key)[0])


def _unmarked(counts: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Bools:
    """Turn running counts back into marks."""
    return np.asarray(np.diff(counts, axis=-1) > 0)


def most_sessions(board: Board, mandate: Mandate) -> int:
    """Return a number of sessions in the cycle that no plan exceeds, at most what is owed."""
    demand = board.problem.demand[mandate.key]
    arrays = open_slots(board, mandate)
    room = {week: _in_week(board, mandate, [each[week - 1] for each in arrays]) for week in demand.weeks}
    most = max(
        sum(min(demand.base + demand.extra * (week in chosen), room[week]) for week in demand.weeks)
        for chosen in demand.extra_weeks
    )
    locked = sum(len(each.weeks) for each in board.problem.locked if each.mandate == mandate.key)
    return min(demand.sessions, most + locked)


def _in_week(board: Board, mandate: Mandate, arrays: list[Bools]) -> int:
    """Return the most sessions in one week; `arrays` are its marks (days, slots)."""
    demand = board.problem.demand[mandate.key]
    slots = -(-mandate.minutes // board.grid)
    marks = np.array(arrays, dtype=bool).reshape(-1, *board.shape[1:], board.slots)
    fits = has_run(marks, slots).any(axis=0)
    every = np.where(fits, marks.any(axis=0).sum(axis=-1) // slots, 0)
    a_day = (every if demand.most_a_day is None else np.minimum(every, demand.most_a_day)).tolist()
    if mandate.per == "day" or mandate.days_apart <= 1:
        return int(sum(a_day))
    held, last = 0, -mandate.days_apart
    for day, number in enumerate(a_day):
        if number and day - last >= mandate.days_apart:
            held, last = held + 1, day
    return held


def has_run(marks: Bools, length: int) -> Bools:
    """Tell where the last axis of marks has so many in a row."""
    if length > marks.shape[-1]:
        return np.zeros(marks.shape[:-1], dtype=bool)
    upto = np.zeros((*marks.shape[:-1], marks.shape[-1] + 1), dtype=np.int32)
    np.cumsum(marks, axis=-1, out=upto[..., 1:])
    return np.asarray((upto[..., length:] - upto[..., :-length] == length).any(axis=-1))


def seen_minutes(board: Board, mandates: list[Mandate]) -> int:
    """Return the minutes of the cycle in which a child may be seen for any of these mandates."""
    arrays = [each for mandate in mandates for each in open_slots(board, mandate)]
    return int(np.logical_or.reduce(arrays).sum()) * board.grid if arrays else 0


def minutes_of(problem: Problem, mandate: Mandate) -> int:
    """Return the minutes that a planned mandate owes in the cycle."""
    return problem.demand[mandate.key].sessions * mandate.minutes
