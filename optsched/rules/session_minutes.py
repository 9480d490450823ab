"""R35: a session lasts the mandate's minutes."""

from collections.abc import Iterator

from optsched.domain.people import Mandate
from optsched.domain.placed import seen, told
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches


class SessionMinutes:
    """From start to end of every session are the minutes that the IEP gives one session.

    Every candidate lasts these minutes, so the model has no face of this rule.
    """

    code = "R35"
    title = "A session lasts the mandate's minutes."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.key,) for each in problem.mandates]

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _other_length(problem.mandate[subject[0]], problem, plan))


def _other_length(mandate: Mandate, problem: Problem, plan: Plan) -> Iterator[Seen]:
    for row in plan.of_mandate.get(mandate.key, ()):
        if row.minutes != mandate.minutes:
            for week in row.weeks:
                yield seen(week, f"{told(problem, row)} lasts {row.minutes} instead of {mandate.minutes} minutes", row)
