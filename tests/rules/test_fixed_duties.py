"""R10: no session during a fixed duty."""

from instances import place, plan_of, school_small, window
from rules.support import breaches, locked, sentences, subjects_broken, with_duty, with_fixed_duty

from optsched.rules.fixed_duties import FixedDuties

RULE = FixedDuties()


def test_a_session_may_touch_the_duty() -> None:
    problem = with_fixed_duty(school_small(), "10:00", "10:30")
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "10:30"))
    assert breaches(RULE, problem, plan) == []


def test_a_session_in_the_duty_is_said_with_its_time() -> None:
    problem = with_fixed_duty(school_small(), "10:00", "10:30")
    plan = plan_of(place(problem, "Ann OT", 0, "10:15", session="S1", weeks=(1, 2)))
    assert sentences(RULE, problem, plan) == [
        'Rivera has "team meeting" on Mon 10:00-10:30, but holds a session for Ann 10:15-10:45 in weeks 1 and 2.'
    ]


def test_a_duty_of_one_day_and_some_weeks_is_fixed_there_only() -> None:
    monday = window("10:00", "10:30", days=(0,), weeks=(1, 3))
    problem = with_duty(school_small(), "10:00", "10:30", 30, window=monday)
    plan = plan_of(place(problem, "Ann OT", 0, "10:00", session="S1"), place(problem, "Ben OT", 1, "10:00"))
    assert sentences(RULE, problem, plan) == [
        'Rivera has "team meeting" on Mon 10:00-10:30, but holds a session for Ann 10:00-10:30 in weeks 1 and 3.'
    ]


def test_a_duty_whose_days_leave_a_choice_floats_and_closes_nothing() -> None:
    problem = with_duty(school_small(), "10:00", "10:30", 30)  # once a week on any of five days
    assert list(RULE.subjects(problem)) == []


def test_a_duty_whose_times_leave_a_choice_floats_and_closes_nothing() -> None:
    problem = with_duty(school_small(), "10:00", "10:35", 30, per="day")
    assert list(RULE.subjects(problem)) == []


def test_a_shared_duty_binds_both() -> None:
    problem = with_fixed_duty(school_small(), "10:00", "10:30", partner="Chen")
    plan = plan_of(place(problem, "Ann Sp", 0, "10:00", session="S1"))
    assert sentences(RULE, problem, plan) == [
        'Chen has "team meeting" on Mon 10:00-10:30, but holds a session for Ann 10:00-10:30 in every week.'
    ]


def test_somebody_else_s_duty_is_no_matter() -> None:
    problem = with_fixed_duty(school_small(), "10:00", "10:30")
    assert subjects_broken(RULE, problem, plan_of(place(problem, "Ann Sp", 0, "10:00"))) == []


def test_a_lock_in_a_fixed_duty_is_given() -> None:
    problem = with_fixed_duty(school_small(), "10:00", "10:30")
    ann = place(problem, "Ann OT", 0, "10:00")
    assert [each.given for each in breaches(RULE, problem, plan_of(ann))] == [False]
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(ann)))] == [True]
