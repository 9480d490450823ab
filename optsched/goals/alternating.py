"""Alternating: a child seen both in class and outside is seen in turns, week by week."""

from collections import defaultdict
from collections.abc import Iterable

from optsched.domain import Demand, Mandate, Placement, Plan, Problem


class Alternating:
    """Count the weeks in which a combined mandate repeats the one setting of the week before."""

    name = "alternating"
    stage = 3
    unit = "week that repeats the setting of the week before"
    weight = 3

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return weeks per cycle over the mandates whose share asks for both settings."""
        return sum(
            _repeats(plan.of_mandate.get(key, ()))
            for key, owed in problem.demand.items()
            if _wants_both(problem.mandate[key], owed)
        )


def _wants_both(mandate: Mandate, owed: Demand) -> bool:
    if mandate.setting != "combined" or mandate.push_in_share is None:
        return False
    return 0 < (mandate.push_in_share * owed.sessions + 50) // 100 < owed.sessions


def _repeats(placements: Iterable[Placement]) -> int:
    """Return the weeks that are, like the week seen before, in one setting only; the first follows the last."""
    seen: dict[int, set[str]] = defaultdict(set)
    for each in placements:
        for week in each.weeks:
            seen[week].add(each.setting)
    if len(seen) < 2:
        return 0
    settings = [seen[week] for week in sorted(seen)]
    return sum(len(now) == 1 and now == settings[at - 1] for at, now in enumerate(settings))
