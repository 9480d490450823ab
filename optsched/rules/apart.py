"""R22: children kept apart are never in one session."""

from collections.abc import Iterator

import numpy as np

from optsched.domain.people import Mandate
from optsched.domain.placed import seen, shared_weeks, told
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches
from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.model.lits import NO_LITS

Subject = tuple[str, str, str | None]


class Apart:
    """A pair is kept apart in the service it names, or in all."""

    code = "R22"
    title = "Children kept apart are never in one session."

    def subjects(self, problem: Problem) -> list[Subject]:
        pairs = ((each.student, each.other, each.service) for each in problem.pairs if each.rule == "apart")
        return list(dict.fromkeys(pairs))

    def couples(self, problem: Problem) -> Iterator[tuple[list[Mandate], list[Mandate]]]:
        """Yield mandates that are never held beside the others."""
        for student, other, service in self.subjects(problem):
            yield _mandates(problem, student, service), _mandates(problem, other, service)

    def post(self, subject: Subject, model: Model) -> None:
        student, other, service = subject
        ones, others = _rows_of(model, student, service), _rows_of(model, other, service)
        if not len(ones) or not len(others):
            return
        for row in np.intersect1d(model.meets(ones), model.meets(others)).tolist():
            members = model.members[row]
            there = [model.any_of(model.lit[members[np.isin(members, rows)]].tolist()) for rows in (ones, others)]
            model.at_most_one(np.array(there))

    def check(self, subject: Subject, problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _together(subject, problem, plan))


def _mandates(problem: Problem, student: str, service: str | None) -> list[Mandate]:
    return [each for each in problem.mandates if each.student == student and service in (None, each.service)]


def _rows_of(model: Model, student: str, service: str | None) -> Ints:
    rows = model.of_student.get(model.board.student[student], NO_LITS)
    if service is None:
        return rows
    served = [model.problem.mandates[at].service == service for at in model.candidates.mandate[rows].tolist()]
    found: Ints = rows[np.array(served, dtype=bool)]
    return found


def _together(subject: Subject, problem: Problem, plan: Plan) -> Iterator[Seen]:
    student, other, service = subject
    for one in plan.of_student.get(student, ()):
        for mate in plan.of_student.get(other, ()):
            if one.session == mate.session and _is_of(problem, one, service) and _is_of(problem, mate, service):
                for week in shared_weeks(one, mate):
                    yield seen(week, f"{told(problem, one)} is shared with {other}, who is kept apart,", one, mate)


def _is_of(problem: Problem, row: Placement, service: str | None) -> bool:
    mandate = problem.mandate.get(row.mandate)
    return mandate is not None and service in (None, mandate.service)
