"""Even load: a therapist's days are about equally full."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from optsched.domain import Plan, Problem
from optsched.model.bill import Bill
from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.model.lits import Cost

STEP = 15
"""Minutes of difference that cost 1; less is no difference worth a change (WORKBOOK 2.1)."""


class EvenLoad:
    """Count the quarter hours between the fullest and the emptiest day of a therapist's week."""

    name = "even load"
    stage = 3
    unit = "15 minutes between fullest and emptiest day"
    weight = 1

    def cost(self, model: Model) -> Cost:
        """Count over the therapists who are planned; weeks with the same choices on every day are one."""
        bill = Bill()
        for name in sorted(model.planned):
            weeks = Counter(tuple(_rows(model, name, week)) for week in model.weeks)
            for days, number in weeks.items():
                if len(days) > 1:
                    bill.charge_one(_steps(model, [np.frombuffer(day, dtype=np.int64) for day in days]), number)
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return full quarter hours per cycle, over therapists and weeks with hours on two days or more."""
        return sum(
            _difference(problem, plan, each.name, week) // STEP
            for each in problem.therapists
            for week in problem.cycle.all_weeks
        )


def _rows(model: Model, therapist: str, week: int) -> Iterator[bytes]:
    """Yield the rows of meetings of each day with hours."""
    for day in model.days:
        if model.problem.hours_on(therapist, week, day):
            yield model.rows_on(therapist, week, day).tobytes()


def _steps(model: Model, days: list[Ints]) -> int:
    """Return an integer of at least the full quarter hours between the fullest and the emptiest of these days."""
    longest = 24 * 60
    most, least, steps = (model.integer(0, top) for top in (longest, longest, longest // STEP))
    for rows in days:
        minutes = model.meetings.end[rows] - model.meetings.start[rows]
        for bound, sign in ((most, 1), (least, -1)):
            model.linear(np.append(model.held[rows], bound), np.append(-sign * minutes, sign), 0, None)
    model.linear(np.array([most, least, steps]), np.array([1, -1, -STEP]), None, STEP - 1)
    return steps


def _difference(problem: Problem, plan: Plan, therapist: str, week: int) -> int:
    loads = [
        sum(one.end - one.start for one in plan.meetings_on(therapist, week, day))
        for day in problem.cycle.all_days
        if problem.hours_on(therapist, week, day)
    ]
    return max(loads) - min(loads) if loads else 0
