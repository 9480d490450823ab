"""The rows that HiGHS gets say what CP-SAT's say, and its optima are ours: another's word on both."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import tiny
from benchmarks.highs import HighsResult, mip_of, solve
from benchmarks.mip import HAS_HIGHS, solve_mip
from ortools.sat.python import cp_model

from optsched.domain import Plan, Problem
from optsched.judge import judge
from optsched.solve import SolveOptions, optimize
from optsched.usecases.demo_district import Shape, demo_problem

needs_highs = pytest.mark.skipif(not HAS_HIGHS, reason="highspy is not here")
OPTIONS = SolveOptions(time_limit=20, workers=1, reproducible=True)
SECONDS = 60.0
"""More than HiGHS needs for a tiny district: about 2 on an idle machine, most of it to start."""


def three() -> tuple[cp_model.CpModel, Any, Any, Any]:
    model = cp_model.CpModel()
    a, b, c = (model.new_bool_var(name) for name in "abc")
    return model, a, b, c


def one_of_some() -> cp_model.CpModel:
    model, a, b, c = three()
    model.add_bool_or(a, ~b, c)
    return model


def one_of_some_enforced() -> cp_model.CpModel:
    model, a, b, c = three()
    model.add_bool_or(a, ~b).only_enforce_if(~c)
    return model


def all_of_some() -> cp_model.CpModel:
    model, a, b, _ = three()
    model.add_bool_and(a, ~b)
    return model


def all_of_some_enforced_twice() -> cp_model.CpModel:
    model, a, b, c = three()
    model.add_bool_and(a).only_enforce_if(b, ~c)
    return model


def two_never() -> cp_model.CpModel:
    model, a, b, c = three()
    model.add_at_most_one(a, ~b, c)
    return model


def exactly_one() -> cp_model.CpModel:
    model, a, b, c = three()
    model.add_exactly_one(a, ~b, ~c)
    return model


def sum_on_both_sides() -> cp_model.CpModel:
    model, a, b, c = three()
    number = model.new_int_var(-2, 3, "number")
    model.add_linear_constraint(2 * a - 3 * b + c + number, -1, 2)
    return model


def sum_enforced_on_both_sides() -> cp_model.CpModel:
    model, a, b, c = three()
    number = model.new_int_var(-2, 3, "number")
    model.add_linear_constraint(2 * a - 3 * b + 2 * number, -1, 2).only_enforce_if(~c, a)
    return model


def sum_with_a_variable_named_twice() -> cp_model.CpModel:
    model, a, b, _ = three()
    linear = model.Proto().constraints.add().linear
    linear.vars.extend((a.index, b.index, a.index))
    linear.coeffs.extend((2, 1, -1))
    linear.domain.extend((-(2**40), 1))
    return model


def nothing_of_nothing() -> cp_model.CpModel:
    model, *_ = three()
    model.Proto().constraints.add().bool_or.literals.extend(())
    return model


ROWS = (
    one_of_some,
    one_of_some_enforced,
    all_of_some,
    all_of_some_enforced_twice,
    two_never,
    exactly_one,
    sum_on_both_sides,
    sum_enforced_on_both_sides,
    sum_with_a_variable_named_twice,
    nothing_of_nothing,
)


def assignments(model: cp_model.CpModel) -> Iterator[tuple[int, ...]]:
    domains = (range(each.domain[0], each.domain[1] + 1) for each in model.Proto().variables)
    return itertools.product(*domains)


def is_solution(model: cp_model.CpModel, values: tuple[int, ...]) -> bool:
    """Ask CP-SAT."""
    fixed = cp_model.CpModel()
    fixed.Proto().CopyFrom(model.Proto())
    for variable, value in zip(fixed.Proto().variables, values, strict=True):
        variable.domain[:] = (value, value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status: Any = solver.solve(fixed)
    return status in (cp_model.OPTIMAL, cp_model.FEASIBLE)


@pytest.mark.parametrize("made", ROWS)
def test_every_kind_of_row_has_the_same_solutions(made: Callable[[], cp_model.CpModel]) -> None:
    model = made()
    mip = mip_of(model.Proto())
    for values in assignments(model):
        assert mip.admits(np.array(values, dtype=np.float64)) == is_solution(model, values), values


def test_a_row_that_is_not_known_is_an_error() -> None:
    model, a, b, c = three()
    model.add_bool_xor(a, b, c)
    with pytest.raises(ValueError, match="bool_xor"):
        mip_of(model.Proto())


def test_a_row_that_cp_sat_cannot_enforce_is_an_error() -> None:
    model, a, b, c = three()
    model.add_exactly_one(a, b)
    model.Proto().constraints[0].enforcement_literal.append(c.index)
    with pytest.raises(ValueError, match="exactly_one, enforced"):
        mip_of(model.Proto())


def test_a_domain_with_a_hole_is_an_error() -> None:
    model = cp_model.CpModel()
    model.new_int_var_from_domain(cp_model.Domain.from_values([1, 3]), "odd")
    with pytest.raises(ValueError, match="2 intervals"):
        mip_of(model.Proto())


def knapsack() -> cp_model.CpModel:
    """Six things of which a few go in, a number, a row of each kind, and a cost that may be below 0."""
    model = cp_model.CpModel()
    things = [model.new_bool_var(str(at)) for at in range(6)]
    number = model.new_int_var(-3, 4, "number")
    model.add(sum((at + 2) * thing for at, thing in enumerate(things)) + 3 * number <= 11)
    model.add_at_most_one(things[0], ~things[1], things[5])
    model.add_exactly_one(things[2], ~things[3])
    model.add_bool_or(things[4], things[5])
    model.add_implication(things[4], ~things[0])
    model.add(number >= 1).only_enforce_if(things[5], ~things[2])
    model.minimize(sum((at * at - 9) * thing for at, thing in enumerate(things)) - 2 * number + 5)
    return model


@needs_highs
def test_highs_and_cp_sat_have_the_same_optimum() -> None:
    model, solver = knapsack(), cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.solve(model)
    answer = solve_mip(mip_of(model.Proto()), SECONDS)
    assert answer.proven
    assert answer.bound == answer.cost == round(solver.objective_value)


@needs_highs
def test_what_has_no_solution_is_told() -> None:
    model, a, b, c = three()
    model.add_exactly_one(a, b)
    model.add_exactly_one(b, c)
    model.add_exactly_one(a, c)
    answer = solve_mip(mip_of(model.Proto()), SECONDS)
    assert answer.values is None
    assert answer.proven


def reached(problem: Problem, plan: Plan) -> tuple[int, ...]:
    """Return what stage 1 asks for besides minutes: later stages compare where this is alike."""
    values = {each.name: each.value for each in judge(problem, plan)[1]}
    return values["lunches missing"], values["duties missing"]


def agree(problem: Problem, ours: Plan, theirs: HighsResult) -> None:
    """Fail where one solver's bound is above the other's plan, stage by stage while both have reached as much."""
    for mine, other in zip(ours.stages, theirs.stages, strict=True):
        assert mine.bound <= other.value, f"stage {mine.stage}: our bound is above a plan of HiGHS"
        assert other.bound <= mine.value, f"stage {mine.stage}: HiGHS's bound is above our plan"
        if mine.value != other.value or reached(problem, ours) != reached(problem, theirs.plan):
            return


@needs_highs
@pytest.mark.parametrize(
    "case",
    [
        tiny.a_cap_that_leaves_one_out,
        tiny.over_full_of_two_lengths,
        tiny.one_owed_too_often,
        tiny.combined_share_out_of_reach,
        tiny.weeks_that_would_rather_differ,
        tiny.alternating_mandates,
        tiny.a_locked_session,
        tiny.a_plan_before,
    ],
    ids=lambda case: str(case.__name__),
)
def test_highs_finds_our_optimum_in_every_stage(case: Callable[[], Problem]) -> None:
    problem = case()
    ours, theirs = optimize(problem, OPTIONS), solve(problem, SECONDS)
    assert all(each.proven for each in ours.stages)
    assert all(each.proven for each in theirs.stages)
    assert [each.value for each in theirs.stages] == [each.value for each in ours.stages]
    agree(problem, ours, theirs)


@needs_highs
def test_no_bound_is_above_a_plan_of_the_other() -> None:
    problem = demo_problem(Shape(1, 1, students_per_therapist=3))
    agree(problem, optimize(problem, SolveOptions(time_limit=4)), solve(problem, 10))


@needs_highs
def test_without_time_nothing_is_placed_but_all_is_told() -> None:
    found = solve(tiny.over_full(), 0.0)
    assert found.plan.placements == ()
    assert found.stages[0].value == 6 * 30  # three children, two sessions each
    assert not any(each.proven for each in found.stages)
