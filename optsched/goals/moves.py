"""Moves: a plan made after another one disturbs little of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from optsched.domain import Placement, Plan, Problem

THERAPIST, DAY, WEEK, SETTING = 40, 20, 15, 15
"""What it costs that one session in one week has another therapist, day, week or setting (WORKBOOK 2.1)."""
START_STEP, START_MOST = 5, 10
"""Another start costs 1 per 5 minutes, and never more than 10."""

UNREACHED = 10**9
"""Longer than any path of the pairing."""


class SessionWeek(NamedTuple):
    """What people remember of one session in one week."""

    therapist: str
    week: int
    day: int
    start: int
    setting: str


class Moves:
    """Price what differs from the previous plan; nothing without one, nothing for what is added or removed."""

    name = "moves"
    stage = 2
    unit = "point (therapist 40, day 20, week or setting 15, start up to 10)"
    weight = 1

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return points per cycle: per mandate, old sessions paired with new ones so that the sum is least."""
        before: dict[str, list[Placement]] = defaultdict(list)
        for each in problem.previous:
            before[each.mandate].append(each)
        return sum(_least_price(rows, plan.of_mandate.get(key, ())) for key, rows in before.items())


def _least_price(before: Iterable[Placement], after: Iterable[Placement]) -> int:
    old, new = _session_weeks(before), _session_weeks(after)
    # Prices obey the triangle inequality, so that sessions which stayed can be paired with themselves first.
    gone, come = sorted((old - new).elements()), sorted((new - old).elements())
    few, many = sorted((gone, come), key=len)
    return least_pairing([[_price(one, other) for other in many] for one in few])


def _session_weeks(placements: Iterable[Placement]) -> Counter[SessionWeek]:
    return Counter(
        SessionWeek(each.therapist, week, each.day, each.start, each.setting)
        for each in placements
        for week in each.weeks
    )


def _price(one: SessionWeek, other: SessionWeek) -> int:
    steps = -(-abs(one.start - other.start) // START_STEP)
    return (
        THERAPIST * (one.therapist != other.therapist)
        + DAY * (one.day != other.day)
        + WEEK * (one.week != other.week)
        + SETTING * (one.setting != other.setting)
        + min(steps, START_MOST)
    )


def least_pairing(prices: list[list[int]]) -> int:
    """Return the least total of giving every row a column of its own; there are at least as many columns as rows.

    Shortest augmenting paths with row and column potentials (Kuhn 1955, Munkres 1957), rows² × columns steps.
    """
    columns = len(prices[0]) if prices else 0
    row_of: list[int | None] = [None] * columns
    up, down = [0] * len(prices), [0] * columns
    for row in range(len(prices)):
        _place_row(row, prices, row_of, up, down)
    return sum(prices[row][column] for column, row in enumerate(row_of) if row is not None)


def _place_row(row: int, prices: list[list[int]], row_of: list[int | None], up: list[int], down: list[int]) -> None:
    """Give one more row a column, moving rows that have one along the cheapest path; keeps reduced prices ≥ 0."""
    reach, came_from = [UNREACHED] * len(row_of), [-1] * len(row_of)
    done: list[int] = []
    at: int | None = row
    last, length = -1, 0
    while at is not None:
        for column in range(len(row_of)):
            through = length + prices[at][column] - up[at] - down[column]
            if through < reach[column]:
                reach[column], came_from[column] = through, last
        last = min((column for column in range(len(row_of)) if column not in done), key=lambda one: reach[one])
        length = reach[last]
        done.append(last)
        at = row_of[last]
    up[row] += length
    for column in done:
        held = row_of[column]
        if held is not None:
            up[held] += length - reach[column]
            down[column] -= length - reach[column]
    while last != -1:
        before = came_from[last]
        row_of[last] = row if before == -1 else row_of[before]
        last = before
