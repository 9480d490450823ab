"""R04: lunch is unbroken, inside its window (11:00-13:30 and 30 minutes, unless a therapist's row says otherwise)."""

from dataclasses import replace

from instances import LINCOLN, change_therapist, place, plan_of, school_small, window
from rules.support import breaches, duty_time, lunch, sentences, subjects_broken, with_duty, with_fixed_duty

from optsched.domain import Hours, Lunch, Plan
from optsched.rules.lunch import UnbrokenLunch

RULE = UnbrokenLunch()


def test_lunch_may_touch_the_edges_of_its_window_and_the_sessions_beside_it() -> None:
    problem = school_small()
    sessions = plan_of(place(problem, "Ann OT", 0, "10:30"), place(problem, "Ben OT", 0, "11:30"))
    assert breaches(RULE, problem, replace(sessions, lunches=(lunch("11:00", "11:30"),))) == []
    assert breaches(RULE, problem, Plan(lunches=(lunch("13:00", "13:30"),))) == []


def test_lunch_may_be_longer_and_at_another_time_each_week() -> None:
    lunches = (lunch("11:00", "11:45", weeks=(1,)), lunch("13:00", "13:30", weeks=(2,)))
    assert breaches(RULE, school_small(), Plan(lunches=lunches)) == []


def test_a_lunch_that_is_owed_and_missing_is_no_breach() -> None:
    problem = school_small()
    assert problem.lunch_is_owed("Rivera", 1, 0)  # 8:00-14:00 is six hours, five make a lunch
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "11:00"))) == []


def test_a_short_lunch_is_said_with_its_minutes() -> None:
    plan = Plan(lunches=(lunch("12:00", "12:20", weeks=(1, 3)),))
    assert sentences(RULE, school_small(), plan) == [
        "Rivera's lunch on Mon 12:00-12:20 lasts 20 minutes, not 30, in weeks 1 and 3."
    ]


def test_a_lunch_outside_its_window_is_said_with_the_window() -> None:
    plan = Plan(lunches=(lunch("13:15", "13:45"),))
    assert sentences(RULE, school_small(), plan) == [
        "Rivera's lunch on Mon 13:15-13:45 lies outside 11:00-13:30 in week 1."
    ]


def test_a_lunch_lies_between_the_first_and_the_last_of_the_hours() -> None:
    hours = (Hours(LINCOLN, window("8:00", "11:00")), Hours(LINCOLN, window("12:00", "13:15")))
    problem = change_therapist(school_small(), "Rivera", hours=hours)
    inside, after = lunch("11:15", "11:45"), lunch("13:00", "13:30")  # 11:00-12:00 is between first and last
    noon = change_therapist(problem, "Rivera", hours=(Hours(LINCOLN, window("12:00", "12:30")),))
    assert breaches(RULE, noon, Plan(lunches=(lunch("12:00", "12:30"),))) == []
    assert breaches(RULE, problem, Plan(lunches=(inside,))) == []
    assert sentences(RULE, problem, Plan(lunches=(after,))) == [
        "Rivera's lunch on Mon 13:00-13:30 lies outside the hours of that day in week 1."
    ]


def test_a_lunch_on_a_day_without_hours_is_outside_them() -> None:
    plan = Plan(lunches=(lunch("12:00", "12:30", day=9),))
    assert sentences(RULE, school_small(), plan) == [
        "Rivera's lunch on day 10 12:00-12:30 lies outside the hours of that day in week 1."
    ]


def test_a_session_in_the_lunch_breaks_it() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "12:15", session="S1")
    found = breaches(RULE, problem, replace(plan_of(ann), lunches=(lunch("12:00", "12:30"),)))
    assert [(each.sentence, each.placements) for each in found] == [
        ("Rivera's lunch on Mon 12:00-12:30 overlaps the session for Ann 12:15-12:45 in week 1.", (0,))
    ]


def test_a_duty_in_the_lunch_breaks_it_whether_fixed_or_floating() -> None:
    plan = Plan(lunches=(lunch("12:00", "12:30"),))
    said = ['Rivera\'s lunch on Mon 12:00-12:30 overlaps "team meeting" 12:20-12:40 in week 1.']
    fixed = with_fixed_duty(school_small(), "12:20", "12:40")
    floating = with_duty(school_small(), "8:00", "14:00", 20)
    assert sentences(RULE, fixed, plan) == said
    assert sentences(RULE, floating, replace(plan, duties=(duty_time("12:20", "12:40"),))) == said


def test_there_is_one_lunch_a_day() -> None:
    plan = Plan(lunches=(lunch("11:00", "11:30"), lunch("12:00", "12:30"), lunch("12:00", "12:30", day=1)))
    assert sentences(RULE, school_small(), plan) == ["Rivera has 2 lunches on Mon in week 1."]


def test_somebody_else_s_session_and_an_unknown_name_are_no_matter() -> None:
    problem = school_small()
    lunches = (lunch("12:00", "12:30"), Lunch("Nobody", (1,), 0, 0, 5))
    plan = replace(plan_of(place(problem, "Ann Sp", 0, "12:00")), lunches=lunches)
    assert subjects_broken(RULE, problem, plan) == []
