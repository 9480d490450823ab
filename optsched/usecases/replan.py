"""A week on its dates, planned anew as far as it must be: what can stay stays, and what is lost is placed again."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from optsched.dated import Change, DatedWeek, Keyed, changes, matched
from optsched.domain import Breach, Plan, Shortfall
from optsched.solve import SolveOptions, judge
from optsched.usecases.keeping import Mode, OnProgress, keep


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
    on_progress: OnProgress | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> WeekPlan:
    """Place again what the week loses, and what it owes beyond its plan; the modes are those of `keep`.

    Sessions of mandates that begin or end inside the week stay on their own days.
    """
    held = Plan(tuple(each.placement for each in week.held), week.duties, week.lunches)
    return _week_plan(week, keep(week.problem, held, options, mode, week.partly, on_progress, stop))


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
