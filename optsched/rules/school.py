"""R36: a session is at the child's school."""

from collections.abc import Iterator

from optsched.domain.people import Mandate
from optsched.domain.placed import seen, told
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches


class ChildsSchool:
    """The child is the mandate's, and the school is the child's, in every setting.

    Every candidate is at the child's school, so the model has no face of this rule.
    """

    code = "R36"
    title = "A session is at the child's school."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.key,) for each in problem.mandates]

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _elsewhere(problem.mandate[subject[0]], problem, plan))


def _elsewhere(mandate: Mandate, problem: Problem, plan: Plan) -> Iterator[Seen]:
    child = mandate.student
    school = problem.student[child].school
    for row in plan.of_mandate.get(mandate.key, ()):
        for week in row.weeks:
            if row.student != child:
                yield seen(week, f"{told(problem, row)} is given to {row.student} instead of {child}", row)
            if row.school != school:
                yield seen(week, f"{told(problem, row)} is at {row.school}, but {child} is at {school},", row)
