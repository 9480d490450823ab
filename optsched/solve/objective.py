"""What a search of one stage minimises, and how it holds what earlier stages reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from optsched.arithmetic.bottlenecks import Bottleneck
from optsched.domain import Plan, Problem
from optsched.goals import GOALS
from optsched.goals.mix import wanted_share
from optsched.judge import stage_cost, values_of
from optsched.model.board import PUSH_IN, Ints
from optsched.model.build import literals_of
from optsched.model.candidates import Candidates
from optsched.model.facade import Model
from optsched.model.faces import CostedGoal, PricedGoal
from optsched.model.lits import Cost
from optsched.model.presence import asked

LARGEST = 2**30
"""Objectives stay below this sum of coefficients (an overflow in presolve is known above 2^31)."""


def stage_costs(model: Model, stages: tuple[int, ...], left_out: frozenset[str] = frozenset()) -> dict[str, Cost]:
    """Return the cost of each goal of these stages that is not left out."""
    wanted = (goal for goal in GOALS if goal.stage in stages and goal.name not in left_out)
    return {goal.name: goal.cost(model) for goal in wanted if isinstance(goal, CostedGoal)}


def weighted(problem: Problem, costs: dict[str, Cost], stage: int) -> Cost:
    total = Cost()
    for goal in GOALS:
        if goal.stage == stage and goal.name in costs:
            total = total + costs[goal.name] * problem.weight(goal.name, goal.weight)
    return total


def prices(table: Candidates) -> Ints:
    """Return what each candidate costs by itself in stage 3, weighted, in all its weeks."""
    problem = table.board.problem
    found = np.zeros(len(table), dtype=np.int64)
    for goal in GOALS:
        if isinstance(goal, PricedGoal):
            found += problem.weight(goal.name, goal.weight) * goal.prices(table)
    return found


def first_objective(costs: dict[str, Cost]) -> tuple[Cost, int]:
    """Weigh lunches above mandated minutes, and those above the minutes of floating duties.

    Return the cost, and what one missing mandated minute weighs in it.
    """
    minutes, duties, lunches = costs["minutes missing"], costs["duties missing"], costs["lunches missing"]
    minute = duties.constant + 1
    lunch = min(minute * (minutes.constant + 1), LARGEST // max(lunches.constant, 1))
    return lunches * lunch + minutes * minute + duties, minute


def minutes_bound(bound: int, minute: int) -> int:
    """Turn a bound of stage 1 into one on missing minutes: the duties weigh less than one minute in all."""
    return max(-(-(bound - (minute - 1)) // minute), 0)


def miss_nothing(model: Model, bottlenecks: Iterable[Bottleneck] = ()) -> None:
    """Ask for every lunch, mandated minute and floating duty that has a place by itself, but what bottlenecks miss.

    Each is asked for in a row of its own: sums tell a search far less.
    """
    for day in model.lunches.days:
        lunches = model.lunch_on(*day).lits.tolist()
        if lunches:
            model.clause(lunches)
    narrow = {key for each in bottlenecks for key in each.mandates}
    for at, rows in model.of_mandate.items():
        if not model.candidates.fixed[rows].all() and model.problem.mandates[at].key not in narrow:
            model.linear(model.lit[rows], model.candidates.sessions[rows], within_reach(model, at, rows), None)
    for each in bottlenecks:
        _miss_no_more(model, each)
    for at, owed in enumerate(model.duties.owed.tolist()):
        rows = np.flatnonzero(model.duties.part == at)
        most = min(owed, int(model.duties.count[rows].sum()))
        model.linear(model.duty_lit[rows], model.duties.count[rows], most, owed)


def _miss_no_more(model: Model, bottleneck: Bottleneck) -> None:
    """Ask for what a bottleneck's mandates can have, as many of them as there are in the model."""
    rows_of = {
        at: rows for at, rows in model.of_mandate.items() if model.problem.mandates[at].key in bottleneck.mandates
    }
    minutes = {at: model.problem.mandates[at].minutes for at in rows_of}
    least = sum(minutes[at] * within_reach(model, at, rows) for at, rows in rows_of.items())
    owed = sum(minutes[at] * model.problem.demand[model.problem.mandates[at].key].sessions for at in rows_of)
    least = min(least, owed - bottleneck.load.misses)
    if rows_of and least > 0:
        rows = np.concatenate(list(rows_of.values()))
        held = np.concatenate([minutes[at] * model.candidates.sessions[of] for at, of in rows_of.items()])
        model.linear(model.lit[rows], held, least, None)


def within_reach(model: Model, at: int, rows: Ints) -> int:
    """Return how many of a mandate's sessions its candidates could hold, as many a day as it allows."""
    problem, table = model.problem, model.candidates
    demand = problem.demand[problem.mandates[at].key]
    if demand.most_a_day is None:
        return demand.sessions if len(rows) else 0
    days = (len(np.unique(table.day[rows[table.in_week(week, rows)]])) for week in problem.cycle.all_weeks)
    return min(demand.sessions, demand.most_a_day * sum(days))


def keep_shares(model: Model) -> int:
    """Make a literal that lets no combined mandate have more of a setting than its share leaves, nor fewer in all."""
    kept, table = int(model.bools(1)[0]), model.candidates
    for each in asked(model):
        wanted = wanted_share(each.mandate, each.demand)
        if wanted is None:
            continue
        at = model.board.mandate[each.mandate.key]
        rows = model.candidates_of(each.mandate.key)
        into = rows[table.setting[rows] == PUSH_IN]
        out = rows[table.setting[rows] != PUSH_IN]
        others = each.demand.sessions - wanted
        _cap(model, kept, into, each.demand.sessions - min(others, within_reach(model, at, out)))
        _cap(model, kept, out, each.demand.sessions - min(wanted, within_reach(model, at, into)))
    return kept


def _cap(model: Model, kept: int, rows: Ints, most: int) -> None:
    """Hold at most so many sessions while `kept` holds, and any number else."""
    sessions = model.candidates.sessions[rows]
    every = int(sessions.sum())
    if every > most:
        model.at_most(np.append(model.lit[rows], kept), np.append(sessions, every - most), every)


def hold_first(model: Model, costs: dict[str, Cost], plan: Plan) -> None:
    """Hold what stage 1 reached: each lunch, and each mandate and duty where nothing is missing, else the sum."""
    lits, values = literals_of(model, plan)
    now = dict(zip(lits.tolist(), values.tolist(), strict=True)) | {model.true: 1}
    for day in model.lunches.days:
        lunches = model.lunch_on(*day).lits.tolist()
        if any(now[lit] for lit in lunches):
            model.clause(lunches)
    minutes, duties = _value(costs["minutes missing"], now), _value(costs["duties missing"], now)
    if minutes:
        model.hold(costs["minutes missing"], minutes)
    else:
        for rows in model.of_mandate.values():
            sessions = model.candidates.sessions[rows]
            placed = _value(Cost(model.lit[rows], sessions), now)
            if not model.candidates.fixed[rows].all():
                model.linear(model.lit[rows], sessions, placed, placed)
    if duties:
        model.hold(costs["duties missing"], duties)
    else:
        for at, owed in enumerate(model.duties.owed.tolist()):
            rows = np.flatnonzero(model.duties.part == at)
            model.linear(model.duty_lit[rows], model.duties.count[rows], owed, owed)


def _value(cost: Cost, now: dict[int, int]) -> int:
    pairs = zip(cost.lits.tolist(), cost.coefs.tolist(), strict=True)
    return cost.constant + sum(int(coef) * now[lit] for lit, coef in pairs)


def second_cost(model: Model, plan: Plan) -> int:
    """Measure stage 2 over the mandates of the model: its goals are sums over mandates."""
    keys = {model.problem.mandates[at].key for at in model.mandates}
    mandates = tuple(each for each in model.problem.mandates if each.key in keys)
    previous = tuple(each for each in model.problem.previous if each.mandate in keys)
    small = replace(model.problem, mandates=mandates, previous=previous)
    mine = Plan(tuple(each for each in plan.placements if each.mandate in keys))
    return stage_cost(values_of(small, mine, 2), 2)
