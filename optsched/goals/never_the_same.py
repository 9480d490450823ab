"""Never the same: no child pays for all its therapy with one activity."""

from collections import Counter

from optsched.domain import Plan, Problem
from optsched.domain.timetable import PIECE, missed_pieces

FREE = 120
"""Minutes of one activity that a child may miss in a cycle at no cost (WORKBOOK 2.1)."""


class NeverTheSame:
    """Count, per child and activity, what is missed to pull-out beyond 120 minutes a cycle."""

    name = "never the same"
    stage = 3
    unit = "5 minutes missed beyond 120 of one activity"
    weight = 2

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return pieces of 5 minutes per cycle, the last one of each child and activity rounded up."""
        missed: Counter[tuple[str, str]] = Counter()
        for each in plan.placements:
            for week in each.weeks:
                for piece in missed_pieces(problem, each, week):
                    missed[each.student, piece.activity] += piece.minutes
        return sum(-(-(minutes - FREE) // PIECE) for minutes in missed.values() if minutes > FREE)
