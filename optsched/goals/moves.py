"""Moves: a plan made after another one disturbs little of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from optsched.domain import Placement, Plan, Problem
from optsched.model.bill import Bill
from optsched.model.board import SETTINGS, Ints
from optsched.model.facade import Model
from optsched.model.lits import NO_LITS, Cost

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

    def cost(self, model: Model) -> Cost:
        bill = Bill()
        for key, before in _before(model.problem).items():
            if key in model.board.mandate and len(model.candidates_of(key)):
                _charge(model, bill, key, sorted(_session_weeks(before).elements()))
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return points per cycle: per mandate, old sessions paired with new ones so that the sum is least."""
        return sum(_least_price(rows, plan.of_mandate.get(key, ())) for key, rows in _before(problem).items())


def _before(problem: Problem) -> dict[str, list[Placement]]:
    """Return the placements of the previous plan by mandate."""
    before: dict[str, list[Placement]] = defaultdict(list)
    for each in problem.previous:
        before[each.mandate].append(each)
    return before


def _charge(model: Model, bill: Bill, key: str, old: list[SessionWeek]) -> None:
    """Pair old sessions with new ones; new ones of equal prices to all the old ones are one kind."""
    kinds = _kinds(model, model.candidates_of(key), old)
    pairs = model.bools(len(kinds) * len(old)).reshape(len(kinds), len(old))
    bill.charge(pairs.ravel(), np.array(list(kinds), dtype=np.int64).ravel())
    one = np.ones(len(old), dtype=np.int64)
    for mine, new in zip(pairs, kinds.values(), strict=True):
        model.linear(np.append(mine, new), np.append(one, -np.ones_like(new)), None, 0)
    for column in pairs.T:
        model.at_most_one(column)
    demand = model.problem.demand.get(key)
    rows, table = model.candidates_of(key), model.candidates
    most = max(int(table.sessions[rows[table.fixed[rows]]].sum()), demand.sessions if demand else 0)
    _pair_all(model, pairs.ravel(), np.concatenate([NO_LITS, *kinds.values()]), len(old), most)


def _kinds(model: Model, rows: Ints, old: list[SessionWeek]) -> dict[tuple[int, ...], Ints]:
    """Return the literals of new sessions in one week by their prices to the old ones."""
    table, found = model.candidates, defaultdict(list)
    for row in rows.tolist():
        for week in model.weeks:
            if table.weeks[row] >> (week - 1) & 1:
                therapist, day = model.problem.therapists[table.therapist[row]].name, int(table.day[row])
                new = SessionWeek(therapist, week, day, int(table.start[row]), SETTINGS[table.setting[row]])
                found[tuple(_price(one, new) for one in old)].append(int(model.lit[row]))
    return {prices: np.array(lits, dtype=np.int64) for prices, lits in found.items()}


def _pair_all(model: Model, pairs: Ints, new: Ints, old: int, most: int) -> None:
    """Pair every new session, of which there are `most` at most, or every old one: whichever are fewer."""
    one = np.ones_like(pairs)
    lits, coefs = np.append(pairs, new), np.append(one, -np.ones_like(new))
    if most > old:
        every_old = int(model.bools(1)[0])
        model.linear(np.append(pairs, every_old), np.append(one, -old), 0, None)
        lits, coefs = np.append(lits, every_old), np.append(coefs, most)
    model.linear(lits, coefs, 0, None)


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
