"""Week patterns: a combined mandate has the parts in which its share can be kept."""

from dataclasses import replace

import pytest
from instances import change_mandate, school_small

from optsched.domain import Problem
from optsched.model.patterns import mask_of, patterns
from optsched.solve import SolveOptions, optimize

WHOLE, ODD, EVEN = mask_of((1, 2, 3, 4)), mask_of((1, 3)), mask_of((2, 4))


def combined(share: int, times: int = 1) -> Problem:
    problem = change_mandate(school_small(), "Ann OT", setting="combined", push_in_share=share, times=times)
    return replace(problem, mandates=(problem.mandate["Ann OT"],))


def found(problem: Problem) -> set[int]:
    return set(patterns(problem.mandate["Ann OT"], problem.demand["Ann OT"], split=False))


def test_half_and_half_alternate() -> None:
    assert found(combined(50)) == {WHOLE, ODD, EVEN}


@pytest.mark.parametrize("share", [25, 75])
def test_a_quarter_is_one_week_and_the_three_others(share: int) -> None:
    ones = {mask_of((week,)) for week in (1, 2, 3, 4)}
    assert found(combined(share)) == {WHOLE, ODD, EVEN} | ones | {WHOLE - one for one in ones}


def test_a_quarter_of_eight_is_every_other_week_of_one_of_the_two() -> None:
    assert found(combined(25, times=2)) == {WHOLE, ODD, EVEN}


def test_a_quarter_is_kept_in_two_places() -> None:
    plan = optimize(combined(25), SolveOptions(workers=1, reproducible=True))
    rows = plan.of_mandate["Ann OT"]
    assert sorted((each.setting, len(each.weeks)) for each in rows) == [("pull-out", 3), ("push-in", 1)]
    assert [stage.value for stage in plan.stages[:2]] == [0, 0]
