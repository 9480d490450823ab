"""Minutes missing: what the IEPs ask for and the plan does not hold."""

from optsched.domain import Plan, Problem


class MinutesMissing:
    """Count the mandated minutes that are owed in the cycle and not placed."""

    name = "minutes missing"
    stage = 1
    unit = "minute"
    weight = 1

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return minutes per cycle; what one mandate has too many makes up for no other."""
        return sum(
            problem.mandate[key].minutes * max(0, owed.sessions - plan.session_weeks.get(key, 0))
            for key, owed in problem.demand.items()
        )
