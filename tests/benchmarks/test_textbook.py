"""The textbook's plans are legal, and on tiny districts the best of all wherever one time in all weeks is enough."""

from collections.abc import Callable
from functools import cache

import pytest
from benchmarks.families import planted
from benchmarks.textbook import Way, solve
from brute import best, legal
from tiny import CASES

from optsched.domain import Problem
from optsched.goals.minutes_missing import MinutesMissing
from optsched.judge import judge, stage_cost

LIMIT = 20.0
OWN_WEEKS = ("a_cap_that_leaves_one_out", "combined_share_out_of_reach")
"""Here the best plan has other times, or other people, in other weeks."""

Case = Callable[[], Problem]


@cache
def least(case: Case) -> tuple[int, int, int]:
    return best(case())


def found(problem: Problem, way: Way) -> tuple[int, int, int]:
    plan = solve(problem, LIMIT, way).plan
    broken, values = judge(problem, plan)
    assert [breach.sentence for breach in broken if not breach.given] == []
    first, second, third = (stage_cost(values, stage) for stage in (1, 2, 3))
    return first, second, third


@pytest.mark.parametrize("way", ["weighted", "staged"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.__name__))
def test_a_tiny_plan_is_legal_and_the_best_there_is(case: Case, way: Way) -> None:
    cost = found(case(), way)
    if case.__name__ in OWN_WEEKS:
        assert cost > least(case)
    else:
        assert cost == least(case)


def test_incumbents_end_with_the_minutes_that_the_plan_misses() -> None:
    problem = CASES[5]()
    result = solve(problem, LIMIT)
    assert result.incumbents[-1][1] == MinutesMissing().measure(problem, result.plan)
    assert result.building > 0


def test_without_time_there_is_a_plan_of_nothing() -> None:
    problem = planted(1, students=5).problem
    result = solve(problem, 0.0)
    assert legal(problem, result.plan)
    assert (result.plan.placements, result.incumbents) == ((), ())
