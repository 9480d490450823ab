"""R27: a strict setting is kept."""

from collections.abc import Iterator

import numpy as np

from optsched.domain.people import Mandate
from optsched.domain.placed import seen, told
from optsched.domain.plan import Plan, PlanSetting
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches
from optsched.model.board import SETTINGS, Bools
from optsched.model.candidates import Candidates


class StrictSetting:
    """`push-in` and `pull-out` are strict, `combined` and `either` allow both; other kinds are their own setting."""

    code = "R27"
    title = "A strict setting is kept."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.key,) for each in problem.mandates]

    def allows(self, candidates: Candidates) -> Bools:
        mandates = candidates.board.problem.mandates
        kept = np.array([[setting in _allowed(each) for setting in SETTINGS] for each in mandates], dtype=bool)
        marks: Bools = kept.reshape(-1, len(SETTINGS))[candidates.mandate, candidates.setting]
        return marks

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _other(problem.mandate[subject[0]], problem, plan))


def _other(mandate: Mandate, problem: Problem, plan: Plan) -> Iterator[Seen]:
    allowed = _allowed(mandate)
    for row in plan.of_mandate.get(mandate.key, ()):
        if row.setting not in allowed:
            text = f"{told(problem, row)} is {row.setting} instead of {' or '.join(allowed)}"
            for week in row.weeks:
                yield seen(week, text, row)


def _allowed(mandate: Mandate) -> tuple[PlanSetting, ...]:
    if mandate.kind != "direct":
        return (mandate.kind,)
    if mandate.setting in ("combined", "either"):
        return ("push-in", "pull-out")
    return ("push-in",) if mandate.setting == "push-in" else ("pull-out",)
