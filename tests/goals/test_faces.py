"""Whether the two faces of a goal agree: fixing a plan and minimising gives the cost that `measure` counts."""

import random
from dataclasses import replace

import numpy as np
from benchmarks.greedy import greedy
from districts import small_districts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from optsched.domain import Plan, Problem
from optsched.goals import GOALS
from optsched.model.board import Board
from optsched.model.build import allowed, build, literals_of, plan_from
from optsched.model.candidates import all_candidates, fixed_rows, joined
from optsched.model.facade import Model
from optsched.model.faces import CostedGoal
from optsched.model.lits import Cost, negated
from optsched.rules import RULES
from optsched.solve.district import with_locks

some = settings(
    max_examples=25, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


def whole_model(problem: Problem) -> Model:
    """Build everything that the problem allows: every mandate with single weeks, every therapist planned."""
    board, given_plan = Board(problem), with_locks(problem)
    table = all_candidates(board, problem.mandates, split=True)
    table = joined(board, [table.where(allowed(table, RULES)), fixed_rows(board, given_plan.placements)])
    therapists = frozenset(each.name for each in problem.therapists)
    return build(table, RULES, therapists, given_plan, problem.demand)


def solved(model: Model, cost: Cost) -> cp_model.CpSolver:
    model.minimize(cost)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 0.5
    assert solver.solve(model.cp) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return solver


def value(solver: cp_model.CpSolver, lit: int) -> int:
    found = solver.response_proto.solution[lit if lit >= 0 else -lit - 1]
    return int(found if lit >= 0 else 1 - found)


def some_plan(problem: Problem, seed: int) -> Plan:
    """Return a legal plan that nobody would wish for: every session, lunch and duty has a random price."""
    model, chance = whole_model(problem), random.Random(seed)
    lits, _ = literals_of(model, Plan())
    lits = lits[lits != model.true]
    prices = np.array([chance.randint(-20, 4) for _ in lits], dtype=np.int64)
    solver = solved(model, Cost(lits, prices, -int(prices[prices < 0].sum())))
    return plan_from(model, lambda lit: bool(value(solver, lit)))


def costs_of(problem: Problem, plan: Plan) -> dict[str, int]:
    """Fix the plan, let all goals be as small as they can be, and return what each of them costs.

    A change of school weighs more than an open stretch, so that nobody travels to fill one.
    """
    model = whole_model(problem)
    costs = {goal.name: goal.cost(model) for goal in GOALS if isinstance(goal, CostedGoal)}
    for lit, holds in zip(*(column.tolist() for column in literals_of(model, plan)), strict=True):
        if lit != model.true:
            model.clause([lit if holds else negated(lit)])
    total = Cost()
    for name, cost in costs.items():
        total = total + cost * (5 if name == "buildings" else 1)
    solver = solved(model, total)
    assert solver.status_name() == "OPTIMAL"
    return {
        name: cost.constant
        + sum(int(coef) * value(solver, lit) for lit, coef in zip(cost.lits.tolist(), cost.coefs.tolist(), strict=True))
        for name, cost in costs.items()
    }


def measures_of(problem: Problem, plan: Plan) -> dict[str, int]:
    return {goal.name: goal.measure(problem, plan) for goal in GOALS}


@some
@given(small_districts(), st.integers(0, 2**31))
def test_what_a_goal_costs_in_the_model_is_what_it_measures_in_the_plan(problem: Problem, seed: int) -> None:
    if seed % 2:
        problem = replace(problem, previous=greedy(problem, problem.cycle.grid).placements)
    plan = some_plan(problem, seed)
    assert costs_of(problem, plan) == measures_of(problem, plan)
