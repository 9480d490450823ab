"""One run of CP-SAT: parameters, the clock, and a stop that is heard at any moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any, Literal

import numpy as np
from ortools.sat.python import cp_model

from optsched.model.board import Bools, Ints
from optsched.model.facade import Model

DETERMINISTIC_SECONDS = 0.4
"""Units of CP-SAT's deterministic time that stand for one second where the clock of the wall is not asked."""
COMPLETING = 3.0
"""Seconds, and units of deterministic time, in which the rest of a hint is worked out; it takes about 0.1 s."""
LOOKS_BACK = 5000
"""Conflicts after which a plan that decides in order is given up; it mostly needs some hundreds, seen were 4688."""
HEARTBEAT = 0.1
"""Seconds between two looks at the stop flag."""


@dataclass
class Clock:
    """The time of a whole run. `stopped` tells that the caller has asked to stop.

    By `work` it counts the seconds that models and searches are reckoned to take, whoever else is busy: what is done
    in them is the same again. A moment of the monotonic clock `until` which it may go on ends it all the same.
    """

    limit: float
    reproducible: bool = False
    asked_to_stop: Callable[[], bool] | None = None
    started: float = field(default_factory=time.monotonic)
    stopped: bool = False
    by_work: bool = False
    until: float = inf
    worked: float = 0.0

    @property
    def seconds(self) -> float:
        return self.worked if self.by_work else time.monotonic() - self.started

    @property
    def is_endless(self) -> bool:
        """Tell whether neither the clock nor the work that is done ends the run."""
        return self.reproducible and not self.by_work

    @property
    def is_late(self) -> bool:
        return time.monotonic() > self.until

    @property
    def left(self) -> float:
        return self.limit if self.is_endless else max(self.limit - self.seconds, 0.0)

    @property
    def is_over(self) -> bool:
        return self.has_passed(self.limit)

    def has_passed(self, seconds: float) -> bool:
        """Tell whether a search that may go on until then has to end; by the clock, which reproducible runs lack."""
        self.hear()
        return self.stopped or self.is_late or (not self.is_endless and self.seconds >= min(seconds, self.limit))

    def spend(self, seconds: float) -> None:
        """Count seconds that something is reckoned to have taken."""
        self.worked += seconds

    def hear(self) -> None:
        """Take note of a caller who has asked to stop."""
        if self.asked_to_stop is not None and self.asked_to_stop():
            self.stopped = True


@dataclass(frozen=True)
class Found:
    """What a search found: the values of all variables (None: nothing), the cost and its proven bound.

    `proven` without values tells that there is no plan of what was asked.
    """

    values: Bools | None
    cost: int
    bound: int
    proven: bool

    def holds(self, lit: int) -> bool:
        assert self.values is not None
        return bool(self.values[lit]) if lit >= 0 else not self.values[-lit - 1]


Way = Literal["hardest", "jump", "plain", "repair", "large", "linear"]
"""Which search suits: a plan soon, any plan of what is asked, few minutes missing, or a sum of many prices, first of a
whole caseload and then of a few mandates.

"hardest" decides in an order that is given, and never looks back but where it must: see `hardest`.

"jump" is CP-SAT's local search on a lightly presolved model, alone: on a whole caseload it finds in a second what
the others do not find in a minute, and it proves nothing. "large" is CP-SAT's large-neighbourhood search, alone:
it goes on from a plan, by far the fastest while that is poor, and proves nothing either. With one worker CP-SAT heeds
it only when searches are interleaved.

"repair" is "plain" without a look at symmetries: among duties and lunches that stand, that look has taken minutes in
which CP-SAT hears neither its time limit nor a stop.
"""


@dataclass(frozen=True)
class Effort:
    """How hard one search may try: seconds, workers, seed, and the gap (of the cost) at which it is good enough.

    `patience` are the seconds without a better plan after which it ends, once it has one; a clock of its own,
    so reproducible searches have none. `told` hears the cost of better plans while the search goes on.
    """

    seconds: float
    workers: int = 2
    seed: int = 0
    reproducible: bool = False
    gap: float = 0.0
    patience: float | None = None
    told: Callable[[int], None] | None = None


FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)
DECIDED = (*FOUND, cp_model.INFEASIBLE)


class _Watch(cp_model.CpSolverSolutionCallback):
    """Remembers when the newest plan was found, and what it costs."""

    def __init__(self) -> None:
        super().__init__()
        self.newest: float | None = None
        self.cost = inf

    def on_solution_callback(self) -> None:
        self.newest, self.cost = time.monotonic(), self.objective_value

    def has_waited(self, patience: float | None) -> bool:
        return patience is not None and self.newest is not None and time.monotonic() - self.newest > patience


def search(model: Model, hint: tuple[Ints, Ints] | None, way: Way, effort: Effort, clock: Clock) -> Found:
    """Minimise the model's objective, if it has one, from a hint (literals and their values) when there is one."""
    if hint is not None:
        _give_hint(model, *hint)
        _complete_hint(model, clock)
    racers = effort.workers if way == "jump" and not effort.reproducible else 1
    solvers = [_solver(way, effort, clock, number) for number in range(racers)]
    return _found(*_run(solvers, model.cp, clock, None if effort.reproducible else effort.patience, effort.told))


def _found(solver: cp_model.CpSolver, status: Any) -> Found:
    if status not in FOUND:
        return Found(None, 0, 0, status == cp_model.INFEASIBLE)
    values = np.array(solver.response_proto.solution, dtype=np.int64).astype(bool)
    cost, bound = round(solver.objective_value), int(np.ceil(solver.best_objective_bound - 1e-6))
    return Found(values, cost, min(bound, cost), status == cp_model.OPTIMAL)


def first_found(cp: cp_model.CpModel, effort: Effort, clock: Clock, until: float) -> Found:
    """Return the first plan that a model's own order of decisions leads to, unless it takes too long."""
    left = effort.seconds if effort.reproducible else until - clock.seconds
    solver = _solver("hardest", replace(effort, seconds=left), clock, 0)
    return _found(*_run([solver], cp, clock, None))


def _solver(way: Way, effort: Effort, clock: Clock, number: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.random_seed = effort.seed + number
    parameters.num_workers = 1 if effort.reproducible else effort.workers
    parameters.catch_sigint_signal = False
    parameters.cp_model_probing_level = 0
    parameters.relative_gap_limit = effort.gap
    if effort.reproducible:
        seconds = min(effort.seconds, clock.left) if clock.by_work else effort.seconds
        parameters.max_deterministic_time = seconds * DETERMINISTIC_SECONDS
    else:
        parameters.max_time_in_seconds = max(min(effort.seconds, clock.left), 0.1)
    if way in ("hardest", "jump"):
        parameters.num_workers = 1
        parameters.linearization_level = 0
        parameters.symmetry_level = 0
        parameters.max_presolve_iterations = 1
        parameters.cp_model_use_sat_presolve = False
    if way == "hardest":
        parameters.search_branching = cp_model.FIXED_SEARCH
        parameters.instantiate_all_variables = False
        parameters.stop_after_first_solution = True
        parameters.max_number_of_conflicts = LOOKS_BACK
    elif way == "jump":
        parameters.use_ls_only = True
    elif way == "repair":
        parameters.symmetry_level = 0
    elif way == "large":
        parameters.use_lns_only = True
        parameters.interleave_search = parameters.num_workers == 1
        parameters.symmetry_level = 0
        parameters.max_presolve_iterations = 1
    elif way == "linear":
        parameters.linearization_level = 2
        parameters.max_presolve_iterations = 1
        if parameters.num_workers > 1:
            parameters.subsolvers.extend(["max_lp"])
    return solver


def _run(
    solvers: list[cp_model.CpSolver],
    cp: cp_model.CpModel,
    clock: Clock,
    patience: float | None,
    told: Callable[[int], None] | None = None,
) -> tuple[cp_model.CpSolver, Any]:
    """Solve in threads, so that a caller's stop and the end of patience are heard while they run.

    The first solver with an answer wins, and ends the race.
    """
    ended: list[tuple[cp_model.CpSolver, Any]] = []

    def solve(solver: cp_model.CpSolver, watch: _Watch) -> None:
        ended.append((solver, solver.solve(cp, watch)))

    watches = [_Watch() for _ in solvers]
    pairs = zip(solvers, watches, strict=True)
    workers = [threading.Thread(target=solve, args=pair, daemon=True) for pair in pairs]
    for worker in workers:
        worker.start()
    least, is_on = inf, True
    while is_on:
        is_on = any(worker.is_alive() for worker in workers)
        for worker in workers:
            worker.join(HEARTBEAT / len(workers))
        if told is not None and (cost := min(watch.cost for watch in watches)) < least:
            least = cost
            told(round(cost))
        clock.hear()
        waited = any(watch.has_waited(patience) for watch in watches)
        if clock.stopped or clock.is_late or waited or any(status in DECIDED for _, status in list(ended)):
            for solver in solvers:
                solver.stop_search()
    winners = [each for each in ended if each[1] in DECIDED]
    solver, status = (winners or ended or [(solvers[0], cp_model.UNKNOWN)])[0]
    clock.spend(solver.response_proto.deterministic_time / DETERMINISTIC_SECONDS)
    return solver, status


def _give_hint(model: Model, lits: Ints, values: Ints) -> None:
    proto = model.cp.Proto()
    proto.solution_hint.Clear()
    flipped = lits < 0
    variables, wanted = np.where(flipped, -lits - 1, lits), np.where(flipped, 1 - values, values)
    _, first = np.unique(variables, return_index=True)
    proto.solution_hint.vars.extend(variables[first].tolist())
    proto.solution_hint.values.extend(wanted[first].tolist())


def _complete_hint(model: Model, clock: Clock) -> None:
    """Give the hint the values of all auxiliary variables too: only a whole hint is a plan to begin with."""
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.fix_variables_to_their_hinted_value = True
    parameters.num_workers = 1
    parameters.catch_sigint_signal = False
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.linearization_level = 0
    parameters.max_presolve_iterations = 1
    parameters.max_deterministic_time = COMPLETING
    if not clock.reproducible:
        parameters.max_time_in_seconds = max(min(COMPLETING, clock.left), 0.1)
    status: Any = solver.solve(model.cp)
    if status in FOUND:
        hint = model.cp.Proto().solution_hint
        hint.Clear()
        values = solver.response_proto.solution
        hint.vars.extend(range(len(values)))
        hint.values.extend(values)
