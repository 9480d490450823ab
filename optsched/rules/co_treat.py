"""R33: co-treated sessions share time and place."""

from collections.abc import Iterator

import numpy as np

from optsched.domain.placed import seen, told
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, line_of
from optsched.model.board import Bools, Ints
from optsched.model.facade import Model
from optsched.model.lits import positions


class CoTreat:
    """Each session of the mandate that owes fewer has, in each of its weeks, one of the other beside it.

    Subjects are (the mandate that owes fewer, the other); of two that owe as many, the later row comes first.
    """

    code = "R33"
    title = "Co-treated sessions share time and place."

    def subjects(self, problem: Problem) -> list[tuple[str, str]]:
        rank = {each.key: (_owed(problem, each.key), -row) for row, each in enumerate(problem.mandates)}
        found: dict[tuple[str, str], None] = {}
        for each in problem.mandates:
            partner = each.co_treat_with
            if partner in rank and partner != each.key:
                fewer, more = sorted((each.key, partner), key=rank.__getitem__)
                found[fewer, more] = None
        return list(found)

    def post(self, subject: tuple[str, str], model: Model) -> None:
        table = model.candidates
        fewer, more = (model.candidates_of(key) for key in subject)
        rows = np.concatenate([fewer, more])
        if table.fixed[rows].all():
            return
        spots = positions(*(column[rows] for column in (table.day, table.start, table.setting, table.place)))
        for at in spots.values():
            if (at < len(fewer)).any():
                _post_beside(model, rows[at], at < len(fewer))

    def check(self, subject: tuple[str, str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _alone(subject, problem, plan))


def _post_beside(model: Model, rows: Ints, follows: Bools) -> None:
    for _, held in model.weeks_alike(rows):
        second = np.isin(held, rows[follows])
        if second.any():
            model.accompany(held[second], held[~second])


def _alone(subject: tuple[str, str], problem: Problem, plan: Plan) -> Iterator[Seen]:
    fewer, more = subject
    beside = {(week, *_spot(row)) for row in plan.of_mandate.get(more, ()) for week in row.weeks}
    partner = line_of(problem.mandate[more])
    for row in plan.of_mandate.get(fewer, ()):
        for week in row.weeks:
            if (week, *_spot(row)) not in beside:
                yield seen(week, f"{told(problem, row)} is not at the time and place of {partner}", row)


def _spot(row: Placement) -> tuple[int, int, str, str, str]:
    return (row.day, row.start, row.setting, row.school, row.place)


def _owed(problem: Problem, key: str) -> int:
    demand = problem.demand.get(key)
    return demand.sessions if demand else 0
