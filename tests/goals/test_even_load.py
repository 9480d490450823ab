"""Even load: Rivera has hours on five days; the emptiest has no session until all have one."""

from instances import change_therapist, place, plan_of, school_small, window

from optsched.domain import Hours, Plan, Problem
from optsched.goals.even_load import EvenLoad

GOAL = EvenLoad()


def on_days(days: tuple[int, ...]) -> Problem:
    return change_therapist(school_small(), "Rivera", hours=(Hours("Lincoln", window("8:00", "14:00", days=days)),))


def test_full_quarter_hours_between_fullest_and_emptiest_day_count_in_each_week() -> None:
    problem = school_small()
    ann, ben = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "10:00")
    assert GOAL.measure(problem, plan_of(ann, ben)) == 16  # 60 - 0 minutes = 4 quarters, 4 weeks
    elsewhere = place(problem, "Ben OT", 1, "10:00")
    assert GOAL.measure(problem, plan_of(ann, elsewhere)) == 8  # three days are still empty: 30 - 0


def test_only_days_with_hours_are_compared() -> None:
    problem = on_days((0, 1))
    ann, ben = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 1, "10:00")
    assert GOAL.measure(problem, plan_of(ann, ben)) == 0
    assert GOAL.measure(on_days((0,)), plan_of(ann)) == 0  # one day alone is even


def test_less_than_a_quarter_hour_is_even() -> None:
    problem = on_days((0, 1))
    ann = place(problem, "Ann OT", 0, "9:30")
    ben = place(problem, "Ben OT", 1, "9:30", end=place(problem, "Ben OT", 1, "9:30").start + 16)
    assert GOAL.measure(problem, plan_of(ann, ben)) == 0  # 30 - 16 = 14 minutes


def test_a_group_fills_its_therapists_minutes_once() -> None:
    problem = school_small()
    group = [place(problem, key, 0, "9:30", session="S1") for key in ("Ann OT", "Ben OT")]
    assert GOAL.measure(problem, plan_of(*group)) == 8  # 30 minutes = 2 quarters, 4 weeks


def test_nothing_planned_is_even() -> None:
    assert GOAL.measure(school_small(), Plan()) == 0


def test_somebody_elses_session_changes_nothing() -> None:
    problem = change_therapist(school_small(), "Chen", hours=(Hours("Lincoln", window("8:00", "14:00", days=(1,))),))
    ann, chen = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 1, "9:30")
    assert GOAL.measure(problem, plan_of(ann, chen)) == GOAL.measure(problem, plan_of(ann))
