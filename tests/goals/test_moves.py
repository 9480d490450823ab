"""Moves: Ann's weekly OT was on Monday 9:30, Ann's speech on Monday and Wednesday 10:00."""

import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from instances import place, plan_of, school_small

from optsched.domain import Placement, Plan, Problem
from optsched.goals.moves import Moves, least_pairing

GOAL = Moves()


def before() -> Problem:
    problem = school_small()
    speech = [place(problem, "Ann Sp", day, "10:00") for day in (0, 2)]
    return replace(problem, previous=(place(problem, "Ann OT", 0, "9:30"), *speech))


def ann(day: int = 0, start: str = "9:30", **changes: Any) -> Placement:
    return place(before(), "Ann OT", day, start, **changes)


@pytest.mark.parametrize(
    ("moved", "price"),
    [
        (ann(), 0),
        (ann(therapist="Chen"), 4 * 40),
        (ann(day=1), 4 * 20),
        (ann(setting="push-in", place="1A"), 4 * 15),
        (ann(start="9:35"), 4 * 1),
        (ann(start="9:32"), 4 * 1),  # two minutes, off the grid, are rounded up to five
        (ann(start="9:00"), 4 * 6),  # half an hour earlier
        (ann(start="13:00"), 4 * 10),  # 42 steps of 5 minutes, at most 10
        (ann(day=3, start="9:35", therapist="Chen"), 4 * 61),  # the sum of what differs
        (ann(place="another room"), 0),
    ],
)
def test_each_week_pays_for_what_differs(moved: Placement, price: int) -> None:
    assert GOAL.measure(before(), plan_of(moved)) == price


def test_a_session_that_stands_in_another_week_pays_for_the_week() -> None:
    problem = replace(before(), previous=(ann(weeks=(1, 3)),))
    assert GOAL.measure(problem, plan_of(ann(weeks=(2, 4)))) == 30  # twice 15


def test_sessions_are_paired_so_that_the_sum_is_least() -> None:
    problem = before()
    new = [place(problem, "Ann Sp", 2, "10:00"), place(problem, "Ann Sp", 4, "10:00")]
    # Wednesday stayed and Monday became Friday, 20 a week; Monday to Wednesday and on to Friday would be 40.
    assert GOAL.measure(problem, plan_of(*new)) == 4 * 20


def test_what_is_added_or_removed_costs_nothing() -> None:
    problem = before()
    assert GOAL.measure(problem, plan_of(ann(weeks=(1, 2)), place(problem, "Ben OT", 0, "9:30"))) == 0
    more = [place(problem, "Ann Sp", day, "10:00") for day in range(5)]
    assert GOAL.measure(problem, plan_of(*more)) == 0


def test_the_cheapest_of_many_is_the_partner_of_one() -> None:
    problem = replace(before(), previous=(ann(weeks=(1,)),))
    choice = plan_of(ann(day=1, weeks=(2,)), ann(start="10:00", weeks=(1,)))
    assert GOAL.measure(problem, choice) == 6  # half an hour later; the other has no partner


def test_nothing_planned_or_nothing_before_costs_nothing() -> None:
    assert GOAL.measure(before(), Plan()) == 0
    assert GOAL.measure(school_small(), plan_of(ann(day=3))) == 0


def test_a_mandate_that_is_gone_costs_nothing() -> None:
    problem = replace(before(), previous=(replace(ann(), mandate="Ann PT"),))
    assert GOAL.measure(problem, plan_of(ann(day=3))) == 0


def test_somebody_elses_session_changes_nothing() -> None:
    problem = before()
    plan = plan_of(ann(day=1), place(problem, "Ben OT", 0, "9:30"))
    assert GOAL.measure(problem, plan) == GOAL.measure(problem, plan_of(ann(day=1)))


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.integers(0, 4), st.integers(0, 2), st.data())
def test_the_pairing_is_the_best_of_all(rows: int, more: int, data: st.DataObject) -> None:
    price = st.sampled_from((0, 1, 6, 15, 20, 35, 40, 61, 100))
    prices = [[data.draw(price) for _ in range(rows + more)] for _ in range(rows)]
    every = itertools.permutations(range(rows + more), rows)
    assert least_pairing(prices) == min(sum(map(list.__getitem__, prices, columns)) for columns in every)
