"""What else fills a therapist's week: lunches and floating duties that may be placed, in NumPy columns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from optsched.domain import Duty, Plan, Problem
from optsched.domain.cycle import merged
from optsched.domain.day import fixed_on
from optsched.domain.demand import DutyPart, duty_parts
from optsched.model.board import Ints
from optsched.model.patterns import mask_of


@dataclass(frozen=True)
class Lunches:
    """One row per start that a lunch owed on one day may have; `owed` counts (therapist, week, day)."""

    owed: Ints
    start: Ints
    end: Ints
    days: tuple[tuple[str, int, int], ...]


def lunch_candidates(problem: Problem, planned: frozenset[str]) -> Lunches:
    """Return every lunch on the grid, inside its window and the day's hours, clear of fixed duties."""
    days = tuple(
        (name, week, day)
        for name in sorted(planned)
        for week in problem.cycle.all_weeks
        for day in problem.cycle.all_days
        if problem.lunch_is_owed(name, week, day)
    )
    rows = [
        (at, start, start + problem.therapist[name].lunch_minutes)
        for at, (name, week, day) in enumerate(days)
        for start in _lunch_starts(problem, name, week, day)
    ]
    owed, start, end = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return Lunches(owed, start, end, days)


def _lunch_starts(problem: Problem, name: str, week: int, day: int) -> list[int]:
    therapist, hours = problem.therapist[name], problem.hours_on(name, week, day)
    first = max(therapist.lunch_from, min(start for _, start, _ in hours))
    last = min(therapist.lunch_to, max(end for _, _, end in hours))
    busy = [(item.start, item.end) for item in fixed_on(problem, name, week, day)]
    return _clear_starts(first, last, therapist.lunch_minutes, problem.cycle.grid, busy)


def _clear_starts(first: int, last: int, minutes: int, grid: int, busy: list[tuple[int, int]]) -> list[int]:
    starts = range(-(-first // grid) * grid, last - minutes + 1, grid)
    return [start for start in starts if all(end <= start or start + minutes <= begin for begin, end in busy)]


@dataclass(frozen=True)
class Duties:
    """One row per way to place an occurrence of a floating duty; `part` counts `parts`, `weeks` is a mask.

    An occurrence stands at one time in all weeks of its part where the hours of those weeks are alike; the
    `times` of such a joined part count all its weeks. Where the plan as it stands has it in single
    weeks, or lacks some of it and the search tears, an occurrence may stand in a single week as well.
    """

    part: Ints
    weeks: Ints
    day: Ints
    start: Ints
    end: Ints
    parts: tuple[tuple[Duty, DutyPart], ...]

    @property
    def count(self) -> Ints:
        """How many occurrences a row stands for: the number of its weeks."""
        return np.array([weeks.bit_count() for weeks in self.weeks.tolist()], dtype=np.int64)

    @property
    def owed(self) -> Ints:
        """How many occurrences each of `parts` owes in the cycle."""
        return np.array([part.times for _, part in self.parts], dtype=np.int64)


def duty_candidates(problem: Problem, planned: frozenset[str], given: Plan, tears: bool) -> Duties:
    """Return every place on the grid for the floating duties whose therapists are all planned here.

    `given` is the plan as it stands; what it lacks may stand in single weeks where a search `tears`.
    """
    parts: list[tuple[Duty, DutyPart]] = []
    rows: list[tuple[int, int, int, int, int]] = []
    for duty in problem.floating_duties:
        if not planned.issuperset(duty.therapists):
            continue
        for part in _parts(problem, duty):
            rows += [(len(parts), *row) for row in _places(problem, duty, part, _is_torn(duty, part, given, tears))]
            parts.append((duty, part))
    part_at, weeks, day, start, end = np.array(rows, dtype=np.int64).reshape(-1, 5).T
    return Duties(part_at, weeks, day, start, end, tuple(parts))


def _parts(problem: Problem, duty: Duty) -> list[DutyPart]:
    """Join the parts that differ only in their weeks, where the therapists' hours do not differ."""
    alike: dict[object, list[DutyPart]] = defaultdict(list)
    for part in duty_parts(duty, problem.cycle):
        hours = tuple(tuple(_free_hours(problem, duty, part.weeks[0], day)) for day in part.days)
        alike[part.days, part.times, hours if len(part.weeks) == 1 else part.weeks].append(part)
    return [
        DutyPart(tuple(week for part in same for week in part.weeks), same[0].days, sum(part.times for part in same))
        for same in alike.values()
    ]


def _is_torn(duty: Duty, part: DutyPart, given: Plan, tears: bool) -> bool:
    """Tell whether a duty may stand in single weeks: it does so already, or is lacking where a search tears."""
    there = (
        set(each.weeks) & set(part.weeks) for each in given.duties if each.duty == duty.key and each.day in part.days
    )
    held = [weeks for weeks in there if weeks]
    lacks = sum(map(len, held)) < part.times
    return (tears and lacks) or any(len(weeks) < len(part.weeks) for weeks in held)


def _places(problem: Problem, duty: Duty, part: DutyPart, is_torn: bool) -> list[tuple[int, int, int, int]]:
    single = {(week,) for week in part.weeks} if is_torn or duty.per in ("cycle", "month", "quarter", "year") else set()
    joined = {part.weeks} if duty.per in ("day", "week") else set()
    groups = sorted(single | joined)
    return [
        (mask_of(weeks), day, start, start + duty.minutes)
        for weeks in groups
        for day in part.days
        for first, last in _free_hours(problem, duty, weeks[0], day)
        for start in _clear_starts(first, last, duty.minutes, problem.cycle.grid, [])
    ]


def _free_hours(problem: Problem, duty: Duty, week: int, day: int) -> list[tuple[int, int]]:
    """Return where the hours of all its therapists (at its school, if it names one) leave the duty open."""
    window = duty.window
    open_now = [(window.start, window.end)]
    for name in duty.therapists:
        hours = problem.hours_on(name, week, day)
        there = merged([(start, end) for school, start, end in hours if duty.school in (None, school)])
        busy = merged([(item.start, item.end) for item in fixed_on(problem, name, week, day)])
        open_now = _cut(_common(open_now, there), busy)
    return open_now


def _common(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> list[tuple[int, int]]:
    both = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [(start, end) for start, end in both if start < end]


def _cut(stretches: list[tuple[int, int]], busy: list[tuple[int, int]]) -> list[tuple[int, int]]:
    for begin, end in busy:
        parts = [(a, b) for start, stop in stretches for a, b in ((start, min(stop, begin)), (max(start, end), stop))]
        stretches = [(a, b) for a, b in parts if a < b]
    return stretches
