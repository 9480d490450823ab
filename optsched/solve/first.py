"""Stage 1: as many mandated minutes as can be, and how many must be missing in every plan."""

from __future__ import annotations

from optsched.solve.district import ROUND_SECONDS, Run
from optsched.solve.loads import unavoidable_minutes
from optsched.solve.neighbourhoods import around, handfuls
from optsched.solve.part import Part, Task

SHARE, PROVEN_BY = 0.65, 0.68
"""Shares of the time limit by which the search for minutes, and for a proof, ends."""
HANDFUL_SECONDS, PATIENCE = 4.0, 0.8
"""For a handful of mandates; a search that stands still for so long is left, since the next one may do more."""
CHEAP = 0.5
"""A first plan holds only the cheaper places of each mandate: found as fast, and better."""


def first_stage(run: Run) -> None:
    """Place minutes by handfuls, a lone caseload at once, around what is missing, then with weeks of their own."""
    run.bounds.unavoidable = unavoidable_minutes(run.problem)
    parts = run.blocks.parts
    for part in parts:
        _fill(run, part)
    if len(parts) == 1 and (run.missing() or run.measure("duties missing")):
        _place_all(run, parts[0], run.seconds_until(SHARE * 0.8))
    _around_missing(run, SHARE * 0.9, split=False)
    _around_missing(run, SHARE, split=True)
    _prove(run)


def _fill(run: Run, part: Part) -> None:
    """Place a handful of mandates at a time, so that there is a plan soon."""
    for handful in handfuls(run.problem, part, run.bonds):
        if run.clock.is_over or not run.has_until(SHARE):
            return
        run.improve(Task(handful, 1, run.split, cheap=CHEAP), HANDFUL_SECONDS, "a first plan", patience=PATIENCE)


def _place_all(run: Run, part: Part, seconds: float) -> None:
    """Look for a plan of this part that misses nothing, or else as little as can be."""
    started = run.clock.seconds
    tries = (
        (Task(part, 1, run.split, whole=True, cheap=CHEAP), 0.4),
        (Task(part, 1, run.split, whole=True), 0.8),
        (Task(part, 1, run.split), 1.0),
    )
    for task, share in tries:
        left = share * seconds - (run.clock.seconds - started)
        if run.clock.is_over or left < 1.0:
            return
        if run.improve(task, left, "every minute").found:
            return


def _short(run: Run, part: Part) -> bool:
    return not part.mandates.isdisjoint(run.missing())


def _around_missing(run: Run, share: float, split: bool) -> None:
    for _ in run.rounds():
        short = run.missing()
        if not short or not run.has_until(share) or run.minutes_missing() <= run.bounds.first:
            return
        part = around(run.pool, run.plan, short, run.bonds, run.chance)
        task = Task(part, 1, part.mandates if split else run.split)
        run.improve(task, min(ROUND_SECONDS, run.seconds_until(share)), "around what is missing", patience=PATIENCE)


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
