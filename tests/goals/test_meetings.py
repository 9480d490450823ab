"""Meetings: what a therapist holds, a group being one."""

from instances import change_mandate, place, plan_of, school_small

from optsched.domain import Plan
from optsched.goals.meetings import Meetings

GOAL = Meetings()


def test_a_group_is_one_and_a_weekly_one_counts_four_times() -> None:
    problem = school_small()
    group = [place(problem, key, 0, "9:30", session="S1") for key in ("Ann OT", "Ben OT")]
    apart = [place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "10:00")]
    assert GOAL.measure(problem, plan_of(*group)) == 4
    assert GOAL.measure(problem, plan_of(*apart)) == 8


def test_a_group_is_held_in_every_week_that_some_member_attends() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "9:30", session="S1", weeks=(1, 2))
    cal = place(problem, "Cal OT", 0, "9:30", session="S1", weeks=(1, 3))
    assert GOAL.measure(problem, plan_of(ann, cal)) == 3


def test_consult_and_on_behalf_are_held_too() -> None:
    problem = change_mandate(school_small(), "Cal OT", kind="consult")
    assert GOAL.measure(problem, plan_of(place(problem, "Cal OT", 0, "9:30", weeks=(1, 3), setting="consult"))) == 2


def test_nothing_planned_nothing_held() -> None:
    assert GOAL.measure(school_small(), Plan()) == 0


def test_a_child_who_joins_somebody_elses_session_changes_nothing() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "9:30", session="S1")
    ben = place(problem, "Ben OT", 0, "9:30", session="S1")
    assert GOAL.measure(problem, plan_of(ann, ben)) == GOAL.measure(problem, plan_of(ann))
