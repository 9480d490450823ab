"""Alternating: Ann's OT, weekly, is combined with half of it push-in."""

import pytest
from instances import change_mandate, place, plan_of, school_small

from optsched.domain import Plan, Problem
from optsched.goals.alternating import Alternating

GOAL = Alternating()


def combined(share: int | None = 50) -> Problem:
    return change_mandate(school_small(), "Ann OT", setting="combined", push_in_share=share)


def seen(problem: Problem, push_in_weeks: tuple[int, ...], pull_out_weeks: tuple[int, ...]) -> Plan:
    inside = place(problem, "Ann OT", 0, "8:00", weeks=push_in_weeks, setting="push-in", place="1A")
    return plan_of(inside, place(problem, "Ann OT", 1, "9:30", weeks=pull_out_weeks))


@pytest.mark.parametrize(
    ("push_in_weeks", "pull_out_weeks", "cost"),
    [
        ((1, 3), (2, 4), 0),
        ((1, 2), (3, 4), 2),  # week 2 repeats week 1, week 4 week 3; week 1 follows week 4 in turn
        ((1, 4), (2, 3), 2),  # week 3 repeats week 2, and week 1 the week 4 before it
        ((1, 2, 3, 4), (), 4),
        ((1, 2, 3), (4,), 2),
        ((1,), (3,), 0),  # the weeks between are not seen
        ((1, 3), (), 2),  # each is before the other
        ((1,), (), 0),  # one week alone has none before it
        ((1, 2, 3, 4), (1, 2, 3, 4), 0),  # both settings in every week
        ((1, 2, 3), (2, 4), 0),  # week 2 has both: neither it nor week 3 is in the one setting of the week before
    ],
)
def test_a_week_counts_when_it_repeats_the_one_setting_of_the_week_before(
    push_in_weeks: tuple[int, ...], pull_out_weeks: tuple[int, ...], cost: int
) -> None:
    problem = combined()
    assert GOAL.measure(problem, seen(problem, push_in_weeks, pull_out_weeks)) == cost


@pytest.mark.parametrize("share", [None, 0, 12, 88, 100])
def test_a_share_that_asks_for_one_setting_only_asks_for_no_turns(share: int | None) -> None:
    problem = combined(share)  # 12 % of 4 sessions are none, 88 % are all
    assert GOAL.measure(problem, seen(problem, (1, 2, 3, 4), ())) == 0


def test_a_mandate_in_either_setting_need_not_alternate() -> None:
    problem = change_mandate(combined(), "Ann OT", setting="either")
    assert GOAL.measure(problem, seen(problem, (1, 2, 3, 4), ())) == 0


def test_nothing_planned_repeats_nothing() -> None:
    assert GOAL.measure(combined(), Plan()) == 0


def test_somebody_elses_setting_changes_nothing() -> None:
    problem = combined()
    plan = seen(problem, (1, 2), (3, 4))
    other = place(problem, "Ben OT", 0, "8:00", setting="push-in", place="1A")
    assert GOAL.measure(problem, plan_of(*plan.placements, other)) == GOAL.measure(problem, plan)
