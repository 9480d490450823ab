"""R21: children in a group are no more than so many grades apart."""

import itertools
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from optsched.domain.placed import seen
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, on
from optsched.model.facade import Model


class GradeSpan:
    """A child's grade, or else that of the class, counts; a child of unknown grade may join any group."""

    code = "R21"
    title = "Children in a group are no more than so many grades apart."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.name,) for each in problem.therapists]

    def post(self, subject: tuple[str], model: Model) -> None:
        span = model.problem.options.grade_span
        rows = model.groups_of(subject[0])
        grades = [_grade_of(model.problem, each.code) for each in model.problem.students] if len(rows) else []
        for row in rows.tolist():
            alike: dict[int, list[int]] = defaultdict(list)
            members = model.members[row]
            lits, students = model.lit[members].tolist(), model.candidates.student[members].tolist()
            for lit, at in zip(lits, students, strict=True):
                if (grade := grades[at]) is not None:
                    alike[grade].append(lit)
            if alike and max(alike) - min(alike) > span:
                _post_span(model, alike, span)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _too_far(subject[0], problem, plan))


def _post_span(model: Model, alike: dict[int, list[int]], span: int) -> None:
    """Two grades too far apart exclude each other."""
    there = {grade: model.any_of(lits) for grade, lits in sorted(alike.items())}
    for low, high in itertools.combinations(there, 2):
        if high - low > span:
            model.at_most_one(np.array([there[low], there[high]]))


def _too_far(therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
    span = problem.options.grade_span
    for week, day in plan.days_of.get(therapist, ()):
        for meeting in plan.meetings_on(therapist, week, day):
            when = on(problem.cycle, day, meeting.start, meeting.end)
            for one, other in itertools.combinations(meeting.members, 2):
                first, second = _grade_of(problem, one.student), _grade_of(problem, other.student)
                if first is not None and second is not None and abs(first - second) > span:
                    text = f"{one.student} and {other.student} are in one group {when}, but more than {_said(span)}"
                    yield seen(week, f"{text} apart,", one, other)


def _grade_of(problem: Problem, code: str) -> int | None:
    student = problem.student.get(code)
    if student is None:
        return None
    if student.grade is not None or student.school_class is None:
        return student.grade
    return problem.school_class[student.school_class].grade


def _said(span: int) -> str:
    return "1 grade" if span == 1 else f"{span} grades"
