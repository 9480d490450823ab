"""What holds for every plan of every district, whatever is asked: it breaks nothing, and its books are in order."""

import pytest
from benchmarks.greedy import greedy
from districts import small_districts
from hypothesis import HealthCheck, given, settings

from optsched.domain import Plan, Problem
from optsched.domain.accounts import account
from optsched.judge import judge, stage_cost
from optsched.model.candidates import fixed_rows
from optsched.solve import SolveOptions, bound, optimize
from optsched.solve.bound import Ask, price_days
from optsched.solve.least import least_of
from optsched.solve.part import Part
from optsched.solve.pool import Pool

QUICK = SolveOptions(time_limit=3, workers=1)
SAME = SolveOptions(workers=1, reproducible=True)
few = settings(max_examples=15, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None)
many = settings(few, max_examples=60)
fewer = settings(few, max_examples=4)


def assert_in_order(problem: Problem, plan: Plan) -> None:
    """No rule is broken but by what is given; what is locked stays; required + extra = placed + missing."""
    broken, values = judge(problem, plan)
    assert [breach.sentence for breach in broken if not breach.given] == []
    assert len([each for each in plan.placements if each.locked]) == len(problem.locked)
    books = account(problem, plan)
    assert [each.mandate for each in books] == [each.key for each in problem.mandates]
    for each in books:
        assert each.required + each.extra == each.placed + each.missing, each
        assert min(each.missing, each.extra) >= 0
    missing = next(each.value for each in values if each.name == "minutes missing")
    assert sum(each.missing for each in books) == missing


@few
@given(small_districts())
def test_a_plan_breaks_no_rule_and_its_bounds_hold(problem: Problem) -> None:
    plan = optimize(problem, QUICK)
    assert_in_order(problem, plan)
    _, values = judge(problem, plan)
    assert [(each.name, each.value) for each in plan.goals] == [(each.name, each.value) for each in values]
    for stage in plan.stages:
        assert stage.bound <= stage.value
        assert not stage.proven or stage.bound == stage.value
    _, others = judge(problem, greedy(problem, problem.cycle.grid))
    short = next(each.value for each in others if each.name == "minutes missing")
    assert plan.stages[0].bound <= short  # a bound holds for everybody's plan


@many
@given(small_districts())
def test_a_greedy_plan_breaks_no_rule_and_no_bound(problem: Problem) -> None:
    plan = greedy(problem, problem.cycle.grid)
    assert_in_order(problem, plan)
    _, values = judge(problem, plan)
    least = least_of(Pool(problem), next(each.value for each in values if each.name == "minutes missing"))
    assert {each.name: each.value for each in values if each.value < least.goals.get(each.name, 0)} == {}
    assert least.second <= stage_cost(values, 2)
    assert least.third <= stage_cost(values, 3)


@many
@given(small_districts())
def test_a_greedy_plan_is_no_cheaper_than_days_that_are_priced(problem: Problem) -> None:
    plan = greedy(problem, problem.cycle.grid)
    _, values = judge(problem, plan)
    by_name = {each.name: each.value for each in values}
    missing, idle, lunches = (by_name[f"{what} missing"] for what in ("minutes", "duties", "lunches"))
    second, third = stage_cost(values, 2), stage_cost(values, 3)
    everything = Part(frozenset(problem.demand), frozenset(each.name for each in problem.therapists))
    asked = ((Ask(1), missing), (Ask(2, missing, 0, idle), second), (Ask(3, missing, second, idle), third))
    for ask, cost in asked:
        assert lunches or price_days(Pool(problem), everything, ask, lambda: False).bound <= cost


@many
@given(small_districts())
def test_no_session_of_a_plan_costs_more_beyond_a_bound_than_the_plan(problem: Problem) -> None:
    """Be it the best plan or a greedy one: that is what a session beyond the bound means."""
    plan = greedy(problem, problem.cycle.grid)
    _, values = judge(problem, plan)
    by_name = {each.name: each.value for each in values}
    ask = Ask(3, by_name["minutes missing"], stage_cost(values, 2), by_name["duties missing"])
    pool = Pool(problem)
    everything = Part(frozenset(problem.demand), frozenset(each.name for each in problem.therapists))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bound, "DEAREST", 10**6)
        priced = price_days(pool, everything, ask, lambda: False)
    held = fixed_rows(pool.board, [each for each in plan.placements if not each.locked])
    room = stage_cost(values, 3) - priced.bound + 1
    assert by_name["lunches missing"] or priced.beyond.within(held, room).all()


@fewer
@given(small_districts())
def test_the_same_district_has_the_same_plan(problem: Problem) -> None:
    one, other = optimize(problem, SAME), optimize(problem, SAME)
    assert (one.placements, one.lunches, one.duties) == (other.placements, other.lunches, other.duties)
    assert (one.goals, one.stages) == (other.goals, other.stages)
