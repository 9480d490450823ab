"""Minutes missing, in the small school: 30 minutes each, 4 + 4 + 2 + 8 sessions a cycle are owed."""

from dataclasses import replace
from datetime import date

from instances import change_mandate, place, plan_of, school_small

from optsched.domain import Plan
from optsched.goals.minutes_missing import MinutesMissing

GOAL = MinutesMissing()


def test_nothing_planned_misses_everything() -> None:
    assert GOAL.measure(school_small(), Plan()) == 540  # 18 sessions of 30 minutes


def test_what_is_placed_is_not_missing_in_each_of_its_weeks() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Cal OT", 0, "9:30", weeks=(1,)))
    assert GOAL.measure(problem, plan) == 390  # 540 - 4 weeks of Ann - 1 week of Cal


def test_more_than_owed_makes_up_for_nobody_else() -> None:
    problem = school_small()
    twice = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann OT", 2, "9:30"))
    assert GOAL.measure(problem, twice) == 420  # 540 - 4 x 30: Ann is owed four, four more are extra


def test_what_is_owed_by_date_or_not_now_is_not_missing_in_the_cycle() -> None:
    problem = change_mandate(school_small(), "Ann OT", per="quarter", times=3)
    problem = change_mandate(problem, "Ben OT", ends=date(2026, 1, 1))
    problem = replace(problem, options=replace(problem.options, plan_for=date(2026, 2, 1)))
    assert GOAL.measure(problem, Plan()) == 300  # Cal 2 and Ann's speech 8


def test_somebody_elses_session_changes_nothing() -> None:
    problem = change_mandate(school_small(), "Ann Sp", ends=date(2026, 1, 1))
    problem = replace(problem, options=replace(problem.options, plan_for=date(2026, 2, 1)))
    assert GOAL.measure(problem, plan_of(place(problem, "Ann Sp", 0, "9:30"))) == GOAL.measure(problem, Plan())
