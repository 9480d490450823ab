"""A week on its dates, planned anew as far as it must be: what can stay stays, and what is lost is placed again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import inf

from optsched.dated import (
    Change,
    DatedWeek,
    Missed,
    Owed,
    changes_of,
    differences_by_key,
    mandate_of,
    matched,
    owed_in_week,
    own_changes,
    reasons_with_dates,
    with_make_ups,
    without,
)
from optsched.domain import Breach, Placement, Plan, Problem
from optsched.judge import judge
from optsched.solve import SolveOptions
from optsched.usecases.keeping import Mode, OnProgress, keep

MAKE_UP_SECONDS = 3.0
"""Seconds of work for make-ups, as a repair reckons them."""


@dataclass(frozen=True)
class WeekPlan:
    """The plan of a week on its dates. `keys` are those of the plan's placements, in their order."""

    week: DatedWeek
    plan: Plan
    keys: tuple[str, ...]
    owed: tuple[Owed, ...]
    breaches: tuple[Breach, ...] = ()
    makes_up: Mapping[str, str] = field(default_factory=dict)
    """The key of the missed session by that of the one that makes up for it."""
    still_missed: tuple[Missed, ...] = ()
    """What was missed before and found no open time: it stays owed in the ledger."""

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What differs from what the plan has for these dates."""
        planned = Plan((), self.week.duties, self.week.lunches)
        sessions = changes_of(self.week.problem, differences_by_key(self.week.in_plan, self.by_key))
        return (*sessions, *own_changes(self.week.problem, planned, self.plan))

    @cached_property
    def by_key(self) -> dict[str, Placement]:
        """The sessions by key, each of the mandate that the district has."""
        rows = zip(self.keys, self.plan.placements, strict=True)
        return {key: replace(each, mandate=mandate_of(key)) for key, each in rows}

    @property
    def moved(self) -> tuple[Change, ...]:
        return tuple(each for each in self.changes if each.what == "moved" and each.is_session)


def replan(
    week: DatedWeek,
    options: SolveOptions,
    mode: Mode = "repair",
    on_progress: OnProgress | None = None,
    stop: Callable[[], bool] = lambda: False,
    until: float = inf,
) -> WeekPlan:
    """Place again what the week loses, and what it owes beyond its plan; the modes, and `until`, are those of `keep`.

    Sessions of mandates that begin or end inside the week stay on their own days.
    """
    held = Plan(tuple(each.placement for each in week.held), week.duties, week.lunches, shortfalls=week.shortfalls)
    return _week_plan(week, keep(week.problem, held, options, mode, week.partly, on_progress, stop, until))


def _week_plan(week: DatedWeek, plan: Plan) -> WeekPlan:
    breaches, goals = judge(week.problem, plan)
    keys = matched(week, plan.placements)
    owed = owed_in_week(week, plan, keys)
    measured = replace(plan, goals=plan.goals or goals, shortfalls=reasons_with_dates(week, plan, keys))
    return WeekPlan(week, measured, keys, owed, tuple(each for each in breaches if not each.given))


def make_up(
    made: WeekPlan,
    district: Problem,
    missed: Sequence[Missed],
    options: SolveOptions,
    on_progress: OnProgress | None = None,
    stop: Callable[[], bool] = lambda: False,
    until: float = inf,
) -> WeekPlan:
    """Place missed sessions into what a week has open, and move nothing for them; those without a place stay owed.

    Where the week would lose a session for them, or break a rule, none is made up.
    """
    asked, wanted = with_make_ups(made.week, district, missed)
    if not wanted:
        return replace(made, still_missed=tuple(missed))
    problem = replace(asked.problem, previous=made.plan.placements)
    quick = replace(options, time_limit=min(MAKE_UP_SECONDS, options.time_limit or MAKE_UP_SECONDS))
    plan = keep(problem, made.plan, quick, "fill gaps", (), on_progress, stop, until, with_reasons=False)
    placed = plan.session_weeks
    week = without(asked, {key: each for key, each in wanted.items() if key not in placed})
    keys = matched(week, plan.placements, {key: each.mandate for key, each in wanted.items()})
    rows = zip(keys, plan.placements, strict=True)
    makes_up = {key: wanted[each.mandate].key for key, each in rows if each.mandate in wanted}
    breaches, goals = judge(week.problem, plan)
    whole = replace(plan, goals=goals, shortfalls=made.plan.shortfalls)
    owed = owed_in_week(week, whole, keys)
    short = {each.mandate for each in owed}
    still = tuple(each for each in whole.shortfalls if each.kind != "mandate" or each.key in short)
    broken = tuple(each for each in breaches if not each.given)
    if broken or any(placed.get(key, 0) < weeks for key, weeks in made.plan.session_weeks.items()):
        return replace(made, still_missed=tuple(missed))
    waits = tuple(each for each in missed if each.key not in set(makes_up.values()))
    return WeekPlan(week, replace(whole, shortfalls=still), keys, owed, broken, makes_up, waits)
