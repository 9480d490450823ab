"""How long, and in how many open minutes, what a child is owed can still be made up: district and plan tell it.

Open minutes until a mandate ends = open minutes of a cycle (`spare`) x school days left / school days of a cycle.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from optsched.dated.cuts import EARLY, LATE, MEETING, Whom, whom_of
from optsched.dated.dates import A_DAY, last_day
from optsched.domain import CalendarEntry, Findings, Mandate, Plan, Problem
from optsched.domain.cycle import WEEKDAYS
from optsched.intake import read, read_plan
from optsched.usecases.places import FilePath
from optsched.usecases.spare import Spare

Service = tuple[str, str]
"""A child and a service; the child by the code, and as the district shows it."""
Value = TypeVar("Value")


@dataclass(frozen=True)
class TimeLeft:
    """What is left until mandates end, by child and service. Without `is_read` a file has errors, and nothing is known.

    `open_minutes` are known with a plan only; of a service that nobody knows an end of, nothing is.
    """

    findings: Findings = field(default_factory=Findings)
    is_read: bool = False
    open_minutes: Mapping[Service, int] = field(default_factory=dict)
    ends: Mapping[Service, date] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    """What the child of each mandate is called, by the mandate without regard to capitals."""


def time_left(district: FilePath, plan: FilePath | None, today: date) -> TimeLeft:
    """Read a district, and a plan if there is one, and return what is left from `today` on."""
    reading = read([Path(district)])
    if reading.problem is None:
        return TimeLeft(reading.findings)
    if plan is None:
        return TimeLeft(reading.findings, True, ends=ends_of(reading.problem), names=names_of(reading.problem))
    known, about = read_plan(Path(plan), reading.problem)
    findings = reading.findings + about
    if about.errors:
        return TimeLeft(findings)
    problem = reading.problem
    return TimeLeft(findings, True, open_until(problem, known, today), ends_of(problem), names_of(problem))


def names_of(problem: Problem) -> dict[str, str]:
    """Return what the child of each mandate is called, by the mandate without regard to capitals."""
    return {each.key.casefold(): problem.shown_as[each.student] for each in problem.mandates}


def ends_of(problem: Problem) -> dict[Service, date]:
    """Return the day on which each service ends, of several mandates the last.

    A mandate without an end is taken to end with the school year; where that is not known, the service is not named.
    """
    year = last_day(problem)
    found: dict[Service, date] = {}
    for service, mandates in _services(problem).items():
        ends = [day for each in mandates if (day := each.ends or year) is not None]
        if len(ends) == len(mandates):
            found[service] = max(ends)
    return _as_shown(problem, found)


def open_until(problem: Problem, plan: Plan, today: date) -> dict[Service, int]:
    """Return the minutes open for each service from `today` until it ends, at most until the school year does.

    Of several mandates of one service that with the most minutes counts: they share the same time.
    """
    spare, calendar, year = Spare(problem, plan), _whole_days(problem), last_day(problem)
    found: dict[Service, int] = {}
    for service, mandates in _services(problem).items():
        for each in mandates:
            last = min((day for day in (each.ends, year) if day is not None), default=None)
            if last is not None:
                left = _school_days(problem, each, spare.holders(each), calendar, today, last)
                minutes = spare.minutes(each) * left // (problem.cycle.weeks * len(problem.cycle.days))
                found[service] = max(minutes, found.get(service, 0))
    return _as_shown(problem, found)


def _services(problem: Problem) -> dict[Service, list[Mandate]]:
    """Return the mandates of each child and service; those held with the child, if there are any."""
    every: dict[Service, list[Mandate]] = defaultdict(list)
    for each in problem.mandates:
        every[each.student, each.service].append(each)
    return {service: [each for each in mine if each.is_direct] or mine for service, mine in every.items()}


def _as_shown(problem: Problem, by_code: Mapping[Service, Value]) -> dict[Service, Value]:
    """Return values by the code of a child, and by what weeks' workbooks call the child."""
    label = problem.shown_as
    return {**by_code, **{(label[code], service): value for (code, service), value in by_code.items()}}


def _whole_days(problem: Problem) -> list[tuple[CalendarEntry, Whom]]:
    """Return what the calendar takes for whole days, and whom it concerns."""
    whole = (each for each in problem.calendar if each.start is None and each.end is None)
    return [(each, whom_of(problem, each)) for each in whole if each.what not in (EARLY, LATE)]


def _school_days(
    problem: Problem,
    mandate: Mandate,
    holders: Sequence[str],
    calendar: Sequence[tuple[CalendarEntry, Whom]],
    first: date,
    last: date,
) -> int:
    """Count the days on which the child, and one of the therapists, is there."""
    taken = [
        (entry.first, entry.last)
        for entry, whom in calendar
        if (mandate.student in whom.students and entry.what != MEETING)
        or (holders and whom.therapists.issuperset(holders))
    ]
    names = problem.cycle.days if set(problem.cycle.days) <= set(WEEKDAYS) else WEEKDAYS
    at, number = max(first, mandate.starts or first, problem.options.first_day or first), 0
    while at <= last:
        is_one = at.weekday() < len(WEEKDAYS) and WEEKDAYS[at.weekday()] in names
        number += is_one and not any(begin <= at <= end for begin, end in taken)
        at += A_DAY
    return number
