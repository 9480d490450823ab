"""Solve a district in three stages, each to its bound, and let nothing unchecked leave."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from optsched.domain import GoalValue, Placement, Plan, Problem, RunFacts
from optsched.judge import breaches_in, values_of
from optsched.solve.blocks import blocks_of
from optsched.solve.district import Run, with_locks
from optsched.solve.first import first_stage
from optsched.solve.later import second_stage, third_stage
from optsched.solve.memory import peak_mebibytes
from optsched.solve.options import OnProgress, Progress, SolveOptions, default_time_limit
from optsched.solve.pool import Pool
from optsched.solve.repair import repair
from optsched.solve.rooms import deal_rooms
from optsched.solve.search import Clock
from optsched.solve.statements import results_of, sound
from optsched.solve.team import Team

__all__ = ["Progress", "SolveOptions", "default_time_limit", "optimize", "repair"]

DEFAULT = SolveOptions()


class BrokenPlanError(AssertionError):
    """A plan of ours breaks a rule: a bug of optsched, never of the user."""


def optimize(
    problem: Problem,
    options: SolveOptions = DEFAULT,
    on_progress: OnProgress | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """Return the best plan found within the time limit; there always is one, whatever is asked.

    `stop`, once it tells so, ends the search early with the best plan so far. Raise BrokenPlanError when a plan
    breaks a rule that locked sessions and given facts alone do not break.
    """
    limit = options.time_limit if options.time_limit is not None else default_time_limit(problem)
    clock = Clock(limit, options.reproducible, stop)
    run = Run(problem, options, clock, Pool(problem), blocks_of(problem), on_progress)
    run.plan, run.chance = with_locks(problem), random.Random(options.seed)
    with Team(run) as team:
        for stage in (first_stage, second_stage, third_stage):
            if not clock.is_over or stage is first_stage:
                stage(run, team)
    return _finished(run, peak_mebibytes() + sum(team.mebibytes.values()))


def _finished(run: Run, mebibytes: int) -> Plan:
    """Return the plan with its rooms, names, values, bounds and facts; `mebibytes` are what solving has held."""
    placements = _named(run.problem, deal_rooms(run.pool.board, run.plan.placements))
    plan = replace(run.plan, placements=placements)
    broken = [breach for breach in breaches_in(run.problem, plan) if not breach.given]
    if broken:
        raise BrokenPlanError("\n".join(f"{breach.code} {breach.sentence}" for breach in broken))
    run.plan = plan
    values = values_of(run.problem, plan)
    stages = results_of(run, values)
    goals = tuple(_bounded(value, run) for value in values)
    options = run.options
    facts = RunFacts(
        seconds=run.clock.seconds,
        peak_mebibytes=mebibytes,
        seed=options.seed,
        workers=1 if options.reproducible else options.workers,
        reproducible=options.reproducible,
        time_limit=None if options.reproducible else run.clock.limit,
        stopped_early=run.clock.stopped,
        in_models=run.spent.share,
    )
    return replace(plan, goals=goals, stages=stages, facts=facts)


def _bounded(value: GoalValue, run: Run) -> GoalValue:
    """No goal is below 0; some have a bound of their own among plans that miss no more minutes."""
    bound = run.bounds.of(1) if value.name == "minutes missing" else run.bounds.least.goals.get(value.name, 0)
    return replace(value, bound=sound(bound, value.value))


def _named(problem: Problem, placements: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """Give sessions short names, in order of therapist, day and time."""
    order = sorted(placements, key=lambda each: (each.therapist, each.day, each.start, each.weeks, each.session))
    names: dict[str, str] = {}
    for each in order:
        names.setdefault(each.session, f"{each.therapist} {len(names) + 1:04d}")
    return tuple(replace(each, session=names[each.session]) for each in order)
