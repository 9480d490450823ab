"""Buildings: Rivera works at Lincoln and at Oak."""

from dataclasses import replace

from instances import LINCOLN, at, change_mandate, place, plan_of, window
from two_schools import OAK, two_schools

from optsched.domain import Duty, DutyTime, Lunch, Plan
from optsched.goals.buildings import Buildings

GOAL = Buildings()


def test_each_change_of_school_counts_in_each_week() -> None:
    problem = two_schools()
    ann, dee = place(problem, "Ann OT", 0, "8:00"), place(problem, "Dee OT", 0, "10:00")
    ben = place(problem, "Ben OT", 0, "12:00")
    assert GOAL.measure(problem, plan_of(ann, dee)) == 4  # there, four weeks
    assert GOAL.measure(problem, plan_of(ann, dee, ben)) == 8  # there and back
    assert GOAL.measure(problem, plan_of(ann, replace(dee, day=1), ben)) == 0  # two days, one school each


def test_a_week_without_the_other_school_has_no_change() -> None:
    problem = two_schools()
    ann = place(problem, "Ann OT", 0, "8:00")
    dee = place(problem, "Dee OT", 0, "10:00", weeks=(2, 4))
    assert GOAL.measure(problem, plan_of(ann, dee)) == 2


def test_a_duty_with_a_school_is_somewhere_and_lunch_is_not() -> None:
    staff = Duty("staff", "Rivera", "staff", 60, 1, "week", window("13:00", "14:00", days=(0,)), school=OAK)
    calls = Duty("calls", "Rivera", "calls", 30, 1, "week", window("8:00", "12:00"))
    problem = two_schools(staff, calls)
    ann = plan_of(place(problem, "Ann OT", 0, "8:00"))
    assert GOAL.measure(problem, ann) == 4  # from Lincoln to the fixed duty at Oak
    lunch = Lunch("Rivera", (1, 2, 3, 4), 0, at("11:30"), at("12:00"))
    called = DutyTime("calls", (1, 2, 3, 4), 0, at("9:00"), at("9:30"))
    assert GOAL.measure(problem, replace(ann, lunches=(lunch,), duties=(called,))) == 4  # calls are made anywhere
    back = replace(called, start=at("12:00"), end=at("12:30"), school=LINCOLN)
    in_oak = place(problem, "Dee OT", 0, "10:00")
    assert GOAL.measure(problem, replace(plan_of(*ann.placements, in_oak), duties=(back,))) == 12  # Oak, Lincoln, Oak


def test_two_fixed_duties_at_two_schools_are_a_change_in_every_plan() -> None:
    duties = [
        Duty(school, "Rivera", "staff", 60, 1, "week", window(start, end, days=(0,)), school=school)
        for school, start, end in ((LINCOLN, "8:00", "9:00"), (OAK, "13:00", "14:00"))
    ]
    assert GOAL.measure(two_schools(*duties), Plan()) == 4


def test_nothing_planned_changes_nothing() -> None:
    assert GOAL.measure(two_schools(), Plan()) == 0


def test_somebody_elses_school_changes_nothing() -> None:
    problem = change_mandate(two_schools(), "Ann Sp", times=1)
    dee, chen = place(problem, "Dee OT", 0, "10:00"), place(problem, "Ann Sp", 0, "8:00")
    assert GOAL.measure(problem, plan_of(dee, chen)) == 0  # Rivera at Oak, Chen at Lincoln
