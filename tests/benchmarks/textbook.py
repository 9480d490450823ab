"""The textbook way, as a baseline: one CP-SAT model of the whole district with optional intervals and `no_overlap`.

What is textbook here: a start variable and an optional interval for each mandate, week pattern, day, therapist,
setting and place, its domain the starts that are allowed, and the same for each therapist's lunch of a day. Whatever
does one thing at a time (a therapist's day, minutes between sessions among it, a child, a room, a class) is a
`no_overlap` of intervals. A group is an optional interval at each time at which it may be held, and holds when a
member joins it; so are floating duties and ways between schools. All mandates are free at once, in one search with
the solver's own strategies and two workers.

What is shared with optsched, since 36 rules in other words would be a second product: the candidates that the rules
allow (they are the domains), a literal for each of them that is channelled to the start variables, the rules between
sessions that are not about one thing at a time, and the costs of goals. As in optsched's searches of a whole
caseload, a mandate keeps its time in all weeks unless its weeks differ: with times for single weeks the model is more
than twice as large. On the one over-full district where both were tried, for a minute each, that helped no stage 1.

What it lacks is the rest of optsched: blocks, coarse starts, neighbourhoods, bounds by priced days.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from benchmarks.intervals import IntervalModel
from ortools.sat.python import cp_model

from optsched.domain import Plan, Problem
from optsched.model.build import literals_of, plan_from
from optsched.model.candidates import fixed_rows, joined
from optsched.model.lits import Cost
from optsched.solve.district import with_locks
from optsched.solve.objective import LARGEST, first_objective, hold_first, second_cost, stage_costs, weighted
from optsched.solve.pool import Pool
from optsched.solve.rooms import deal_rooms
from optsched.solve.search import COMPLETING, FOUND

Way = Literal["weighted", "staged"]
UNTIL = {1: 0.8, 2: 0.88, 3: 1.0}
"""Shares of the time limit by which stages end; the first is what ours gives to minutes where some are missing."""
WORKERS = 2


@dataclass(frozen=True)
class Result:
    """A plan (of nothing but locks where none was found), and how it came about.

    `incumbents` are (seconds since the run began, minutes missing) of every better solution; `building` are the
    seconds that went into the model and its costs. No bounds: a plan with other times in other weeks may be better.
    """

    plan: Plan
    incumbents: tuple[tuple[float, int], ...]
    building: float


class _Watch(cp_model.CpSolverSolutionCallback):
    """Notes the minutes missing of every solution; ends a stage whose share is over, once something is placed."""

    def __init__(self, minutes: Cost, begun: float) -> None:
        super().__init__()
        self.minutes, self.begun = minutes, begun
        self.seen: list[tuple[float, int]] = []
        self.until = 0.0

    @property
    def places_something(self) -> bool:
        return any(missing < self.minutes.constant for _, missing in self.seen[-1:])

    def on_solution_callback(self) -> None:
        values = np.array(self.response_proto.solution, dtype=np.int64)
        missing = self.minutes.constant + int((self.minutes.coefs * values[self.minutes.lits]).sum())
        self.seen.append((time.monotonic() - self.begun, missing))
        if self.seen[-1][0] > self.until and self.places_something:
            self.stop_search()


def solve(problem: Problem, seconds: float, way: Way = "staged") -> Result:
    """Solve the whole district within `seconds`, model building among them.

    "weighted" minimises one sum of all goals, with CP-SAT's default parameters. "staged" minimises one stage after
    the other, holds what is reached, hints at the plan before, and leaves out probing as our searches do.
    """
    begun = time.monotonic()
    pool, plan = Pool(problem), with_locks(problem)
    tables = pool.candidates(frozenset(problem.demand), frozenset())
    model = IntervalModel(joined(pool.board, [*tables, fixed_rows(pool.board, plan.placements)]), plan)
    costs = stage_costs(model, (1,) if way == "staged" else (1, 2, 3))
    watch, building = _Watch(costs["minutes missing"], begun), 0.0
    for stage, share in UNTIL.items() if way == "staged" else ((0, 1.0),):
        watch.until = share * seconds
        if time.monotonic() - begun >= watch.until:
            break
        since = time.monotonic()
        model.minimize(_objective(model, costs, stage, plan))
        building += time.monotonic() - (since if building else begun)
        plan = _improved(model, plan, watch, seconds, is_default=way == "weighted")
    return Result(replace(plan, placements=deal_rooms(pool.board, plan.placements)), tuple(watch.seen), building)


def _objective(model: IntervalModel, costs: dict[str, Cost], stage: int, plan: Plan) -> Cost:
    """Return what a stage minimises (0: everything at once), with the stages before it held."""
    if stage == 0:
        return all_at_once(model, costs)
    if stage == 1:
        return first_objective(costs)[0]
    if stage == 2:
        hold_first(model, costs, plan)
    else:
        model.hold(weighted(model.problem, costs, 2), second_cost(model, plan))
    costs |= stage_costs(model, (stage,))
    return weighted(model.problem, costs, stage)


def all_at_once(model: IntervalModel, costs: dict[str, Cost]) -> Cost:
    """Weigh all goals in one sum: lunches above minutes, those above duties, stage 2 and at last stage 3.

    The weights are as far apart as one sum below `LARGEST` leaves room for. That is not far enough to be sure of the
    order of stages, but in a district of one a minute outweighs thousands of units of stage 3.
    """
    lunches, minutes, duties = costs["lunches missing"], costs["minutes missing"], costs["duties missing"]
    lunch = LARGEST // 2 // max(lunches.constant, 1)
    minute = max(min(LARGEST // 4 // max(minutes.constant, 1), lunch), 40)
    first = lunches * lunch + minutes * minute + duties * (minute // 10)
    problem = model.problem
    return first + weighted(problem, costs, 2) * (minute // 20) + weighted(problem, costs, 3)


def _improved(model: IntervalModel, plan: Plan, watch: _Watch, limit: float, is_default: bool) -> Plan:
    """Search until the stage's share is over, or the whole limit while nothing is placed; keep the plan without a find.

    Seconds count from the beginning of the run.
    """
    if not is_default:
        _hint(model, plan, min(COMPLETING, watch.until - (time.monotonic() - watch.begun)))
    solver = cp_model.CpSolver()
    spent = time.monotonic() - watch.begun
    solver.parameters.num_workers = WORKERS
    solver.parameters.max_time_in_seconds = max(limit - spent, 0.1)
    solver.parameters.catch_sigint_signal = False
    if not is_default:
        solver.parameters.cp_model_probing_level = 0

    def end_of_share() -> None:
        if watch.places_something:
            solver.stop_search()

    bell = threading.Timer(max(watch.until - spent, 0.1), end_of_share)
    bell.start()
    status: Any = solver.solve(model.cp, watch)
    bell.cancel()
    if status not in FOUND:
        return plan
    values = list(solver.response_proto.solution)
    return plan_from(model, lambda lit: bool(values[lit]) if lit >= 0 else not values[-lit - 1])


def _hint(model: IntervalModel, plan: Plan, seconds: float) -> None:
    """Hint at a plan, with the values of all other variables worked out where that is done in so many seconds."""
    lits, values = literals_of(model, plan)
    held = dict(zip(lits.tolist(), values.tolist(), strict=True))
    hint = model.cp.Proto().solution_hint
    hint.Clear()
    hint.vars.extend(held.keys())
    hint.values.extend(held.values())
    solver = cp_model.CpSolver()
    solver.parameters.fix_variables_to_their_hinted_value = True
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    solver.parameters.linearization_level = 0
    solver.parameters.max_presolve_iterations = 1
    status: Any = solver.solve(model.cp)
    if status in FOUND:
        every = list(solver.response_proto.solution)
        hint.Clear()
        hint.vars.extend(range(len(every)))
        hint.values.extend(every)
