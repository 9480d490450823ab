"""Interruptions: Ann and Ben are in 1A, Cal in 2B; a weekly session counts four times."""

from dataclasses import replace

from instances import LINCOLN, place, plan_of, school_small, window

from optsched.domain import Plan, StudentTime
from optsched.goals.interruptions import Interruptions

GOAL = Interruptions()


def test_children_who_leave_one_class_together_are_one_time() -> None:
    problem = school_small()
    group = [place(problem, key, 0, "9:30", session="S1") for key in ("Ann OT", "Ben OT")]
    apart = [place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "10:00")]
    assert GOAL.measure(problem, plan_of(*group)) == 4
    assert GOAL.measure(problem, plan_of(*apart)) == 8


def test_each_class_that_a_group_leaves_is_interrupted() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "9:30", session="S1")
    cal = place(problem, "Cal OT", 0, "9:30", session="S1", weeks=(1, 3))
    assert GOAL.measure(problem, plan_of(ann, cal)) == 6  # 1A in four weeks, 2B in two


def test_a_push_in_visits_one_class() -> None:
    problem = school_small()
    inside = [place(problem, key, 0, "8:00", session="S1", setting="push-in") for key in ("Ann OT", "Ben OT")]
    assert GOAL.measure(problem, plan_of(*inside)) == 4


def test_two_services_in_one_class_at_one_time_are_two() -> None:
    problem = school_small()
    ot = place(problem, "Ann OT", 0, "8:00", setting="push-in")
    sp = place(problem, "Ann Sp", 0, "8:00", setting="push-in")
    assert GOAL.measure(problem, plan_of(ot, sp)) == 8


def test_the_class_is_the_one_the_child_is_in_at_the_start() -> None:
    problem = school_small()
    with_2b = StudentTime("Ann", window("9:45", "10:30"), None, in_class=(LINCOLN, "2B"))
    problem = replace(problem, student_times=(with_2b,))
    cal = place(problem, "Cal OT", 0, "9:45", session="S1")
    in_2b = place(problem, "Ann OT", 0, "9:45", session="S1")
    assert GOAL.measure(problem, plan_of(cal, in_2b)) == 4  # both are in 2B then
    mixed = place(problem, "Ann OT", 0, "9:30", session="S1")  # in 1A until 9:45
    assert GOAL.measure(problem, plan_of(replace(cal, start=mixed.start, end=mixed.end), mixed)) == 8


def test_no_class_no_interruption() -> None:
    problem = school_small()
    free = replace(problem, students=tuple(replace(each, school_class=None) for each in problem.students))
    assert GOAL.measure(free, plan_of(place(free, "Ann OT", 0, "9:30"))) == 0
    assert GOAL.measure(problem, plan_of(place(problem, "Ann OT", 0, "9:30", setting="consult"))) == 0
    assert GOAL.measure(problem, plan_of(place(problem, "Ann OT", 0, "9:30", setting="on behalf"))) == 0


def test_nothing_planned_interrupts_nobody() -> None:
    assert GOAL.measure(school_small(), Plan()) == 0


def test_a_child_without_a_class_joins_at_no_cost() -> None:
    problem = school_small()
    ben = replace(problem.student["Ben"], school_class=None)
    problem = replace(problem, students=(problem.students[0], ben, problem.students[2]))
    group = [place(problem, key, 0, "9:30", session="S1") for key in ("Ann OT", "Ben OT")]
    assert GOAL.measure(problem, plan_of(*group)) == 4
