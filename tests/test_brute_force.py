"""The plan of `optimize` costs in every stage what the best of all plans costs."""

from collections.abc import Callable

import pytest
from brute import best
from tiny import CASES

from optsched.domain import Problem
from optsched.judge import judge, stage_cost
from optsched.solve import SolveOptions, optimize

OPTIONS = SolveOptions(time_limit=20, workers=1, reproducible=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.__name__))
def test_no_plan_at_all_is_better_than_ours(case: Callable[[], Problem]) -> None:
    problem = case()
    broken, values = judge(problem, optimize(problem, OPTIONS))
    assert [breach.sentence for breach in broken if not breach.given] == []
    assert tuple(stage_cost(values, stage) for stage in (1, 2, 3)) == best(problem)
