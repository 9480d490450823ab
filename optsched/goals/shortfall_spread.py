"""Shortfall spread: where minutes must be missing, rather one session of each of two mandates than two of one."""

from optsched.domain import Plan, Problem


class ShortfallSpread:
    """Count the sessions that a mandate misses beyond its first."""

    name = "shortfall spread"
    stage = 2
    unit = "missing session beyond a mandate's first"
    weight = 20

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return sessions per cycle, each counted in each of its weeks."""
        return sum(max(0, owed.sessions - plan.session_weeks.get(key, 0) - 1) for key, owed in problem.demand.items())
