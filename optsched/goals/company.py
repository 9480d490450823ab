"""Company: groups are held as groups, of children near in grade who work at the same goal."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from optsched.domain import Meeting, Plan, Problem
from optsched.model.bill import Bill
from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.model.lits import Cost
from optsched.model.patterns import weeks_in
from optsched.model.presence import some_of, with_child

ALONE = 6
"""A `group` session with one child, as much as six grades of difference (WORKBOOK 2.1)."""
FURTHER_GOAL = 2


class Company:
    """Price `group` sessions held alone, and differences of grade and goal inside a group."""

    name = "company"
    stage = 3
    unit = "point (alone 6, grade of difference 1, further goal 2)"
    weight = 1

    def cost(self, model: Model) -> Cost:
        bill = Bill()
        rows = np.flatnonzero(model.meetings.head & with_child(model.meetings.setting))
        for row, weeks in zip(rows.tolist(), weeks_in(model.meetings.weeks[rows]).tolist(), strict=True):
            _charge_alone(model, bill, row, weeks)
            if len(model.members[row]) > 1:
                _charge_grades(model, bill, row, weeks)
                _charge_goals(model, bill, row, weeks)
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return points per cycle; consult and on behalf are held without children and cost nothing."""
        return sum(_price(problem, each) for each in plan.meetings if each.setting in ("push-in", "pull-out"))


def _charge_alone(model: Model, bill: Bill, row: int, weeks: int) -> None:
    """Where somebody wants company, a meeting that is held has two children, or one who needs nobody."""
    members = model.members[row]
    mandates = (model.problem.mandates[at] for at in model.candidates.mandate[members].tolist())
    wants = np.array([mandate.grouping == "group" for mandate in mandates], dtype=bool)
    if not wants.any():
        return
    if len(members) == 1:
        bill.charge(model.lit[members], ALONE * weeks)
        return
    alone = int(model.bools(1)[0])
    lits = np.append(model.lit[members], [alone, model.held[row]])
    model.linear(lits, np.append(np.where(wants, 1, 2), [1, -2]), 0, None)
    bill.charge_one(alone, ALONE * weeks)


def _charge_grades(model: Model, bill: Bill, row: int, weeks: int) -> None:
    """Charge each step between two grades for which somebody is below and somebody above it."""
    alike: dict[int, list[int]] = defaultdict(list)
    for grade, lit in _of_students(model, row):
        alike[grade].append(lit)
    grades = sorted(alike)
    if len(grades) < 2:
        return
    steps = np.diff(grades) * weeks
    known = model.any_of(lit for lits in alike.values() for lit in lits)
    below, above = ([some_of(model, alike[grade])] for grade in (grades[0], grades[-1]))
    for low, high in zip(grades[1:-1], grades[-2:0:-1], strict=True):
        below.append(some_of(model, [below[-1], *alike[low]]))
        above.append(some_of(model, [above[-1], *alike[high]]))
    bill.charge(np.array(below + above[::-1]), np.append(steps, steps))
    bill.charge_one(known, -int(steps.sum()))


def _of_students(model: Model, row: int) -> Iterator[tuple[int, int]]:
    """Yield grade and literal of each member whose grade is known."""
    members = model.members[row]
    for at, lit in zip(model.candidates.student[members].tolist(), model.lit[members].tolist(), strict=True):
        grade = model.problem.students[at].grade
        if grade is not None:
            yield grade, lit


def _charge_goals(model: Model, bill: Bill, row: int, weeks: int) -> None:
    members = model.members[row]
    alike: dict[str, list[int]] = defaultdict(list)
    for at, lit in zip(model.candidates.mandate[members].tolist(), model.lit[members].tolist(), strict=True):
        if goal := model.problem.mandates[at].goal:
            alike[goal].append(lit)
    if len(alike) > 1:
        there: Ints = np.array([some_of(model, lits) for lits in alike.values()])
        bill.charge(there, FURTHER_GOAL * weeks)
        bill.charge_one(model.any_of(lit for lits in alike.values() for lit in lits), -FURTHER_GOAL * weeks)


def _price(problem: Problem, meeting: Meeting) -> int:
    mandates = [problem.mandate[each.mandate] for each in meeting.members]
    if len(mandates) == 1:
        return ALONE if mandates[0].grouping == "group" else 0
    known = [problem.student[each.student].grade for each in meeting.members]
    grades = [grade for grade in known if grade is not None]
    goals = {mandate.goal for mandate in mandates if mandate.goal}
    span = max(grades) - min(grades) if grades else 0
    return span + FURTHER_GOAL * max(0, len(goals) - 1)
