"""What is shared: the plan of a cycle, or a week of it on its dates, and what people had before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from optsched.dated import differences, differences_by_key, mandate_of
from optsched.domain import Findings, Placement, Plan, Problem
from optsched.intake import ReadWeek, is_week, read_plan, read_week
from optsched.output.packets import Whole
from optsched.usecases.standing import kept_rows


@dataclass(frozen=True)
class Shareable:
    """What every packet is cut from. Without a `whole` a file has errors. `what` names it: `week of 2026-11-30`.

    `read` is the week, if it is one.
    """

    findings: Findings
    whole: Whole | None = None
    what: str = "plan"
    read: ReadWeek | None = None


def shareable(problem: Problem, plan: Plan, week: Path | None = None, since: Path | None = None) -> Shareable:
    """Return a plan, or its `week`, with what changed `since` people had an older plan or another week.

    Of a week without `since` it is told what differs from the plan.
    """
    before, about = _had(since, problem, plan) if since else ((), Findings())
    if about.errors:
        return Shareable(about)
    if week is None:
        differs = tuple(differences(before, plan.placements)) if since else None
        return Shareable(about, Whole(problem, plan, differs))
    read, about_week = read_week(week, problem, plan)
    findings = about + about_week
    if read is None or about_week.errors:
        return Shareable(findings)
    what = f"week of {read.week.monday}"
    held = dict(zip(read.keys, _by_district(read), strict=True))
    if since:
        whole = Whole(read.week.problem, read.plan, tuple(differences(before, tuple(held.values()))))
        return Shareable(findings, whole, what, read)
    became = {read.week.in_plan[each.key]: each.attendance for each in read.week.planned}
    differs = tuple(differences_by_key(read.week.in_plan, held))
    return Shareable(findings, Whole(read.week.problem, read.plan, differs, became), what, read)


def _had(path: Path, problem: Problem, plan: Plan) -> tuple[Sequence[Placement], Findings]:
    """Read what people had; rows of an older plan that speak of what the district no longer has are left out."""
    if is_week(path):
        read, about = read_week(path, problem, plan)
        return (_by_district(read) if read and not about.errors else (), about)
    known, about = read_plan(path, problem)
    return known.placements, kept_rows(about)


def _by_district(read: ReadWeek) -> list[Placement]:
    """Return the sessions of a week, each of the mandate that the district's workbook has."""
    rows = zip(read.plan.placements, read.keys, strict=True)
    return [replace(each, mandate=mandate_of(key)) for each, key in rows]
