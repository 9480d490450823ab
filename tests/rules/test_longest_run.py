"""R08: sessions without a break of 10 minutes run no longer than the longest run (WORKBOOK 1.1, Lunch)."""

from dataclasses import replace

from instances import change_therapist, place, plan_of, school_small
from rules.support import (
    breaches,
    duty_time,
    locked,
    lunch,
    sentences,
    subjects_broken,
    with_duty,
    with_fixed_duty,
)

from optsched.domain import Plan, Problem
from optsched.rules.longest_run import LongestRun

RULE = LongestRun()


def an_hour() -> Problem:
    """The small school, but Rivera runs no longer than 60 minutes."""
    return change_therapist(school_small(), "Rivera", longest_run=60)


def day(problem: Problem, *starts: str) -> Plan:
    """Sessions of 30 minutes on Mon of week 1."""
    return plan_of(*(place(problem, "Ann OT", 0, start, weeks=(1,)) for start in starts))


def test_a_run_may_be_as_long_as_the_longest() -> None:
    assert breaches(RULE, an_hour(), day(an_hour(), "9:00", "9:30")) == []


def test_a_run_that_is_too_long_is_said_in_clock_time() -> None:
    # two sessions of 30 minutes and the 5 between them: 65 minutes of clock time
    assert sentences(RULE, an_hour(), day(an_hour(), "9:00", "9:35")) == [
        "Rivera has sessions without a break on Mon 9:00-10:05, which is 65 minutes where 60 are the most, in week 1."
    ]


def test_a_gap_of_ten_minutes_is_a_break_and_one_of_nine_is_not() -> None:
    problem = an_hour()
    assert breaches(RULE, problem, day(problem, "9:00", "9:30", "10:10")) == []
    assert len(breaches(RULE, problem, day(problem, "9:00", "9:30", "10:09"))) == 1


def test_the_default_is_two_and_a_half_hours() -> None:
    problem = school_small()
    starts = ("8:00", "8:30", "9:00", "9:30", "10:00")
    assert breaches(RULE, problem, day(problem, *starts)) == []  # 150 minutes
    assert len(breaches(RULE, problem, day(problem, *starts, "10:30"))) == 1


def test_lunch_ends_a_run() -> None:
    plan = replace(day(an_hour(), "11:00", "11:30", "12:30"), lunches=(lunch("12:00", "12:30"),))
    assert breaches(RULE, an_hour(), plan) == []


def test_a_duty_of_ten_minutes_ends_a_run_and_a_shorter_one_does_not() -> None:
    ten, five = with_fixed_duty(an_hour(), "10:00", "10:10"), with_fixed_duty(an_hour(), "10:00", "10:05")
    assert breaches(RULE, ten, day(ten, "9:00", "9:30", "10:10")) == []
    assert len(breaches(RULE, five, day(five, "9:00", "9:30", "10:05"))) == 1
    floating = with_duty(an_hour(), "8:00", "14:00", 5)
    plan = replace(day(floating, "9:00", "9:30", "10:05"), duties=(duty_time("10:00", "10:05"),))
    assert len(breaches(RULE, floating, plan)) == 1


def test_a_longer_session_is_over_when_its_last_member_leaves() -> None:
    problem = an_hour()
    ann = place(problem, "Ann OT", 0, "9:00", session="S1", weeks=(1,))
    ben = place(problem, "Ben OT", 0, "9:00", session="S1", weeks=(1,), end=ann.end + 15)
    cal = place(problem, "Cal OT", 0, "9:45", session="S2", weeks=(1,))
    assert len(breaches(RULE, problem, plan_of(ann, ben, cal))) == 1  # 9:00-10:15
    assert breaches(RULE, problem, plan_of(ann, cal)) == []  # 9:30-9:45 is a break when Ben is not there


def test_each_run_of_a_day_is_judged_alone() -> None:
    problem = an_hour()
    plan = day(problem, "8:00", "8:30", "9:00", "11:00", "11:30", "12:00")
    assert len(breaches(RULE, problem, plan)) == 2


def test_the_run_of_another_therapist_is_no_matter() -> None:
    problem = an_hour()
    plan = plan_of(*(place(problem, "Ann Sp", 0, start) for start in ("9:00", "9:30", "10:00")))
    assert subjects_broken(RULE, problem, plan) == []


def test_it_is_given_when_the_whole_run_is_locked() -> None:
    problem = an_hour()
    first, *rest = day(problem, "9:00", "9:30", "10:00").placements
    assert [each.given for each in breaches(RULE, problem, plan_of(first, *map(locked, rest)))] == [False]
    assert [each.given for each in breaches(RULE, problem, plan_of(*map(locked, (first, *rest))))] == [True]
