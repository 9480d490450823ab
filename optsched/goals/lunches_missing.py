"""Lunches missing: days long enough for a lunch that have none."""

import numpy as np

from optsched.domain import Plan, Problem
from optsched.model.facade import Model
from optsched.model.lits import Cost


class LunchesMissing:
    """Count the lunches that are owed to therapists and not planned."""

    name = "lunches missing"
    stage = 1
    unit = "lunch"
    weight = 1

    def cost(self, model: Model) -> Cost:
        taken = model.lunch_lit
        return Cost(taken, -np.ones_like(taken), len(model.lunches.days))

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return lunches per cycle."""
        return sum(
            problem.lunch_is_owed(each.name, week, day) and (each.name, week, day) not in plan.lunch
            for each in problem.therapists
            for week in problem.cycle.all_weeks
            for day in problem.cycle.all_days
        )
