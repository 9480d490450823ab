"""R34: members of a session share therapist, day, start, setting, place, and end."""

from collections.abc import Iterator

from optsched.domain.placed import seen, told
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, listed


class MembersAlike:
    """Those who share a session in a week share all of it; the end may differ with the option unequal lengths.

    Candidates meet only where they share these, so the model has no face of this rule.
    """

    code = "R34"
    title = "Members of a session share therapist, day, start, setting, place, and end."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.name,) for each in problem.therapists]

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _unlike(subject[0], problem, plan))


def _unlike(therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
    """Compare the members of each meeting with the first of them, to whose therapist and day it counts."""
    for week, day in plan.days_of.get(therapist, ()):
        for meeting in plan.meetings_on(therapist, week, day):
            first, *others = meeting.members
            for each in others:
                differing = _differing(first, each, problem.options.unequal_lengths)
                if differing:
                    both = f"{told(problem, first)} and {told(problem, each)}"
                    text = f"{both} are one session, but differ in {listed(differing)},"
                    yield seen(week, text, first, each)


def _differing(one: Placement, other: Placement, unequal_lengths: bool) -> list[str]:
    alike = {
        "therapist": one.therapist == other.therapist,
        "day": one.day == other.day,
        "start": one.start == other.start,
        "end": unequal_lengths or one.end == other.end,
        "setting": one.setting == other.setting,
        "place": (one.school, one.place) == (other.school, other.place),
    }
    return [word for word, is_alike in alike.items() if not is_alike]
