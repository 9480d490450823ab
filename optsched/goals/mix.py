"""Mix: a combined mandate has the share of push-in that its IEP asks for."""

from optsched.domain import Demand, Mandate, Plan, Problem


class Mix:
    """Count the minutes by which combined mandates are away from their push-in share."""

    name = "mix"
    stage = 2
    unit = "minute away from the push-in share"
    weight = 1

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return minutes per cycle over the combined mandates with a share, too many and too few alike."""
        return sum(_away(problem.mandate[key], owed, plan) for key, owed in problem.demand.items())


def _away(mandate: Mandate, owed: Demand, plan: Plan) -> int:
    if mandate.setting != "combined" or mandate.push_in_share is None:
        return 0
    wanted = (mandate.push_in_share * owed.sessions + 50) // 100
    placed = sum(len(each.weeks) for each in plan.of_mandate.get(mandate.key, ()) if each.setting == "push-in")
    return abs(placed - wanted) * mandate.minutes
