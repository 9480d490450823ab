"""R26: a child has no more therapy minutes a day than the most."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from optsched.domain.placed import seen_at_once, sessions, with_child
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, day_name
from optsched.model.board import PULL_OUT, PUSH_IN
from optsched.model.facade import Model
from optsched.model.lits import NO_LITS
from optsched.model.patterns import weeks_of


class ChildMostADay:
    """Push-ins and pull-outs of all services count, a co-treated pair once; without the option there is no limit."""

    code = "R26"
    title = "A child has no more therapy minutes a day than the most."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        if problem.options.most_therapy_minutes_a_day is None:
            return []
        return [(each.code,) for each in problem.students]

    def post(self, subject: tuple[str], model: Model) -> None:
        most = model.problem.options.most_therapy_minutes_a_day
        table = model.candidates
        rows = model.of_student.get(model.board.student[subject[0]], NO_LITS)
        rows = rows[np.isin(table.setting[rows], (PUSH_IN, PULL_OUT))]
        if most is None or table.fixed[rows].all():
            return
        for mask, held in model.weeks_alike(rows):
            minutes = table.end - model.begins[weeks_of(mask)[0] - 1]
            for day in model.days:
                on = held[table.day[held] == day]
                model.at_most(model.lit[on], minutes[on], most)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        most = problem.options.most_therapy_minutes_a_day
        if most is not None:
            yield from breaches(self.code, problem.cycle, plan, _too_much(subject[0], most, problem, plan))


def _too_much(student: str, most: int, problem: Problem, plan: Plan) -> Iterator[Seen]:
    days: dict[tuple[int, int], list[Placement]] = defaultdict(list)
    for row in plan.of_student.get(student, ()):
        if with_child(row):
            for week in row.weeks:
                days[week, row.day].append(row)
    for (week, day), rows in sorted(days.items()):
        held = sessions(problem, rows)
        minutes = sum(max(row.minutes for row in session) for session in held)
        if minutes > most:
            text = f"{student} has {minutes} minutes of therapy on {day_name(problem.cycle, day)}, more than {most},"
            yield seen_at_once(week, text, held)
