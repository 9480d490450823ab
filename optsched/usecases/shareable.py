"""What is shared: the plan of a cycle, or a week of it on its dates, and what people had before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from optsched.dated import dated_week, differences, differences_by_key, mandate_of
from optsched.domain import Finding, Findings, Placement, Plan, Problem, Severity, Source
from optsched.intake import ReadWeek, is_week, read_week, read_with_left_out
from optsched.output.packets import Whole
from optsched.usecases.standing import kept_rows

OF_A_WEEK = "E13"


@dataclass(frozen=True)
class Shareable:
    """What every packet is cut from. Without a `whole` a file has errors. `what` names it: `week of 2026-11-30`.

    `read` is the week, if it is one.
    """

    findings: Findings
    whole: Whole | None = None
    what: str = "plan"
    read: ReadWeek | None = None


@dataclass(frozen=True)
class _Had:
    """What people had: sessions by the mandates of the district, in a `problem` that says their days.

    `is_all` is off where sessions were left out, for the district no longer has their children or therapists.
    """

    findings: Findings
    sessions: Sequence[Placement] = ()
    problem: Problem | None = None
    is_all: bool = True


def shareable(problem: Problem, plan: Plan, week: Path | None = None, since: Path | None = None) -> Shareable:
    """Return a plan, or its `week`, with what changed `since` people had an older plan or another week.

    Of a week without `since` it is told what differs from the plan.
    """
    if week is None:
        had = _had_as_plan(since, problem) if since else None
        return _shared(had, problem, plan, plan.placements) if had else Shareable(Findings(), Whole(problem, plan))
    read, about = read_week(week, problem, plan)
    if read is None or about.errors:
        return Shareable(about)
    what, laid = f"week of {read.week.monday}", read.week
    held = dict(zip(read.keys, _by_district(read), strict=True))
    if since:
        had = _had_in_week(since, problem, plan, read)
        shown = _shared(had, laid.problem, read.plan, tuple(held.values()))
        return replace(shown, findings=about + shown.findings, what=what, read=read)
    became = {laid.in_plan[each.key]: each.attendance for each in laid.planned}
    differs = tuple(differences_by_key(laid.in_plan, held))
    return Shareable(about, Whole(laid.problem, read.plan, differs, became), what, read)


def _shared(had: _Had, problem: Problem, plan: Plan, now: Sequence[Placement]) -> Shareable:
    if had.findings.errors:
        return Shareable(had.findings)
    differs = tuple(differences(had.sessions, now))
    return Shareable(had.findings, Whole(problem, plan, differs, before=had.problem, is_all=had.is_all))


def _had_as_plan(path: Path, problem: Problem) -> _Had:
    """Read an older plan; rows of what the district no longer has are left out."""
    if is_week(path):
        message = f"{path.name} is the workbook of a week; a plan is compared with an older plan."
        maybe = "Maybe name the week to share with --week, or an older plan?"
        return _Had(Findings((Finding(OF_A_WEEK, Severity.ERROR, message, maybe=maybe, source=Source(path.name)),)))
    known, about, gone = read_with_left_out(path, problem)
    return _Had(kept_rows(about), known.placements, problem, not gone)


def _had_in_week(path: Path, problem: Problem, plan: Plan, read: ReadWeek) -> _Had:
    """Read another week, or an older plan, which is laid on the dates of the week that was read."""
    if is_week(path):
        other, about = read_week(path, problem, plan)
        findings = kept_rows(about)
        if other is None or findings.errors:
            return _Had(findings if findings.errors else about)
        return _Had(findings, _by_district(other), other.week.problem, not about.errors)
    known, about, gone = read_with_left_out(path, problem)
    laid = dated_week(problem, known, read.week.monday)
    return _Had(kept_rows(about), tuple(laid.in_plan.values()), laid.problem, not gone)


def _by_district(read: ReadWeek) -> list[Placement]:
    """Return the sessions of a week, each of the mandate that the district's workbook has."""
    rows = zip(read.plan.placements, read.keys, strict=True)
    return [replace(each, mandate=mandate_of(key)) for each, key in rows]
