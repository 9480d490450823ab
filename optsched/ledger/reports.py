"""The ledger added up: minutes asked, planned, delivered, missed, made up and owed."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from optsched.contract import ATTENDANCES, OWED
from optsched.domain.attendance import HELD, AttendanceRow, is_of_one
from optsched.domain.delivered import (
    CUT_SHORT,
    NOT_ENTERED,
    AtRisk,
    ChildMinutes,
    Delivered,
    DeliveryReport,
    ServiceMinutes,
    Waiting,
    WeekMinutes,
)

ALL_REASONS = (CUT_SHORT, *(each for each in ATTENDANCES if each != HELD))
"""Why minutes are missed."""
NOT_MADE_UP = ("refused", "child absent")
"""Where the school was ready and the child was not: most districts do not owe these."""
MADE_UP_REASONS = tuple(each for each in ALL_REASONS if each not in NOT_MADE_UP)
"""Why minutes are owed, if a district says nothing else."""
Value = TypeVar("Value")
Service = tuple[str, str]
"""A child and a service."""


def services(
    rows: Sequence[AttendanceRow], today: date, reasons: Collection[str] = MADE_UP_REASONS
) -> tuple[ServiceMinutes, ...]:
    """Return the minutes of each service, in the order of their names."""
    groups = _grouped(rows, lambda row: (row.service.casefold(),))
    made_up = _made_up(rows)
    return tuple(ServiceMinutes(mine[0].service, _added_up(mine, made_up, today, reasons)) for mine in groups)


def children(
    rows: Sequence[AttendanceRow], today: date, reasons: Collection[str] = MADE_UP_REASONS
) -> tuple[ChildMinutes, ...]:
    """Return the minutes of each child and service, in the order of their codes."""
    groups = _grouped(rows, lambda row: (row.student.casefold(), row.service.casefold()))
    made_up = _made_up(rows)
    return tuple(
        ChildMinutes(mine[0].student, mine[0].service, _added_up(mine, made_up, today, reasons)) for mine in groups
    )


def weeks(
    rows: Sequence[AttendanceRow], today: date, reasons: Collection[str] = MADE_UP_REASONS
) -> tuple[WeekMinutes, ...]:
    """Return the minutes of each service week by week, by the dates on which sessions stand.

    What is owed stands in the week in which it was missed, what was made up in the week in which it was held.
    """
    groups = _grouped(rows, lambda row: (_monday(row.date), row.service.casefold()))
    made_up = _made_up(rows)
    return tuple(
        WeekMinutes(_monday(mine[0].date), mine[0].service, _added_up(mine, made_up, today, reasons)) for mine in groups
    )


def to_make_up(
    rows: Sequence[AttendanceRow], today: date, reasons: Collection[str] = MADE_UP_REASONS
) -> tuple[tuple[AttendanceRow, int], ...]:
    """Return the sessions that are owed and for which no make-up is planned, each with the minutes that lack.

    Those that were missed first come first.
    """
    made_up = _made_up(rows)
    planned = {row.makes_up_for.casefold() for row in rows if row.makes_up_for and not row.is_known}
    found = [
        (row, lacking)
        for row in rows
        if not row.makes_up_for and row.key.casefold() not in planned and _reason(row, today) in reasons
        if (lacking := row.minutes - row.delivered - made_up.get(row.key.casefold(), 0)) > 0
    ]
    return tuple(sorted(found, key=lambda pair: (pair[0].date, pair[0].key)))


def at_risk(
    found: Iterable[ChildMinutes],
    open_minutes: Mapping[Service, int] | None = None,
    ends: Mapping[Service, date] | None = None,
) -> tuple[AtRisk, ...]:
    """Return the children who are owed more than the minutes that are open until their mandate ends, worst first.

    `open_minutes` and `ends` are by child and service, case apart. Where open minutes are not known, a child who is
    owed anything is named too, behind those who are known to be at risk: nobody can say that it will fit.
    """
    known, limits = _folded(open_minutes or {}), _folded(ends or {})
    entries = [
        AtRisk(each.student, each.service, each.minutes.owed, known.get(service), limits.get(service))
        for each in found
        for service in [(each.student.casefold(), each.service.casefold())]
    ]
    risks = [each for each in entries if each.owed and (each.short_by is None or each.short_by > 0)]
    return tuple(sorted(risks, key=lambda each: (each.short_by is None, -(each.short_by or 0), -each.owed)))


def _folded(by_service: Mapping[Service, Value]) -> dict[Service, Value]:
    return {(student.casefold(), service.casefold()): value for (student, service), value in by_service.items()}


def report_of(
    rows: Sequence[AttendanceRow],
    today: date,
    reasons: Collection[str] = MADE_UP_REASONS,
    open_minutes: Mapping[Service, int] | None = None,
    ends: Mapping[Service, date] | None = None,
) -> DeliveryReport:
    """Return everything at once."""
    found = children(rows, today, reasons)
    return DeliveryReport(
        today,
        tuple(each for each in (*ALL_REASONS, NOT_ENTERED) if each in reasons),
        len(rows),
        services(rows, today, reasons),
        found,
        weeks(rows, today, reasons),
        at_risk(found, open_minutes, ends),
        waiting(rows, today),
    )


def waiting(rows: Iterable[AttendanceRow], today: date) -> tuple[Waiting, ...]:
    """Return who has past sessions whose attendance is not entered; who waits longest comes first."""
    late = _grouped(
        (row for row in rows if _reason(row, today) == NOT_ENTERED), lambda row: (row.therapist.casefold(),)
    )
    found = (Waiting(mine[0].therapist, len(mine), min(row.date for row in mine)) for mine in late)
    return tuple(sorted(found, key=lambda each: (each.since, each.therapist)))


def _grouped(
    rows: Iterable[AttendanceRow], by: Callable[[AttendanceRow], tuple[Any, ...]]
) -> list[list[AttendanceRow]]:
    groups: dict[tuple[Any, ...], list[AttendanceRow]] = defaultdict(list)
    for row in rows:
        groups[by(row)].append(row)
    return [groups[each] for each in sorted(groups)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _made_up(rows: Iterable[AttendanceRow]) -> dict[str, int]:
    """Return the minutes given in place of each session, by its key.

    A make-up of a make-up counts for the first session; one for another child or service counts for none.
    """
    by_key = {row.key.casefold(): row for row in rows}
    found: dict[str, int] = defaultdict(int)
    for row in by_key.values():
        first = _first(row, by_key)
        if row.makes_up_for and first is not None and is_of_one(first, row):
            found[first.key.casefold()] += row.delivered
    return found


def _first(row: AttendanceRow, by_key: Mapping[str, AttendanceRow]) -> AttendanceRow | None:
    """Follow make-ups to the session that was missed first; None where it is not known."""
    passed: set[str] = set()
    at: AttendanceRow | None = row
    while at is not None and at.makes_up_for:
        if at.key in passed:
            return None
        passed.add(at.key)
        at = by_key.get(at.makes_up_for.casefold())
    return at


def _reason(row: AttendanceRow, today: date) -> str | None:
    """Return why minutes of a session are missed; None where it is still to come."""
    if not row.is_known:
        return NOT_ENTERED if row.date < today else None
    return CUT_SHORT if row.attendance == HELD else row.attendance


def _added_up(
    rows: Iterable[AttendanceRow], made_up: Mapping[str, int], today: date, reasons: Collection[str]
) -> Delivered:
    missed: dict[str | None, int] = defaultdict(int)
    asked = delivered = beyond = extra = owed = without_place = 0
    for row in rows:
        if row.makes_up_for:
            extra += row.delivered
            continue
        reason, lacking = _reason(row, today), max(row.minutes - row.delivered, 0)
        asked += row.minutes
        without_place += row.minutes * (row.source.sheet == OWED.name)
        delivered += row.delivered
        beyond += max(row.delivered - row.minutes, 0)
        missed[reason] += lacking
        if reason in reasons:
            owed += max(lacking - made_up.get(row.key.casefold(), 0), 0)
    by_reason = tuple((reason, missed[reason]) for reason in ALL_REASONS if missed[reason])
    rest = (missed[NOT_ENTERED], missed[None], extra, owed, without_place)
    return Delivered(asked, delivered, beyond, by_reason, *rest)
