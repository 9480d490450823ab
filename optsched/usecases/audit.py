"""Judge a plan workbook, edited by hand or not: every rule and every goal, without the solver."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from optsched.domain import Breach, Findings, GoalValue, Placement, Plan, Problem
from optsched.domain.accounts import Totals, account, totals
from optsched.intake import read_plan, read_week
from optsched.judge import judge
from optsched.usecases.lacking import lacking
from optsched.usecases.places import FilePath
from optsched.usecases.reading import read_given


@dataclass(frozen=True)
class AuditReport:
    """What was found. Without a `problem` or a `plan` a file has errors, and nothing was judged.

    `breaches` are rules that the plan breaks of its own; `given` are those that the district's own locks break.
    """

    problem: Problem | None
    plan: Plan | None
    findings: Findings
    breaches: tuple[Breach, ...] = ()
    given: tuple[Breach, ...] = ()
    goals: tuple[GoalValue, ...] = ()
    lacking: tuple[str, ...] = ()

    @cached_property
    def totals(self) -> Totals:
        """The minutes of all mandates."""
        return totals(account(self.problem, self.plan)) if self.problem and self.plan else totals(())


def audit(
    district: FilePath | Sequence[FilePath],
    plan_path: FilePath,
    recipe: FilePath | None = None,
    names: FilePath | None = None,
    week: FilePath | None = None,
) -> AuditReport:
    """Read a district and a plan of it, and judge the plan. Never raises for what stands in a file.

    With the workbook of a `week` of the plan, that week is judged on its dates instead. `recipe` and `names` are those
    that the plan was made with. Raises CannotWriteError where the list is none.
    """
    reading = read_given(district, recipe, names)
    if reading.problem is None:
        return AuditReport(None, None, reading.findings)
    plan, about_plan = read_plan(Path(plan_path), reading.problem)
    findings = reading.findings + about_plan
    if about_plan.errors:
        return AuditReport(reading.problem, None, findings)
    if week is None:
        return judged(reading.problem, plan, findings)
    dated, about_week = read_week(Path(week), reading.problem, plan)
    findings += about_week
    if dated is None or about_week.errors:
        return AuditReport(reading.problem, None, findings)
    return judged(dated.week.problem, dated.plan, findings + Findings(dated.week.findings))


def judged(problem: Problem, plan: Plan, findings: Findings) -> AuditReport:
    """Judge a plan. A row counts as locked only where the district locks it: its own `yes` excuses nothing."""
    kept = {_what_stays(each) for each in problem.locked}
    rows = tuple(replace(each, locked=_what_stays(each) in kept) for each in plan.placements)
    breaches, goals = judge(problem, replace(plan, placements=rows))
    return AuditReport(
        problem,
        plan,
        findings,
        tuple(each for each in breaches if not each.given),
        tuple(each for each in breaches if each.given),
        goals,
        lacking(problem, plan),
    )


def _what_stays(row: Placement) -> tuple[object, ...]:
    return (row.mandate, frozenset(row.weeks), row.day, row.start, row.therapist, row.setting)
