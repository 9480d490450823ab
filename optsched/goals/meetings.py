"""Meetings: seeing children together leaves a therapist time for the rest of the work."""

from optsched.domain import Plan, Problem
from optsched.model.facade import Model
from optsched.model.lits import Cost
from optsched.model.patterns import weeks_in


class Meetings:
    """Count the sessions that therapists hold; a group is one."""

    name = "meetings"
    stage = 3
    unit = "session held"
    weight = 1

    def cost(self, model: Model) -> Cost:
        held = model.meetings.head
        return Cost(model.held[held], weeks_in(model.meetings.weeks[held]))

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return sessions per cycle, consult and on behalf too, each counted in each of its weeks."""
        return len(plan.meetings)
