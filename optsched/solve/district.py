"""One district being solved: the best plan so far, what is proven, and what every stage may do with them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from optsched.arithmetic.bottlenecks import Bottleneck
from optsched.domain import Plan, Problem
from optsched.domain.accounts import lacking_duties
from optsched.judge import stage_cost, values_of
from optsched.solve.blocks import MOST_PRICED, Blocks, blocks_of
from optsched.solve.bonds import Bonds
from optsched.solve.bound import Priced
from optsched.solve.least import NOTHING, Least
from optsched.solve.options import OnProgress, Progress, SolveOptions
from optsched.solve.own_time import own_time_moved
from optsched.solve.part import Outcome, Part, Task, solve_part
from optsched.solve.pool import Pool
from optsched.solve.search import Clock, Effort

ROUND_SECONDS = 5.0
"""A search of one neighbourhood."""
ROUNDS_A_PART = 8
"""Neighbourhoods per part in reproducible mode, which knows no clock."""


@dataclass
class Bounds:
    """Proven lower bounds: missing minutes in stage 1, then costs of any plan that is as good in earlier stages.

    `parts` are by stage those of each part, which add up; `searched` are from searches with everything free.
    `bottlenecks` say which mandates must miss some of the minutes that are `unavoidable`.
    """

    unavoidable: int = 0
    bottlenecks: tuple[Bottleneck, ...] = ()
    least: Least = NOTHING
    searched: dict[int, int] = field(default_factory=dict)
    parts: dict[int, dict[Part, int]] = field(default_factory=dict)

    def of(self, stage: int) -> int:
        """Return the bound on a stage's cost; of stage 1, on the missing minutes."""
        least = {1: self.unavoidable, 2: self.least.second, 3: self.least.third}[stage]
        return max(least, self.searched.get(stage, 0), sum(self.parts.get(stage, {}).values()))

    def note(self, stage: int, bound: int) -> None:
        self.searched[stage] = max(bound, self.searched.get(stage, 0))

    def note_part(self, stage: int, part: Part, bound: int) -> None:
        known = self.parts.setdefault(stage, {})
        known[part] = max(bound, known.get(part, 0))

    def forget(self, stage: int) -> None:
        """Drop what searches have proven: they spoke of plans that were better in an earlier stage."""
        self.parts.pop(stage, None)
        self.searched.pop(stage, None)


@dataclass
class Spent:
    """Seconds that searches have taken, those of all workers, and how many of them went into making models."""

    seconds: float = 0.0
    in_models: float = 0.0

    def add(self, seconds: float, in_models: float) -> None:
        self.seconds += seconds
        self.in_models += in_models

    @property
    def share(self) -> float:
        return self.in_models / self.seconds if self.seconds else 0.0


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
    bonds: Bonds = field(init=False)
    priced: dict[tuple[int, Part], Priced] = field(default_factory=dict)
    """What is known of places by what they cost in a stage, part by part."""
    searches: int = 0
    spent: Spent = field(default_factory=Spent)
    _costs: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bonds = Bonds(self.problem)

    @cached_property
    def priced_together(self) -> Blocks:
        """Larger blocks, for bounds: fewer mandates lie across them."""
        return blocks_of(self.problem, MOST_PRICED)

    @property
    def asked(self) -> int:
        demand = self.problem.demand
        return sum(each.minutes * demand[each.key].sessions for each in self.problem.mandates if each.key in demand)

    def cost(self, stage: int) -> int:
        """Return the plan's weighted cost in stage 2 or 3."""
        return self._values(self.plan, stage)[0]

    def value(self, stage: int) -> int:
        """Return what a stage's bound is compared with: missing minutes, then the weighted cost."""
        return self.minutes_missing() if stage == 1 else self.cost(stage)

    def is_short(self, part: Part) -> bool:
        """Tell whether a part misses sessions that it might have."""
        return not part.mandates.isdisjoint(self.short())

    def share_missing(self, part: Part) -> float:
        """Return the share of a part's minutes that are missing."""
        placed, problem = self.plan.session_weeks, self.problem
        owed = {key: problem.demand[key].sessions for key in part.mandates}
        minutes = sum(problem.mandate[key].minutes * sessions for key, sessions in owed.items())
        short = sum(problem.mandate[key].minutes * (owed[key] - placed.get(key, 0)) for key in owed)
        return short / max(minutes, 1)

    def missing(self) -> list[str]:
        """Return the mandates with missing sessions, in order."""
        placed = self.plan.session_weeks
        return [key for key, owed in self.problem.demand.items() if placed.get(key, 0) < owed.sessions]

    def short(self) -> list[str]:
        """Return the mandates with missing sessions, but those of bottlenecks that miss no more than they must."""
        missing = self.missing()
        met = [each for each in self.bounds.bottlenecks if self._minutes_missing(each.mandates) <= each.load.misses]
        return [key for key in missing if not any(key in each.mandates for each in met)]

    def duties_missing(self) -> list[str]:
        """Return the floating duties with missing times, in order."""
        return list(lacking_duties(self.problem, self.plan))

    def minutes_missing(self) -> int:
        return self._minutes_missing(self.problem.demand)

    def _minutes_missing(self, keys: Iterable[str]) -> int:
        placed, problem = self.plan.session_weeks, self.problem
        lacking = {key: problem.demand[key].sessions - placed.get(key, 0) for key in keys}
        return sum(problem.mandate[key].minutes * max(sessions, 0) for key, sessions in lacking.items())

    def minutes_idle(self) -> int:
        """Return the minutes of floating duties that are missing."""
        return self._values(self.plan, 1)[-1]

    def tell(self, stage: int, doing: str, missing: int | None = None) -> None:
        """Tell how far it is; `missing` are the minutes of a plan that a search of stage 1 has not given back yet."""
        if self.on_progress is not None:
            left = 0.0 if self.clock.is_endless else self.clock.left
            value = self.value(stage) if missing is None else missing
            missing = self.minutes_missing() if missing is None else missing
            bound = self.bounds.of(stage)
            gap = max((value - bound) / value, 0.0) if value and bound else (None if value else 0.0)
            self.on_progress(Progress(stage, doing, self.asked, self.asked - missing, gap, self.clock.seconds, left))

    def solve(self, task: Task, seconds: float, doing: str, gap: float = 0.0, patience: float | None = None) -> Outcome:
        """Solve one part within `seconds`, told of as it begins; the run's plan is not changed."""
        options = self.options
        self.searches += 1
        seed = options.seed + self.searches
        by_work = self.clock.by_work or self.clock.reproducible
        others = self.minutes_missing() - self._minutes_missing(task.part.mandates)

        def told(missing: int) -> None:
            if others + missing < self.minutes_missing():
                self.tell(1, whose(task.part, doing), others + missing)

        effort = Effort(seconds, options.workers, seed, by_work, gap, patience, told)
        self.tell(task.stage, whose(task.part, doing))
        begun = self.clock.seconds
        outcome = solve_part(self.pool, self.plan, task, effort, self.clock)
        self.spent.add(self.clock.seconds - begun, outcome.in_model)
        return outcome

    def improve(
        self, task: Task, seconds: float, doing: str, gap: float = 0.0, patience: float | None = None
    ) -> Outcome:
        """Solve one part, and keep what is found unless it is worse in this stage, or misses more."""
        outcome = self.solve(task, seconds, doing, gap, patience)
        is_kept = outcome.found and self._reached(outcome.plan, task) <= self._reached(self.plan, task)
        if is_kept and self.standing(outcome.plan, 1) <= self.standing(self.plan, 1):
            self.plan = outcome.plan
            self.tell(task.stage, whose(task.part, doing))
        return outcome

    def _reached(self, plan: Plan, task: Task) -> tuple[int, ...]:
        """Return what a task minimises; less is better."""
        values = self._values(plan, task.stage)
        own = own_time_moved(task.keeps, plan) if task.keeps and task.stage == 2 else 0
        return (values[0] + own, *values[1:])

    def standing(self, plan: Plan, stage: int) -> tuple[tuple[int, ...], ...]:
        """Return what counts of a plan up to a stage, the most important first; less is better."""
        return tuple(self._values(plan, each) for each in range(1, stage + 1))

    def _values(self, plan: Plan, stage: int) -> tuple[int, ...]:
        """Return what a stage compares: of stage 1 lunches, minutes and duties missing, else the weighted cost."""
        if (id(plan), stage) not in self._costs:
            values = values_of(self.problem, plan, stage)
            found: tuple[int, ...] = (stage_cost(values, stage),)
            if stage == 1:
                by_name = {each.name: each.value for each in values}
                found = tuple(by_name[name] for name in ("lunches missing", "minutes missing", "duties missing"))
            self._costs = {at: cost for at, cost in self._costs.items() if at[0] == id(self.plan)}
            self._costs[id(plan), stage] = found
        return self._costs[id(plan), stage]

    @property
    def share_used(self) -> float:
        """The share of the time limit that has passed."""
        return self.clock.seconds / self.clock.limit

    def seconds_until(self, share: float, parts: float = 1.0) -> float:
        """Return the seconds for one of `parts` searches until a share of the time limit is used."""
        if self.clock.is_endless:
            return ROUND_SECONDS * 2
        return max((share * self.clock.limit - self.clock.seconds) / max(parts, 1.0), 0.0)

    def rest(self, seconds: float, begun: float) -> float:
        """Return what is left of some seconds that began then; reproducible searches have all of them each."""
        return seconds if self.clock.is_endless else seconds - (self.clock.seconds - begun)

    def rounds(self) -> range:
        """Return how many neighbourhoods may be tried: as the clock allows, or a fixed number."""
        return range(ROUNDS_A_PART * len(self.blocks.parts) if self.clock.is_endless else 10**6)

    def has_until(self, share: float) -> bool:
        if self.clock.is_over:
            return False
        return self.clock.is_endless or share * self.clock.limit - self.clock.seconds >= 1.0


def whose(part: Part, doing: str) -> str:
    return f"{', '.join(sorted(part.therapists))}: {doing}"


def with_locks(problem: Problem) -> Plan:
    """Return the plan that holds nothing but what is locked."""
    return Plan(tuple(replace(each, locked=True) for each in problem.locked))
