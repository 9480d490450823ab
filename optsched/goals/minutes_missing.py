"""Minutes missing: what the IEPs ask for and the plan does not hold."""

import numpy as np

from optsched.domain import Plan, Problem
from optsched.model.bill import Bill
from optsched.model.facade import Model
from optsched.model.lits import Cost
from optsched.model.presence import Asked, asked


class MinutesMissing:
    """Count the mandated minutes that are owed in the cycle and not placed."""

    name = "minutes missing"
    stage = 1
    unit = "minute"
    weight = 1

    def cost(self, model: Model) -> Cost:
        bill = Bill()
        for each in asked(model):
            if not each.left:
                continue
            if each.is_crowded:
                bill.charge_one(_missing(model, each), each.mandate.minutes)
            else:
                bill.constant += each.mandate.minutes * each.left
                bill.charge(each.lits, -each.mandate.minutes * each.sessions)
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return minutes per cycle; what one mandate has too many makes up for no other."""
        return sum(
            problem.mandate[key].minutes * max(0, owed.sessions - plan.session_weeks.get(key, 0))
            for key, owed in problem.demand.items()
        )


def _missing(model: Model, each: Asked) -> int:
    """Count missing sessions apart where locks fill some week too far: the others may then make up for none."""
    missing = model.integer(0, each.left)
    model.linear(np.append(each.lits, missing), np.append(each.sessions, 1), each.left, None)
    return missing
