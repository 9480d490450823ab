"""R21: children in a group are no more than so many grades apart."""

import itertools
from collections.abc import Iterator

from optsched.domain.placed import seen
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, on


class GradeSpan:
    """A child's grade, or else that of the class, counts; a child of unknown grade may join any group."""

    code = "R21"
    title = "Children in a group are no more than so many grades apart."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.name,) for each in problem.therapists]

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _too_far(subject[0], problem, plan))


def _too_far(therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
    span = problem.options.grade_span
    for week, day in plan.days_of.get(therapist, ()):
        for meeting in plan.meetings_on(therapist, week, day):
            when = on(problem.cycle, day, meeting.start, meeting.end)
            for one, other in itertools.combinations(meeting.members, 2):
                first, second = _grade(problem, one), _grade(problem, other)
                if first is not None and second is not None and abs(first - second) > span:
                    text = f"{one.student} and {other.student} are in one group {when}, but more than {_said(span)}"
                    yield seen(week, f"{text} apart,", one, other)


def _grade(problem: Problem, row: Placement) -> int | None:
    student = problem.student.get(row.student)
    if student is None:
        return None
    if student.grade is not None or student.school_class is None:
        return student.grade
    return problem.school_class[student.school_class].grade


def _said(span: int) -> str:
    return "1 grade" if span == 1 else f"{span} grades"
