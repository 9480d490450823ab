"""Shortfall spread: where minutes must be missing, rather one session of each of two mandates than two of one."""

import numpy as np

from optsched.domain import Plan, Problem
from optsched.model.bill import Bill
from optsched.model.facade import Model
from optsched.model.lits import Cost
from optsched.model.presence import asked


class ShortfallSpread:
    """Count the sessions that a mandate misses beyond its first."""

    name = "shortfall spread"
    stage = 2
    unit = "missing session beyond a mandate's first"
    weight = 20

    def cost(self, model: Model) -> Cost:
        bill = Bill()
        for each in asked(model):
            beyond = each.left - 1
            if beyond < 1:
                continue
            if (each.sessions == each.left).all() and not each.is_crowded:
                bill.constant += beyond
                bill.charge(each.lits, -beyond)
            else:
                missing = model.integer(0, beyond)
                model.linear(np.append(each.lits, missing), np.append(each.sessions, 1), beyond, None)
                bill.charge_one(missing)
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return sessions per cycle, each counted in each of its weeks."""
        return sum(max(0, owed.sessions - plan.session_weeks.get(key, 0) - 1) for key, owed in problem.demand.items())
