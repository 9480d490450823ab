"""R14: a child's own protected time is never taken."""

from collections.abc import Iterator

import numpy as np

from optsched.domain.placed import seen, told, with_child
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, span
from optsched.model.board import PULL_OUT, PUSH_IN, Bools
from optsched.model.candidates import Candidates
from optsched.model.lits import positions


class ProtectedTime:
    """No session with a child, push-in or pull-out, touches an own time whose rule is `never`."""

    code = "R14"
    title = "A child's own protected time is never taken."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.code,) for each in problem.students]

    def allows(self, candidates: Candidates) -> Bools:
        board = candidates.board
        free = np.ones(len(candidates), dtype=bool)
        direct = np.flatnonzero(np.isin(candidates.setting, (PUSH_IN, PULL_OUT)))
        for (at,), some in positions(candidates.student[direct]).items():
            student = board.problem.students[at]
            if board.problem.times_of[student.code]:
                free[direct[some]] = candidates.clear(board.protected(student), direct[some])
        return free

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _taken(subject[0], problem, plan))


def _taken(student: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
    protected = [time for time in problem.times_of[student] if time.rule == "never"]
    for row in plan.of_student.get(student, ()) if protected else ():
        if not with_child(row):
            continue
        for time in protected:
            what = f"{time.what or 'the protected time'} {span(*time.window.shown)}"
            for week in row.weeks:
                if time.window.touches(week, row.day, row.start, row.end):
                    yield seen(week, f"{told(problem, row)} takes {what} of {student}", row)
