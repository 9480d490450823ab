"""R00, the rule to copy: say here in one line what must hold. "Adding a rule" in the README says what else to do.

A rule has `subjects`, `check` and a model face, or no face where no candidate can break it. `post`, below, is that
of a rule between placements. A rule about one placement alone has `allows` instead (`hours.py`), one about what
members of a session share `alike` (`individual.py`).
"""

from collections.abc import Iterator

from optsched.domain import Breach, Plan, Problem
from optsched.domain.say import Seen, breaches, day_name
from optsched.model.facade import Model

MOST = 20
"""Sessions a day: 20 of 15 minutes fill five hours, the day on which a lunch begins to be owed."""


class MostSessionsADay:
    """How a case that could be read two ways is meant: a group is one session."""

    code = "R00"
    title = "A therapist has no more than 20 sessions a day."
    takes = "{whose} 20 sessions a day"
    """Follows `3 of these places are taken by`; a rule with `allows` has `closes`, which follows `62 places`.

    `{whose}` is `Rivera's`, `{child}` the child's code. Without these words the title is said.
    """

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        """Yield whom the rule speaks of: nobody where an option or an empty column switches it off."""
        return ((each.name,) for each in problem.therapists)

    def post(self, subject: tuple[str], model: Model) -> None:
        therapist = subject[0]
        if therapist in model.planned:
            for week, day in model.all_days:
                rows = model.rows_on(therapist, week, day)
                rows = rows[model.meetings.head[rows]]
                model.at_most(model.held[rows], 1, MOST)

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
