"""R13: a pull-out never takes class time that its activity protects."""

from collections.abc import Iterator

import numpy as np

from optsched.domain.cycle import merged
from optsched.domain.people import Student
from optsched.domain.placed import seen, told
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, listed
from optsched.domain.schools import Level
from optsched.domain.timetable import Stretch, grade_in, may_pull_out, stretches
from optsched.model.board import PULL_OUT, Bools
from optsched.model.candidates import Candidates
from optsched.model.lits import positions


class ClassTime:
    """Every minute of a pull-out lies in blocks that let the child go, or in the child's own `allow`.

    A child without a class may be pulled out whenever the school is open.
    """

    code = "R13"
    title = "A pull-out never takes class time that its activity protects."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.code,) for each in problem.students]

    def allows(self, candidates: Candidates) -> Bools:
        board = candidates.board
        free = np.ones(len(candidates), dtype=bool)
        pulled = np.flatnonzero(candidates.setting == PULL_OUT)
        for (at,), some in positions(candidates.mandate[pulled]).items():
            mandate = board.problem.mandates[at]
            closed = board.closed_to_pull_out(board.problem.student[mandate.student], mandate.service)
            free[pulled[some]] = candidates.clear(closed, pulled[some])
        return free

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _taken(problem.student[subject[0]], problem, plan))


def _taken(student: Student, problem: Problem, plan: Plan) -> Iterator[Seen]:
    for row in plan.of_student.get(student.code, ()):
        mandate = problem.mandate.get(row.mandate)
        if row.setting != "pull-out" or mandate is None:
            continue
        for week in row.weeks:
            for stretch in stretches(problem, student, week, row.day, row.start, row.end):
                why = _objection(problem, student, mandate.service, row, week, stretch)
                if why:
                    yield seen(week, f"{told(problem, row)} {why}", row)


def _objection(
    problem: Problem, student: Student, service: str, row: Placement, week: int, stretch: Stretch
) -> str | None:
    if stretch.class_key is None:
        closed = not _is_open(problem, student.school, week, row.day, stretch)
        return f"is while {student.school} is closed" if closed else None
    if may_pull_out(problem, student, service, stretch):
        return None
    if not stretch.blocks:
        return f"is at a time for which the timetable of {stretch.class_key[1]} has nothing"
    grade = grade_in(problem, stretch.class_key, student)
    protected = dict.fromkeys(
        block.activity
        for block in stretch.blocks
        if problem.levels(block.activity, stretch.class_key, grade, service).pull_out is Level.NEVER
    )
    return f"takes {listed(protected)}, which {stretch.class_key[1]} protects,"


def _is_open(problem: Problem, school: str, week: int, day: int, stretch: Stretch) -> bool:
    windows = problem.school[school].open
    open_times = merged([(each.start, each.end) for each in windows if each.on(week, day)])
    return not windows or any(start <= stretch.start and stretch.end <= end for start, end in open_times)
