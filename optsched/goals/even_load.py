"""Even load: a therapist's days are about equally full."""

from optsched.domain import Plan, Problem

STEP = 15
"""Minutes of difference that cost 1; less is no difference worth a change (WORKBOOK 2.1)."""


class EvenLoad:
    """Count the quarter hours between the fullest and the emptiest day of a therapist's week."""

    name = "even load"
    stage = 3
    unit = "15 minutes between fullest and emptiest day"
    weight = 1

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return full quarter hours per cycle, over therapists and weeks with hours on two days or more."""
        return sum(
            _difference(problem, plan, each.name, week) // STEP
            for each in problem.therapists
            for week in problem.cycle.all_weeks
        )


def _difference(problem: Problem, plan: Plan, therapist: str, week: int) -> int:
    loads = [
        sum(one.end - one.start for one in plan.meetings_on(therapist, week, day))
        for day in problem.cycle.all_days
        if problem.hours_on(therapist, week, day)
    ]
    return max(loads) - min(loads) if loads else 0
