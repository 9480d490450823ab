"""R28: sessions fall in the weeks that the mandate's pattern allows."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import Cycle, Placement, Problem, WeekShare
from optsched.rules.weeks import Weeks

RULE = Weeks()


def asking(**changes: Any) -> Problem:
    """The small school with another demand for Cal's OT (2 a month)."""
    return change_mandate(school_small(), "Cal OT", **changes)


def in_weeks(problem: Problem, *weeks: int) -> list[Placement]:
    """Cal's OT on Mon of these weeks, one session each."""
    return [place(problem, "Cal OT", 0, "9:30", weeks=(week,)) for week in weeks]


def broken(problem: Problem, *weeks: int) -> int:
    return len(breaches(RULE, problem, plan_of(*in_weeks(problem, *weeks))))


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [((1, 3), 0), ((2, 4), 0), ((3,), 0), ((), 0), ((1, 2), 1), ((1, 4), 1), ((1, 2, 3), 1)],
)
def test_two_a_month_are_in_weeks_1_and_3_or_2_and_4(weeks: tuple[int, ...], expected: int) -> None:
    # fewer than owed is a shortfall, which is told elsewhere
    assert broken(asking(), *weeks) == expected


def test_a_choice_of_weeks_that_is_not_allowed_is_said_with_those_that_are() -> None:
    problem = asking()
    assert sentences(RULE, problem, plan_of(*in_weeks(problem, 1, 2))) == [
        "Cal's OT is held in weeks 1 and 2, but should be in weeks 1 and 3 or in weeks 2 and 4."
    ]


@pytest.mark.parametrize(("weeks", "expected"), [((1, 2, 4), 0), ((2, 3, 4), 0), ((1, 2, 3, 4), 1)])
def test_three_a_month_are_in_three_different_weeks(weeks: tuple[int, ...], expected: int) -> None:
    assert broken(asking(times=3), *weeks) == expected


def test_more_than_four_a_month_are_spread_so_that_weeks_differ_by_one() -> None:
    problem = asking(times=6, days_apart=0)
    assert broken(problem, 1, 1, 2, 3, 3, 4) == 0
    assert broken(problem, 1, 1, 2, 2, 3, 4) == 1  # 6 = 1 a week and 2 more, in weeks 1, 3 or 2, 4
    assert broken(problem, 1, 1, 1, 2, 3, 4) == 1  # 3 and 1 differ by two


def test_three_of_four_weeks_leave_one_out() -> None:
    problem = asking(times=1, per="week", weeks=WeekShare(3, 4))
    assert broken(problem, 1, 2, 4) == 0
    assert sentences(RULE, problem, plan_of(*in_weeks(problem, 1, 2, 3, 4))) == [
        "Cal's OT is held in every week, but should be in weeks 1, 2 and 3 or in weeks 1, 2 and 4 "
        "or in weeks 1, 3 and 4 or in weeks 2, 3 and 4."
    ]


def test_many_choices_of_weeks_are_said_as_a_number() -> None:
    problem = asking(times=1, per="week", weeks=WeekShare(1, 6))
    problem = replace(problem, cycle=Cycle(weeks=6))
    assert sentences(RULE, problem, plan_of(*in_weeks(problem, 1, 2))) == [
        "Cal's OT is held in weeks 1 and 2, but should be 1 session a week in 1 of 6 weeks."
    ]


def test_weekly_sessions_are_held_in_the_weeks_that_are_named() -> None:
    problem = asking(times=1, per="week", weeks=(1, 2, 3))
    assert broken(problem, 1, 2, 3) == 0
    assert sentences(RULE, problem, plan_of(*in_weeks(problem, 1, 4))) == [
        "Cal's OT has 1 session, more than the 0 allowed, in week 4."
    ]


def test_more_a_week_than_owed_is_said() -> None:
    problem = school_small()
    plan = plan_of(*(place(problem, "Ann Sp", day, "9:30", weeks=(1, 2)) for day in (0, 2, 4)))
    assert sentences(RULE, problem, plan) == ["Ann's Speech has 3 sessions, more than the 2 allowed, in weeks 1 and 2."]


@pytest.mark.parametrize(("times", "held", "expected"), [(2, 2, 0), (2, 3, 1), (1, 2, 1)])
def test_no_more_on_a_day_than_are_owed_by_the_day(times: int, held: int, expected: int) -> None:
    problem = change_mandate(school_small(), "Ann Sp", per="day", times=times)
    starts = ("8:00", "10:00", "12:00")[:held]
    plan = plan_of(*(place(problem, "Ann Sp", 0, start) for start in starts))
    assert len(breaches(RULE, problem, plan)) == expected


def test_several_on_a_day_are_said() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann Sp", 0, "8:00"), place(problem, "Ann Sp", 0, "12:00", weeks=(2,)))
    assert sentences(RULE, problem, plan) == ["Ann's Speech has 2 sessions on Mon, more than 1, in week 2."]


def test_with_days_apart_0_a_day_may_hold_several() -> None:
    problem = change_mandate(school_small(), "Ann Sp", days_apart=0)
    plan = plan_of(place(problem, "Ann Sp", 0, "8:00"), place(problem, "Ann Sp", 0, "12:00"))
    assert breaches(RULE, problem, plan) == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"starts": date(2026, 2, 1)}, "begins later"),
        ({"ends": date(2025, 12, 31)}, "has ended"),
        ({"times": 3, "per": "quarter"}, "is placed by date"),  # 3 in 9 weeks is no whole number in 4
    ],
)
def test_a_mandate_that_is_not_planned_has_no_sessions(changes: dict[str, Any], why: str) -> None:
    problem = asking(**changes)
    problem = replace(problem, options=replace(problem.options, plan_for=date(2026, 1, 12)))
    assert sentences(RULE, problem, plan_of(*in_weeks(problem, 1, 3))) == [
        f"Cal's OT {why}, but has sessions in weeks 1 and 3."
    ]


def test_one_child_too_often_leaves_the_others_untouched() -> None:
    problem = school_small()
    plan = plan_of(*in_weeks(problem, 1, 2), place(problem, "Ann OT", 0, "9:30"))
    assert subjects_broken(RULE, problem, plan) == [("Cal OT",)]


def test_more_locked_than_owed_is_given() -> None:
    problem = asking()
    one, other = in_weeks(problem, 1, 2)
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(one), locked(other)))] == [True]
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(one), other))] == [False]
