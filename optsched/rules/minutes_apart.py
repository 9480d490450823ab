"""R25: two sessions of one mandate on one day are minutes apart."""

import itertools
from collections.abc import Iterator

from optsched.domain.people import Mandate
from optsched.domain.placed import line, seen, shared_weeks
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, day_name, span
from optsched.model.facade import Model


class MinutesApart:
    """Where one day may hold several sessions, Minutes apart lie between the end of one and the next start."""

    code = "R25"
    title = "Two sessions of one mandate on one day are minutes apart."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.key,) for each in problem.mandates if _may_share_a_day(each)]

    def post(self, subject: tuple[str], model: Model) -> None:
        rows = model.candidates_of(subject[0])
        if model.candidates.fixed[rows].all():
            return
        between = model.problem.mandate[subject[0]].minutes_apart
        for _, held in model.weeks_alike(rows):
            for day in model.days:
                on = held[model.candidates.day[held] == day]
                model.one_at_a_time(model.spans_of(on).later(between))

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _too_near(problem.mandate[subject[0]], problem, plan))


def _may_share_a_day(mandate: Mandate) -> bool:
    return mandate.times > 1 if mandate.per == "day" else mandate.days_apart == 0


def _too_near(mandate: Mandate, problem: Problem, plan: Plan) -> Iterator[Seen]:
    rows = sorted(plan.of_mandate.get(mandate.key, ()), key=lambda row: (row.day, row.start))
    for one, other in itertools.combinations(rows, 2):
        between = other.start - one.end
        if one.day != other.day or between >= mandate.minutes_apart:
            continue
        times = f"{span(one.start, one.end)} and {span(other.start, other.end)}"
        found = f"{max(between, 0)} instead of {mandate.minutes_apart} minutes between them"
        text = f"{line(problem, one)} on {day_name(problem.cycle, one.day)} is at {times}, {found},"
        for week in shared_weeks(one, other):
            yield seen(week, text, one, other)
