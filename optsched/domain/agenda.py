"""Every therapist's days with the travel between them, and how the hours are filled."""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from optsched.domain.cycle import merged
from optsched.domain.day import Item, gaps, moves, travel_options
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem

DayKey = tuple[str, int, int]
"""(therapist, week, day)"""


@dataclass(frozen=True)
class DayAccount:
    """A therapist's weekday over all weeks of the cycle, in minutes; the parts add up to the hours.

    `hours` is the time of the sheet Hours and whatever the plan holds outside it, such as travel between
    the hours of two schools.
    """

    therapist: str
    day: int
    hours: int
    direct: int
    consult: int
    duty: int
    travel: int
    lunch: int
    open: int


def days(problem: Problem, plan: Plan) -> dict[DayKey, tuple[Item, ...]]:
    """Return every therapist's day as a row of items with the travel between them, by (therapist, week, day).

    Hours and duties are as people wrote them, on the grid or off it.
    Travel is placed outside the hours where it fits there, else outside those at the school that is left. Days
    without hours and without anything planned are left out.
    """
    found: dict[DayKey, list[Item]] = defaultdict(list)
    for one in plan.meetings:
        item = Item("session", one.start, one.end, one.school, "", one.session, one)
        found[one.therapist, one.week, one.day].append(item)
    for duty in problem.fixed_duties:
        item = Item("duty", *duty.window.shown, duty.school, duty.what, duty.key)
        for week in duty.window.weeks:
            for day in duty.window.days:
                for name in duty.therapists:
                    found[name, week, day].append(item)
    for time in plan.duties:
        owed = problem.duty.get(time.duty)
        if owed is None:
            continue
        item = Item("duty", *owed.shown(time.start, time.end), time.school, owed.what, owed.key)
        for week in time.weeks:
            for name in owed.therapists:
                found[name, week, time.day].append(item)
    for (name, week, day), lunch in plan.lunch.items():
        found[name, week, day].append(Item("lunch", lunch.start, lunch.end, None, "lunch"))
    return {
        (each.name, week, day): _with_travel(problem, (each.name, week, day), found[each.name, week, day])
        for each in problem.therapists
        for week in problem.cycle.all_weeks
        for day in problem.cycle.all_days
        if (each.name, week, day) in found or problem.hours_on(each.name, week, day)
    }


def _with_travel(problem: Problem, key: DayKey, items: list[Item]) -> tuple[Item, ...]:
    row = tuple(sorted(items, key=lambda item: (item.start, item.end)))
    hours = merged([(start, end) for _, start, end in problem.hours_shown_on(*key)])
    ways = []
    for one, other in moves(row):
        assert one.school is not None
        assert other.school is not None
        minutes = problem.travel_minutes(one.school, other.school)
        free = [(left, right) for left, right in gaps(row, one.end, other.start) if right - left >= minutes]
        starts = travel_options(problem, row, one, other)
        starts += [end for _, end in hours if any(left <= end <= right - minutes for left, right in free)]
        if starts and minutes:
            left = merged([(start, end) for school, start, end in problem.hours_shown_on(*key) if school == one.school])
            costs = {begin: [_inside(some, begin, begin + minutes) for some in (hours, left)] for begin in starts}
            start = min(starts, key=lambda begin: (costs[begin], begin))
            ways.append(Item("travel", start, start + minutes, None, f"travel to {other.school}"))
    busy = tuple(sorted(row + tuple(ways), key=lambda item: (item.start, item.end)))
    return tuple(sorted(busy + tuple(_to_hours(problem, key, busy)), key=lambda item: (item.start, item.end)))


def _to_hours(problem: Problem, key: DayKey, row: tuple[Item, ...]) -> Iterator[Item]:
    """Yield the travel to hours at the next school of the day where nothing there, or nothing before, asks for it."""
    located = {item.school for item in row}
    for (one, _, left), (other, start, end) in itertools.pairwise(problem.hours_shown_on(*key)):
        minutes = problem.travel_minutes(one, other)
        if one == other or start < left or {one, other} <= located:
            continue
        for begin, until in gaps(row, left, end):
            if until - begin >= minutes > 0:
                yield Item("travel", begin, begin + minutes, None, f"travel to {other}")
                break


def _inside(stretches: list[tuple[int, int]], start: int, end: int) -> int:
    return sum(max(0, min(end, right) - max(start, left)) for left, right in stretches)


def open_time(problem: Problem, key: DayKey, row: tuple[Item, ...]) -> list[tuple[int, int]]:
    """Return the stretches of a therapist's hours that nothing fills."""
    hours = merged([(start, end) for _, start, end in problem.hours_shown_on(*key)])
    return [gap for start, end in hours for gap in gaps(row, start, end)]


def therapist_days(problem: Problem, plan: Plan) -> tuple[DayAccount, ...]:
    """Count how each therapist's weekdays are filled, in the order of therapists and days.

    A minute that two items claim (a lock may break a rule) counts once, for the first of session, duty,
    lunch and travel.
    """
    sums: dict[tuple[str, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for key, row in days(problem, plan).items():
        parts = sums[key[0], key[2]]
        parts["open"] += sum(end - start for start, end in open_time(problem, key, row))
        taken: list[tuple[int, int]] = []
        for part in ("direct", "consult", "duty", "lunch", "travel"):
            wider = merged(taken + [(item.start, item.end) for item in row if _part(item) == part])
            parts[part] += _length(wider) - _length(taken)
            taken = wider
    return tuple(
        DayAccount(each.name, day, sum(sums[each.name, day].values()), *(sums[each.name, day][part] for part in PARTS))
        for each in problem.therapists
        for day in problem.cycle.all_days
        if (each.name, day) in sums
    )


PARTS = ("direct", "consult", "duty", "travel", "lunch", "open")
"""What fills a therapist's hours, in the order of the fields of `DayAccount`."""


def _part(item: Item) -> str:
    if item.kind != "session":
        return item.kind
    assert item.meeting is not None
    return "direct" if item.meeting.setting in ("push-in", "pull-out") else "consult"


def _length(stretches: list[tuple[int, int]]) -> int:
    return sum(end - start for start, end in stretches)
