"""Duties missing: work that is not therapy, free to move, and found no time."""

from collections import defaultdict

import numpy as np

from optsched.domain import Duty, Plan, Problem
from optsched.domain.demand import duty_parts
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
        """Return minutes per cycle; a duty done twice in one week makes up for no other week."""
        done: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for time in plan.duties:
            done[time.duty] += [(week, time.day) for week in time.weeks]
        return sum(_missing(problem, duty, done[duty.key]) * duty.minutes for duty in problem.floating_duties)


def _missing(problem: Problem, duty: Duty, done: list[tuple[int, int]]) -> int:
    """Return how many occurrences are owed and not among `done`, the (week, day) of each that is."""
    missing = 0
    for part in duty_parts(duty, problem.cycle):
        inside = sum(week in part.weeks and day in part.days for week, day in done)
        missing += max(0, part.times - inside)
    return missing
