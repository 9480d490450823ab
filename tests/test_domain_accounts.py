"""The books of a plan add up: per mandate, per child and per therapist's day."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from instances import LINCOLN, at, change_mandate, change_therapist, place, plan_of, school_small, window

from optsched.domain import Duty, DutyTime, Hours, Lunch, Plan, Problem, School
from optsched.domain.accounts import MandateAccount, account, missed, totals
from optsched.domain.agenda import DayAccount, days, open_time, therapist_days

WASHINGTON = "Washington"


def of(problem: Problem, plan: Plan, key: str) -> MandateAccount:
    return next(row for row in account(problem, plan) if row.mandate == key)


def balances(row: MandateAccount) -> bool:
    return row.required + row.extra == row.placed + row.missing


def test_a_weekly_mandate_held_every_week_is_met() -> None:
    problem = school_small()
    row = of(problem, plan_of(place(problem, "Ann OT", 0, "9:30")), "Ann OT")
    assert (row.required, row.placed, row.missing, row.extra) == (120, 120, 0, 0)  # 4 weeks of 30
    assert row.status == "met"
    assert row.therapists == ("Rivera",)


def test_locks_beyond_the_demand_are_extra() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann OT", 2, "9:30", locked=True))
    row = of(problem, plan, "Ann OT")
    assert (row.placed, row.missing, row.extra, row.status) == (240, 0, 120, "extra")
    assert balances(row)


def test_a_mandate_is_short_by_the_sessions_that_are_not_held() -> None:
    problem = school_small()
    row = of(problem, plan_of(place(problem, "Cal OT", 0, "9:30", weeks=(2,))), "Cal OT")
    assert (row.required, row.placed, row.missing, row.status) == (60, 30, 30, "short")  # 2 a month


def test_a_session_cut_short_is_missing_its_minutes() -> None:
    problem = school_small()
    row = of(problem, plan_of(place(problem, "Ann OT", 0, "9:30", end=at("9:50"))), "Ann OT")
    assert (row.placed, row.missing, row.extra) == (80, 40, 0)
    assert balances(row)


def test_a_combined_mandate_says_when_its_mix_is_off() -> None:
    problem = change_mandate(school_small(), "Ann Sp", setting="combined", push_in_share=50)
    out = place(problem, "Ann Sp", 0, "9:30")
    into = place(problem, "Ann Sp", 2, "10:30", setting="push-in", place="1A")
    half = of(problem, plan_of(out, into), "Ann Sp")
    assert (half.share_asked, half.share_placed, half.status) == (Fraction(1, 2), Fraction(1, 2), "met")
    off = of(problem, plan_of(out, place(problem, "Ann Sp", 2, "10:30")), "Ann Sp")
    assert (off.share_placed, off.status) == (Fraction(0), "mix off")


def test_mandates_outside_the_cycle_owe_nothing_and_say_why() -> None:
    problem = change_mandate(school_small(), "Ann OT", starts=date(2030, 1, 7))
    problem = change_mandate(problem, "Ben OT", ends=date(2020, 1, 7))
    problem = change_mandate(problem, "Cal OT", times=1, per="quarter")
    problem = replace(problem, options=replace(problem.options, plan_for=date(2025, 9, 1)))
    rows = account(problem, plan_of())
    assert [row.status for row in rows] == ["later", "ended", "by date", "short"]
    assert [row.required for row in rows] == [0, 0, 0, 240]


def test_totals_add_up_and_weigh_the_shares_by_minutes() -> None:
    problem = change_mandate(school_small(), "Ann OT", setting="push-in")
    problem = change_mandate(problem, "Ann Sp", setting="pull-out")
    total = totals(account(problem, plan_of(place(problem, "Ann Sp", 0, "9:30"))))
    assert (total.required, total.placed, total.missing) == (120 + 120 + 60 + 240, 120, 420)
    assert total.required + total.extra == total.placed + total.missing
    assert total.share_asked == Fraction(120, 360)  # Ann OT's 120 of her 360; the others leave it open
    assert total.share_placed == 0
    assert totals(()).share_asked is None


def test_missed_time_is_counted_per_child_and_activity_in_a_cycle() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "9:15"), place(problem, "Ann Sp", 1, "10:30", setting="push-in"))
    found = [(row.student, row.activity, row.minutes) for row in missed(problem, plan)]
    assert found == [
        ("Ann", "WIN", 60),
        ("Ann", "Writing", 60),
    ]  # 15 minutes of each in 4 weeks; the push-in costs nothing


def two_schools() -> Problem:
    """Rivera is at Lincoln 8:00-11:00 and at Washington 11:30-15:00, 20 minutes away."""
    problem = school_small()
    hours = (Hours(LINCOLN, window("8:00", "11:00")), Hours(WASHINGTON, window("11:30", "15:00")))
    problem = change_therapist(problem, "Rivera", hours=hours)
    duty = Duty("notes", "Rivera", "Notes", 30, 1, "week", window("8:00", "15:00"), school=WASHINGTON)
    schools = (*problem.schools, School(WASHINGTON))
    return replace(problem, schools=schools, travel=((LINCOLN, WASHINGTON, 20),), duties=(duty,))


def test_travel_is_put_between_the_hours_of_two_schools() -> None:
    problem = two_schools()
    plan = replace(
        plan_of(place(problem, "Ann OT", 0, "9:30")),
        duties=(DutyTime("notes", (1, 2, 3, 4), 0, at("14:00"), at("14:30"), WASHINGTON),),
        lunches=(Lunch("Rivera", (1, 2, 3, 4), 0, at("11:30"), at("12:00")),),
    )
    row = days(problem, plan)["Rivera", 1, 0]
    assert [(item.kind, item.start) for item in row] == [
        ("session", at("9:30")),
        ("travel", at("11:00")),
        ("lunch", at("11:30")),
        ("duty", at("14:00")),
    ]
    assert open_time(problem, ("Rivera", 1, 0), row)[0] == (at("8:00"), at("9:30"))
    monday = next(each for each in therapist_days(problem, plan) if (each.therapist, each.day) == ("Rivera", 0))
    # 4 weeks; hours 180 + 210 and 20 of travel between them; open is what is left
    assert monday == DayAccount("Rivera", 0, 4 * 410, 120, 0, 120, 80, 120, 4 * 300)


@pytest.mark.parametrize(("lunch", "travel"), [("12:00", "11:00"), ("11:00", "11:30")])
def test_a_day_with_nothing_at_the_next_school_has_the_way_there(lunch: str, travel: str) -> None:
    problem = replace(two_schools(), duties=())
    eaten = Lunch("Rivera", (1, 2, 3, 4), 0, at(lunch), at(lunch) + 30)
    row = days(problem, replace(plan_of(place(problem, "Ann OT", 0, "9:30")), lunches=(eaten,)))["Rivera", 1, 0]
    ways = [(item.label, item.start, item.end) for item in row if item.kind == "travel"]
    assert ways == [("travel to Washington", at(travel), at(travel) + 20)]


def test_nobody_leaves_a_school_before_the_hours_there_end_where_the_way_fits_later() -> None:
    problem = replace(two_schools(), duties=())
    there = place(problem, "Ben OT", 0, "13:00", school=WASHINGTON)
    eaten = Lunch("Rivera", (1, 2, 3, 4), 0, at("11:00"), at("11:30"))
    row = days(problem, replace(plan_of(place(problem, "Ann OT", 0, "9:30"), there), lunches=(eaten,)))["Rivera", 1, 0]
    assert [(item.start, item.end) for item in row if item.kind == "travel"] == [(at("11:30"), at("11:50"))]


def test_the_parts_of_every_day_add_up_to_its_hours() -> None:
    problem = two_schools()
    early = place(problem, "Ann OT", 0, "7:00", locked=True)  # a lock may lie outside the hours
    clash = place(problem, "Ben OT", 0, "7:15", locked=True)  # or over another session
    for each in therapist_days(problem, plan_of(early, clash)):
        parts = each.direct + each.consult + each.duty + each.travel + each.lunch + each.open
        assert parts == each.hours
    assert next(each.direct for each in therapist_days(problem, plan_of(early, clash))) == 4 * 45
