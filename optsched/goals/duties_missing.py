"""Duties missing: work that is not therapy, free to move, and found no time."""

from collections import defaultdict

from optsched.domain import Duty, Plan, Problem
from optsched.domain.demand import duty_parts


class DutiesMissing:
    """Count the minutes of floating duties that are owed in the cycle and not planned."""

    name = "duties missing"
    stage = 1
    unit = "minute"
    weight = 1

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
