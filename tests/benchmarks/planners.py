"""Everybody who plans, behind one face: a district and seconds in, a plan and how it came about out."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks import textbook
from benchmarks.greedy import greedy
from benchmarks.lines import Moment

from optsched.domain import Plan, Problem
from optsched.solve import Progress, SolveOptions, optimize

OURS = "optsched"
TEXTBOOKS = ("textbook weighted", "textbook staged")
HIGHS = "HiGHS"


@dataclass(frozen=True)
class Made:
    """A plan, what happened on the way, the bounds proven of stages 1 to 3, and the share of the time in models.

    None stands for what a planner does not prove or tell.
    """

    plan: Plan
    moments: tuple[Moment, ...] = ()
    bounds: tuple[int | None, int | None, int | None] = (None, None, None)
    building: float | None = None


Planner = Callable[[Problem, float], Made]


def ours(problem: Problem, seconds: float) -> Made:
    """Plan with optsched's defaults: 2 workers, seed 0."""
    seen: list[Moment] = []

    def note(progress: Progress) -> None:
        now = (progress.stage, progress.asked - progress.placed, progress.gap)
        if not seen or seen[-1][1:] != now:
            seen.append((progress.seconds, *now))

    plan = optimize(problem, SolveOptions(time_limit=seconds), note)
    first, second, third = (each.bound for each in plan.stages)
    return Made(plan, tuple(seen), (first, second, third), plan.facts.in_models)


def by_greedy(step: int, problem: Problem, seconds: float) -> Made:
    """Plan greedily on starts of so many minutes; it takes the time it takes."""
    return Made(greedy(problem, step))


def by_textbook(way: textbook.Way, problem: Problem, seconds: float) -> Made:
    """Plan with the textbook's model. What it proves holds of plans with one time in all weeks only: no bounds."""
    found = textbook.solve(problem, seconds, way)
    return Made(found.plan, _better(found.incumbents), building=found.building / max(seconds, found.building))


def by_highs(problem: Problem, seconds: float) -> Made:
    """Plan with HiGHS. It tells costs on the way, so only when the last of stage 1 was found is known."""
    from benchmarks import highs

    found: Any = highs.solve(problem, seconds)
    first, second, third = ((each.bound if each.seconds else None) for each in found.stages)
    when = [at for at, _ in found.stages[0].incumbents][-1:]
    return Made(found.plan, tuple((at, 1, found.stages[0].value, None) for at in when), (first, second, third))


def _better(incumbents: Sequence[tuple[float, int]]) -> tuple[Moment, ...]:
    """Keep the incumbents that miss fewer minutes than all before."""
    kept: list[Moment] = []
    for seconds, missing in incumbents:
        if not kept or missing < kept[-1][2]:
            kept.append((seconds, 1, missing, None))
    return tuple(kept)


PLANNERS: dict[str, Planner] = {
    OURS: ours,
    "greedy 15": partial(by_greedy, 15),
    "greedy 5": partial(by_greedy, 5),
    TEXTBOOKS[0]: partial(by_textbook, "weighted"),
    TEXTBOOKS[1]: partial(by_textbook, "staged"),
    HIGHS: by_highs,
}
"""Ours first, then the baselines, in the order of the table's columns."""


def is_there(planner: str) -> bool:
    """Tell whether a planner can run here: HiGHS needs its module and the package highspy."""
    if planner != HIGHS:
        return True
    return all(importlib.util.find_spec(name) is not None for name in ("benchmarks.highs", "highspy"))
