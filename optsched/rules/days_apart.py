"""R24: sessions of one mandate are days apart."""

import itertools
from collections.abc import Iterator

from optsched.domain.people import Mandate
from optsched.domain.placed import line, seen, shared_weeks
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, day_name
from optsched.model.facade import Model


class DaysApart:
    """Inside a week: 1 is different days, 2 a day between, 0 no limit. What is owed by the day has none either."""

    code = "R24"
    title = "Sessions of one mandate are days apart."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.key,) for each in problem.mandates if each.days_apart > 0 and each.per != "day"]

    def post(self, subject: tuple[str], model: Model) -> None:
        rows = model.candidates_of(subject[0])
        if model.candidates.fixed[rows].all():
            return
        near = model.problem.mandate[subject[0]].days_apart
        days = model.candidates.day
        for _, held in model.weeks_alike(rows):
            for first in range(max(len(model.days) - near, 0) + 1):
                model.at_most_one(model.lit[held[(first <= days[held]) & (days[held] < first + near)]])

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _too_near(problem.mandate[subject[0]], problem, plan))


def _too_near(mandate: Mandate, problem: Problem, plan: Plan) -> Iterator[Seen]:
    rows = sorted(plan.of_mandate.get(mandate.key, ()), key=lambda row: (row.day, row.start))
    for one, other in itertools.combinations(rows, 2):
        if other.day - one.day >= mandate.days_apart:
            continue
        first, second = day_name(problem.cycle, one.day), day_name(problem.cycle, other.day)
        text = f"{line(problem, one)} is on {first} and {second}, not {mandate.days_apart} days apart,"
        if one.day == other.day:
            text = f"{line(problem, one)} has two sessions on {first}"
        for week in shared_weeks(one, other):
            yield seen(week, text, one, other)
