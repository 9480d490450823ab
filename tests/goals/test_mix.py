"""Mix: Ann's OT, 30 minutes weekly, is combined and half of it push-in: 2 of 4 sessions a cycle."""

import pytest
from instances import change_mandate, place, plan_of, school_small

from optsched.domain import Plan, Problem
from optsched.goals.mix import Mix

GOAL = Mix()


def combined(share: int | None = 50) -> Problem:
    return change_mandate(school_small(), "Ann OT", setting="combined", push_in_share=share)


def seen(problem: Problem, push_in_weeks: tuple[int, ...], pull_out_weeks: tuple[int, ...]) -> Plan:
    inside = place(problem, "Ann OT", 0, "8:00", weeks=push_in_weeks, setting="push-in", place="1A")
    return plan_of(inside, place(problem, "Ann OT", 0, "9:30", weeks=pull_out_weeks))


def test_the_asked_share_costs_nothing() -> None:
    assert GOAL.measure(combined(), seen(combined(), (1, 3), (2, 4))) == 0


@pytest.mark.parametrize("push_in_weeks", [(1,), (1, 2, 3)])
def test_one_session_too_few_or_too_many_costs_its_minutes(push_in_weeks: tuple[int, ...]) -> None:
    problem = combined()
    assert GOAL.measure(problem, seen(problem, push_in_weeks, ())) == 30


@pytest.mark.parametrize(("share", "wanted"), [(0, 0), (12, 0), (13, 1), (37, 1), (38, 2), (100, 4)])
def test_the_share_is_rounded_half_up(share: int, wanted: int) -> None:
    assert GOAL.measure(combined(share), Plan()) == 30 * wanted  # 12.5 % of 4 sessions is a half


def test_half_of_an_odd_number_is_rounded_up() -> None:
    problem = change_mandate(combined(), "Ann OT", times=3, per="cycle")
    assert GOAL.measure(problem, Plan()) == 60  # 1.5 of 3 sessions: 2 are asked


def test_nothing_planned_is_away_by_all_that_is_asked() -> None:
    assert GOAL.measure(combined(), Plan()) == 60


def test_without_a_share_or_not_combined_nothing_is_asked() -> None:
    problem = combined(None)
    assert GOAL.measure(problem, seen(problem, (1, 2, 3, 4), ())) == 0
    strict = change_mandate(combined(100), "Ann OT", setting="pull-out")
    assert GOAL.measure(strict, Plan()) == 0


def test_somebody_elses_push_in_changes_nothing() -> None:
    problem = combined()
    other = plan_of(place(problem, "Ben OT", 0, "8:00", setting="push-in", place="1A"))
    assert GOAL.measure(problem, other) == GOAL.measure(problem, Plan())
