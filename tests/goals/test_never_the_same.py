"""Never the same: 120 minutes of one activity a cycle are free, that is one weekly session of 30."""

from instances import change_mandate, place, plan_of, school_small

from optsched.domain import Plan
from optsched.goals.never_the_same import NeverTheSame

GOAL = NeverTheSame()


def test_one_weekly_session_is_free_and_a_second_in_the_same_activity_counts() -> None:
    problem = school_small()
    ot, sp = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 1, "9:30")
    assert GOAL.measure(problem, plan_of(ot)) == 0  # 120 minutes of WIN
    assert GOAL.measure(problem, plan_of(ot, sp)) == 24  # 240 - 120 = 120 minutes = 24 pieces; two services, one child


def test_two_activities_are_counted_apart() -> None:
    problem = school_small()
    ot, sp = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 1, "10:30")
    assert GOAL.measure(problem, plan_of(ot, sp)) == 0


def test_a_session_across_two_activities_is_shared_out() -> None:
    problem = school_small()
    ot, sp = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 1, "10:15")
    assert GOAL.measure(problem, plan_of(ot, sp)) == 12  # WIN 120 + 4 x 15 = 180; Science 60


def test_the_last_piece_is_rounded_up() -> None:
    problem = change_mandate(school_small(), "Ann OT", minutes=31)
    assert GOAL.measure(problem, plan_of(place(problem, "Ann OT", 0, "9:30"))) == 1  # 124 minutes: 4 too many


def test_push_ins_miss_nothing() -> None:
    problem = school_small()
    inside = [place(problem, "Ann Sp", day, "9:30", setting="push-in", place="1A") for day in (0, 1)]
    assert GOAL.measure(problem, plan_of(*inside)) == 0


def test_nothing_planned_misses_nothing() -> None:
    assert GOAL.measure(school_small(), Plan()) == 0


def test_another_child_has_minutes_of_its_own() -> None:
    problem = school_small()
    ann, ben = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "9:30")
    assert GOAL.measure(problem, plan_of(ann, ben)) == 0
