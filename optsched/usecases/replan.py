"""A week on its dates, planned anew as far as it must be: what can stay stays, and what is lost is placed again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from optsched.dated import Change, DatedWeek, Owed, changes, matched, owed_in_week, reasons_with_dates
from optsched.domain import Breach, Plan
from optsched.solve import SolveOptions, judge
from optsched.usecases.keeping import Mode, OnProgress, keep


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
    owed = owed_in_week(week, plan, keys)
    measured = replace(plan, goals=plan.goals or goals, shortfalls=reasons_with_dates(week, plan, keys))
    return WeekPlan(week, measured, keys, owed, tuple(each for each in breaches if not each.given))
