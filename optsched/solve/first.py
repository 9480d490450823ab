"""Stage 1: as many mandated minutes as can be, and how many must be missing in every plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from optsched.arithmetic.loads import child_loads, crowded_therapists, pools_of, unavoidable_minutes
from optsched.goals.mix import Mix
from optsched.solve.beyond import SEEN, TAKEN, Beyond, Near
from optsched.solve.bound import Ask, Priced
from optsched.solve.district import ROUND_SECONDS, Run, whose
from optsched.solve.least import least_mix
from optsched.solve.neighbourhoods import around, around_duties, caseload
from optsched.solve.part import Part, Task
from optsched.solve.pool import COARSE
from optsched.solve.proving import price, prove
from optsched.solve.team import Team
from optsched.solve.worker import Job

PLACED_BY, AGAIN_BY, SHARE, PROVEN_BY = 0.5, 0.6, 0.8, 0.82
"""Shares of the time limit by which first plans, blocks that miss something, all searches for minutes, and that for
a proof end."""
PRICED, PRICED_SECONDS, PRICED_MOST = 0.06, 4.0, 0.15
"""For bounds by priced days, where something is missing: a share of the time limit, but the seconds that a caseload
takes where they are no more than a larger share."""
BLOCK_SECONDS = 8.0
"""What a block's first plan needs on two cores."""
LEAST_SECONDS = 3.0
"""For a block when the time is short: a plan that misses much is better than none."""
MUCH_MISSING = 0.1
"""Share of a block's minutes; with less missing, neighbourhoods around it are faster than the whole block again."""
INSERT_SECONDS = 1.0
"""For one mandate beside a plan that stands."""
TRIES_EACH = 12
"""Neighbourhoods in a row, for each mandate that is short, that may find nothing before stage 1 is left."""
STEADY_EACH = 4
"""Such tries after which neighbourhoods and their time are twice as large, then three times, and so on."""
PATIENCE, STANDING = 0.8, 4.0
"""Seconds without a better plan after which a neighbourhood, and a caseload on few starts, are left."""
COMPLETE_SHARE, COMPLETE_SECONDS = 0.6, 0.2
"""For a plan that misses nothing: at most a share of a block's time, and seconds for each of its mandates, several
times what it takes on two idle cores; all the rest is for a plan that misses little."""
WHOLE_SECONDS = 0.15
"""For each mandate; with less, a plan that places the hardest first may take all of it."""
SOON_SHARE = 0.4
"""Share of the time of a block without a complete plan for one that places the hardest first."""
CROWDED = 0.58
"""Share of a therapist's open time that sessions would need if every group were full; above it not all is asked for."""
FEW_PLACES, EXACT_SHARE = 1500, 0.4
"""Candidates up to which a caseload is first searched to its end, and the share of its time for that."""
FEW_STARTS, MIXED = 0.5, 0.5
"""Shares of what is left of the time for a complete plan: on few starts, and on all with every push-in share."""
CHEAP_SECONDS = 0.05
"""For each mandate, to look for a complete plan where it is cheap: what it takes where there is one."""
PRICED_FIRST = 0.3
"""Share of a block's time for the prices that tell where it is cheap."""
NEAR = (10.0, 40.0)
"""Costs beyond the best, in all weeks together, of where a first plan is looked for."""


def first_stage(run: Run, team: Team) -> None:
    """Place caseload by caseload, then around what is missing, at last with weeks of their own."""
    pools = pools_of(run.pool.board)
    run.bounds.unavoidable = unavoidable_minutes(pools, child_loads(run.pool.board))
    parts = run.blocks.parts
    placed_by = AGAIN_BY if len(parts) == 1 else PLACED_BY
    placed_by = min(max(placed_by, BLOCK_SECONDS * len(parts) / run.clock.limit), AGAIN_BY)
    crowded = crowded_therapists(pools, CROWDED)
    priced = max(PRICED, min(PRICED_SECONDS / run.clock.limit, PRICED_MOST))
    if len(parts) == 1:
        whole = caseload(run.problem, run.plan, parts[0], run.bonds)
        is_crowded = not crowded.isdisjoint(parts[0].therapists)
        first = place_first(run, parts[0], whole, run.seconds_until(placed_by), is_crowded)
        if first is not None:
            run.priced[first.ask.stage, parts[0]] = first
        prove(run, team, 1, run.share_used + priced)
        place_most(run, whole, run.seconds_until(placed_by))
    else:
        _place_each(run, team, placed_by, crowded)
        prove(run, team, 1, run.share_used + priced)
        _place_again(run, team)
    _around_missing(run, team, SHARE * 0.9, split=False)
    _around_missing(run, team, SHARE, split=True)
    insert(run, PROVEN_BY)
    _prove(run, team)


def _place_each(run: Run, team: Team, until: float, crowded: frozenset[str]) -> None:
    """Place block by block, each in its share of the time."""

    def jobs() -> Iterator[Job]:
        left = [len(each.mandates) for each in run.blocks.parts]
        for part in run.blocks.parts:
            if run.clock.is_over:
                return
            seconds = run.seconds_until(until, team.turns(sum(left), len(part.mandates)))
            left.remove(len(part.mandates))
            is_crowded = not crowded.isdisjoint(part.therapists)
            yield Job(place, (part, seconds, is_crowded), 1, whose(part, "every minute"))

    for job, found in team.each(jobs()):
        if found is not None:
            run.priced[found.ask.stage, job.args[0]] = found


def _place_again(run: Run, team: Team) -> None:
    """Look again for all of what blocks are short of by much, now that everybody has a place."""

    def jobs() -> Iterator[Job]:
        short = [part for part in run.blocks.parts if run.share_missing(part) > MUCH_MISSING]
        for at, part in enumerate(short):
            if run.minutes_missing() <= run.bounds.of(1) or not run.has_until(AGAIN_BY):
                return
            whole = caseload(run.problem, run.plan, part, run.bonds)
            seconds = run.seconds_until(AGAIN_BY, team.turns(len(short) - at, 1))
            yield Job(place_most, (whole, seconds, STANDING), 1, whose(part, "as many minutes as can be"))

    team.do(jobs())


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
        return _place_crowd(run, part, whole, seconds)
    mix = least_mix(run.pool, whole.mandates)
    priced = price(run, part, Ask(3, 0, mix * run.problem.weight(Mix.name, Mix.weight)), seconds * PRICED_FIRST)
    is_placed = _place_cheaply(run, whole, mix, priced.beyond)
    if not (is_placed or _place_all(run, whole, mix, priced.beyond, complete)):
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


def _place_crowd(run: Run, part: Part, whole: Part, seconds: float) -> Priced:
    """Place what can be of a caseload that may be too large: where priced days place it, if it is."""
    begun = run.clock.seconds
    priced = price(run, part, Ask(1), seconds * PRICED_FIRST)
    if priced.bound:
        task = Task(whole, 1, run.split, way="large", near=Near(priced.held, TAKEN))
        run.improve(task, run.rest(seconds, begun), "a first plan", patience=STANDING)
        left = run.rest(seconds, begun)
        if left >= 1.0 and not run.clock.is_over:
            wider = replace(task, near=Near(priced.held, SEEN))
            run.improve(wider, left, "a first plan", patience=STANDING)
    else:
        _place_soon(run, whole, seconds * SOON_SHARE)
    return priced


def _place_soon(run: Run, whole: Part, seconds: float) -> None:
    """Place the hardest mandates first, on few starts and with open days settled."""
    task = Task(whole, 1, run.split, way="hardest", settled=True, step=COARSE)
    run.improve(task, max(seconds, LEAST_SECONDS), "a first plan")


def _place_cheaply(run: Run, whole: Part, mix: int, beyond: Beyond) -> bool:
    """Look for a plan of a caseload that misses nothing where sessions are cheap; tell if there is one."""
    seconds = CHEAP_SECONDS * len(whole.mandates)
    for most in NEAR:
        near = Near(beyond, most)
        task = Task(whole, 1, run.split, way="jump", settled=True, mix=mix, near=near, steady=True)
        if not run.clock.is_over and run.improve(task, seconds, "every minute").found and not run.is_short(whole):
            return True
    return False


def _place_all(run: Run, whole: Part, mix: int, beyond: Beyond, seconds: float) -> bool:
    """Look for a plan of a caseload that misses nothing it need not, with open days settled; tell if there is one.

    First with every push-in share, on few starts; where these have no place for somebody, on all; at last without
    shares, where sessions are cheap and then anywhere.
    """
    task = Task(whole, 1, run.split, way="jump", settled=True)
    mixed, cheap = replace(task, mix=mix), replace(task, near=Near(beyond, NEAR[-1]))
    begun, too_few = run.clock.seconds, False
    for asked, share in ((replace(mixed, step=COARSE), FEW_STARTS), (mixed, MIXED), (cheap, MIXED), (task, 1.0)):
        left = run.rest(seconds, begun)
        if run.clock.is_over or left < LEAST_SECONDS / 2:
            return False
        if asked is mixed and not too_few:
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


def _around_missing(run: Run, team: Team, share: float, split: bool) -> None:
    """Free what is around missing sessions, and around missing duties when no session is missing."""
    waited, least = 0, run.standing(run.plan, 1)

    def jobs() -> Iterator[Job]:
        for _ in run.rounds():
            short = run.missing() if run.minutes_missing() > run.bounds.of(1) else []
            idle = [] if short else run.duties_missing()
            if not (short or idle) or not run.has_until(share) or waited > TRIES_EACH * len(short or idle):
                return
            reach = 1.0 + waited / (STEADY_EACH * len(short or idle))
            if short:
                part = around(run.pool, run.plan, short, run.bonds, run.chance, reach)
            else:
                part = around_duties(run.problem, run.plan, idle, run.bonds, run.chance)
            task = Task(part, 1, part.mandates if split else run.split)
            seconds = min(ROUND_SECONDS * reach, run.seconds_until(share))
            yield Job(look, (task, seconds, PATIENCE * reach), 1, whose(part, "around what is missing"))

    for _ in team.each(jobs()):
        waited = 0 if run.standing(run.plan, 1) < least else waited + 1
        least = run.standing(run.plan, 1)


def look(run: Run, task: Task, seconds: float, patience: float) -> None:
    """Search one neighbourhood."""
    run.improve(task, seconds, "around what is missing", patience=patience)


def insert(run: Run, share: float) -> None:
    """Place what has a place beside the plan as it stands: nobody may find one by hand."""
    for key in run.missing():
        if not run.has_until(share):
            return
        keys = frozenset(run.bonds.with_theirs(key))
        able = frozenset(name for each in keys for name in run.problem.may_hold(run.problem.mandate[each]))
        run.improve(Task(Part(keys, able), 1, keys), INSERT_SECONDS, "what is missing")


def _prove(run: Run, team: Team) -> None:
    """Prove how few minutes must be missing: nothing missing needs no proof, the rest a relaxed search."""

    def jobs() -> Iterator[Job]:
        parts = [part for part in run.blocks.parts if run.is_short(part)]
        for at, part in enumerate(parts):
            if run.minutes_missing() <= run.bounds.of(1) or not run.has_until(PROVEN_BY):
                return
            seconds = run.seconds_until(PROVEN_BY, team.turns(len(parts) - at, 1))
            yield Job(least_missing, (part, seconds), 1, whose(part, "proving"))

    for job, bound in team.each(jobs()):
        run.bounds.note_part(1, job.args[0], bound)


def least_missing(run: Run, part: Part, seconds: float) -> int:
    """Return a bound on the minutes that a part misses, whatever all others do."""
    own = Part(part.mandates - run.blocks.across, part.therapists)
    task = Task(own, 1, own.mandates, way="linear", relaxed=True)
    return run.solve(task, seconds, "proving").minutes_bound
