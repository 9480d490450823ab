"""Same time: a child comes at the same day and time in all its weeks."""

from collections import Counter
from collections.abc import Iterable

from optsched.domain import Placement, Plan, Problem


class SameTime:
    """Count the sessions away from their mandate's usual day and time."""

    name = "same time"
    stage = 3
    unit = "session away from its mandate's usual day and time"
    weight = 3

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return sessions per cycle, each counted in each of its weeks."""
        return sum(_away(rows) for rows in plan.of_mandate.values())


def _away(placements: Iterable[Placement]) -> int:
    """Return the session-weeks outside a mandate's usual times: as many as its fullest week has, the commonest."""
    times: Counter[tuple[int, int]] = Counter()
    in_week: Counter[int] = Counter()
    for each in placements:
        times[each.day, each.start] += len(each.weeks)
        in_week.update(each.weeks)
    usual = times.most_common(max(in_week.values(), default=0))
    return times.total() - sum(count for _, count in usual)
