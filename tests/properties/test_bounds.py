"""What is said to be proven is so: on random tiny districts, where the best of all plans is known by trying them."""

from dataclasses import replace
from typing import Any

import pytest
from brute import best
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny import ALONE, ot, present, speech, tiny

from optsched.arithmetic import shortages
from optsched.arithmetic.pools import child_loads, pools_of, unavoidable_minutes
from optsched.domain import Mandate, Pair, Problem, Room, StudentTime, Window
from optsched.model.board import Board
from optsched.solve import SolveOptions, optimize
from optsched.solve.bound import Ask, groups, price_days
from optsched.solve.part import Part
from optsched.solve.pool import Pool

SAME = SolveOptions(workers=1, reproducible=True)
FROM, TO = ("8:00", "8:30", "9:00"), ("9:00", "9:30", "10:00")


@st.composite
def tiny_districts(draw: st.DrawFn) -> Problem:
    """Draw 2 to 4 mandates of half an hour, one or two therapists, and one thing or another that is in the way."""
    children = draw(st.permutations(("Ann", "Ben", "Cal", "Dee")))[: draw(st.integers(2, 4))]
    weeks = draw(st.integers(1, 2)) if len(children) < 4 else 1
    mandates = tuple(draw(_mandate(child, weeks)) for child in children)
    if draw(st.booleans()):
        mandates = (*mandates[:3], speech(children[0], setting=draw(st.sampled_from(("pull-out", "either")))))
    problem = tiny(*mandates, weeks=weeks, days=draw(st.integers(1, 2)) if weeks == 1 else 1)
    hours = {name: ((draw(st.sampled_from(FROM)), draw(st.sampled_from(TO[1:]))),) for name in ("Rivera", "Chen")}
    rooms = (Room("Lincoln", "Closet", draw(st.integers(1, 2))),)
    pairs = draw(st.lists(_pair(children), max_size=1))
    return present(replace(problem, rooms=rooms, pairs=tuple(pairs)), **hours)


@st.composite
def _mandate(draw: st.DrawFn, child: str, weeks: int) -> Mandate:
    changes: dict[str, Any] = draw(
        st.sampled_from(
            (
                {},
                ALONE,
                {"grouping": "group", "goal": "cutting"},
                {"largest_group": 2, "goal": "turns"},
                {"setting": "either"},
                {"setting": "combined", "push_in_share": 50},
                {"setting": "push-in"},
                {"therapist": None},
            )
        )
    )
    return (
        ot(child, **changes)
        if weeks == 1
        else ot(child, **{"per": draw(st.sampled_from(("week", "cycle"))), **changes})
    )


@st.composite
def _pair(draw: st.DrawFn, children: list[str]) -> Pair:
    rule = draw(st.sampled_from(("together", "apart", "prefer together", "prefer apart")))
    return Pair(children[0], children[1], rule)


@st.composite
def narrow_districts(draw: st.DrawFn) -> Problem:
    """Draw a tiny district in which some children may be seen for an hour or less of a day."""
    problem = draw(tiny_districts())
    children = draw(st.lists(st.sampled_from(sorted({each.student for each in problem.mandates})), unique=True))
    ends = [draw(st.sampled_from((9 * 60, 9 * 60 + 30))) for _ in children]
    cycle = problem.cycle
    never = (
        StudentTime(child, Window(cycle.all_days, cycle.all_weeks, 8 * 60, end), "never")
        for child, end in zip(children, ends, strict=True)
    )
    return replace(problem, student_times=tuple(never))


LITTLE = settings(
    max_examples=25, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@settings(LITTLE, max_examples=100)
@given(tiny_districts())
def test_priced_days_cost_no_more_than_the_best_plan(problem: Problem) -> None:
    missing, second, third = best(problem)
    everything = Part(frozenset(problem.demand), frozenset(each.name for each in problem.therapists))
    for ask, least in ((Ask(1), missing), (Ask(2, missing), second), (Ask(3, missing, second), third)):
        assert price_days(Pool(problem), everything, ask, lambda: False).bound <= least


@settings(LITTLE, max_examples=25)
@given(narrow_districts())
def test_what_is_missing_in_closed_form_is_missing_in_the_best_plan(problem: Problem) -> None:
    board = Board(problem)
    pools = pools_of(board)
    missing = best(problem)[0]
    assert unavoidable_minutes(pools, child_loads(board)) <= missing
    assert sum(each.load.misses for pool in pools for each in pool.bottlenecks) <= missing
    in_common = any(len(each.mandates) > 1 for pool in pools for each in pool.bottlenecks if not pool.is_full)
    assert in_common == ("E05" in {each.code for each in shortages(problem)})


@settings(LITTLE, max_examples=50)
@given(tiny_districts(), st.integers(0, 20))
def test_groups_too_many_to_look_at_one_by_one_cost_no_more(problem: Problem, most_sets: int) -> None:
    """With few sets a large group is a small one and whoever pays to be beside it: the bound is lower, never higher."""
    missing, second, third = best(problem)
    everything = Part(frozenset(problem.demand), frozenset(each.name for each in problem.therapists))
    ask = Ask(3, missing, second)
    whole = price_days(Pool(problem), everything, ask, lambda: False).bound
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "MOST_SETS", most_sets)
        few = price_days(Pool(problem), everything, ask, lambda: False).bound
    assert few <= third
    assert few <= whole + 1


@LITTLE
@given(tiny_districts())
def test_what_is_proven_is_the_best_and_no_bound_is_above_it(problem: Problem) -> None:
    plan = optimize(problem, SAME)
    least = best(problem)
    values = tuple(stage.value for stage in plan.stages)
    assert values >= least
    for number, stage in enumerate(plan.stages):
        if values[:number] != least[:number]:
            break  # bounds of later stages are among plans that are no better in the earlier ones
        assert stage.bound <= least[number]
        if stage.proven:
            assert stage.value == least[number]
