"""R05: between two sessions the therapist's minutes between are kept."""

from collections.abc import Iterator

from optsched.domain import Breach, Meeting, Plan, Problem
from optsched.domain.cycle import clock
from optsched.domain.day import Item, items
from optsched.domain.say import Seen, breaches, day_name
from optsched.model.facade import Model


class MinutesBetween:
    """Owed from the end of one session to the start of the next, unless a duty or lunch lies between the two."""

    code = "R05"
    title = "Between two sessions the therapist's minutes between are kept."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.name,) for each in problem.therapists if each.minutes_between > 0)

    def post(self, subject: tuple[str], model: Model) -> None:
        """Ask for the minutes also where a duty shorter than they are would lie between: no plan needs that."""
        therapist = subject[0]
        if therapist in model.planned:
            owed = model.problem.therapist[therapist].minutes_between
            for week, day in model.all_days:
                rows = model.rows_on(therapist, week, day)
                model.one_at_a_time(model.spans_of_rows(rows, owed))

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(subject[0], problem, plan))

    def _seen(self, therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
        owed = problem.therapist[therapist].minutes_between
        for week, day in plan.days_of.get(therapist, ()):
            row = items(problem, plan, therapist, week, day)
            for one, other in _next_to_each_other(plan.meetings_on(therapist, week, day)):
                minutes = other.start - one.end
                if minutes >= owed or _is_between(row, one.end, other.start):
                    continue
                when = f"on {day_name(problem.cycle, day)} at {clock(one.end)}"
                pair = f"between {one.session} and {other.session}"
                text = f"{therapist} has {minutes} of {owed} minutes {pair} {when}"
                yield Seen(week, text, one.members + other.members, one.is_locked and other.is_locked)


def _next_to_each_other(held: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, Meeting]]:
    """Yield each session with the first that starts when it is over, or later; `held` is in order of time."""
    for position, one in enumerate(held):
        for other in held[position + 1 :]:
            if other.start >= one.end:
                yield one, other
                break


def _is_between(row: tuple[Item, ...], start: int, end: int) -> bool:
    return any(item.kind != "session" and start <= item.start and item.end <= end for item in row)
