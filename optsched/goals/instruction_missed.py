"""Instruction missed: pull-outs take children out of what they can best do without."""

from optsched.domain import Plan, Problem
from optsched.domain.timetable import missed_time
from optsched.model.bill import Bill
from optsched.model.board import Ints
from optsched.model.candidates import Candidates
from optsched.model.facade import Model
from optsched.model.lits import Cost
from optsched.model.missed import prices


class InstructionMissed:
    """Price the class time that pull-outs cost: `best` 0, `ok` 1, `avoid` 4 per 5 minutes, core 2 more."""

    name = "instruction missed"
    stage = 3
    unit = "point per 5 minutes pulled out"
    weight = 1

    def cost(self, model: Model) -> Cost:
        bill = Bill()
        bill.charge(model.lit, self.prices(model.candidates))
        return bill.cost()

    def prices(self, candidates: Candidates) -> Ints:
        return prices(candidates)

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return points per cycle; each child of a group counts."""
        return sum(
            part.price for each in plan.placements for week in each.weeks for part in missed_time(problem, each, week)
        )
