"""R01: a therapist does one session at a time."""

from collections.abc import Iterator

from optsched.domain import Breach, Meeting, Plan, Problem
from optsched.domain.say import Seen, breaches, day_name, whom_when
from optsched.model.facade import Model


class TherapistOneSession:
    """The members of a group are one session; so is a session however long each member stays."""

    code = "R01"
    title = "A therapist does one session at a time."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.name,) for each in problem.therapists)

    def post(self, subject: tuple[str], model: Model) -> None:
        therapist = subject[0]
        if therapist in model.planned:
            for week, day in model.all_days:
                model.on_line(therapist, week, day, model.spans_of_rows(model.rows_on(therapist, week, day)))

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(subject[0], problem, plan))

    def _seen(self, therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
        for week, day in plan.days_of.get(therapist, ()):
            for one, other in _at_once(plan.meetings_on(therapist, week, day)):
                at_once = f"{therapist} holds two sessions at once on {day_name(problem.cycle, day)}"
                text = f"{at_once}: {whom_when(one)}, and {whom_when(other)},"
                yield Seen(week, text, one.members + other.members, one.is_locked and other.is_locked)


def _at_once(held: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, Meeting]]:
    """Yield the pairs that overlap; `held` is in order of time."""
    for position, one in enumerate(held):
        for other in held[position + 1 :]:
            if other.start >= one.end:
                break
            yield one, other
