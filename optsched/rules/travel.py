"""R06: between schools there is time to travel."""

import itertools
from collections.abc import Iterator

import numpy as np

from optsched.domain import Breach, Plan, Problem
from optsched.domain.cycle import clock
from optsched.domain.day import Item, items, moves, travel_options
from optsched.domain.problem import UNREACHABLE
from optsched.domain.say import Seen, breaches, day_name
from optsched.model.facade import Model
from optsched.model.lits import Spans, stacked


class TimeToTravel:
    """The way is one free piece of the time between: no lunch and no duty in it; minutes between may pass on it."""

    code = "R06"
    title = "Between schools there is time to travel."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.name,) for each in problem.therapists)

    def post(self, subject: tuple[str], model: Model) -> None:
        therapist = subject[0]
        if therapist in model.planned:
            stands = Plan(model.given.placements, model.given_duties)
            for week, day in model.all_days:
                journey = model.journey_on(therapist, week, day)
                if journey is not None:
                    model.on_line(therapist, week, day, journey.travel)
                    row = items(model.problem, stands, therapist, week, day)
                    model.keep_clear(_beside_duties(model, journey.travel, row))

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(subject[0], problem, plan))

    def _seen(self, therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
        fixed = {duty.key for duty in problem.fixed_duties}
        days = {*itertools.product(problem.cycle.all_weeks, problem.cycle.all_days), *plan.days_of.get(therapist, ())}
        for week, day in sorted(days):
            row = items(problem, plan, therapist, week, day)
            for one, other in moves(row):
                if travel_options(problem, row, one, other):
                    continue
                held = [item.meeting for item in (one, other) if item.meeting]
                text = self._sentence(problem, therapist, day, one, other)
                given = self._is_given(problem, row, one, other, fixed)
                yield Seen(week, text, [each for meeting in held for each in meeting.members], given)

    def _sentence(self, problem: Problem, therapist: str, day: int, one: Item, other: Item) -> str:
        way = f"from {one.school} (until {clock(one.shown[1])}) to {other.school} (from {clock(other.shown[0])})"
        way = f"{way} on {day_name(problem.cycle, day)}"
        minutes = problem.travel_minutes(one.school or "", other.school or "")
        if minutes >= UNREACHABLE:
            return f"{therapist} goes {way}, but how long that takes is not known,"
        return f"{therapist} has no {minutes} free minutes in one piece for the way {way}"

    def _is_given(self, problem: Problem, row: tuple[Item, ...], one: Item, other: Item, fixed: set[str]) -> bool:
        """Tell whether locked sessions and fixed duties alone leave no time for the way."""
        given = tuple(item for item in row if (item.meeting.is_locked if item.meeting else item.key in fixed))
        return one in given and other in given and not travel_options(problem, given, one, other)


def _beside_duties(model: Model, travel: Spans, row: tuple[Item, ...]) -> Spans:
    """Return the duties of `row`, what stands on one day, and the ways that they may close.

    Where they leave no time for a way that must be, that way stays open: what stands may break the rule.
    """
    closes = np.ones(len(travel.lits), dtype=bool)
    for one, other in moves(row):
        if not travel_options(model.problem, row, one, other):
            closes &= (travel.starts < one.end) | (other.start < travel.starts)
    ways = Spans(travel.lits[closes], travel.starts[closes], travel.ends[closes])
    duties = [(item.start, item.end) for item in row if item.kind == "duty"]
    starts, ends = np.array(duties, dtype=np.int64).reshape(-1, 2).T
    return stacked([ways, Spans(np.full(len(duties), model.true, dtype=np.int64), starts, ends)])
