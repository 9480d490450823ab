"""R29: mandates that alternate are never in the same week."""

from collections.abc import Iterator

import numpy as np

from optsched.domain.placed import seen, shared_weeks
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, line_of
from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.model.lits import negated


class Alternates:
    """Two mandates alternate as soon as one of them names the other."""

    code = "R29"
    title = "Mandates that alternate are never in the same week."

    def subjects(self, problem: Problem) -> list[tuple[str, str]]:
        found: dict[frozenset[str], tuple[str, str]] = {}
        for each in problem.mandates:
            partner = each.alternates_with
            if partner in problem.mandate and partner != each.key:
                found.setdefault(frozenset((each.key, partner)), (each.key, partner))
        return list(found.values())

    def post(self, subject: tuple[str, str], model: Model) -> None:
        ones, others = (model.candidates_of(key) for key in subject)
        rows = np.concatenate([ones, others])
        if not len(ones) or not len(others) or model.candidates.fixed[rows].all():
            return
        for _, held in model.weeks_alike(rows):
            _post_either(model, *(model.lit[held[np.isin(held, mine)]] for mine in (ones, others)))

    def check(self, subject: tuple[str, str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _same_week(subject, problem, plan))


def _post_either(model: Model, ones: Ints, others: Ints) -> None:
    """Either some of `ones` hold or some of `others`; constants decide it."""
    if not len(ones) or not len(others):
        return
    stands = (model.true in ones, model.true in others)
    if any(stands):
        for lits, closed in ((ones, stands[1]), (others, stands[0])):
            if closed:
                model.at_most_one(np.append(lits, model.true))
        return
    one = int(model.bools(1)[0])
    for lit in ones.tolist():
        model.implies(lit, one)
    for lit in others.tolist():
        model.implies(lit, negated(one))


def _same_week(subject: tuple[str, str], problem: Problem, plan: Plan) -> Iterator[Seen]:
    one, other = (problem.mandate[key] for key in subject)
    text = f"{line_of(one)} and {line_of(other)} alternate, but both are held"
    for row in plan.of_mandate.get(one.key, ()):
        for mate in plan.of_mandate.get(other.key, ()):
            for week in shared_weeks(row, mate):
                yield seen(week, text, row, mate)
