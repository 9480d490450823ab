"""A goal to copy: late sessions, those that begin when children are tired.

Copy this file under the goal's name, change what it says and counts, add one line to `GOALS` in the package's
`__init__`, and copy `tests/goals/test_goal_template.py` beside it. A goal imports no other goal; what two goals
need stands in `domain`. A goal that prices no placement by itself has a `cost` and no `prices`.
"""

from optsched.domain import Plan, Problem
from optsched.model.bill import Bill
from optsched.model.board import Ints
from optsched.model.candidates import Candidates
from optsched.model.facade import Model
from optsched.model.lits import Cost

LATE = 13 * 60
"""Minutes since midnight; a number that decides a cost has a name, a unit and a reason."""


class LateSessions:
    """Count the sessions that begin at 13:00 or later (one sentence: what is counted)."""

    name = "late sessions"
    stage = 3
    unit = "session begun at 13:00 or later"
    weight = 1

    def cost(self, model: Model) -> Cost:
        """Return the same number as `measure`, as a sum over literals: the model face."""
        bill = Bill()
        bill.charge(model.lit, self.prices(model.candidates))
        return bill.cost()

    def prices(self, candidates: Candidates) -> Ints:
        """Return what each candidate costs by itself, in all its weeks."""
        return candidates.sessions * (candidates.start >= LATE)

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return the cost per cycle in the goal's unit, before its weight: a sum of terms that are never negative."""
        return sum(len(each.weeks) for each in plan.placements if each.start >= LATE)
