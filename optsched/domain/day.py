"""A therapist's day as a row of items: sessions, duties, lunch, and the travel between schools."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from optsched.domain.cycle import merged
from optsched.domain.plan import Meeting, Plan
from optsched.domain.problem import Problem


@dataclass(frozen=True)
class Item:
    """Something that fills part of a therapist's day. A school of None says nothing about where."""

    kind: Literal["session", "duty", "lunch", "travel"]
    start: int
    end: int
    school: str | None = None
    label: str = ""
    key: str = ""
    meeting: Meeting | None = None
    written: tuple[int, int] | None = None

    @property
    def shown(self) -> tuple[int, int]:
        """The (start, end) that people see."""
        return self.written or (self.start, self.end)


def items(problem: Problem, plan: Plan, therapist: str, week: int, day: int) -> tuple[Item, ...]:
    """Return a therapist's sessions, duties and lunch of one day, in order of time; no travel yet."""
    found = [
        Item("session", one.start, one.end, one.school, "", one.session, one)
        for one in plan.meetings_on(therapist, week, day)
    ]
    found += fixed_on(problem, therapist, week, day)
    for time in plan.duties_on(week, day):
        duty = problem.duty.get(time.duty)
        if duty is not None and therapist in duty.therapists:
            found.append(Item("duty", time.start, time.end, time.school, duty.what, duty.key))
    lunch = plan.lunch.get((therapist, week, day))
    if lunch:
        found.append(Item("lunch", lunch.start, lunch.end, None, "lunch"))
    return tuple(sorted(found, key=lambda item: (item.start, item.end)))


def fixed_on(problem: Problem, therapist: str, week: int, day: int) -> list[Item]:
    """Return a therapist's fixed duties of one day."""
    return [
        Item("duty", at.start, at.end, duty.school, duty.what, duty.key, written=at.written)
        for duty in problem.fixed_duties
        if therapist in duty.therapists and (at := duty.window).on(week, day)
    ]


def moves(row: tuple[Item, ...]) -> Iterator[tuple[Item, Item]]:
    """Yield the pairs of items, next to each other among those with a school, whose schools differ."""
    located = [item for item in row if item.school is not None]
    for one, other in itertools.pairwise(located):
        if one.school != other.school:
            yield one, other


def gaps(row: tuple[Item, ...], start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of [start, end) that no item fills."""
    open_from, found = start, []
    for busy_start, busy_end in merged([(item.start, item.end) for item in row]):
        if open_from < min(busy_start, end):
            found.append((open_from, min(busy_start, end)))
        open_from = max(open_from, busy_end)
    if open_from < end:
        found.append((open_from, end))
    return found


def travel_options(problem: Problem, row: tuple[Item, ...], one: Item, other: Item) -> list[int]:
    """Return the useful starts of the travel from one item's school to the other's: at the edges of the gaps."""
    assert one.school is not None
    assert other.school is not None
    minutes = problem.travel_minutes(one.school, other.school)
    starts: list[int] = []
    for left, right in gaps(row, one.end, other.start):
        if right - left >= minutes:
            starts += [left, right - minutes]
    return sorted(set(starts)) or ([one.end] if minutes == 0 else [])


def with_travel(problem: Problem, row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Add the travel between schools to a day, each as early as it fits; none where it does not fit."""
    ways = []
    for one, other in moves(row):
        assert one.school is not None
        assert other.school is not None
        minutes = problem.travel_minutes(one.school, other.school)
        ways += [
            Item("travel", start, start + minutes, None, f"travel to {other.school}")
            for start in travel_options(problem, row, one, other)[:1]
        ]
    return tuple(sorted(row + tuple(ways), key=lambda item: (item.start, item.end)))
