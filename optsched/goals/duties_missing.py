"""Duties missing: work that is not therapy, free to move, and found no time."""

import numpy as np

from optsched.domain import Plan, Problem
from optsched.domain.accounts import lacking_duties
from optsched.model.facade import Model
from optsched.model.lits import Cost


class DutiesMissing:
    """Count the minutes of floating duties that are owed in the cycle and not planned."""

    name = "duties missing"
    stage = 1
    unit = "minute"
    weight = 1

    def cost(self, model: Model) -> Cost:
        """Count the duties whose therapists are all planned in the model; no part is ever done too often."""
        table = model.duties
        minutes = np.array([duty.minutes for duty, _ in table.parts], dtype=np.int64)
        return Cost(model.duty_lit, -minutes[table.part] * table.count, int((minutes * table.owed).sum()))

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return minutes per cycle."""
        lacking = lacking_duties(problem, plan)
        return sum(problem.duty[key].minutes * times for key, parts in lacking.items() for _, times in parts)
