"""Which week of the cycle, and which of its days, a date is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from optsched.domain import CalendarEntry, Finding, Problem, Severity
from optsched.domain.cycle import WEEKDAYS
from optsched.domain.say import listed

A_DAY, A_WEEK, FRIDAY = timedelta(days=1), timedelta(weeks=1), timedelta(days=4)
A_YEAR = 52 * A_WEEK
CLOSED = "no school"
AFTER_THE_YEAR, BEFORE_THE_YEAR = "W08", "W09"


class UndatedError(Exception):
    """A date that cannot be laid on the cycle: what is wrong, and what may have been meant."""

    def __init__(self, message: str, maybe: str) -> None:
        super().__init__(message)
        self.message, self.maybe = message, maybe


@dataclass(frozen=True)
class SchoolDay:
    """A weekday: its week of the cycle (1, 2, ...), and its position in the cycle's days.

    `day` is None where the cycle has no such day, and where a rotation of letters stands still for a holiday.
    """

    date: date
    week: int
    day: int | None

    @property
    def label(self) -> str:
        """How the day is called in the week's workbook: `Mon 11/30`."""
        return f"{self.date:%a} {self.date.month}/{self.date.day}"


def school_week(problem: Problem, when: date) -> tuple[SchoolDay, ...]:
    """Return Monday to Friday of the week of a date.

    Raises UndatedError where the cycle has not begun, or cannot, and a year after it began.
    """
    monday = when - when.weekday() * A_DAY
    first = problem.options.first_day
    if first is None:
        message = "Options has no First day, so nobody can say which week of the cycle a date is in."
        raise UndatedError(message, "Maybe write the first day of school on the sheet Options?")
    if monday + A_WEEK <= first:
        raise UndatedError(f"The week of {monday} lies before the first day, {first}.", "Maybe another year is meant?")
    if monday >= first + A_YEAR:
        message = f"The week of {monday} lies a year or more after the first day, {first}."
        raise UndatedError(message, "Maybe First day on the sheet Options is that of an earlier school year?")
    days = [monday + number * A_DAY for number in range(len(WEEKDAYS))]
    if set(problem.cycle.days) <= set(WEEKDAYS):
        return _by_weeks(problem, first, days)
    return _by_letters(problem, first, days)


def _by_weeks(problem: Problem, first: date, days: list[date]) -> tuple[SchoolDay, ...]:
    """Count the weeks since the first one; one without a single school day does not count."""
    names = problem.cycle.days
    week = weeks_between(problem, first, days[0]) % problem.cycle.weeks + 1
    return tuple(
        SchoolDay(each, week, names.index(name) if name in names else None)
        for each, name in zip(days, WEEKDAYS, strict=True)
    )


def weeks_between(problem: Problem, first: date, monday: date) -> int:
    """Return the school weeks from that of `first` up to, and not with, that of `monday`."""
    at, number = first - first.weekday() * A_DAY, 0
    while at < monday:
        number += not all(is_holiday(problem, at + day * A_DAY) for day in range(len(WEEKDAYS)))
        at += A_WEEK
    return number


def _by_letters(problem: Problem, first: date, days: list[date]) -> tuple[SchoolDay, ...]:
    """Count the school days since the first one: each takes the next letter, a holiday none."""
    letters = len(problem.cycle.days)
    number = sum(not is_holiday(problem, each) for each in _weekdays(first, days[0]))
    found = []
    for each in days:
        is_one = each >= first and not is_holiday(problem, each)
        week = number // letters % problem.cycle.weeks + 1
        found.append(SchoolDay(each, week, number % letters if is_one else None))
        number += is_one
    return tuple(found)


def last_day(problem: Problem) -> date | None:
    """Return the Friday of the last school week of the year, counted from the First day; None without one."""
    first, weeks = problem.options.first_day, problem.cycle.weeks_in_year
    if first is None:
        return None
    mondays = (first - first.weekday() * A_DAY + number * A_WEEK for number in range(2 * weeks))
    return next((each + FRIDAY for each in mondays if weeks_between(problem, first, each + A_WEEK) >= weeks), None)


def before_the_year(problem: Problem, days: Sequence[SchoolDay]) -> tuple[SchoolDay, ...]:
    """Return the days of a week that lie before the first day of school."""
    first = problem.options.first_day
    return tuple(each for each in days if first is not None and each.date < first)


def outside_the_year(problem: Problem, days: Sequence[SchoolDay]) -> tuple[Finding, ...]:
    """Say which days lie before the first day, and whether the week lies after the last one."""
    first, monday, found = problem.options.first_day, days[0].date, []
    if early := before_the_year(problem, days):
        message = f"{listed(each.label for each in early)}: no school before the first day, {first}."
        found.append(Finding(BEFORE_THE_YEAR, Severity.NOTE, message))
    weeks = problem.cycle.weeks_in_year
    if first is not None and weeks_between(problem, first, monday) >= weeks:
        message = (
            f"The week of {monday} lies after the school year: {weeks} school weeks (Weeks in year) from the First day "
            f"end on {last_day(problem)}."
        )
        maybe = "Maybe the year is over, or Calendar lacks weeks without school?"
        found.append(Finding(AFTER_THE_YEAR, Severity.WARNING, message, maybe=maybe))
    return tuple(found)


def _weekdays(first: date, end: date) -> Iterator[date]:
    """Yield the weekdays from `first` up to, and not with, `end`."""
    at = first
    while at < end:
        if at.weekday() < len(WEEKDAYS):
            yield at
        at += A_DAY


def is_holiday(problem: Problem, when: date) -> bool:
    """Tell whether nobody has school on a date."""
    return any(_closes_all(each) and each.first <= when <= each.last for each in problem.calendar)


def _closes_all(entry: CalendarEntry) -> bool:
    return entry.what == CLOSED and not entry.who and entry.start is None and entry.end is None
