"""Alternating: a child seen both in class and outside is seen in turns, week by week."""

from collections import defaultdict
from collections.abc import Iterable

from optsched.domain import Demand, Mandate, Placement, Plan, Problem
from optsched.model.bill import Bill
from optsched.model.board import PULL_OUT, PUSH_IN
from optsched.model.facade import Model
from optsched.model.lits import Cost, negated


class Alternating:
    """Count the weeks in which a combined mandate repeats the one setting of the week before."""

    name = "alternating"
    stage = 3
    unit = "week that repeats the setting of the week before"
    weight = 3

    def cost(self, model: Model) -> Cost:
        bill = Bill()
        for at in model.of_mandate:
            mandate = model.problem.mandates[at]
            owed = model.problem.demand.get(mandate.key)
            if owed is not None and _wants_both(mandate, owed):
                _charge(model, bill, mandate.key)
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return weeks per cycle over the mandates whose share asks for both settings."""
        return sum(
            _repeats(plan.of_mandate.get(key, ()))
            for key, owed in problem.demand.items()
            if _wants_both(problem.mandate[key], owed)
        )


def _wants_both(mandate: Mandate, owed: Demand) -> bool:
    if mandate.setting != "combined" or mandate.push_in_share is None or not mandate.is_direct:
        return False
    return 0 < (mandate.push_in_share * owed.sessions + 50) // 100 < owed.sessions


def _charge(model: Model, bill: Bill, key: str) -> None:
    """Charge a week held in one setting only, when the week seen before was held in that setting only."""
    rows, table = model.candidates_of(key), model.candidates
    seen: dict[int, tuple[int, int]] = {}
    for week in model.weeks:
        held = rows[table.in_week(week, rows)]
        in_class, outside = (model.lit[held[table.setting[held] == setting]] for setting in (PUSH_IN, PULL_OUT))
        seen[week] = (model.any_of(in_class.tolist()), model.any_of(outside.tolist()))
    for now in model.weeks:
        repeats = int(model.bools(1)[0])
        bill.charge_one(repeats)
        between: list[int] = []
        for back in range(1, len(model.weeks)):
            before = (now - back - 1) % len(model.weeks) + 1
            for one, other in ((0, 1), (1, 0)):
                same = [negated(seen[week][one]) for week in (now, before)]
                mixed = [seen[week][other] for week in (now, before)]
                model.clause([*same, *mixed, *between, repeats])
            between += seen[before]


def _repeats(placements: Iterable[Placement]) -> int:
    """Return the weeks that are, like the week seen before, in one setting only; the first follows the last."""
    seen: dict[int, set[str]] = defaultdict(set)
    for each in placements:
        for week in each.weeks:
            seen[week].add(each.setting)
    if len(seen) < 2:
        return 0
    settings = [seen[week] for week in sorted(seen)]
    return sum(len(now) == 1 and now == settings[at - 1] for at, now in enumerate(settings))
