"""R23: children kept together are in the same sessions."""

from collections.abc import Iterator

import numpy as np

from optsched.domain.people import Mandate
from optsched.domain.placed import seen, told
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches
from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.model.lits import NO_LITS

Subject = tuple[str, str, str]
"""(a child, the other child, a service that both have)"""


class Together:
    """Every placed session of the child who is owed fewer is shared; where both are owed as many, of the first.

    Sessions that must be alone (individual, co-treated, without the child) and make-ups are not counted.
    """

    code = "R23"
    title = "Children kept together are in the same sessions."

    def subjects(self, problem: Problem) -> list[Subject]:
        found: dict[Subject, None] = {}
        for pair in problem.pairs:
            if pair.rule == "together":
                theirs = {each.service for each in _may_share(problem, pair.other)}
                shared = [each.service for each in _may_share(problem, pair.student) if each.service in theirs]
                named = [service for service in shared if pair.service in (None, service)]
                found |= dict.fromkeys((pair.student, pair.other, service) for service in named)
        return list(found)

    def couples(self, problem: Problem) -> Iterator[tuple[list[Mandate], list[Mandate]]]:
        """Yield mandates that are never held without the others beside them."""
        for subject in self.subjects(problem):
            first, second, _ = _in_order(subject, problem)
            yield first, second

    def post(self, subject: Subject, model: Model) -> None:
        first, second, _ = _in_order(subject, model.problem)
        few, many = _rows_of(model, first), _rows_of(model, second)
        if model.candidates.fixed[np.append(few, many)].all():
            return
        for row in model.meets(few).tolist():
            members = model.members[row]
            model.accompany(members[np.isin(members, few)], members[np.isin(members, many)])

    def check(self, subject: Subject, problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _without(subject, problem, plan))


def _in_order(subject: Subject, problem: Problem) -> tuple[list[Mandate], list[Mandate], str]:
    """Return the mandates of the child who is owed fewer, those of the other child, and that child."""
    student, other, service = subject
    first = _may_share(problem, student, service)
    second = _may_share(problem, other, service)
    if _owed(problem, second) < _owed(problem, first):
        return second, first, student
    return first, second, other


def _rows_of(model: Model, mandates: list[Mandate]) -> Ints:
    return np.concatenate([NO_LITS, *(model.candidates_of(each.key) for each in mandates)])


def _without(subject: Subject, problem: Problem, plan: Plan) -> Iterator[Seen]:
    first, second, other = _in_order(subject, problem)
    company = {(row.session, week) for row in _placed(plan, second) for week in row.weeks}
    for row in _placed(plan, first):
        for week in row.weeks:
            if (row.session, week) not in company:
                yield seen(week, f"{told(problem, row)} is without {other}, who is kept together,", row)


def _may_share(problem: Problem, student: str, service: str | None = None) -> list[Mandate]:
    mine = [each for each in problem.mandates if each.student == student]
    co_treated = {each.co_treat_with for each in mine} | {each.key for each in mine if each.co_treat_with}
    return [
        each
        for each in mine
        if each.is_direct
        and not each.makes_up
        and each.grouping != "individual"
        and each.key not in co_treated
        and service in (None, each.service)
    ]


def _owed(problem: Problem, mandates: list[Mandate]) -> int:
    return sum(problem.demand[each.key].sessions for each in mandates if each.key in problem.demand)


def _placed(plan: Plan, mandates: list[Mandate]) -> list[Placement]:
    return [row for each in mandates for row in plan.of_mandate.get(each.key, ())]
