"""A plan that everybody has, kept as far as it can be: what breaks a rule goes, what is missing is placed again."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from math import inf
from typing import Literal

from optsched.domain import Breach, Placement, Plan, Problem
from optsched.domain.accounts import lacking_duties
from optsched.explain import why_not
from optsched.judge import breaches_in
from optsched.solve import Progress, SolveOptions, optimize, repair
from optsched.solve.bonds import Bonds

Mode = Literal["repair", "fill gaps", "fresh"]
OnProgress = Callable[[Progress], None]
FOR_REASONS = 5.0
"""Seconds, to find out why something has no place, however late it is."""


def keep(
    problem: Problem,
    before: Plan,
    options: SolveOptions,
    mode: Mode = "repair",
    fixed: Collection[str] = (),
    on_progress: OnProgress | None = None,
    stop: Callable[[], bool] = lambda: False,
    until: float = inf,
    with_reasons: bool = True,
) -> Plan:
    """Return a plan of `problem` that differs from the one `before` as little as was found.

    `repair` moves as few sessions as it can, and none of therapists who lose nothing; `fill gaps` moves none that can
    stay; `fresh` plans anew. The sessions of the mandates `fixed` stay where they can. A repair ends by its work, and
    at the moment `until` of the monotonic clock at the latest; reasons are looked for until then, or a little longer.
    A plan that is whole is returned as it is. Where moves broke a rule with a session that stands, gaps are filled
    instead.
    """
    kept = standing(problem, before)
    if mode != "fresh" and is_whole(problem, kept):
        return kept
    if mode == "fresh":
        solved = optimize(replace(problem, previous=()), options, on_progress, stop)
    else:
        free = affected(problem, before, kept) if mode == "repair" else frozenset()
        solved = repair(problem, _locked(problem, kept, free, fixed), options, on_progress, stop, before, until)
        if free and _broken(problem, _unlocked(problem, solved)):
            solved = repair(problem, _locked(problem, kept, (), fixed), options, on_progress, stop, before, until)
    plan = _unlocked(problem, solved)
    if not with_reasons:
        return plan
    last = max(until, time.monotonic() + FOR_REASONS)
    return why_not(problem, plan, is_over=lambda: stop() or time.monotonic() > last)


def ending(options: SolveOptions, latest: float) -> float:
    """Return the moment of the monotonic clock at which a search ends that begins now: by its own limit, or then."""
    if options.reproducible:
        return inf
    return time.monotonic() + options.time_limit if options.time_limit else latest


def standing(problem: Problem, before: Plan) -> Plan:
    """Return what can stay of a plan: of sessions that break a rule together, the later ones go."""
    rows = list(before.placements)
    while gone := {_last_free(rows, each) for each in _broken(problem, Plan(tuple(rows))) if each.placements}:
        rows = [each for at, each in enumerate(rows) if at not in gone]
    whole = replace(before, placements=tuple(rows), goals=(), stages=(), shortfalls=())
    return _fitting(problem, whole) if _broken(problem, whole) else whole


def _broken(problem: Problem, plan: Plan) -> list[Breach]:
    return [each for each in breaches_in(problem, plan) if not each.given]


def _last_free(rows: Sequence[Placement], breach: Breach) -> int:
    """Return the position of the last session that takes part, of those that are not locked if there are any."""
    free = [at for at in breach.placements if not rows[at].locked]
    return max(free or breach.placements)


def _fitting(problem: Problem, plan: Plan) -> Plan:
    """Leave out the duties and lunches that break a rule beside the sessions, or beside those before them."""
    holders = {key: set(each.therapists) for key, each in problem.duty.items()}
    for name in (each.name for each in problem.therapists):
        duties = tuple(each for each in plan.duties if name in holders.get(each.duty, {name}))
        lunches = tuple(each for each in plan.lunches if each.therapist == name)
        if _broken(problem, Plan(plan.placements, duties, lunches)):
            kept = _that_fit(problem, Plan(plan.placements, duties, lunches))
            plan = replace(
                plan,
                duties=tuple(each for each in plan.duties if each not in duties or each in kept.duties),
                lunches=tuple(each for each in plan.lunches if each not in lunches or each in kept.lunches),
            )
    return plan


def _that_fit(problem: Problem, plan: Plan) -> Plan:
    """Take the lunches and then the duties of a plan one by one, as long as they break no rule."""
    kept = replace(plan, duties=(), lunches=())
    for lunch in plan.lunches:
        more = replace(kept, lunches=(*kept.lunches, lunch))
        kept = kept if _broken(problem, more) else more
    for duty in plan.duties:
        more = replace(kept, duties=(*kept.duties, duty))
        kept = kept if _broken(problem, more) else more
    return kept


def is_whole(problem: Problem, plan: Plan) -> bool:
    """Tell whether a plan holds everything that is owed, and breaks no rule."""
    placed = plan.session_weeks
    return (
        all(placed.get(key, 0) >= demand.sessions for key, demand in problem.demand.items())
        and not lacking_duties(problem, plan)
        and not any(
            problem.lunch_is_owed(each.name, week, day) and (each.name, week, day) not in plan.lunch
            for each in problem.therapists
            for week in problem.cycle.all_weeks
            for day in problem.cycle.all_days
        )
        and not _broken(problem, plan)
    )


def affected(problem: Problem, before: Plan, kept: Plan) -> frozenset[str]:
    """Return the therapists who lose a session, or may hold one that is owed anew.

    What had no place in the plan before has none beside it still: nobody moves for it.
    """
    stays = set(kept.placements)
    names = {each.therapist for each in (*before.placements, *problem.previous) if each not in stays}
    placed, lacked = kept.session_weeks, before.minutes_short
    for key, demand in problem.demand.items():
        mandate = problem.mandate[key]
        if (demand.sessions - placed.get(key, 0)) * mandate.minutes > lacked[key]:
            names |= set(problem.may_hold(mandate))
    return frozenset(names)


def _locked(problem: Problem, plan: Plan, free: Collection[str], fixed: Collection[str]) -> Plan:
    """Lock the sessions of therapists who are not free, those bound to them, and those of mandates that are fixed."""
    bonds, stand = Bonds(problem), {each.mandate for each in plan.placements if each.therapist not in free}
    bound = {other for key in stand for other in bonds.with_theirs(key)} | set(fixed)
    rows = (replace(each, locked=each.locked or each.mandate in bound) for each in plan.placements)
    return replace(plan, placements=tuple(rows))


def _unlocked(problem: Problem, plan: Plan) -> Plan:
    """Return a plan in which only those sessions are locked that the problem locks."""
    locked = {_where(each) for each in problem.locked}
    return replace(plan, placements=tuple(replace(each, locked=_where(each) in locked) for each in plan.placements))


def _where(each: Placement) -> tuple[object, ...]:
    return (each.mandate, each.weeks, each.day, each.start, each.therapist, each.setting)
