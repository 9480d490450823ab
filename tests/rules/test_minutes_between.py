"""R05: between two sessions the therapist's minutes between are kept (WORKBOOK 1.1, Between)."""

from dataclasses import replace

from instances import change_therapist, place, plan_of, school_small
from rules.support import (
    ADAMS,
    breaches,
    duty_time,
    locked,
    lunch,
    sentences,
    subjects_broken,
    two_schools,
    with_duty,
    with_fixed_duty,
)

from optsched.domain import Plan, Problem
from optsched.rules.minutes_between import MinutesBetween
from optsched.rules.travel import TimeToTravel

RULE = MinutesBetween()


def ten_minutes() -> Problem:
    """The small school, but Rivera has 10 minutes between sessions."""
    return change_therapist(school_small(), "Rivera", minutes_between=10)


def two_sessions(problem: Problem, second: str) -> Plan:
    """Ann 9:30-10:00, and Ben at `second`, on Mon of week 1."""
    return plan_of(
        place(problem, "Ann OT", 0, "9:30", session="S1", weeks=(1,)),
        place(problem, "Ben OT", 0, second, session="S2", weeks=(1,)),
    )


def test_the_minutes_run_from_the_end_of_one_to_the_start_of_the_next() -> None:
    assert breaches(RULE, ten_minutes(), two_sessions(ten_minutes(), "10:10")) == []


def test_too_few_minutes_are_said_with_what_there_is() -> None:
    assert sentences(RULE, ten_minutes(), two_sessions(ten_minutes(), "10:05")) == [
        "Rivera has 5 of 10 minutes between sessions on Mon, from Ann (until 10:00) to Ben (from 10:05), in week 1."
    ]


def test_without_minutes_between_sessions_may_follow_at_once() -> None:
    assert breaches(RULE, school_small(), two_sessions(school_small(), "10:00")) == []


def test_somebody_else_s_session_may_follow_at_once() -> None:
    problem = ten_minutes()
    plan = plan_of(place(problem, "Ben OT", 0, "9:30"), place(problem, "Ann Sp", 0, "10:00"))
    assert subjects_broken(RULE, problem, plan) == []


def test_none_are_owed_before_the_end_of_hours_or_at_their_start() -> None:
    problem = ten_minutes()
    plan = plan_of(place(problem, "Ann OT", 0, "8:00"), place(problem, "Ben OT", 0, "13:30"))
    assert breaches(RULE, problem, plan) == []


def test_none_are_owed_where_a_duty_lies_between() -> None:
    fixed = with_fixed_duty(ten_minutes(), "10:00", "10:05")
    floating = with_duty(ten_minutes(), "8:00", "14:00", 5)
    plan = two_sessions(ten_minutes(), "10:05")
    assert breaches(RULE, fixed, plan) == []
    assert breaches(RULE, floating, replace(plan, duties=(duty_time("10:00", "10:05"),))) == []
    assert len(breaches(RULE, floating, replace(plan, duties=(duty_time("10:05", "10:10"),)))) == 1


def test_none_are_owed_where_lunch_lies_between() -> None:
    problem = change_therapist(school_small(), "Rivera", minutes_between=40)
    plan = two_sessions(problem, "10:30")
    assert len(breaches(RULE, problem, plan)) == 1  # 30 of 40 minutes
    assert breaches(RULE, problem, replace(plan, lunches=(lunch("10:00", "10:30"),))) == []


def test_where_the_school_changes_the_larger_of_travel_and_minutes_between_counts() -> None:
    problem = change_therapist(two_schools(travel=15), "Rivera", minutes_between=10)
    ann = place(problem, "Ann OT", 0, "10:30", weeks=(1,))
    after_15, after_10 = (place(problem, "Ben OT", 0, start, weeks=(1,), school=ADAMS) for start in ("11:15", "11:10"))
    assert (
        breaches(RULE, problem, plan_of(ann, after_15))
        == breaches(TimeToTravel(), problem, plan_of(ann, after_15))
        == []
    )
    assert breaches(RULE, problem, plan_of(ann, after_10)) == []  # 10 minutes are kept, but the way takes 15
    assert len(breaches(TimeToTravel(), problem, plan_of(ann, after_10))) == 1


def test_only_the_next_session_is_looked_at() -> None:
    problem = change_therapist(school_small(), "Rivera", minutes_between=45)
    plan = plan_of(*(place(problem, "Ann OT", 0, start) for start in ("8:00", "8:30", "9:00")))
    assert len(breaches(RULE, problem, plan)) == 2  # not 8:30 to 9:00 as well, though 30 is less than 45


def test_sessions_at_once_are_another_rule_s_matter() -> None:
    assert breaches(RULE, ten_minutes(), two_sessions(ten_minutes(), "9:45")) == []


def test_it_is_given_when_both_are_locked() -> None:
    problem = ten_minutes()
    plan = two_sessions(problem, "10:00")
    ann, ben = plan.placements
    for one_locked in (plan_of(locked(ann), ben), plan_of(ann, locked(ben))):
        assert [each.given for each in breaches(RULE, problem, one_locked)] == [False]
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(ann), locked(ben)))] == [True]
