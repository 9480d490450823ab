"""Lunches missing, in the small school: two therapists with 6 hours on 5 days of 4 weeks are owed 40."""

from dataclasses import replace

from instances import at, change_therapist, place, plan_of, school_small, window

from optsched.domain import Hours, Lunch, Plan
from optsched.goals.lunches_missing import LunchesMissing

GOAL = LunchesMissing()


def test_nothing_planned_misses_every_lunch() -> None:
    assert GOAL.measure(school_small(), Plan()) == 40  # 2 therapists x 5 days x 4 weeks


def test_a_lunch_counts_in_each_of_its_weeks() -> None:
    plan = Plan(lunches=(Lunch("Rivera", (1, 2, 3), 0, at("11:30"), at("12:00")),))
    assert GOAL.measure(school_small(), plan) == 37


def test_short_days_and_therapists_without_lunch_minutes_are_owed_none() -> None:
    hours = (Hours("Lincoln", window("8:00", "12:55")), Hours("Lincoln", window("8:00", "14:00", days=(4,))))
    problem = change_therapist(school_small(), "Rivera", hours=hours)
    problem = change_therapist(problem, "Chen", lunch_minutes=0)
    assert GOAL.measure(problem, Plan()) == 4  # Rivera's Fridays; 4 h 55 min on the other days


def test_the_hours_that_owe_a_lunch_are_an_option() -> None:
    problem = school_small()
    problem = replace(problem, options=replace(problem.options, lunch_owed_from_hours=7))
    assert GOAL.measure(problem, Plan()) == 0


def test_somebody_elses_lunch_or_session_changes_nothing() -> None:
    problem = change_therapist(school_small(), "Chen", lunch_minutes=0)
    other = replace(
        plan_of(place(problem, "Ann Sp", 0, "9:30")),
        lunches=(Lunch("Chen", (1, 2, 3, 4), 0, at("11:30"), at("12:00")),),
    )
    assert GOAL.measure(problem, other) == GOAL.measure(problem, Plan()) == 20
