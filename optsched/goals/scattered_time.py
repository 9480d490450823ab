"""Scattered time: what is open in a therapist's day is open in stretches that can be used."""

from optsched.domain import Plan, Problem, Therapist
from optsched.domain.cycle import merged
from optsched.domain.day import Item, gaps, items, moves, travel_options

USEFUL = 30
"""Minutes that make an open stretch good for an evaluation, a make-up or notes (WORKBOOK 2.1)."""


class ScatteredTime:
    """Count the open stretches too short to be used, on days with at least one session."""

    name = "scattered time"
    stage = 3
    unit = "open stretch shorter than 30 minutes"
    weight = 1

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return stretches per cycle; each travel stands where it leaves the fewest."""
        days = dict.fromkeys((one.therapist, one.week, one.day) for one in plan.meetings)
        return sum(_on_day(problem, plan, problem.therapist[name], week, day) for name, week, day in days)


def _on_day(problem: Problem, plan: Plan, therapist: Therapist, week: int, day: int) -> int:
    row = items(problem, plan, therapist.name, week, day)
    pieces = merged([(start, end) for _, start, end in problem.hours_on(therapist.name, week, day)])
    filled = row
    for one, other in moves(row):
        ways = [(*filled, way) for way in _ways(problem, row, one, other)]
        filled = min(ways, key=lambda way: _short_stretches(therapist, way, pieces), default=filled)
    return _short_stretches(therapist, filled, pieces)


def _ways(problem: Problem, row: tuple[Item, ...], one: Item, other: Item) -> list[Item]:
    """Return the travel from one item's school to the other's, once for every place it can take."""
    assert one.school is not None
    assert other.school is not None
    minutes = problem.travel_minutes(one.school, other.school)
    return [Item("travel", start, start + minutes) for start in travel_options(problem, row, one, other)]


def _short_stretches(therapist: Therapist, row: tuple[Item, ...], pieces: list[tuple[int, int]]) -> int:
    """Count the short stretches of the hours that nothing fills; minutes owed between sessions are not open."""
    sessions_end = {item.end for item in row if item.kind == "session"}
    sessions_start = {item.start for item in row if item.kind == "session"}
    count = 0
    for start, end in pieces:
        for left, right in gaps(row, start, end):
            is_inside = start < left and right < end
            is_between = is_inside and left in sessions_end and right in sessions_start
            owed = therapist.minutes_between if is_between else 0
            count += 0 < right - left - owed < USEFUL
    return count
