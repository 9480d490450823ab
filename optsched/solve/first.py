"""Stage 1: as many mandated minutes as can be, and how many must be missing in every plan."""

from __future__ import annotations

from optsched.solve.district import ROUND_SECONDS, Run
from optsched.solve.loads import unavoidable_minutes
from optsched.solve.neighbourhoods import around, handfuls
from optsched.solve.part import Part, Task

SHARE, PROVEN_BY = 0.6, 0.65
"""Shares of the time limit by which the search for minutes, and for a proof, ends."""
HANDFUL_SECONDS = 3.0
CHEAP = 0.5
"""A first plan holds only the cheaper places of each mandate: found as fast, and better."""


def first_stage(run: Run) -> None:
    """Place minutes by handfuls, part by part as a whole, around what is missing, then with weeks of their own."""
    run.bounds.unavoidable = unavoidable_minutes(run.problem)
    parts = [part for part in run.blocks.parts if part.mandates or part.therapists]
    for part in parts:
        _fill(run, part)
    for at, part in enumerate(parts):
        _place_all(run, part, run.seconds_until(SHARE * 0.8, len(parts) - at))
    _around_missing(run, SHARE * 0.85, split=False)
    for part in parts:
        if _short(run, part) and run.has_until(SHARE):
            run.split |= part.mandates
            run.improve(Task(part, 1, part.mandates), run.seconds_until(SHARE), "minutes, week by week")
    _around_missing(run, SHARE, split=True)
    _prove(run)


def _fill(run: Run, part: Part) -> None:
    """Place a handful of mandates at a time, so that there is a plan soon."""
    for handful in handfuls(run.problem, part):
        if run.clock.is_over or not run.has_until(SHARE):
            return
        run.improve(Task(handful, 1, run.split, cheap=CHEAP), HANDFUL_SECONDS, "a first plan")


def _place_all(run: Run, part: Part, seconds: float) -> None:
    """Look for a plan of this part that misses nothing, or else as little as can be."""
    if not _short(run, part) and not run.measure("duties missing"):
        return
    started = run.clock.seconds
    for cheap in (CHEAP, 1.0):
        left = seconds - (run.clock.seconds - started)
        if left <= 1 or run.clock.is_over:
            return
        task = Task(part, 1, run.split, whole=True, cheap=cheap)
        if run.improve(task, left / 2 if cheap < 1 else left * 0.7, "every minute").found:
            return
    left = seconds - (run.clock.seconds - started)
    if left > 1 and not run.clock.is_over:
        outcome = run.improve(Task(part, 1, run.split), left, "minutes")
        _note(run, part, run.split, outcome.minutes_bound if outcome.found else 0)


def _note(run: Run, part: Part, split: frozenset[str], bound: int) -> None:
    """Note a bound on missing minutes where the part is everything, with every week for itself."""
    if part.mandates >= frozenset(run.problem.demand) and split >= part.mandates:
        run.bounds.minutes[part] = max(bound, run.bounds.minutes.get(part, 0))


def _short(run: Run, part: Part) -> bool:
    return not part.mandates.isdisjoint(run.missing())


def _around_missing(run: Run, share: float, split: bool) -> None:
    for _ in run.rounds():
        short = run.missing()
        if not short or not run.has_until(share) or run.minutes_missing() <= run.bounds.first:
            return
        part = around(run.problem, run.plan, run.chance.choice(short), run.chance)
        task = Task(part, 1, part.mandates if split else run.split)
        run.improve(task, min(ROUND_SECONDS, run.seconds_until(share)), "around what is missing")


def _prove(run: Run) -> None:
    """Prove how few minutes must be missing: nothing missing needs no proof, the rest a relaxed search."""
    parts = [part for part in run.blocks.parts if _short(run, part)]
    for at, part in enumerate(parts):
        if run.minutes_missing() <= run.bounds.first or not run.has_until(PROVEN_BY):
            return
        own = Part(part.mandates - run.blocks.across, part.therapists)
        task = Task(own, 1, own.mandates, relaxed=True)
        seconds = run.seconds_until(PROVEN_BY, len(parts) - at)
        outcome = run.solve(task, seconds, "proving")
        if outcome.found:
            run.bounds.minutes[part] = max(outcome.minutes_bound, run.bounds.minutes.get(part, 0))
