"""Mix: a combined mandate has the share of push-in that its IEP asks for."""

import numpy as np

from optsched.domain import Demand, Mandate, Plan, Problem
from optsched.model.bill import Bill
from optsched.model.board import PUSH_IN
from optsched.model.facade import Model
from optsched.model.lits import Cost
from optsched.model.presence import asked


class Mix:
    """Count the minutes by which combined mandates are away from their push-in share."""

    name = "mix"
    stage = 2
    unit = "minute away from the push-in share"
    weight = 1

    def cost(self, model: Model) -> Cost:
        bill = Bill()
        table = model.candidates
        for each in asked(model):
            wanted = wanted_share(each.mandate, each.demand)
            if wanted is None:
                continue
            rows = model.candidates_of(each.mandate.key)
            rows = rows[table.setting[rows] == PUSH_IN]
            sessions = table.sessions[rows]
            away = model.integer(0, wanted + int(sessions.sum()))
            model.linear(np.append(model.lit[rows], away), np.append(sessions, 1), wanted, None)
            model.linear(np.append(model.lit[rows], away), np.append(sessions, -1), None, wanted)
            bill.charge_one(away, each.mandate.minutes)
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return minutes per cycle over the combined mandates with a share, too many and too few alike."""
        return sum(_away(problem.mandate[key], owed, plan) for key, owed in problem.demand.items())


def wanted_share(mandate: Mandate, owed: Demand) -> int | None:
    """Return the push-ins that the share asks for, rounded half up; None where there is no share, or no child."""
    if mandate.setting != "combined" or mandate.push_in_share is None or not mandate.is_direct:
        return None
    return (mandate.push_in_share * owed.sessions + 50) // 100


def _away(mandate: Mandate, owed: Demand, plan: Plan) -> int:
    wanted = wanted_share(mandate, owed)
    if wanted is None:
        return 0
    placed = sum(len(each.weeks) for each in plan.of_mandate.get(mandate.key, ()) if each.setting == "push-in")
    return abs(placed - wanted) * mandate.minutes
