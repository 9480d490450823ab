"""Solve a whole district: three stages, block by block, then neighbourhoods; with bounds that can be trusted."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from optsched.domain import Plan, Problem
from optsched.goals import GOALS
from optsched.solve.blocks import Blocks
from optsched.solve.judge import stage_cost, values_of
from optsched.solve.neighbourhoods import around, dear
from optsched.solve.options import OnProgress, Progress, SolveOptions
from optsched.solve.part import Outcome, Part, Pool, Task, solve_part
from optsched.solve.search import Clock, Effort

FIRST_SHARE, SECOND_SHARE, BOUND_SHARE = 0.65, 0.7, 0.15
"""Stage 1 ends at 0.65 of the time at the latest, stage 2 at 0.7; 0.15 is kept for the bounds of stage 3."""
LEAST_SECONDS = 3.0
ROUND_SECONDS = 6.0
"""A search of one neighbourhood."""
ROUNDS_A_PART = 4
"""Neighbourhoods per part in reproducible mode, which knows no clock."""


@dataclass
class Bounds:
    """Proven lower bounds: missing minutes of each part, and each part's cost in stages 2 and 3."""

    minutes: dict[Part, int] = field(default_factory=dict)
    second: dict[Part, int] = field(default_factory=dict)
    third: dict[Part, int] = field(default_factory=dict)


@dataclass
class Run:
    """One district being solved: what does not change, the best plan so far, and who wants to know."""

    problem: Problem
    options: SolveOptions
    clock: Clock
    pool: Pool
    blocks: Blocks
    on_progress: OnProgress | None = None
    plan: Plan = field(default_factory=Plan)
    bounds: Bounds = field(default_factory=Bounds)
    split: frozenset[str] = frozenset()
    chance: random.Random = field(default_factory=random.Random)

    @property
    def asked(self) -> int:
        demand = self.problem.demand
        return sum(each.minutes * demand[each.key].sessions for each in self.problem.mandates if each.key in demand)

    def measure(self, goal: str) -> int:
        return next(each.measure(self.problem, self.plan) for each in GOALS if each.name == goal)

    def cost(self, stage: int) -> int:
        return stage_cost(values_of(self.problem, self.plan, stage), stage)

    def tell(self, stage: int, doing: str, gap: float | None = None) -> None:
        if self.on_progress is not None:
            left = 0.0 if self.options.reproducible else self.clock.left
            placed = self.asked - self.measure("minutes missing")
            self.on_progress(Progress(stage, doing, self.asked, placed, gap, self.clock.seconds, left))

    def solve(self, task: Task, seconds: float, doing: str) -> Outcome:
        """Solve one part within `seconds`, told of as it goes; the run's plan is not changed."""
        effort = Effort(seconds, self.options.workers, self.options.seed, self.options.reproducible, linear=True)
        self.tell(task.stage, doing)
        return solve_part(self.pool, self.plan, task, effort, self.clock)

    def take(self, outcome: Outcome, stage: int) -> bool:
        """Keep what a search has found, unless it is worse in this stage; tell whether it was kept."""
        if not outcome.found:
            return False
        before, now = self._stage_values(self.plan, stage), self._stage_values(outcome.plan, stage)
        if now <= before:
            self.plan = outcome.plan
        return now <= before

    def _stage_values(self, plan: Plan, stage: int) -> tuple[int, ...]:
        values = values_of(self.problem, plan, stage)
        if stage > 1:
            return (stage_cost(values, stage),)
        by_name = {each.name: each.value for each in values}
        return tuple(by_name[name] for name in ("lunches missing", "minutes missing", "duties missing"))

    def seconds_until(self, share: float, parts: int = 1) -> float:
        """Return the seconds for each of `parts` searches until a share of the time limit is used."""
        if self.options.reproducible:
            return ROUND_SECONDS * 2
        return max((share * self.clock.limit - self.clock.seconds) / max(parts, 1), 0.0)

    def rounds(self, share: float) -> range:
        """Return how many neighbourhoods may be tried: as the clock allows, or a fixed number."""
        return range(ROUNDS_A_PART * len(self.blocks.parts) if self.options.reproducible else 10**6)

    def has_until(self, share: float) -> bool:
        if self.clock.is_over:
            return False
        return self.options.reproducible or share * self.clock.limit - self.clock.seconds >= 1.0


def first_stage(run: Run) -> None:
    """Place as many minutes as can be: part by part, then around what is missing, then with split weeks."""
    parts = run.blocks.parts
    for at, part in enumerate(parts):
        _first_of(run, part, frozenset(), run.seconds_until(FIRST_SHARE * 0.7, len(parts) - at))
    _around_missing(run, FIRST_SHARE * 0.9, split=False)
    for part in parts:
        if _missing_in(run, part) and run.has_until(FIRST_SHARE):
            run.split |= part.mandates
            _first_of(run, part, part.mandates, run.seconds_until(FIRST_SHARE))
    _around_missing(run, FIRST_SHARE, split=True)
    _first_bounds(run)


def _around_missing(run: Run, share: float, split: bool) -> None:
    for _ in run.rounds(share):
        short = missing_mandates(run.problem, run.plan)
        if not short or not run.has_until(share):
            break
        part = around(run.problem, run.plan, run.chance.choice(short), run.chance)
        task = Task(part, 1, part.mandates if split else run.split)
        _improve(run, task, min(ROUND_SECONDS, run.seconds_until(share)))


def _first_of(run: Run, part: Part, split: frozenset[str], seconds: float) -> None:
    doing = f"{', '.join(sorted(part.therapists))}: minutes"
    outcome = run.solve(Task(part, 1, split), max(seconds, LEAST_SECONDS), doing)
    run.take(outcome, 1)
    if len(run.blocks.parts) == 1 and split == part.mandates:
        run.bounds.minutes[part] = outcome.minutes_bound


def _improve(run: Run, task: Task, seconds: float) -> None:
    """Search a neighbourhood and keep what it finds, unless it is worse."""
    run.take(run.solve(task, seconds, f"{', '.join(sorted(task.part.therapists))}: improving"), task.stage)


def missing_mandates(problem: Problem, plan: Plan) -> list[str]:
    """Return the mandates with missing sessions, in order."""
    placed = plan.session_weeks
    return [key for key, owed in problem.demand.items() if placed.get(key, 0) < owed.sessions]


def _missing_in(run: Run, part: Part) -> list[str]:
    return [key for key in missing_mandates(run.problem, run.plan) if key in part.mandates]


def _first_bounds(run: Run) -> None:
    """Prove how few minutes must be missing: nothing missing needs no proof, the rest a relaxed search."""
    short = [part for part in run.blocks.parts if _missing_in(run, part) and part not in run.bounds.minutes]
    for at, part in enumerate(short):
        if run.has_until(SECOND_SHARE):
            own = Part(part.mandates - run.blocks.across, part.therapists)
            task = Task(own, 1, own.mandates, relaxed=True)
            outcome = run.solve(task, run.seconds_until(SECOND_SHARE, len(short) - at), _proving(part))
            run.bounds.minutes[part] = outcome.minutes_bound
    for part in run.blocks.parts:
        run.bounds.minutes.setdefault(part, 0)


def _proving(part: Part) -> str:
    return f"{', '.join(sorted(part.therapists))}: proving"


def second_stage(run: Run) -> None:
    """Spread what is missing, and keep push-in shares and old places, without losing a minute."""
    for part in run.blocks.parts:
        if run.cost(2) and run.has_until(SECOND_SHARE) and part.mandates:
            seconds = max(run.seconds_until(SECOND_SHARE, len(run.blocks.parts)), LEAST_SECONDS)
            outcome = run.solve(Task(part, 2, run.split), seconds, f"{', '.join(sorted(part.therapists))}: settings")
            if run.take(outcome, 2) and len(run.blocks.parts) == 1:
                run.bounds.second[part] = outcome.bound


def third_stage(run: Run) -> None:
    """Make the plan a good one: part by part, then neighbourhoods, then bounds."""
    parts = [part for part in run.blocks.parts if part.mandates]
    lone = len(run.blocks.parts) == 1
    until = 1.0 if lone else 1.0 - BOUND_SHARE
    share = 0.9 if lone else 0.75
    for at, part in enumerate(parts):
        if run.clock.is_over:
            return
        seconds = run.seconds_until(share, len(parts) - at)
        task = Task(part, 3, run.split)
        outcome = run.solve(task, max(seconds, LEAST_SECONDS), f"{', '.join(sorted(part.therapists))}: good times")
        if run.take(outcome, 3) and lone:
            run.bounds.third[part] = outcome.bound
    proven = lone and run.bounds.third.get(run.blocks.parts[0], -1) >= run.cost(3)
    for _, part in zip(run.rounds(until), dear(run.problem, run.plan, run.chance), strict=False):
        if proven or not run.has_until(until):
            break
        _improve(run, Task(part, 3, run.split), min(ROUND_SECONDS, run.seconds_until(until)))
    if not lone:
        _third_bounds(run, parts)


def _third_bounds(run: Run, parts: list[Part]) -> None:
    """Bound each part's cost without its couplings, with earlier stages held as loosely as the others' bounds ask."""
    minutes, duties, second = run.measure("minutes missing"), run.measure("duties missing"), run.cost(2)
    for at, part in enumerate(parts):
        if not run.has_until(1.0):
            return
        own = Part(part.mandates - run.blocks.across, part.therapists)
        others = sum(bound for other, bound in run.bounds.minutes.items() if other != part)
        mine = _minutes_in(run, own)
        slack = minutes - others - mine
        task = Task(own, 3, run.split | own.mandates if minutes else run.split, True, slack, duties, second)
        outcome = run.solve(task, run.seconds_until(1.0, len(parts) - at), _proving(part))
        run.bounds.third[part] = outcome.bound


def _minutes_in(run: Run, part: Part) -> int:
    placed = run.plan.session_weeks
    return sum(
        run.problem.mandate[key].minutes * max(run.problem.demand[key].sessions - placed.get(key, 0), 0)
        for key in part.mandates
    )


def with_locks(problem: Problem) -> Plan:
    """Return the plan that holds nothing but what is locked."""
    return Plan(tuple(replace(each, locked=True) for each in problem.locked))
