"""R04: lunch is unbroken, inside its window."""

from collections import defaultdict
from collections.abc import Iterator

from optsched.domain import Breach, Lunch, Plan, Problem, Therapist
from optsched.domain.day import items
from optsched.domain.say import Seen, breaches, day_name, on, span, whom
from optsched.model.facade import Model


class UnbrokenLunch:
    """Only a lunch that is planned can break this; one that is owed and missing is a shortfall, not a breach."""

    code = "R04"
    title = "Lunch is unbroken, inside its window."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.name,) for each in problem.therapists)

    def post(self, subject: tuple[str], model: Model) -> None:
        therapist = subject[0]
        if therapist in model.planned:
            for week, day in model.all_days:
                lunch = model.lunch_on(therapist, week, day)
                model.at_most_one(lunch.lits)
                model.on_line(therapist, week, day, lunch)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(problem.therapist[subject[0]], problem, plan))

    def _seen(self, therapist: Therapist, problem: Problem, plan: Plan) -> Iterator[Seen]:
        had: dict[tuple[int, int], list[Lunch]] = defaultdict(list)
        for lunch in plan.lunches:
            if lunch.therapist == therapist.name:
                for week in lunch.weeks:
                    had[week, lunch.day].append(lunch)
        for (week, day), lunches in had.items():
            if len(lunches) > 1:
                name = day_name(problem.cycle, day)
                yield Seen(week, f"{therapist.name} has {len(lunches)} lunches on {name}")
            for lunch in lunches:
                yield from self._misplaced(therapist, lunch, week, problem)
                yield from self._broken(lunch, week, problem, plan)

    def _misplaced(self, therapist: Therapist, lunch: Lunch, week: int, problem: Problem) -> Iterator[Seen]:
        name = f"{therapist.name}'s lunch {on(problem.cycle, lunch.day, lunch.start, lunch.end)}"
        if lunch.end - lunch.start < therapist.lunch_minutes:
            minutes = lunch.end - lunch.start
            yield Seen(week, f"{name} lasts {minutes} minutes, not {therapist.lunch_minutes},")
        if lunch.start < therapist.lunch_from or lunch.end > therapist.lunch_to:
            yield Seen(week, f"{name} lies outside {span(*therapist.lunch_shown)}")
        hours = problem.hours_on(therapist.name, week, lunch.day)
        if not any(start <= lunch.start for _, start, _ in hours) or not any(lunch.end <= end for *_, end in hours):
            yield Seen(week, f"{name} lies outside the hours of that day")

    def _broken(self, lunch: Lunch, week: int, problem: Problem, plan: Plan) -> Iterator[Seen]:
        name = f"{lunch.therapist}'s lunch {on(problem.cycle, lunch.day, lunch.start, lunch.end)}"
        for item in items(problem, plan, lunch.therapist, week, lunch.day):
            if item.kind != "lunch" and item.start < lunch.end and lunch.start < item.end:
                what = f"the session for {whom(item.meeting)}" if item.meeting else f'"{item.label}"'
                text = f"{name} overlaps {what} {span(*item.shown)}"
                yield Seen(week, text, item.meeting.members if item.meeting else ())
