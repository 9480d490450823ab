"""R24: sessions of one mandate are days apart."""

from typing import Any

import pytest
from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import Plan, Problem
from optsched.rules.days_apart import DaysApart

RULE = DaysApart()


def twice(problem: Problem, one: int, other: int, **changes: Any) -> Plan:
    """Ann's speech on two days (0 is Mon)."""
    return plan_of(place(problem, "Ann Sp", one, "9:30"), place(problem, "Ann Sp", other, "12:00", **changes))


@pytest.mark.parametrize(
    ("days_apart", "one", "other", "broken"),
    [
        (1, 0, 1, 0),  # different days are enough
        (1, 0, 0, 1),
        (2, 0, 1, 1),
        (2, 1, 0, 1),  # in whichever order they are written
        (2, 0, 2, 0),  # Tue lies between
        (3, 0, 2, 1),
        (0, 0, 0, 0),  # no limit here: Minutes apart holds
    ],
)
def test_days_apart_is_the_distance_inside_a_week(days_apart: int, one: int, other: int, broken: int) -> None:
    problem = change_mandate(school_small(), "Ann Sp", days_apart=days_apart)
    assert len(breaches(RULE, problem, twice(problem, one, other))) == broken


def test_two_sessions_on_one_day_are_said() -> None:
    problem = school_small()
    assert sentences(RULE, problem, twice(problem, 0, 0)) == ["Ann's Speech has two sessions on Mon in every week."]


def test_days_that_are_too_near_are_said_with_the_weeks_in_which_they_are() -> None:
    problem = change_mandate(school_small(), "Ann Sp", days_apart=2)
    assert sentences(RULE, problem, twice(problem, 0, 1, weeks=(2,))) == [
        "Ann's Speech is on Mon and Tue, not 2 days apart, in week 2."
    ]


def test_sessions_of_different_weeks_are_apart_and_so_is_friday_from_monday() -> None:
    problem = change_mandate(school_small(), "Ann Sp", days_apart=4)
    friday, monday = place(problem, "Ann Sp", 4, "9:30", weeks=(1,)), place(problem, "Ann Sp", 0, "9:30", weeks=(2,))
    assert breaches(RULE, problem, plan_of(friday, monday)) == []


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_owed_by_the_day_has_no_days_between(times: int) -> None:
    problem = change_mandate(school_small(), "Ann Sp", per="day", times=times, days_apart=2)
    assert breaches(RULE, problem, twice(problem, 0, 0)) == []


def test_another_mandate_of_the_child_is_untouched() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann Sp", 0, "9:30"), place(problem, "Ann OT", 0, "12:00"))
    assert subjects_broken(RULE, problem, plan) == []


def test_it_is_given_when_both_are_locked() -> None:
    problem = school_small()
    one, other = twice(problem, 0, 0).placements
    both = breaches(RULE, problem, plan_of(locked(one), locked(other)))
    assert [(each.given, each.placements) for each in both] == [(True, (0, 1))]
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(one), other))] == [False]
