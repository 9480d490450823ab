"""Never the same: no child pays for all its therapy with one activity."""

from collections import Counter

import numpy as np

from optsched.domain import Plan, Problem
from optsched.domain.timetable import PIECE, missed_time
from optsched.model.bill import Bill
from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.model.lits import Cost
from optsched.model.missed import minutes_of

FREE = 120
"""Minutes of one activity that a child may miss in a cycle at no cost (WORKBOOK 2.1)."""


class NeverTheSame:
    """Count, per child and activity, what is missed to pull-out beyond 120 minutes a cycle."""

    name = "never the same"
    stage = 3
    unit = "5 minutes missed beyond 120 of one activity"
    weight = 2

    def cost(self, model: Model) -> Cost:
        bill = Bill()
        for rows in model.of_student.values():
            for minutes in minutes_of(model.candidates, rows):
                if _most(model, rows, minutes) > FREE:
                    over = model.integer(0, int(minutes.sum()) // PIECE + 1)
                    model.linear(np.append(model.lit[rows], over), np.append(minutes, -PIECE), None, FREE)
                    bill.charge_one(over)
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return pieces of 5 minutes per cycle, the last one of each child and activity rounded up."""
        missed: Counter[tuple[str, str]] = Counter()
        for each in plan.placements:
            for week in each.weeks:
                for part in missed_time(problem, each, week):
                    missed[each.student, part.activity] += part.minutes
        return sum(-(-(minutes - FREE) // PIECE) for minutes in missed.values() if minutes > FREE)


def _most(model: Model, rows: Ints, minutes: Ints) -> int:
    """Return how much of one activity a child can miss at most: all that is owed, held where it misses most."""
    table = model.candidates
    fixed = table.fixed[rows]
    most = int(minutes[fixed].sum())
    each_session = -(-minutes // table.sessions[rows])
    for mandate in np.unique(table.mandate[rows[~fixed]]).tolist():
        demand = model.problem.demand.get(model.problem.mandates[mandate].key)
        mine = ~fixed & (table.mandate[rows] == mandate)
        most += int(each_session[mine].max()) * demand.sessions if demand else int(minutes[mine].sum())
    return most
