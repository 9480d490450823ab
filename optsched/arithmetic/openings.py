"""When a child may be seen at all, and how many sessions of a mandate that leaves room for.

Read generously: other sessions, rooms and the therapist's duties are not looked at, so nothing that is said to
have no room has any.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from optsched.domain import Mandate, Problem
from optsched.model.bits import either
from optsched.model.board import Board, Bools
from optsched.model.child_days import Days


def open_slots(board: Board, mandate: Mandate) -> list[Bools]:
    """Return marks (weeks, days, slots), one array for each setting and place that the mandate may have."""
    holders = board.problem.may_hold(mandate)
    weeks = [open_days(board, mandate, holders, week) for week in board.problem.cycle.all_weeks]
    return [board.marked(days) for days in zip(*weeks, strict=True)]


def open_days(
    board: Board, mandate: Mandate, holders: tuple[str, ...], week: int, most: int | None = None
) -> list[Days]:
    """Return the open slots of a week's days as `bits`, for each setting and place, while one of `holders` is there.

    Of the settings and places there are at most the first `most`.
    """
    student = board.problem.student[mandate.student]
    there = board.child_days.there(holders, student.school, week)
    if not mandate.is_direct:
        return [there]
    protected = board.child_days.protected(student, week)
    free = [here & ~never for here, never in zip(there, protected, strict=True)]
    return [
        tuple(one & other for one, other in zip(free, days, strict=True))
        for days in islice(_by_setting(board, mandate, week), most)
    ]


def open_runs(board: Board, mandate: Mandate, name: str, week: int) -> list[int]:
    """Return, day by day, the slots in which this therapist might hold a session: those of stretches long enough."""
    slots, length = board.child_days.slots, -(-mandate.minutes // board.grid)
    settings = open_days(board, mandate, (name,), week)
    return [
        either(slots.in_runs(days[day] & free, length) for days in settings)
        for day, free in enumerate(board.child_days.free(name, week))
    ]


def _by_setting(board: Board, mandate: Mandate, week: int) -> Iterator[Days]:
    student = board.problem.student[mandate.student]
    if mandate.setting != "push-in":
        yield board.child_days.pull_out(student, mandate.service, week)
    if mandate.setting != "pull-out":
        for key in board.classes_of(student):
            yield board.child_days.push_in(mandate, key, week)


def most_sessions(board: Board, mandate: Mandate) -> int:
    """Return a number of sessions in the cycle that no plan exceeds, at most what is owed."""
    demand = board.problem.demand[mandate.key]
    holders = board.problem.may_hold(mandate)
    room = {
        week: most_in_week(board, mandate, open_days(board, mandate, holders, week), demand.most_a_day)
        for week in demand.weeks
    }
    most = max(
        sum(min(demand.base + demand.extra * (week in chosen), room[week]) for week in demand.weeks)
        for chosen in demand.extra_weeks
    )
    locked = sum(len(each.weeks) for each in board.problem.locked if each.mandate == mandate.key)
    return min(demand.sessions, most + locked)


def most_in_week(board: Board, mandate: Mandate, open_in: Sequence[Days], most_a_day: int | None) -> int:
    """Return the most sessions in one week; `open_in` are its open slots, for each setting and place."""
    slots = -(-mandate.minutes // board.grid)
    a_day = [_most_in_day(board, settings, slots, most_a_day) for settings in zip(*open_in, strict=True)]
    if mandate.per == "day" or mandate.days_apart <= 1:
        return sum(a_day)
    held, last = 0, -mandate.days_apart
    for day, number in enumerate(a_day):
        if number and day - last >= mandate.days_apart:
            held, last = held + 1, day
    return held


def _most_in_day(board: Board, settings: Sequence[int], slots: int, most_a_day: int | None) -> int:
    if not any(board.child_days.slots.has_run(each, slots) for each in settings):
        return 0
    every = either(settings).bit_count() // slots
    return every if most_a_day is None else min(every, most_a_day)


def seen_minutes(board: Board, mandates: Sequence[Mandate]) -> int:
    """Return the minutes of the cycle in which a child may be seen for any of these mandates."""
    held = [(each, board.problem.may_hold(each)) for each in mandates]
    weeks = board.problem.cycle.all_weeks
    return sum(minutes_in_week(board, [open_days(board, *each, week) for each in held]) for week in weeks)


def minutes_in_week(board: Board, open_of: Sequence[Sequence[Days]]) -> int:
    """Return the open minutes of a week, each once; `open_of` are the open slots of some mandates, by setting."""
    days = zip(*(days for settings in open_of for days in settings), strict=True)
    return sum(either(day).bit_count() for day in days) * board.grid


def minutes_of(problem: Problem, mandate: Mandate) -> int:
    """Return the minutes that a planned mandate owes in the cycle."""
    return problem.demand[mandate.key].sessions * mandate.minutes
