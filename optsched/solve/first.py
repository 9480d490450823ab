"""Stage 1: as many mandated minutes as can be, and how many must be missing in every plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from optsched.arithmetic.pools import child_loads, crowded_therapists, pools_of, unavoidable_minutes
from optsched.solve.district import ROUND_SECONDS, Run, whose
from optsched.solve.neighbourhoods import around, around_duties, caseload, with_children
from optsched.solve.part import Part, Task
from optsched.solve.placing import (
    COMPLETE_SECONDS,
    FEW_STARTS,
    LEAST_SECONDS,
    STANDING,
    every_minute,
    place,
    place_first,
    place_most,
)
from optsched.solve.pool import COARSE
from optsched.solve.proving import prove
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
MUCH_MISSING = 0.1
"""Share of a block's minutes; with less missing, neighbourhoods around it are faster than the whole block again."""
INSERT_SECONDS = 1.0
"""For one mandate beside a plan that stands."""
TRIES_EACH = 12
"""Neighbourhoods in a row, for each mandate that is short, that may find nothing before stage 1 is left."""
STEADY_EACH = 4
"""Such tries after which neighbourhoods and their time are twice as large, then three times, and so on."""
PATIENCE = 0.8
"""Seconds without a better plan after which a neighbourhood is left."""
CROWDED = 0.58
"""Share of a therapist's open time that sessions would need if every group were full; above it not all is asked for."""


def first_stage(run: Run, team: Team) -> None:
    """Place caseload by caseload, then around what is missing, at last with weeks of their own."""
    pools = pools_of(run.pool.board)
    run.bounds.unavoidable = unavoidable_minutes(pools, child_loads(run.pool.board))
    run.bounds.bottlenecks = tuple(each for pool in pools for each in pool.bottlenecks)
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
        _make_way(run, team, crowded)
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


def _make_way(run: Run, team: Team, crowded: frozenset[str]) -> None:
    """Look for all that blocks are short of, with whatever their children have with others free: that is in its way."""

    def jobs() -> Iterator[Job]:
        short = [part for part in run.blocks.parts if run.is_short(part) and crowded.isdisjoint(part.therapists)]
        for at, part in enumerate(short):
            if not run.is_short(part) or not run.has_until(AGAIN_BY):
                continue
            seconds = run.seconds_until(AGAIN_BY, team.turns(len(short) - at, 1))
            yield Job(make_way, (part, seconds), 1, whose(part, "every minute"))

    team.do(jobs())


def make_way(run: Run, part: Part, seconds: float) -> None:
    """Place every minute of a block and of its children's other services, on few starts or on all."""
    whole = with_children(run.problem, run.plan, part, run.bonds)
    task = every_minute(run, whole)
    begun = run.clock.seconds
    seconds = min(seconds, max(COMPLETE_SECONDS * len(whole.mandates), LEAST_SECONDS))
    for asked, share in ((replace(task, step=COARSE), FEW_STARTS), (task, 1.0)):
        run.improve(asked, run.rest(seconds, begun) * share, "every minute")
        if run.clock.is_over or not run.is_short(part) or run.rest(seconds, begun) < LEAST_SECONDS / 2:
            return


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


def _around_missing(run: Run, team: Team, share: float, split: bool) -> None:
    """Free what is around missing sessions, and around missing duties when no session is missing."""
    waited, least = 0, run.standing(run.plan, 1)

    def jobs() -> Iterator[Job]:
        for _ in run.rounds():
            short = run.short() if run.minutes_missing() > run.bounds.of(1) else []
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
    for key in run.short():
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
