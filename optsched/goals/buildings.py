"""Buildings: a therapist seldom changes the school within a day."""

from optsched.domain import Plan, Problem
from optsched.domain.day import items, moves


class Buildings:
    """Count the changes of school within the days of therapists."""

    name = "buildings"
    stage = 3
    unit = "change of school in a day"
    weight = 5

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return changes per cycle, between sessions and duties that have a school."""
        return sum(
            sum(1 for _ in moves(items(problem, plan, each.name, week, day)))
            for each in problem.therapists
            for week in problem.cycle.all_weeks
            for day in problem.cycle.all_days
        )
