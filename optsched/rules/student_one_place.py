"""R07: a student is in one place at a time."""

import itertools
from collections.abc import Iterator

import numpy as np

from optsched.domain.placed import co_treated, overlap, seen, shared_weeks, told, with_child
from optsched.domain.plan import Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches
from optsched.model.board import PULL_OUT, PUSH_IN, Ints
from optsched.model.facade import Model
from optsched.model.lits import NO_LITS, Spans
from optsched.model.patterns import weeks_of


class StudentOnePlace:
    """A child has one session at a time over all services; two that are co-treated are one."""

    code = "R07"
    title = "A student is in one place at a time."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.code,) for each in problem.students]

    def post(self, subject: tuple[str], model: Model) -> None:
        table = model.candidates
        rows = model.of_student.get(model.board.student[subject[0]], NO_LITS)
        rows = rows[np.isin(table.setting[rows], (PUSH_IN, PULL_OUT))]
        if table.fixed[rows].all():
            return
        several = _may_meet(model, rows[~table.fixed[rows]])
        for mask, held in model.weeks_alike(rows):
            begins = model.begins[weeks_of(mask)[0] - 1]
            for day in model.days:
                on = held[(table.day[held] == day) & (begins[held] < table.end[held])]
                spans = Spans(model.lit[on], begins[on], table.end[on])
                if several:
                    model.one_at_a_time(spans)
                else:
                    model.keep_clear(spans)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _double(subject[0], problem, plan))


def _may_meet(model: Model, rows: Ints) -> bool:
    """Tell whether candidates of one child can be on one day at all: one mandate may have one session a day only."""
    mandates = [model.problem.mandates[at] for at in np.unique(model.candidates.mandate[rows]).tolist()]
    return len(mandates) > 1 or model.problem.demand[mandates[0].key].most_a_day != 1


def _double(student: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
    rows = [each for each in plan.of_student.get(student, ()) if with_child(each)]
    for one, other in itertools.combinations(rows, 2):
        if overlap(one, other) and not co_treated(problem, one, other):
            text = f"{told(problem, one)} overlaps {told(problem, other)}"
            for week in shared_weeks(one, other):
                yield seen(week, text, one, other)
