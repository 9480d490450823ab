"""What a therapist's day is open for, and from which length on an open stretch of it costs nothing."""

from __future__ import annotations

from dataclasses import dataclass

from optsched.arithmetic.capacity import lunch_is_certain, without
from optsched.domain import Problem
from optsched.domain.cycle import merged
from optsched.domain.day import fixed_on
from optsched.goals.scattered_time import USEFUL


@dataclass(frozen=True)
class OpenTime:
    """The stretches (minutes) that nothing given fills, in order, and how long an open one must be to cost nothing.

    `between_useful` is that length between two sessions, the minutes kept between them included.
    """

    pieces: tuple[tuple[int, int], ...]
    useful: int
    between_useful: int


def open_time(problem: Problem, name: str, week: int, day: int, between: int) -> OpenTime | None:
    """Return the open time of a day; None where stretches are not counted.

    A lunch that is not certain may fill a stretch that it fits into, so that only shorter ones are sure to stay open.
    Nothing is said of days with a way between schools, of what begins or ends off the grid, and where a short duty may
    be all there is `between` two sessions.
    """
    hours, fixed = problem.hours_on(name, week, day), fixed_on(problem, name, week, day)
    therapist, grid = problem.therapist[name], problem.cycle.grid
    schools = {school for school, _, _ in hours} | {each.school for each in fixed if each.school}
    busy = merged([(each.start, each.end) for each in fixed])
    pieces = tuple(without(merged([(start, end) for _, start, end in hours]), busy))
    floats = [each.minutes for each in problem.floating_duties if name in each.therapists]
    times = [between, *floats, *(minute for piece in pieces for minute in piece)]
    if len(schools) != 1 or between != therapist.minutes_between or any(minute % grid for minute in times):
        return None
    shortest = between + USEFUL
    if problem.lunch_is_owed(name, week, day) and not lunch_is_certain(problem, name, week, day):
        shortest = min(shortest, therapist.lunch_minutes)
    return OpenTime(pieces, min(USEFUL, shortest), max(between, shortest))
