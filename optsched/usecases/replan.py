"""A week on its dates, planned anew as far as it must be: what can stay stays, and what is lost is placed again."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from optsched.dated import Change, DatedWeek, Keyed, changes, matched
from optsched.domain import Breach, Placement, Plan, Problem, Shortfall
from optsched.domain.accounts import lacking_duties
from optsched.explain import why_not
from optsched.solve import Progress, SolveOptions, judge, optimize, repair
from optsched.solve.judge import breaches_in

Mode = Literal["repair", "fill gaps", "fresh"]
FOR_REASONS = 5.0
"""Seconds, to find out why something has no place."""


@dataclass(frozen=True)
class Owed:
    """A session that the week does not hold: its key (none for one that no plan has yet), its mandate, and why."""

    key: str
    mandate: str
    minutes: int
    why: str


@dataclass(frozen=True)
class WeekPlan:
    """The plan of a week on its dates. `keys` are those of the plan's placements, in their order."""

    week: DatedWeek
    plan: Plan
    keys: tuple[str, ...]
    owed: tuple[Owed, ...]
    breaches: tuple[Breach, ...] = ()

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What differs from what was planned for these dates."""
        return changes(self.week.problem, [each.placement for each in self.week.planned], self.plan.placements)

    @property
    def moved(self) -> tuple[Change, ...]:
        return tuple(each for each in self.changes if each.what == "moved")


def replan(
    week: DatedWeek,
    options: SolveOptions,
    mode: Mode = "repair",
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> WeekPlan:
    """Place again what the week loses, and what it owes beyond its plan.

    `repair` moves as few other sessions as it can, and none of therapists who lose nothing; `fill gaps` moves none;
    `fresh` plans the whole week anew.
    """
    held = standing(week)
    planned = Plan(tuple(each.placement for each in held), week.duties, week.lunches)
    if mode != "fresh" and is_whole(week.problem, planned):
        return _week_plan(week, planned)
    free = affected(week, held) if mode == "repair" else frozenset()
    if mode == "fresh":
        solved = optimize(replace(week.problem, previous=()), options, on_progress, stop)
    else:
        solved = repair(week.problem, _locked(week, planned, free), options, on_progress, stop)
    until = time.monotonic() + FOR_REASONS
    reasons = why_not(week.problem, _unlocked(week, solved), is_over=lambda: stop() or time.monotonic() > until)
    return _week_plan(week, reasons)


def standing(week: DatedWeek) -> list[Keyed]:
    """Return the planned sessions that can stay together: of those that break a rule, the later ones go."""
    rows = list(week.held)
    while True:
        plan = Plan(tuple(each.placement for each in rows))
        broken = [each for each in breaches_in(week.problem, plan) if each.placements and not each.given]
        gone = {_last_free(rows, each) for each in broken}
        if not gone:
            return rows
        rows = [each for at, each in enumerate(rows) if at not in gone]


def _last_free(rows: Sequence[Keyed], breach: Breach) -> int:
    """Return the position of the last session that takes part, of those that are not locked if there are any."""
    free = [at for at in breach.placements if not rows[at].placement.locked]
    return max(free or breach.placements)


def is_whole(problem: Problem, plan: Plan) -> bool:
    """Tell whether a plan holds everything that a week owes, and breaks no rule."""
    placed = plan.session_weeks
    return (
        all(placed.get(key, 0) >= demand.sessions for key, demand in problem.demand.items())
        and not lacking_duties(problem, plan)
        and all((name, 1, day) in plan.lunch for name, day in _lunches_owed(problem))
        and not any(not each.given for each in breaches_in(problem, plan))
    )


def _lunches_owed(problem: Problem) -> list[tuple[str, int]]:
    names = [each.name for each in problem.therapists]
    return [(name, day) for name in names for day in problem.cycle.all_days if problem.lunch_is_owed(name, 1, day)]


def affected(week: DatedWeek, held: Sequence[Keyed]) -> frozenset[str]:
    """Return the therapists who lose a session, or who may hold one that is owed beyond those that can stay."""
    kept = {each.key for each in held}
    names = {each.placement.therapist for each in week.planned if each.key not in kept}
    placed = Counter(each.placement.mandate for each in held)
    problem = week.problem
    for key, demand in problem.demand.items():
        if placed[key] < demand.sessions:
            names |= set(problem.may_hold(problem.mandate[key]))
    return frozenset(names)


def _locked(week: DatedWeek, planned: Plan, free: Collection[str]) -> Plan:
    """Lock the sessions of therapists who are not free, and of mandates that begin or end inside the week."""

    def stays(each: Placement) -> bool:
        return each.locked or each.therapist not in free or each.mandate in week.partly

    return replace(planned, placements=tuple(replace(each, locked=stays(each)) for each in planned.placements))


def _where(each: Placement) -> tuple[object, ...]:
    return (each.mandate, each.day, each.start, each.therapist, each.setting)


def _unlocked(week: DatedWeek, plan: Plan) -> Plan:
    """Return a plan in which only those sessions are locked that the district locks."""
    locked = {_where(each) for each in week.problem.locked}
    return replace(plan, placements=tuple(replace(each, locked=_where(each) in locked) for each in plan.placements))


def _week_plan(week: DatedWeek, plan: Plan) -> WeekPlan:
    breaches, goals = judge(week.problem, plan)
    keys = matched(week, plan.placements)
    measured = replace(plan, goals=plan.goals or goals, shortfalls=_with_dates(week, plan, keys))
    return WeekPlan(week, measured, keys, _owed(week, plan, keys), tuple(each for each in breaches if not each.given))


def _with_dates(week: DatedWeek, plan: Plan, keys: Sequence[str]) -> tuple[Shortfall, ...]:
    """Say in front of each reason on which dates the calendar takes sessions."""
    lost: dict[str, list[str]] = defaultdict(list)
    for each in week.lost:
        if each.key not in keys:
            lost[each.placement.mandate].append(_said(week, each))
    return tuple(
        replace(each, why=" ".join([*lost[each.key], each.why]).strip()) if each.kind == "mandate" else each
        for each in plan.shortfalls
    )


def _owed(week: DatedWeek, plan: Plan, keys: Sequence[str]) -> tuple[Owed, ...]:
    """Return what the week does not hold: first the sessions that it loses, then what no plan had yet."""
    problem, placed = week.problem, plan.session_weeks
    reasons = {each.key: each.why for each in plan.shortfalls if each.kind == "mandate"}
    gone: dict[str, list[Keyed]] = defaultdict(list)
    for each in week.planned:
        if each.key not in keys:
            gone[each.placement.mandate].append(each)
    found = []
    for key, demand in problem.demand.items():
        for at in range(demand.sessions - placed.get(key, 0)):
            lost = gone[key][at] if at < len(gone[key]) else None
            why = " ".join(part for part in (_said(week, lost), reasons.get(key, "")) if part)
            found.append(Owed(lost.key if lost else "", key, problem.mandate[key].minutes, why))
    return tuple(found)


def _said(week: DatedWeek, lost: Keyed | None) -> str:
    if lost is None or not lost.lost:
        return ""
    return f"{week.days[lost.placement.day].label}: {lost.lost}."
