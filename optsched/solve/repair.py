"""A plan that stands, repaired: what is missing is placed, with the fewest and smallest moves of everything else."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from math import inf

from optsched.domain import Placement, Plan, Problem, RunFacts
from optsched.judge import breaches_in, values_of
from optsched.model.candidates import place_of
from optsched.solve.blocks import blocks_of
from optsched.solve.district import Run
from optsched.solve.memory import peak_mebibytes
from optsched.solve.neighbourhoods import around, around_duties
from optsched.solve.options import OnProgress, SolveOptions, default_time_limit
from optsched.solve.own_time import whose_moved
from optsched.solve.part import Part, Task
from optsched.solve.pool import Pool
from optsched.solve.rooms import deal_rooms
from optsched.solve.search import Clock

BESIDE_SECONDS, ROUND_SECONDS = 3.0, 1.5
"""For all that is missing beside what stands, and for one neighbourhood."""
TRIES_EACH, TRIES_MOST = 6, 40
"""Neighbourhoods in a row that may place nothing more: for each mandate that is short, and at most."""
WIDER = 0.5
"""How much more is free after each neighbourhood that placed nothing, as a share of the first."""
CALM_TRIES = 6
"""Neighbourhoods in a row around what moved that may move nothing back."""
PLACED_BY = 0.8
"""Share of the time limit for placing."""


def repair(
    problem: Problem,
    plan: Plan,
    options: SolveOptions,
    on_progress: OnProgress | None = None,
    stop: Callable[[], bool] | None = None,
    had: Plan | None = None,
    until: float = inf,
) -> Plan:
    """Return a plan that misses no more than `plan` and differs from `problem.previous` as little as was found.

    `plan` breaks no rule. Its locked sessions stay, and so does whatever need not move, with its session and room.
    Duties and lunches stay near where people `had` them. The same input gives the same plan again on the same machine:
    the time limit counts the seconds that the work is reckoned to take, unless a caller asks to `stop`, or the moment
    `until` which it may go on, of the monotonic clock, has passed.
    """
    clock = Clock(options.time_limit or default_time_limit(problem), asked_to_stop=stop, by_work=True, until=until)
    run = Run(problem, options, clock, Pool(problem), blocks_of(problem), on_progress)
    run.plan, run.chance = plan, random.Random(options.seed)
    missing = _beside(run, had or plan)
    _around_missing(run, had or plan)
    _settle(run, had or plan)
    if missing is not None:
        _again(run, replace(missing, stage=2, split=missing.part.mandates), "fewer moves")
    _calm(run, plan, had or plan)
    if missing is not None:
        _again(run, replace(missing, stage=3, stands=True), "better times")
    _settle(run, had or plan)
    return _finished(run, plan)


def _place(run: Run, task: Task, doing: str, seconds: float) -> Task | None:
    """Place more of a part, and return the search that did: what is new has one time in all weeks if that places all.

    Where no more is placed the plan stays as it is, for what is as good elsewhere would have moved for nothing.
    """
    before, stood = run.plan, run.standing(run.plan, 1)
    for tries in (task, replace(task, split=task.part.mandates, tears=True)):
        run.improve(tries, seconds, doing)
        if run.clock.is_over or not _is_short(run, task.part):
            break
    if run.standing(run.plan, 1) < stood:
        return tries
    run.plan = before
    return None


def _is_short(run: Run, part: Part) -> bool:
    idle = (run.problem.duty[key].therapists for key in run.duties_missing())
    return not part.mandates.isdisjoint(run.missing()) or any(not part.therapists.isdisjoint(each) for each in idle)


def _improve(run: Run, task: Task, doing: str) -> bool:
    """Place more of a part, and then move as little of it as that needs; tell if more is placed."""
    placed = _place(run, task, doing, ROUND_SECONDS)
    if placed is not None:
        run.improve(replace(placed, stage=2), ROUND_SECONDS, doing)
    return placed is not None


def _beside(run: Run, before: Plan) -> Task | None:
    """Place what has a place beside all sessions, and give everybody lunches and duties who lacks them.

    Duties and lunches that are there stand, until what is missing has no other place. Returns the search for all that
    was missing; None where nothing was.
    """
    first = None
    for stands in (True, False):
        part = _lacking(run)
        if part is None or run.clock.is_over:
            break
        task = Task(part, 1, way="repair", keeps=before, stands=stands)
        _place(run, task, "what is missing", BESIDE_SECONDS)
        first = first or replace(task, stands=False)
    return first


def _again(run: Run, task: Task, doing: str) -> None:
    """Search once more, by later goals, where all that was missing is now."""
    if not run.clock.is_over:
        run.improve(task, BESIDE_SECONDS, doing)


def _lacking(run: Run) -> Part | None:
    """Return what is missing and might have a place, with everybody who may hold it or lacks a duty or a lunch."""
    short = [key for key in run.missing() if any(map(len, run.pool.candidates([key], frozenset())))]
    keys = frozenset(other for key in short for other in run.bonds.with_theirs(key))
    able = {name for key in keys for name in run.problem.may_hold(run.problem.mandate[key])}
    idle = {name for key in run.duties_missing() for name in run.problem.duty[key].therapists}
    hungry = {each.name for each in run.problem.therapists if _lacks_lunch(run, each.name)}
    people = able | idle | hungry
    return Part(keys, frozenset(people)) if people else None


def _lacks_lunch(run: Run, name: str) -> bool:
    cycle = run.problem.cycle
    when = product(cycle.all_weeks, cycle.all_days)
    return any(run.problem.lunch_is_owed(name, *each) and (name, *each) not in run.plan.lunch for each in when)


def _around_missing(run: Run, before: Plan) -> None:
    """Free what is in the way of missing sessions, a few at a time, and of duties when no session is missing.

    Nobody is freed for what therapists owe whose sessions all stand.
    """
    waited = 0
    free = {each.therapist for each in run.plan.placements if not each.locked}
    stand = {each.therapist for each in run.plan.placements} - free
    hopeful = {
        key
        for key in run.missing()
        if not stand.issuperset(run.problem.may_hold(run.problem.mandate[key]))
        and any(map(len, run.pool.candidates([key], frozenset())))
    }
    for _ in run.rounds():
        short = [key for key in run.missing() if key in hopeful]
        lacking = [] if short else run.duties_missing()
        idle = [key for key in lacking if not stand.issuperset(run.problem.duty[key].therapists)]
        most = min(TRIES_EACH * len(short or idle), TRIES_MOST)
        if not (short or idle) or waited >= most or not run.has_until(PLACED_BY):
            return
        if short:
            part = around(run.pool, run.plan, short, run.bonds, run.chance, 1.0 + WIDER * waited)
        else:
            part = around_duties(run.problem, run.plan, idle, run.bonds, run.chance)
        waited = 0 if _improve(run, Task(part, 1, way="repair", keeps=before), "around what is missing") else waited + 1


def _calm(run: Run, before: Plan, had: Plan) -> None:
    """Move back what need not have moved."""
    waited = 0
    for _ in run.rounds():
        moved = _moved(run, before)
        if not moved or waited >= CALM_TRIES or not run.has_until(1.0):
            return
        part = around(run.pool, run.plan, moved, run.bonds, run.chance)
        cost = run.cost(2)
        run.improve(Task(part, 2, part.mandates, "repair", keeps=had), ROUND_SECONDS, "fewer moves")
        waited = 0 if run.cost(2) < cost else waited + 1


def _settle(run: Run, before: Plan) -> None:
    """Move duties and lunches back that need not have moved."""
    people = whose_moved(run.problem, before, run.plan)
    if people and not run.clock.is_over:
        task = Task(Part(frozenset(), people), 2, way="repair", keeps=before)
        run.improve(task, ROUND_SECONDS, "the same duties and lunches")


def _moved(run: Run, before: Plan) -> list[str]:
    """Return the mandates that have left a place where they could have stayed."""
    now = {_spot(each) for each in run.plan.placements}
    return sorted({each.mandate for each in before.placements if _spot(each) not in now})


def _spot(each: Placement) -> tuple[object, ...]:
    return (each.mandate, each.weeks, each.day, each.start, each.therapist, each.setting)


def _finished(run: Run, before: Plan) -> Plan:
    """Return the plan with rooms and names of sessions, those that stayed with their own, and its values."""
    old = {_spot(each): each for each in before.placements}
    at = partial(place_of, run.pool.board)
    rows = [
        replace(each, place=was.place, note=was.note) if (was := old.get(_spot(each))) and at(was) == at(each) else each
        for each in run.plan.placements
    ]
    changed = {(each.school, each.day) for each in rows if _spot(each) not in old or at(each) != at(old[_spot(each)])}
    same_day = {spot for spot, each in old.items() if (each.school, each.day) in changed}
    for stay in (old.keys(), old.keys() - same_day):
        plan = replace(run.plan, placements=_named(_dealt(run, rows, stay), before))
        broken = [breach for breach in breaches_in(run.problem, plan) if not breach.given]
        if not broken:
            break
    assert not broken, "\n".join(f"{breach.code} {breach.sentence}" for breach in broken)
    clock = run.clock
    ended = clock.stopped or clock.is_late
    facts = RunFacts(time.monotonic() - clock.started, peak_mebibytes(), run.options.seed, 1, not ended)
    return replace(plan, goals=values_of(run.problem, plan), facts=replace(facts, stopped_early=ended))


def _dealt(run: Run, rows: Sequence[Placement], stay: Collection[object]) -> list[Placement]:
    """Deal rooms by name; sessions that stay keep theirs where equal rooms can be dealt around them."""
    is_locked = {_spot(each): each.locked for each in rows}
    held = (replace(each, locked=each.locked or _spot(each) in stay) for each in rows)
    return [replace(each, locked=is_locked[_spot(each)]) for each in deal_rooms(run.pool.board, held)]


def _named(placements: Sequence[Placement], before: Plan) -> tuple[Placement, ...]:
    """Give sessions the names that most of their members had; new ones go on counting."""
    old = {_spot(each): each.session for each in before.placements}
    taken = set(old.values())
    names: dict[str, str] = {}
    given: set[str] = set()
    for each in sorted(placements, key=lambda one: (one.therapist, one.day, one.start, one.session, one.mandate)):
        known = old.get(_spot(each))
        if each.session not in names and known is not None and known not in given:
            names[each.session] = known
            given.add(known)
    for each in sorted(placements, key=lambda one: (one.therapist, one.day, one.start, one.session)):
        if each.session not in names:
            names[each.session] = _next_name(each.therapist, taken | given)
            given.add(names[each.session])
    return tuple(replace(each, session=names[each.session]) for each in placements)


def _next_name(therapist: str, taken: Iterable[str]) -> str:
    known = set(taken)
    number = len(known) + 1
    while f"{therapist} {number:04d}" in known:
        number += 1
    return f"{therapist} {number:04d}"
