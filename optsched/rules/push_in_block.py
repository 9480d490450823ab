"""R15: a push-in lies inside one suitable block of the class the child is in."""

from collections.abc import Iterator

import numpy as np

from optsched.domain.people import Mandate
from optsched.domain.placed import seen, told
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, few
from optsched.domain.schools import Block
from optsched.domain.timetable import class_during, may_push_in
from optsched.model.board import CONSULT, PUSH_IN, Bools, Ints
from optsched.model.candidates import Candidates
from optsched.model.lits import positions


class PushInBlock:
    """One block covers a push-in and every block it touches suits it: where blocks overlap, the strictest wins.

    A consult that names activities is held during one of them, in the child's class.
    """

    code = "R15"
    title = "A push-in lies inside one suitable block of the class the child is in."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.key,) for each in problem.mandates]

    def allows(self, candidates: Candidates) -> Bools:
        fits = np.ones(len(candidates), dtype=bool)
        for (at, setting, place), rows in positions(candidates.mandate, candidates.setting, candidates.place).items():
            mandate = candidates.board.problem.mandates[at]
            if setting == PUSH_IN:
                fits[rows] = _fit_push_ins(candidates, mandate, place, rows)
            elif setting == CONSULT and mandate.push_in_during:
                fits[rows] = _fit_consults(candidates, mandate, rows)
        return fits

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _outside(problem.mandate[subject[0]], problem, plan))


def _fit_push_ins(candidates: Candidates, mandate: Mandate, place: int, rows: Ints) -> Bools:
    board, visited = candidates.board, candidates.board.places[place]
    if visited.kind != "class":
        return np.zeros(len(rows), dtype=bool)
    unfit, reach = board.push_in_reach(mandate, (visited.school, visited.names[0]))
    fits = candidates.clear(unfit, rows)
    day, first, end = candidates.day[rows], candidates.first_slot[rows], candidates.end[rows]
    for week in board.problem.cycle.all_weeks:
        fits &= ~candidates.in_week(week, rows) | (reach[week - 1, day, first] >= end)
    return fits


def _fit_consults(candidates: Candidates, mandate: Mandate, rows: Ints) -> Bools:
    problem = candidates.board.problem
    key = problem.student[mandate.student].school_class
    day, start, end = candidates.day[rows], candidates.start[rows], candidates.end[rows]
    fits = np.ones(len(rows), dtype=bool)
    for week in problem.cycle.all_weeks:
        during = np.zeros(len(rows), dtype=bool)
        for on in problem.cycle.all_days:
            for block in problem.blocks_on(key, week, on) if key else ():
                if block.activity in mandate.push_in_during:
                    during |= (day == on) & (block.window.start <= start) & (end <= block.window.end)
        fits &= ~candidates.in_week(week, rows) | during
    return fits


def _outside(mandate: Mandate, problem: Problem, plan: Plan) -> Iterator[Seen]:
    for row in plan.of_mandate.get(mandate.key, ()):
        for week in row.weeks:
            why = None
            if row.setting == "push-in":
                why = _push_in_objection(problem, mandate, row, week)
            elif row.setting == "consult" and mandate.push_in_during:
                why = _consult_objection(problem, mandate, row, week)
            if why:
                yield seen(week, f"{told(problem, row)} {why}", row)


def _push_in_objection(problem: Problem, mandate: Mandate, row: Placement, week: int) -> str | None:
    student = problem.student[mandate.student]
    key = class_during(problem, student, week, row.day, row.start, row.end)
    if key is None:
        return f"is a push-in, but {student.code} is not in one class then"
    if key != (row.school, row.place):
        return f"is a push-in in {row.place or 'no class'}, but {student.code} is in {key[1]} then"
    touched = [block for block in problem.blocks_on(key, week, row.day) if _touches(block, row)]
    unfit = dict.fromkeys(block.activity for block in touched if not may_push_in(problem, mandate, block, key))
    if unfit:
        return f"is a push-in during {few(unfit)} of {key[1]}, which does not suit it"
    if not any(_covers(block, row) for block in touched):
        return f"is a push-in that is not inside one block of {key[1]}"
    return None


def _consult_objection(problem: Problem, mandate: Mandate, row: Placement, week: int) -> str | None:
    key = problem.student[mandate.student].school_class
    blocks = problem.blocks_on(key, week, row.day) if key else ()
    if any(_covers(block, row) and block.activity in mandate.push_in_during for block in blocks):
        return None
    return f"is a consult that is not during {few(mandate.push_in_during)} of {key[1] if key else 'a class'}"


def _touches(block: Block, row: Placement) -> bool:
    return block.window.start < row.end and row.start < block.window.end


def _covers(block: Block, row: Placement) -> bool:
    return block.window.start <= row.start and row.end <= block.window.end
