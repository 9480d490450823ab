"""R09: a therapist gives no more direct minutes a day than the most."""

from collections.abc import Iterator

from optsched.domain import Breach, Plan, Problem
from optsched.domain.say import Seen, breaches, day_name
from optsched.model.board import PULL_OUT
from optsched.model.facade import Model

DIRECT = ("push-in", "pull-out")


class TherapistMostADay:
    """A group counts once, for as long as its last member stays; consult and work on behalf do not count."""

    code = "R09"
    title = "A therapist gives no more direct minutes a day than the most."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.name,) for each in problem.therapists if each.most_minutes_a_day is not None)

    def post(self, subject: tuple[str], model: Model) -> None:
        therapist = subject[0]
        most = model.problem.therapist[therapist].most_minutes_a_day
        if therapist in model.planned and most is not None:
            for week, day in model.all_days:
                rows = model.rows_on(therapist, week, day)
                rows = rows[model.meetings.setting[rows] <= PULL_OUT]
                model.at_most(model.held[rows], model.meetings.end[rows] - model.meetings.start[rows], most)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(subject[0], problem, plan))

    def _seen(self, therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
        most = problem.therapist[therapist].most_minutes_a_day
        for week, day in plan.days_of.get(therapist, ()):
            held = [one for one in plan.meetings_on(therapist, week, day) if one.setting in DIRECT]
            minutes = sum(one.minutes for one in held)
            if most is None or minutes <= most:
                continue
            name = day_name(problem.cycle, day)
            text = f"{therapist} gives {minutes} minutes of therapy on {name}, more than {most},"
            members = [each for one in held for each in one.members]
            yield Seen(week, text, members, all(one.is_locked for one in held))
