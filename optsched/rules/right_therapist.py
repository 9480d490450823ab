"""R31: a session is held by somebody who may hold it."""

from collections.abc import Iterator

from optsched.domain import Breach, Plan, Problem
from optsched.domain.say import in_weeks, line_of, on


class RightTherapist:
    """Without a name, any non-assistant of the service with hours at the child's school may hold it."""

    code = "R31"
    title = "A session is held by the named therapist, by one of its service at the school, or by an allowed assistant."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.key,) for each in problem.mandates)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        mandate = problem.mandate[subject[0]]
        may = problem.may_hold(mandate)
        for each in plan.of_mandate.get(mandate.key, ()):
            if each.therapist in may:
                continue
            when = f"{on(problem.cycle, each.day, each.start, each.end)} {in_weeks(problem.cycle, each.weeks)}"
            others = f"only {' or '.join(may)} may" if may else "nobody may"
            sentence = f"{each.therapist} holds {line_of(mandate)} {when}, but {others}."
            yield Breach(self.code, sentence, plan.positions_of((each,)), each.locked)
