"""Same time: a child comes at the same day and time in all its weeks."""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from optsched.domain import Placement, Plan, Problem
from optsched.model.bill import Bill
from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.model.lits import Cost, positions


class SameTime:
    """Count the sessions away from their mandate's usual day and time."""

    name = "same time"
    stage = 3
    unit = "session away from its mandate's usual day and time"
    weight = 3

    def cost(self, model: Model) -> Cost:
        bill = Bill()
        for at, rows in model.of_mandate.items():
            if len(rows) > 1 and _may_differ(model, at, rows):
                _charge(model, bill, rows)
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return sessions per cycle, each counted in each of its weeks."""
        return sum(_away(rows) for rows in plan.of_mandate.values())


def _may_differ(model: Model, mandate: int, rows: Ints) -> bool:
    """Tell whether sessions of one mandate may be at other times in other weeks."""
    table = model.candidates
    demand = model.problem.demand.get(model.problem.mandates[mandate].key)
    if demand is None or table.fixed[rows].any():
        return True
    whole = len(np.unique(table.weeks[rows])) == 1
    return not whole and int(table.sessions[rows].min()) < demand.sessions


def _charge(model: Model, bill: Bill, rows: Ints) -> None:
    """Choose a usual time for every session of the fullest week, and charge what is held at another."""
    table = model.candidates
    times = positions(table.day[rows], table.start[rows])
    usual = model.bools(len(times))
    every = int(np.bitwise_or.reduce(table.weeks[rows]))
    for lit, here in zip(usual.tolist(), times.values(), strict=True):
        for (mask,), alike in positions(table.weeks[rows[here]]).items():
            held = np.unique(model.lit[rows[here[alike]]])
            excuses = [lit]
            if mask != every:
                excuses.append(int(model.bools(1)[0]))
                bill.charge_one(excuses[-1], mask.bit_count())
            prices = np.append(np.ones_like(held), -np.ones(len(excuses), dtype=np.int64))
            model.linear(np.append(held, excuses), prices, None, 0)
    _limit(model, usual, rows)


def _limit(model: Model, usual: Ints, rows: Ints) -> None:
    """No more usual times than sessions in some week."""
    table = model.candidates
    weeks = [week for week in model.weeks if table.in_week(week, rows).any()]
    fullest = model.bools(len(weeks))
    model.linear(fullest, np.ones_like(fullest), 1, 1)
    for week, lit in zip(weeks, fullest.tolist(), strict=True):
        held = model.lit[rows[table.in_week(week, rows)]]
        lits = np.concatenate([usual, held, [lit]])
        prices = np.concatenate([np.ones_like(usual), -np.ones_like(held), [len(usual)]])
        model.linear(lits, prices, None, len(usual))


def _away(placements: Iterable[Placement]) -> int:
    """Return the session-weeks outside a mandate's usual times: as many as its fullest week has, the commonest."""
    times: Counter[tuple[int, int]] = Counter()
    in_week: Counter[int] = Counter()
    for each in placements:
        times[each.day, each.start] += len(each.weeks)
        in_week.update(each.weeks)
    usual = times.most_common(max(in_week.values(), default=0))
    return times.total() - sum(count for _, count in usual)
