"""Interruptions: a class is seldom left or visited, and its children rather leave it together."""

from optsched.domain import ClassKey, Meeting, Placement, Plan, Problem
from optsched.domain.timetable import stretches


class Interruptions:
    """Count the times that a class is left or visited; children who leave one class together are one time."""

    name = "interruptions"
    stage = 3
    unit = "time a class is left or visited"
    weight = 2

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
