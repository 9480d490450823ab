"""R19: a group is no larger than its therapist and every member allows."""

from collections.abc import Iterator

from optsched.domain.placed import seen
from optsched.domain.plan import Meeting, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, listed, on


class GroupSize:
    """The smallest Largest group among therapist and members holds, week by week, for those who are there."""

    code = "R19"
    title = "A group is no larger than its therapist and every member allows."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.name,) for each in problem.therapists]

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _too_large(subject[0], problem, plan))


def _too_large(therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
    for week, day in plan.days_of.get(therapist, ()):
        for meeting in plan.meetings_on(therapist, week, day):
            most, who = _smallest(problem, meeting)
            if len(meeting.members) > most:
                when = on(problem.cycle, day, meeting.start, meeting.end)
                children = listed(each.student for each in meeting.members)
                text = f"{therapist}'s group of {children} {when} is larger than the {most} that {who} allows,"
                yield seen(week, text, *meeting.members)


def _smallest(problem: Problem, meeting: Meeting) -> tuple[int, str]:
    """Return the smallest Largest group, and whose it is."""
    limits = [(problem.therapist[meeting.therapist].largest_group, meeting.therapist)]
    for each in meeting.members:
        mandate = problem.mandate.get(each.mandate)
        if mandate is not None and mandate.largest_group is not None:
            limits.append((mandate.largest_group, each.student))
    return min(limits)
