"""R25: two sessions of one mandate on one day are minutes apart."""

from typing import Any

import pytest
from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import Problem
from optsched.rules.minutes_apart import MinutesApart

RULE = MinutesApart()


def several_a_day(**changes: Any) -> Problem:
    return change_mandate(school_small(), "Ann Sp", **{"days_apart": 0, **changes})


@pytest.mark.parametrize(("start", "broken"), [("9:30", 0), ("9:25", 1), ("8:15", 1), ("13:00", 0)])
def test_an_hour_lies_between_by_default(start: str, broken: int) -> None:
    problem = several_a_day()
    # the first ends at 8:30; 9:30 is an hour later
    plan = plan_of(place(problem, "Ann Sp", 0, "8:00"), place(problem, "Ann Sp", 0, start))
    assert len(breaches(RULE, problem, plan)) == broken


def test_order_in_the_plan_does_not_matter_and_the_minutes_found_are_said() -> None:
    problem = several_a_day()
    plan = plan_of(place(problem, "Ann Sp", 0, "9:00", weeks=(1, 2)), place(problem, "Ann Sp", 0, "8:00", weeks=(2, 3)))
    assert sentences(RULE, problem, plan) == [
        "Ann's Speech on Mon is at 8:00-8:30 and 9:00-9:30, 30 instead of 60 minutes between them, in week 2."
    ]


def test_sessions_that_overlap_have_no_minutes_between_them() -> None:
    problem = several_a_day()
    plan = plan_of(place(problem, "Ann Sp", 0, "8:00"), place(problem, "Ann Sp", 0, "8:15"))
    (sentence,) = sentences(RULE, problem, plan)
    assert "0 instead of 60 minutes" in sentence


def test_a_mandate_may_ask_for_less() -> None:
    problem = several_a_day(minutes_apart=0)
    plan = plan_of(place(problem, "Ann Sp", 0, "8:00"), place(problem, "Ann Sp", 0, "8:30"))
    assert breaches(RULE, problem, plan) == []


@pytest.mark.parametrize(("times", "broken"), [(2, 1), (1, 0)])
def test_it_holds_for_several_a_day_and_not_where_one_a_day_is_the_most(times: int, broken: int) -> None:
    problem = several_a_day(per="day", times=times, days_apart=1)
    plan = plan_of(place(problem, "Ann Sp", 0, "8:00"), place(problem, "Ann Sp", 0, "9:00"))
    assert len(breaches(RULE, problem, plan)) == broken


def test_other_days_and_other_mandates_are_untouched() -> None:
    problem = several_a_day()
    plan = plan_of(
        place(problem, "Ann Sp", 0, "8:00"), place(problem, "Ann Sp", 1, "8:30"), place(problem, "Ann OT", 0, "8:30")
    )
    assert subjects_broken(RULE, problem, plan) == []


def test_it_is_given_when_both_are_locked() -> None:
    problem = several_a_day()
    one, other = place(problem, "Ann Sp", 0, "8:00"), place(problem, "Ann Sp", 0, "9:00")
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(one), locked(other)))] == [True]
    assert [each.given for each in breaches(RULE, problem, plan_of(one, locked(other)))] == [False]
