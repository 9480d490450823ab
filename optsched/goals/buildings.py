"""Buildings: a therapist seldom changes the school within a day."""

from optsched.domain import Plan, Problem
from optsched.domain.day import items, moves
from optsched.model.bill import Bill
from optsched.model.facade import Model
from optsched.model.lits import Cost


class Buildings:
    """Count the changes of school within the days of therapists."""

    name = "buildings"
    stage = 3
    unit = "change of school in a day"
    weight = 5

    def cost(self, model: Model) -> Cost:
        """Charge every way that is taken; days on which locked sessions leave no time for a way cost nothing."""
        bill = Bill()
        for name in sorted(model.planned):
            for week, day in model.all_days:
                if journey := model.journey_on(name, week, day):
                    bill.charge(journey.travel.lits)
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return changes per cycle, between sessions and duties that have a school."""
        return sum(
            sum(1 for _ in moves(items(problem, plan, each.name, week, day)))
            for each in problem.therapists
            for week in problem.cycle.all_weeks
            for day in problem.cycle.all_days
        )
