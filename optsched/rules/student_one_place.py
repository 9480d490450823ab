"""R07: a student is in one place at a time."""

import itertools
from collections.abc import Iterator

from optsched.domain.placed import co_treated, overlap, seen, shared_weeks, told, with_child
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches


class StudentOnePlace:
    """A child has one session at a time over all services; two that are co-treated are one."""

    code = "R07"
    title = "A student is in one place at a time."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.code,) for each in problem.students]

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _double(subject[0], problem, plan))


def _double(student: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
    rows = [each for each in plan.of_student.get(student, ()) if with_child(each)]
    for one, other in itertools.combinations(rows, 2):
        if overlap(one, other) and not co_treated(problem, one, other):
            text = f"{told(problem, one)} overlaps {told(problem, other)}"
            for week in shared_weeks(one, other):
                yield seen(week, text, one, other)
