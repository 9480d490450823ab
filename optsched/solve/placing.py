"""The first plan of a caseload: all of it where that can be, else the hardest first or where priced days place it."""

from __future__ import annotations

from dataclasses import replace

from optsched.goals.mix import Mix
from optsched.solve.beyond import SEEN, TAKEN, Beyond, Near
from optsched.solve.bound import Ask, Priced
from optsched.solve.district import Run
from optsched.solve.least import least_mix
from optsched.solve.neighbourhoods import caseload
from optsched.solve.part import Part, Task
from optsched.solve.pool import COARSE
from optsched.solve.proving import price

LEAST_SECONDS = 3.0
"""For a block when the time is short: a plan that misses much is better than none."""
COMPLETE_SHARE, COMPLETE_SECONDS = 0.6, 0.3
"""For a plan that misses nothing: at most a share of a block's time, and seconds for each of its mandates, several
times what it takes on two idle cores; all the rest is for a plan that misses little."""
WHOLE_SECONDS = 0.15
"""For each mandate; with less, a plan that places the hardest first may take all of it."""
SOON_SHARE = 0.4
"""Share of the time of a block without a complete plan for one that places the hardest first."""
FEW_PLACES, EXACT_SHARE = 1500, 0.4
"""Candidates up to which a caseload is first searched to its end, and the share of its time for that."""
FEW_STARTS, MIXED, FEW_PLACES_SHARE = 0.4, 0.5, 0.5
"""Shares of what is left of the time for a complete plan: on few starts, on all with every push-in share, and in few
places."""
AT_ONCE_SECONDS = 0.05
"""For each mandate, to look for any complete plan of a district of one caseload: three times what it mostly takes."""
CHEAP_SECONDS = 0.05
"""For each mandate, to look for a complete plan where it is cheap: what it takes where there is one."""
PRICED_FIRST = 0.3
"""Share of a block's time for the prices that tell where it is cheap."""
NEAR = (10.0, 40.0)
"""Costs beyond the best, in all weeks together, of where a first plan is looked for."""
PATIENCE, STANDING = 1.5, 4.0
"""Seconds without a better plan after which a caseload is left: a first search of few places, and others."""


def place(run: Run, part: Part, seconds: float, is_crowded: bool) -> Priced | None:
    """Place as much as can be of a part's caseload; return its prices where they were looked for.

    Beside others it is left when it stands still: what they have taken is given back by neighbourhoods only.
    """
    begun, whole = run.clock.seconds, caseload(run.problem, run.plan, part, run.bonds)
    priced = place_first(run, part, whole, seconds, is_crowded)
    is_alone = len(run.blocks.parts) == 1
    place_most(run, whole, run.rest(seconds, begun), patience=None if is_alone else STANDING)
    return priced


def place_first(run: Run, part: Part, whole: Part, seconds: float, is_crowded: bool) -> Priced | None:
    """Place all of a caseload, where it is cheap; where that may not be or takes too long, the hardest first."""
    begun = run.clock.seconds
    if _place_exactly(run, whole, seconds * EXACT_SHARE):
        return None
    seconds = run.rest(seconds, begun)
    begun = run.clock.seconds
    is_hurried = seconds < WHOLE_SECONDS * len(whole.mandates)
    complete = min(seconds * COMPLETE_SHARE, COMPLETE_SECONDS * len(whole.mandates))
    if is_hurried:
        _place_soon(run, whole, seconds)
        return None
    if is_crowded:
        return _place_crowd(run, part, whole, seconds, complete)
    if len(run.blocks.parts) == 1:
        few = replace(every_minute(run, whole), step=COARSE)
        run.improve(few, AT_ONCE_SECONDS * len(whole.mandates), "a first plan")
    mix = least_mix(run.pool, whole.mandates)
    priced = price(run, part, Ask(3, 0, mix * run.problem.weight(Mix.name, Mix.weight)), seconds * PRICED_FIRST)
    is_placed = _place_cheaply(run, whole, mix, priced.beyond)
    is_placed = is_placed or _place_all(run, whole, Near(priced.beyond, NEAR[-1]), complete, mix)
    if not is_placed:
        _place_soon(run, whole, run.rest(seconds, begun) * SOON_SHARE)
    return priced


def _place_exactly(run: Run, whole: Part, seconds: float) -> bool:
    """Search a caseload of few places to its end, with weeks of their own; tell if it came to it."""
    if sum(map(len, run.pool.candidates(whole.mandates, run.split))) > FEW_PLACES:
        return False
    outcome = run.improve(Task(whole, 1, whole.mandates), seconds, "as many minutes as can be")
    if outcome.found and whole.mandates >= frozenset(run.problem.demand):
        run.bounds.note(1, outcome.minutes_bound)
    return outcome.proven


def _place_crowd(run: Run, part: Part, whole: Part, seconds: float, complete: float) -> Priced:
    """Place what can be of a caseload that may be too large: where priced days place it, if it is, else all of it."""
    begun = run.clock.seconds
    priced = price(run, part, Ask(1), seconds * PRICED_FIRST)
    if priced.bound:
        task = Task(whole, 1, run.split, way="large", near=Near(priced.held, TAKEN))
        run.improve(task, run.rest(seconds, begun), "a first plan", patience=PATIENCE)
        left = run.rest(seconds, begun)
        if left >= 1.0 and not run.clock.is_over:
            wider = replace(task, near=Near(priced.held, SEEN))
            run.improve(wider, left, "a first plan")
    elif not _place_all(run, whole, Near(priced.held, SEEN), complete):
        _place_soon(run, whole, run.rest(seconds, begun) * SOON_SHARE)
    return priced


def every_minute(run: Run, whole: Part) -> Task:
    """Return the search for a plan of a caseload that misses no more than it must, with open days settled."""
    return Task(whole, 1, run.split, way="jump", settled=True, misses=run.bounds.bottlenecks)


def _place_soon(run: Run, whole: Part, seconds: float) -> None:
    """Place the hardest mandates first, on few starts and with open days settled."""
    task = Task(whole, 1, run.split, way="hardest", settled=True, step=COARSE)
    run.improve(task, max(seconds, LEAST_SECONDS), "a first plan")


def _place_cheaply(run: Run, whole: Part, mix: int, beyond: Beyond) -> bool:
    """Look for a plan of a caseload that misses nothing where sessions are cheap; tell if there is one."""
    seconds = CHEAP_SECONDS * len(whole.mandates)
    for most in NEAR:
        task = replace(every_minute(run, whole), mix=mix, near=Near(beyond, most), steady=True)
        if not run.clock.is_over and run.improve(task, seconds, "every minute").found and not run.is_short(whole):
            return True
    return False


def _place_all(run: Run, whole: Part, near: Near, seconds: float, mix: int | None = None) -> bool:
    """Look for a plan of a caseload that misses nothing it need not, with open days settled; tell if there is one.

    First with every push-in share that `mix` asks for, on few starts; where these have no place for somebody, on all.
    Then without shares on few starts, in places that are `near`, and at last anywhere.
    """
    task, begun = every_minute(run, whole), run.clock.seconds
    few = replace(task, step=COARSE)
    tries = [(few, FEW_STARTS), (replace(task, near=near), FEW_PLACES_SHARE), (task, 1.0)]
    if mix is not None:
        tries = [(replace(few, mix=mix), FEW_STARTS), (replace(task, mix=mix), MIXED), *tries]
    too_few = False
    for asked, share in tries:
        left = run.rest(seconds, begun)
        if asked.mix is None and not run.is_short(whole):
            return True
        if run.clock.is_over or left < LEAST_SECONDS / 2:
            return False
        if asked.mix is not None and asked.step == 1 and not too_few:
            continue
        outcome = run.improve(asked, left * share, "every minute")
        is_any_place = asked.near is None and asked.step == 1
        if outcome.found and (is_any_place or not run.is_short(whole)):
            return True
        too_few = outcome.found or outcome.proven
    return False


def place_most(run: Run, whole: Part, seconds: float, patience: float | None = None) -> None:
    """Go on towards a plan of a caseload that misses less, on few starts while that helps.

    `patience` are the seconds without a better plan at which the search on all starts is left.
    """
    if not run.is_short(whole) or run.minutes_missing() <= run.bounds.of(1):
        return
    task = Task(whole, 1, run.split, way="large")
    begun = run.clock.seconds
    few = replace(task, settled=True, step=COARSE)
    run.improve(few, seconds, "as many minutes as can be", patience=STANDING)
    left = run.rest(seconds, begun)
    if run.is_short(whole) and left >= 1.0 and not run.clock.is_over:
        run.improve(task, left, "as many minutes as can be", patience=patience)
