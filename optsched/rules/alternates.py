"""R29: mandates that alternate are never in the same week."""

from collections.abc import Iterator

from optsched.domain.placed import seen, shared_weeks
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, line_of


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

    def check(self, subject: tuple[str, str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _same_week(subject, problem, plan))


def _same_week(subject: tuple[str, str], problem: Problem, plan: Plan) -> Iterator[Seen]:
    one, other = (problem.mandate[key] for key in subject)
    text = f"{line_of(one)} and {line_of(other)} alternate, but both are held"
    for row in plan.of_mandate.get(one.key, ()):
        for mate in plan.of_mandate.get(other.key, ()):
            for week in shared_weeks(row, mate):
                yield seen(week, text, row, mate)
