"""R10: no session during a fixed duty."""

from collections.abc import Iterator

from optsched.domain import Breach, Plan, Problem
from optsched.domain.day import fixed_on
from optsched.domain.say import Seen, breaches, on


class FixedDuties:
    """A duty is fixed where its Days, From and To leave no choice; it binds everybody who shares it."""

    code = "R10"
    title = "No session during a fixed duty."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        busy = {name for duty in problem.fixed_duties for name in duty.therapists}
        return ((each.name,) for each in problem.therapists if each.name in busy)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(subject[0], problem, plan))

    def _seen(self, therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
        for week, day in plan.days_of.get(therapist, ()):
            held = plan.meetings_on(therapist, week, day)
            for duty in fixed_on(problem, therapist, week, day):
                for one in held:
                    if one.start < duty.end and duty.start < one.end:
                        when = on(problem.cycle, day, duty.start, duty.end)
                        text = f'{therapist} has "{duty.label}" {when} and {one.session} at the same time'
                        yield Seen(week, text, one.members, one.is_locked)
