"""Same time: Ann's OT comes once a week, her speech twice."""

from instances import place, plan_of, school_small

from optsched.domain import Plan
from optsched.goals.same_time import SameTime

GOAL = SameTime()


def test_one_time_in_all_weeks_costs_nothing_and_each_other_week_one() -> None:
    problem = school_small()
    assert GOAL.measure(problem, plan_of(place(problem, "Ann OT", 0, "9:30"))) == 0
    most = place(problem, "Ann OT", 0, "9:30", weeks=(1, 2, 3))
    for day, start in ((1, "9:30"), (0, "9:35")):  # another day, another time
        away = place(problem, "Ann OT", day, start, weeks=(4,))
        assert GOAL.measure(problem, plan_of(most, away)) == 1


def test_where_two_times_are_as_frequent_one_of_them_is_usual() -> None:
    problem = school_small()
    odd, even = (place(problem, "Ann OT", day, "9:30", weeks=(1 + day, 3 + day)) for day in (0, 1))
    assert GOAL.measure(problem, plan_of(odd, even)) == 2


def test_twice_a_week_has_two_usual_times() -> None:
    problem = school_small()
    monday, wednesday = (place(problem, "Ann Sp", day, "9:30") for day in (0, 2))
    assert GOAL.measure(problem, plan_of(monday, wednesday)) == 0
    part = place(problem, "Ann Sp", 2, "9:30", weeks=(1, 2, 3))
    friday = place(problem, "Ann Sp", 4, "9:30", weeks=(4,))
    assert GOAL.measure(problem, plan_of(monday, part, friday)) == 1


def test_the_fullest_week_says_how_many_times_are_usual() -> None:
    problem = school_small()
    weekly = place(problem, "Ann Sp", 0, "9:30", weeks=(1, 2, 3, 4))
    once_more = place(problem, "Ann Sp", 2, "9:30", weeks=(1,))
    assert GOAL.measure(problem, plan_of(weekly, once_more)) == 0  # two in week 1, at two usual times


def test_another_setting_at_the_same_time_is_the_same_time() -> None:
    problem = school_small()
    odd = place(problem, "Ann OT", 0, "8:00", weeks=(1, 3), setting="push-in", place="1A")
    even = place(problem, "Ann OT", 0, "8:00", weeks=(2, 4))
    assert GOAL.measure(problem, plan_of(odd, even)) == 0


def test_nothing_planned_is_nowhere_else() -> None:
    assert GOAL.measure(school_small(), Plan()) == 0


def test_somebody_elses_time_changes_nothing() -> None:
    problem = school_small()
    odd, even = (place(problem, "Ann OT", day, "9:30", weeks=(1 + day, 3 + day)) for day in (0, 1))
    other = place(problem, "Ben OT", 3, "12:00")
    assert GOAL.measure(problem, plan_of(odd, even, other)) == GOAL.measure(problem, plan_of(odd, even))
