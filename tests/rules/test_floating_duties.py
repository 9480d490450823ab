"""R11: a floating duty fits. Rivera owes a team meeting of 30 minutes once a week, unless a test says otherwise."""

from dataclasses import replace

from instances import LINCOLN, change_therapist, place, plan_of, school_small, window
from rules.support import (
    ADAMS,
    breaches,
    duty_time,
    sentences,
    subjects_broken,
    two_schools,
    with_duty,
    with_fixed_duty,
)

from optsched.domain import DutyTime, Hours, Mandate, Plan, Problem
from optsched.rules.floating_duties import FloatingDuties

RULE = FloatingDuties()
MEETING = '"team meeting" of Rivera on Mon'


def team() -> Problem:
    """The small school, where Rivera's team meeting lies somewhere in 8:00-12:00."""
    return with_duty(school_small(), "8:00", "12:00", 30)


def planned(*times: DutyTime) -> Plan:
    return Plan(duties=times)


def test_a_duty_may_touch_its_window_and_the_sessions_beside_it() -> None:
    plan = plan_of(place(team(), "Ann OT", 0, "11:00"), place(team(), "Ben OT", 0, "12:00"))
    assert breaches(RULE, team(), replace(plan, duties=(duty_time("11:30", "12:00"),))) == []


def test_a_duty_that_is_missing_is_no_breach() -> None:
    assert breaches(RULE, team(), planned()) == []


def test_a_duty_has_its_length() -> None:
    assert sentences(RULE, team(), planned(duty_time("9:00", "9:20"))) == [
        f"{MEETING} 9:00-9:20 lasts 20 minutes, not 30, in week 1."
    ]


def test_a_duty_lies_inside_its_days_weeks_and_times() -> None:
    problem = with_duty(school_small(), "8:00", "12:00", 30, window=window("8:00", "12:00", days=(0,), weeks=(1, 3)))
    late = duty_time("11:45", "12:15")
    tuesday, second = duty_time("9:00", "9:30", day=1), duty_time("9:00", "9:30", weeks=(2,))
    assert sentences(RULE, problem, planned(late)) == [
        f"{MEETING} 11:45-12:15 lies outside its days and times in week 1."
    ]
    assert len(breaches(RULE, problem, planned(tuesday))) == 1
    assert len(breaches(RULE, problem, planned(second))) == 1


def test_a_duty_lies_inside_the_hours_of_everybody_who_shares_it() -> None:
    hours = (Hours(LINCOLN, window("10:00", "14:00")),)
    problem = change_therapist(with_duty(school_small(), "8:00", "12:00", 30, partner="Chen"), "Chen", hours=hours)
    assert sentences(RULE, problem, planned(duty_time("9:30", "10:00"))) == [
        '"team meeting" of Rivera and Chen on Mon 9:30-10:00 lies outside Chen\'s hours in week 1.'
    ]
    assert breaches(RULE, problem, planned(duty_time("10:00", "10:30"))) == []


def test_a_duty_at_a_school_lies_inside_the_hours_there() -> None:
    problem = with_duty(two_schools(), "8:00", "14:00", 30, school=ADAMS)  # at Adams from 11:00
    assert sentences(RULE, problem, planned(duty_time("10:00", "10:30"))) == [
        f"{MEETING} 10:00-10:30 lies outside Rivera's hours at Adams in week 1."
    ]
    assert breaches(RULE, problem, planned(duty_time("12:00", "12:30", school=ADAMS))) == []
    assert sentences(RULE, problem, planned(duty_time("10:00", "10:30", school=LINCOLN))) == [
        f"{MEETING} 10:00-10:30 is at Lincoln, but belongs to Adams, in week 1."
    ]


def test_a_duty_at_any_school_may_lie_in_any_hours() -> None:
    problem = with_duty(two_schools(), "8:00", "14:00", 30)
    assert breaches(RULE, problem, planned(duty_time("10:45", "11:15"))) == []  # across Lincoln and Adams


def test_hours_with_a_gap_hold_a_duty_on_either_side_of_it() -> None:
    problem = with_duty(two_schools((LINCOLN, "8:00", "10:00"), (ADAMS, "10:30", "12:00")), "8:00", "12:00", 30)
    for start, end in (("8:00", "8:30"), ("9:30", "10:00"), ("10:30", "11:00")):
        assert breaches(RULE, problem, planned(duty_time(start, end))) == []
    assert len(breaches(RULE, problem, planned(duty_time("10:00", "10:30")))) == 1


def test_a_session_of_anybody_who_shares_it_clashes() -> None:
    problem = with_duty(school_small(), "8:00", "12:00", 30, partner="Chen")
    plan = plan_of(place(problem, "Ann Sp", 0, "9:15", session="S1"))
    found = breaches(RULE, problem, replace(plan, duties=(duty_time("9:00", "9:30"),)))
    assert [(each.sentence, each.placements, each.given) for each in found] == [
        (
            '"team meeting" of Rivera and Chen on Mon 9:00-9:30 overlaps Chen\'s session for Ann 9:15-9:45 in week 1.',
            (0,),
            False,
        )
    ]


def test_a_session_in_the_duty_of_one_person_is_said_by_its_children() -> None:
    plan = plan_of(*(place(team(), f"{name} OT", 0, "9:15", session="S1", weeks=(1,)) for name in ("Ann", "Ben")))
    assert sentences(RULE, team(), replace(plan, duties=(duty_time("9:00", "9:30"),))) == [
        f"{MEETING} 9:00-9:30 overlaps the session for Ann and Ben 9:15-9:45 in week 1."
    ]


def test_a_session_of_somebody_else_does_not_clash() -> None:
    plan = plan_of(place(team(), "Ann Sp", 0, "9:00"))
    assert subjects_broken(RULE, team(), replace(plan, duties=(duty_time("9:00", "9:30"),))) == []


def test_a_fixed_duty_clashes() -> None:
    problem = with_fixed_duty(team(), "9:15", "9:45", key="D2", what="bus duty")
    assert sentences(RULE, problem, planned(duty_time("9:00", "9:30"))) == [
        f'{MEETING} 9:00-9:30 overlaps "bus duty" of Rivera 9:15-9:45 in week 1.'
    ]


def test_a_fixed_duty_may_touch_on_either_side() -> None:
    problem = with_fixed_duty(team(), "9:00", "9:30", key="D2", what="bus duty")
    assert breaches(RULE, problem, planned(duty_time("8:30", "9:00"))) == []
    assert breaches(RULE, problem, planned(duty_time("9:30", "10:00"))) == []


def test_two_floating_duties_that_clash_are_said_once() -> None:
    problem = with_duty(team(), "8:00", "12:00", 30, key="D2", what="report")
    clash = planned(duty_time("9:15", "9:45", duty="D2"), duty_time("9:00", "9:30"))
    assert sentences(RULE, problem, clash) == [f'{MEETING} 9:00-9:30 overlaps "report" of Rivera 9:15-9:45 in week 1.']
    elsewhere = planned(duty_time("9:30", "10:00", duty="D2"), duty_time("9:00", "9:30"))
    assert breaches(RULE, problem, elsewhere) == []


def test_floating_duties_of_two_therapists_do_not_clash() -> None:
    problem = with_duty(team(), "8:00", "12:00", 30, key="D2", therapist="Chen")
    assert breaches(RULE, problem, planned(duty_time("9:00", "9:30"), duty_time("9:00", "9:30", duty="D2"))) == []


def test_a_duty_is_planned_no_more_often_than_it_is_owed() -> None:
    twice = planned(duty_time("9:00", "9:30", weeks=(1, 2)), duty_time("9:00", "9:30", day=1, weeks=(2,)))
    assert sentences(RULE, team(), twice) == [
        '"team meeting" of Rivera is planned 2 times in week 2, but owed 1 times.'
    ]


def test_a_duty_owed_daily_is_counted_day_by_day() -> None:
    problem = with_duty(school_small(), "8:00", "12:00", 30, per="day")
    once_each = planned(duty_time("9:00", "9:30"), duty_time("9:00", "9:30", day=1))
    assert breaches(RULE, problem, once_each) == []
    twice = planned(duty_time("9:00", "9:30"), duty_time("10:00", "10:30"))
    assert sentences(RULE, problem, twice) == [
        '"team meeting" of Rivera is planned 2 times on Mon in week 1, but owed 1 times.'
    ]


def test_time_kept_for_a_mandate_by_date_is_a_duty_too() -> None:
    problem = replace(school_small(), mandates=(Mandate("Ann OT", "Ann", "OT", 30, 3, "quarter", therapist="Rivera"),))
    # 3 in 9 weeks, in a cycle of 4, is 1.33: no whole number, and 2 are kept so that time is never short
    assert list(RULE.subjects(problem)) == [("by date Ann OT",)]
    kept = duty_time("13:45", "14:15", duty="by date Ann OT", school=LINCOLN)
    assert sentences(RULE, problem, planned(kept)) == [
        '"kept for Ann, by date" of Rivera on Mon 13:45-14:15 lies outside Rivera\'s hours at Lincoln in week 1.'
    ]


def test_a_duty_that_nobody_knows_is_passed_over() -> None:
    plan = planned(duty_time("9:00", "9:30", duty="unknown"), duty_time("9:00", "9:30"))
    assert breaches(RULE, team(), plan) == []
