"""Interruptions: a class is seldom left or visited, and its children rather leave it together."""

from collections import Counter

import numpy as np

from optsched.domain import ClassKey, Meeting, Placement, Plan, Problem
from optsched.domain.timetable import stretches
from optsched.model.bill import Bill
from optsched.model.facade import Model
from optsched.model.lits import Cost, positions
from optsched.model.presence import class_at_start, some_of, with_child


class Interruptions:
    """Count the times that a class is left or visited; children who leave one class together are one time."""

    name = "interruptions"
    stage = 3
    unit = "time a class is left or visited"
    weight = 2

    def cost(self, model: Model) -> Cost:
        """Charge each meeting once for every class that some of its members are in when it starts."""
        meetings, classes = model.meetings, class_at_start(model.candidates)
        counted = (meetings.head & with_child(meetings.setting))[meetings.row]
        candidate, row = meetings.candidate[counted], meetings.row[counted]
        times: Counter[tuple[int, tuple[int, ...]]] = Counter()
        for week in model.weeks:
            left = classes[week - 1][candidate]
            now = np.flatnonzero(meetings.in_week(week)[row] & (left >= 0))
            for (at, _), members in positions(row[now], left[now]).items():
                times[at, tuple(candidate[now[members]].tolist())] += 1
        bill = Bill()
        for (at, leaving), weeks in times.items():
            everybody = len(leaving) == len(model.members[at])
            lit = int(model.held[at]) if everybody else some_of(model, model.lit[list(leaving)].tolist())
            bill.charge_one(lit, weeks)
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return times per cycle."""
        return sum(len(_classes(problem, meeting)) for meeting in plan.meetings)


def _classes(problem: Problem, meeting: Meeting) -> set[ClassKey]:
    """Return the classes that a meeting takes children from, or visits."""
    if meeting.setting not in ("push-in", "pull-out"):
        return set()
    found = {_class_at_start(problem, each, meeting.week) for each in meeting.members}
    return {key for key in found if key is not None}


def _class_at_start(problem: Problem, placement: Placement, week: int) -> ClassKey | None:
    student = problem.student[placement.student]
    first = next(stretches(problem, student, week, placement.day, placement.start, placement.end))
    return first.class_key
