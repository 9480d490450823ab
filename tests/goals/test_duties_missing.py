"""Duties missing: Rivera writes notes, 40 minutes twice a week, somewhere between 8:00 and 12:00."""

from dataclasses import replace

from instances import at, change_mandate, place, plan_of, school_small, window

from optsched.domain import Duty, DutyTime, Plan, Problem
from optsched.goals.duties_missing import DutiesMissing

GOAL = DutiesMissing()
NOTES = Duty("notes", "Rivera", "notes", 40, 2, "week", window("8:00", "12:00"))


def owing(*duties: Duty) -> Problem:
    return replace(school_small(), duties=duties)


def done(duty: str, weeks: tuple[int, ...], *days: int) -> Plan:
    return Plan(duties=tuple(DutyTime(duty, weeks, day, at("8:00"), at("8:40")) for day in days))


def test_nothing_planned_misses_every_minute() -> None:
    assert GOAL.measure(owing(NOTES), Plan()) == 320  # 40 minutes x 2 x 4 weeks


def test_a_time_counts_in_each_of_its_weeks() -> None:
    assert GOAL.measure(owing(NOTES), done("notes", (1, 3), 0)) == 240  # two of eight times done


def test_three_times_in_one_week_make_up_for_no_other_week() -> None:
    assert GOAL.measure(owing(NOTES), done("notes", (1,), 0, 1, 2)) == 240  # week 1 is done, three weeks x 80 are not


def test_a_daily_duty_is_owed_on_each_of_its_days() -> None:
    daily = replace(NOTES, times=1, per="day", window=window("8:00", "12:00", days=(0, 1)))
    assert GOAL.measure(owing(daily), done("notes", (1, 2, 3, 4), 0, 4)) == 160  # Tuesdays; Friday is none of its days


def test_a_longer_period_is_scaled_to_the_cycle_and_rounded_up() -> None:
    quarterly = replace(NOTES, times=3, per="quarter")
    assert GOAL.measure(owing(quarterly), Plan()) == 80  # 3 x 4 weeks / 9 weeks = 1.33, rounded up to 2 times


def test_a_fixed_duty_is_never_missing() -> None:
    fixed = Duty("staff", "Rivera", "staff", 60, 1, "week", window("8:00", "9:00", days=(0,)))
    assert GOAL.measure(owing(fixed), Plan()) == 0


def test_a_duty_of_two_is_owed_once() -> None:
    assert GOAL.measure(owing(replace(NOTES, partner="Chen")), Plan()) == 320


def test_time_kept_for_a_mandate_by_date_is_owed_too() -> None:
    problem = change_mandate(school_small(), "Cal OT", per="quarter", times=3)
    assert GOAL.measure(problem, Plan()) == 60  # 1.33 sessions of 30 minutes a cycle, rounded up to 2


def test_somebody_elses_duty_or_session_changes_nothing() -> None:
    other = Duty("calls", "Chen", "calls", 40, 1, "week", window("8:00", "12:00"))
    problem = owing(NOTES, other)
    plan = replace(plan_of(place(problem, "Ann OT", 0, "9:30")), duties=done("calls", (1, 2, 3, 4), 0, 1).duties)
    assert GOAL.measure(problem, plan) == 320  # calls are done twice as often as owed, notes not at all
