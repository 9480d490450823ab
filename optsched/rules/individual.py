"""R20: an individual session stays alone."""

from collections.abc import Iterator

import numpy as np

from optsched.domain.people import Mandate
from optsched.domain.placed import fellows, seen, told
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, few
from optsched.model.board import Ints
from optsched.model.candidates import Candidates


class Individual:
    """Individual mandates have no group; nor have co-treated ones, consults, and work on behalf of a child."""

    code = "R20"
    title = "An individual session stays alone."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        partners = {each.co_treat_with for each in problem.mandates}
        return [(each.key,) for each in problem.mandates if _reason(each) or each.key in partners]

    def alike(self, candidates: Candidates) -> Ints:
        mandates = candidates.board.problem.mandates
        partners = {each.co_treat_with for each in mandates}
        alone = np.array([bool(_reason(each)) or each.key in partners for each in mandates], dtype=bool)
        return np.where(alone[candidates.mandate], candidates.mandate + 1, 0)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _in_company(problem.mandate[subject[0]], problem, plan))


def _in_company(mandate: Mandate, problem: Problem, plan: Plan) -> Iterator[Seen]:
    for row in plan.of_mandate.get(mandate.key, ()):
        for week in row.weeks:
            others = fellows(plan, row, week)
            if others:
                who = few(each.student for each in others)
                text = f"{told(problem, row)} is {_reason(mandate) or 'co-treated'}, but shared with {who},"
                yield seen(week, text, row, *others)


def _reason(mandate: Mandate) -> str:
    if not mandate.is_direct:
        return "a consult" if mandate.kind == "consult" else "on behalf of the child"
    if mandate.grouping == "individual":
        return "individual"
    return "co-treated" if mandate.co_treat_with else ""
