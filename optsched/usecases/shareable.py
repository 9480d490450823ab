"""What is shared: the plan of a cycle, or a week of it on its dates, and what people had before."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from optsched.dated import (
    DatedWeek,
    Difference,
    dated_week,
    differences,
    differences_by_key,
    mandate_of,
    owed_in_week,
    own_differences,
    told_since,
    where,
)
from optsched.domain import Finding, Findings, Placement, Plan, Problem, Severity, Source
from optsched.intake import ReadWeek, is_week, read_before, read_week
from optsched.output.packets import ENDED, Whole
from optsched.output.plan import Dated
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
    own_time: Plan = field(default_factory=Plan)
    """Duties and lunches."""
    problem: Problem | None = None
    is_all: bool = True
    week: DatedWeek | None = None


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
    shown = _shared_week(problem, plan, read, since)
    whole = shown.whole and replace(shown.whole, dated=_dated(problem, read))
    return Shareable(about + shown.findings, whole, f"week of {read.week.monday}", read)


def _shared_week(problem: Problem, plan: Plan, read: ReadWeek, since: Path | None) -> Shareable:
    laid = read.week
    held = dict(zip(read.keys, _by_district(read), strict=True))
    if since:
        had = _had_in_week(since, problem, plan, read)
        shown = _shared(had, laid.problem, read.plan, tuple(held.values()))
        if had.week and shown.whole:
            shown = replace(shown, whole=_since_a_week(shown.whole, problem, had.week, laid))
        return shown
    became = {laid.in_plan[each.key]: each.attendance for each in laid.planned}
    differs = tuple(differences_by_key(laid.in_plan, held))
    own = own_differences(laid.problem, _own_time(laid), read.plan)
    return Shareable(Findings(), Whole(laid.problem, read.plan, differs, became, own_differences=own))


def _own_time(week: DatedWeek) -> Plan:
    """Return the duties and lunches that the plan has in a week."""
    return Plan((), week.duties, week.lunches)


def _dated(problem: Problem, read: ReadWeek) -> Dated:
    keys = dict(zip(read.plan.placements, read.keys, strict=True))
    return Dated(read.week, problem.cycle.weeks, keys, owed_in_week(read.week, read.plan, read.keys), read.makes_up)


def _shared(had: _Had, problem: Problem, plan: Plan, now: Sequence[Placement]) -> Shareable:
    if had.findings.errors:
        return Shareable(had.findings)
    differs = tuple(differences(had.sessions, now))
    own = own_differences(problem, had.own_time, plan)
    whole = Whole(problem, plan, differs, before=had.problem, is_all=had.is_all, own_differences=own)
    return Shareable(had.findings, whole)


def _had_as_plan(path: Path, problem: Problem) -> _Had:
    """Read an older plan; rows of what the district no longer has are left out."""
    if is_week(path):
        message = f"{path.name} is the workbook of a week; a plan is compared with an older plan."
        maybe = "Maybe name the week to share with --week, or an older plan?"
        return _Had(Findings((Finding(OF_A_WEEK, Severity.ERROR, message, maybe=maybe, source=Source(path.name)),)))
    was, about = read_before(path, problem)
    return _Had(kept_rows(about), was.sessions, was.plan, problem, not was.left_out)


def _had_in_week(path: Path, problem: Problem, plan: Plan, read: ReadWeek) -> _Had:
    """Read another week, or an older plan, which is laid on the dates of the week that was read."""
    if is_week(path):
        other, about = read_week(path, problem, plan)
        findings = kept_rows(about)
        if other is None or findings.errors:
            return _Had(findings if findings.errors else about)
        return _Had(findings, _by_district(other), other.plan, other.week.problem, not about.errors, other.week)
    was, about = read_before(path, problem)
    laid = dated_week(problem, replace(was.plan, placements=was.sessions), read.week.monday)
    had = tuple(laid.in_plan.values())
    return _Had(kept_rows(about), had, _own_time(laid), laid.problem, not was.left_out)


def _since_a_week(whole: Whole, district: Problem, then: DatedWeek, now: DatedWeek) -> Whole:
    """Leave out what differs between two weeks because the plan has it so: not every session is held every week."""
    ended = {each.key for each in district.mandates if each.ends and each.ends < now.monday}
    was, are = ({_spot(each) for each in week.in_plan.values()} for week in (then, now))
    lost = {now.in_plan[each.key].mandate: each.attendance for each in now.planned if each.lost}
    due = Counter(each.mandate for each in now.in_plan.values())
    held = Counter(new.mandate for _, new in whole.differences or () if new)
    told: list[Difference] = []
    became: dict[Placement, str] = {}
    gone: list[Placement] = []
    for old, new in whole.differences or ():
        if new is not None:
            is_usual = _spot(new) in are and (old is None or _spot(old) in was)
            told += [] if is_usual else [(old, new)]
        elif old is not None and old.mandate in ended:
            gone.append(old)
        elif old is not None and held[old.mandate] < due[old.mandate]:
            became[old] = lost.get(old.mandate, "")
            told.append((old, None))
    for old, new in _renewed(district, gone, now):
        became |= {old: ENDED} if old and not new else {}
        told.append((old, new))
    own = told_since(whole.own_differences, _own_time(then), _own_time(now), whole.problem)
    return replace(whole, differences=tuple(told), own_differences=own, not_held=became)


def _renewed(district: Problem, gone: Sequence[Placement], now: DatedWeek) -> Iterator[Difference]:
    """Yield the sessions of mandates that have ended, with those of one that goes on with the service."""

    def service(each: Placement) -> str:
        return f"{each.student} {district.mandate[each.mandate].service}"

    services, old = {service(each) for each in gone}, {each.mandate for each in gone}
    others = [each for each in now.in_plan.values() if each.mandate not in old and service(each) in services]
    alike = {replace(each, mandate=service(each)): each for each in (*gone, *others)}
    pairs = differences(
        [one for one, each in alike.items() if each.mandate in old],
        [one for one, each in alike.items() if each.mandate not in old],
    )
    renewed = {service(each) for each in others}
    for one, other in pairs:
        if one is not None and (other is not None or one.mandate not in renewed):
            yield alike[one], alike[other] if other else None


def _spot(each: Placement) -> tuple[object, ...]:
    return (each.mandate, *where(each))


def _by_district(read: ReadWeek) -> list[Placement]:
    """Return the sessions of a week, each of the mandate that the district's workbook has."""
    rows = zip(read.plan.placements, read.keys, strict=True)
    return [replace(each, mandate=mandate_of(key)) for each, key in rows]
