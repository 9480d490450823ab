"""The search over all plans: its numbers by hand, and that what it leaves out could not have been legal."""

import itertools
from collections.abc import Callable, Iterator

import pytest
import tiny
from brute import Cost, best, cost_of, legal, spots
from instances import school_small

from optsched.domain import Placement, Plan, Problem


@pytest.mark.parametrize(
    ("case", "cost"),
    [
        # Ann and Ben, Cal and Dee: 2 sessions, 2 classes left (2 each), and 2 grades between Cal and Dee.
        (tiny.mixed_caps_and_grades, (0, 0, 2 + 2 * 2 + 2)),
        # Nobody is missed twice: Ann and Ben leave one class in one week, Ben and Cal (a grade apart) two in the other.
        (tiny.a_cap_that_leaves_one_out, (60, 0, 2 + 3 * 2 + 1)),
        # Two of the four places (8:30, 9:00 on two days) are in WIN: each of the others costs 6 x (4 + 2).
        (tiny.over_full, (60, 0, 2 * 36 + 4 + 4 * 2)),
        # Two places for five sessions; of three missing ones at least one is a mandate's second.
        (tiny.one_owed_too_often, (90, 20, 2 + 2 * 2)),
        # After Ben at 9:00 there is room for one more before or after; WIN at 9:30 costs nothing.
        (tiny.a_locked_session, (30, 0, 2 + 2 * 2)),
        # Going back to 8:30 costs the class 6 x (4 + 2), Cal stays in WIN: 2 sessions, 2 classes left.
        (tiny.a_plan_before, (0, 0, 36 + 2 + 2 * 2)),
    ],
)
def test_the_best_of_all_plans_by_hand(case: Callable[[], Problem], cost: Cost) -> None:
    assert best(case()) == cost


@pytest.mark.parametrize(
    "case", [tiny.a_cap_that_leaves_one_out, tiny.one_owed_too_often, tiny.together, tiny.apart, tiny.a_locked_session]
)
def test_what_the_search_leaves_out_is_no_better(case: Callable[[], Problem]) -> None:
    problem = case()
    plans = (Plan(problem.locked + chosen) for chosen in _any_choice(problem))
    assert best(problem) == min(
        (cost_of(problem, plan, 1), cost_of(problem, plan, 2), cost_of(problem, plan, 3))
        for plan in plans
        if legal(problem, plan)
    )


def _any_choice(problem: Problem) -> Iterator[tuple[Placement, ...]]:
    """Yield every choice of spots, as many of each mandate as it owes or fewer, legal or not."""
    ways = []
    for key, owed in problem.demand.items():
        mine = list(spots(problem, problem.mandate[key]))
        ways.append([few for number in range(owed.sessions + 1) for few in itertools.combinations(mine, number)])
    for choice in itertools.product(*ways):
        yield tuple(spot for few in choice for spot in few)


def test_a_district_that_owes_lunches_is_not_searched() -> None:
    with pytest.raises(ValueError, match="lunches"):
        best(school_small())
