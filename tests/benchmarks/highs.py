"""HiGHS on the very candidates, rows and costs that CP-SAT has: another solver's word on our plans and bounds.

A district is one model here, all of it free, where optsched divides it and looks around its best plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from unittest import mock

import numpy as np
from benchmarks.mip import HAS_HIGHS, NO_BEGIN, Answer, Builder, Floats, Mip, solve_mip
from ortools.sat.python import cp_model

from optsched.domain import Plan, Problem
from optsched.judge import judge, stage_cost
from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.solve import part
from optsched.solve.district import with_locks
from optsched.solve.part import Outcome, Part, Task
from optsched.solve.pool import Pool
from optsched.solve.rooms import deal_rooms
from optsched.solve.search import COMPLETING, FOUND, Clock, Effort, Found, Way

__all__ = ["HAS_HIGHS", "HighsResult", "HighsStage", "mip_of", "solve"]

UNTIL = ((1, 0.82), (2, 0.94), (3, 1.0))
"""Shares of the time limit by which the stages end: what ours may use at most."""


@dataclass(frozen=True)
class HighsStage:
    """One stage as HiGHS left it, in the words of `StageResult`: of stage 1 missing minutes, then weighted costs.

    `proven` tells that the model of this stage, with what the earlier ones reached, was solved to its optimum.
    `incumbents` are (seconds since the run began, cost in the model); `rows` and `columns` the size of the model.
    """

    stage: int
    value: int = 0
    bound: int = 0
    proven: bool = False
    seconds: float = 0.0
    incumbents: tuple[tuple[float, int], ...] = ()
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True)
class HighsResult:
    """A legal plan (with nothing but locks where HiGHS found none), its stages, and the seconds it took."""

    plan: Plan
    stages: tuple[HighsStage, ...]
    seconds: float


def solve(problem: Problem, seconds: float, split: bool = True, seed: int = 0) -> HighsResult:
    """Minimise the three stages one after the other with HiGHS, in `seconds` of wall clock for all of it.

    Without `split` a mandate keeps its time in all weeks: a smaller model, whose bounds hold of such plans only.
    Raise ValueError when the plan breaks a rule that given facts alone do not break.
    """
    pool, clock = Pool(problem), Clock(seconds)
    free = Part(frozenset(problem.demand), frozenset(problem.therapist))
    plan, stages, is_found = with_locks(problem), list[HighsStage](), True
    for stage, share in UNTIL:
        task, found = Task(free, stage, free.mandates if split else frozenset()), HighsStage(stage)
        if is_found and clock.seconds < share * seconds:
            outcome, found = _improved(pool, plan, task, clock, share * seconds, seed)
            plan, is_found = outcome.plan, outcome.found
        stages.append(found)
    plan = replace(plan, placements=deal_rooms(pool.board, plan.placements))
    broken, values = judge(problem, plan)
    if any(not each.given for each in broken):
        raise ValueError("\n".join(f"{each.code} {each.sentence}" for each in broken if not each.given))
    minutes = next(each.value for each in values if each.name == "minutes missing")
    measured = (minutes, stage_cost(values, 2), stage_cost(values, 3))
    done = tuple(replace(each, value=value) for each, value in zip(stages, measured, strict=True))
    return HighsResult(plan, done, clock.seconds)


def _improved(pool: Pool, plan: Plan, task: Task, clock: Clock, until: float, seed: int) -> tuple[Outcome, HighsStage]:
    """Solve one stage as `solve_part` does, with HiGHS in the place of its search; the stage's value is still open.

    Raise RuntimeError when `solve_part` no longer calls `search` of its own module.
    """
    begun, asked = clock.seconds, _Search(until)
    with mock.patch.object(part, "search", asked):
        outcome = part.solve_part(pool, plan, task, Effort(until - begun, seed=seed), clock)
    bound = outcome.minutes_bound if task.stage == 1 else outcome.bound
    rows, columns = asked.size
    if not columns:
        raise RuntimeError("solve_part has searched elsewhere: what it returns is not the word of HiGHS")
    seconds = clock.seconds - begun
    return outcome, HighsStage(task.stage, 0, bound, outcome.proven, seconds, asked.incumbents, rows, columns)


class _Search:
    """What `solve_part` calls to search; keeps what a Found has no field for."""

    def __init__(self, until: float) -> None:
        self.until = until
        self.size = (0, 0)
        self.incumbents: tuple[tuple[float, int], ...] = ()

    def __call__(self, model: Model, hint: tuple[Ints, Ints] | None, way: Way, effort: Effort, clock: Clock) -> Found:
        mip = mip_of(model.cp.Proto())
        self.size = (len(mip.row_lower), len(mip.cost))
        begin = NO_BEGIN if hint is None else completed(model.cp, *hint)
        begun = clock.seconds
        if begun >= self.until:
            return Found(None, 0, 0, proven=False)
        answer = solve_mip(mip, self.until - begun, effort.seed, begin)
        self.incumbents = tuple((begun + at, cost) for at, cost in answer.incumbents)
        return _found(answer)


def _found(answer: Answer) -> Found:
    """Return an answer as CP-SAT's search would. Raise ValueError for a cost below 0, which no plan has."""
    if answer.values is not None and answer.cost < 0:
        raise ValueError(f"HiGHS found a plan that costs {answer.cost}")
    values = None if answer.values is None else answer.values.astype(np.int64).astype(bool)
    return Found(values, answer.cost, max(answer.bound, 0), answer.proven)


def completed(cp: cp_model.CpModel, lits: Ints, values: Ints) -> Floats:
    """Return a whole solution with these literals at these values, worked out by CP-SAT; empty where it finds none."""
    proto = cp_model.CpModel()
    proto.Proto().CopyFrom(cp.Proto())
    for lit, value in zip(lits.tolist(), values.tolist(), strict=True):
        fixed = value if lit >= 0 else 1 - value
        proto.Proto().variables[lit if lit >= 0 else -lit - 1].domain[:] = (fixed, fixed)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = COMPLETING
    status: Any = solver.solve(proto)
    return np.array(solver.response_proto.solution if status in FOUND else [], dtype=np.float64)


def mip_of(proto: Any) -> Mip:
    """Turn the proto of a CP-SAT model into a program with the same variables, solutions and costs.

    That a cost is not below 0 follows from the other rows; as a row of its own, of all variables, it slows HiGHS down
    and is left out. Raise ValueError for any kind of row, domain or objective that is not known here.
    """
    if proto.HasField("floating_point_objective") or proto.assumptions or proto.objective.scaling_factor not in (0, 1):
        raise ValueError("only whole costs to be minimised, and no assumptions, are known here")
    builder = Builder()
    for variable in proto.variables:
        builder.variable(*_interval(variable.domain))
    for constraint in proto.constraints:
        _add(builder, constraint)
    weights: dict[int, int] = defaultdict(int)
    for at, weight in zip(proto.objective.vars, proto.objective.coeffs, strict=True):
        if at < 0:
            raise ValueError("a cost names a negated variable")
        weights[at] += weight
        builder.cost[at] += weight
    offset = round(proto.objective.offset)
    if proto.objective.domain:
        least, greatest = _interval(proto.objective.domain)
        builder.row(weights, None if least == -offset else least, greatest)
    return builder.program(offset)


def _interval(domain: Sequence[int]) -> tuple[int, int]:
    if len(domain) != 2:
        raise ValueError(f"a domain of {len(domain) // 2} intervals, only one is known here")
    return domain[0], domain[1]


def _add(builder: Builder, constraint: Any) -> None:
    """Add one row of CP-SAT's; CP-SAT itself knows no enforced at_most_one or exactly_one."""
    kind, unless = constraint.WhichOneof("constraint"), list(constraint.enforcement_literal)
    if kind == "linear":
        weights: dict[int, int] = defaultdict(int)
        for at, weight in zip(constraint.linear.vars, constraint.linear.coeffs, strict=True):
            weights[at if at >= 0 else -at - 1] += weight if at >= 0 else -weight
        _post(builder, weights, *_interval(constraint.linear.domain), unless)
    elif kind == "bool_or":
        _post(builder, *_count(constraint.bool_or.literals, 1, None), unless)
    elif kind == "bool_and":
        for lit in constraint.bool_and.literals:
            _post(builder, *_count([lit], 1, None), unless)
    elif kind == "at_most_one" and not unless:
        builder.row(*_count(constraint.at_most_one.literals, None, 1))
    elif kind == "exactly_one" and not unless:
        builder.row(*_count(constraint.exactly_one.literals, 1, 1))
    else:
        raise ValueError(f"a row of the kind {kind}{', enforced,' if unless else ''} is not known here")


def _count(lits: Iterable[int], low: int | None, high: int | None) -> tuple[dict[int, int], int | None, int | None]:
    """Say low ≤ number of true literals ≤ high in variables: a negated one counts 1 - variable."""
    weights, constant = defaultdict[int, int](int), 0
    for lit in lits:
        weights[lit if lit >= 0 else -lit - 1] += 1 if lit >= 0 else -1
        constant += lit < 0
    return weights, None if low is None else low - constant, None if high is None else high - constant


def _post(builder: Builder, weights: dict[int, int], low: int | None, high: int | None, unless: list[int]) -> None:
    """Add a row that holds where all enforcement literals are true, lifted by no more than its own sums reach."""
    if not unless:
        builder.row(weights, low, high)
        return
    least, greatest = builder.sums(weights)
    for bound, reach, is_low in ((low, least, True), (high, greatest, False)):
        if bound is None or (reach >= bound if is_low else reach <= bound):
            continue
        lift, lifted, constant = bound - reach, defaultdict[int, int](int, weights), 0
        for lit in unless:
            lifted[lit if lit >= 0 else -lit - 1] -= lift if lit >= 0 else -lift
            constant += lift * (lit >= 0)
        builder.row(lifted, bound - constant if is_low else None, None if is_low else bound - constant)
