"""R00, the rule to copy: say here in one line what must hold. Then add it to RULES, and one test file.

The model faces stand between `subjects` and `check`: `allows` for a rule about one placement alone, `alike` for
what members of a session share, `post` for a rule between placements (see `optsched.model.faces`).
"""

from collections.abc import Iterator

from optsched.domain import Breach, Plan, Problem
from optsched.domain.say import Seen, breaches, day_name

MOST = 20
"""Sessions a day: 20 of 15 minutes fill five hours, the day on which a lunch begins to be owed."""


class MostSessionsADay:
    """How a case that could be read two ways is meant: a group is one session."""

    code = "R00"
    title = "A therapist has no more than 20 sessions a day."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.name,) for each in problem.therapists)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(subject[0], problem, plan))

    def _seen(self, therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
        """Look week by week; `breaches` says the same sentence once, with all its weeks."""
        for week, day in plan.days_of.get(therapist, ()):
            held = plan.meetings_on(therapist, week, day)
            if len(held) > MOST:
                text = f"{therapist} has {len(held)} sessions on {day_name(problem.cycle, day)}"
                members = [each for one in held for each in one.members]
                yield Seen(week, text, members, all(one.is_locked for one in held))
