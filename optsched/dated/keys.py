"""Sessions of a plan on the dates of a week, each with a key that survives moves."""

from collections import Counter
from dataclasses import dataclass, replace

from optsched.dated.dates import SchoolDay
from optsched.dated.laying import ONE_WEEK
from optsched.domain import Placement, Plan


@dataclass(frozen=True)
class Keyed:
    """One child's session on a date: its key, and where it stands in the week.

    `lost` says why it cannot stay there, and `attendance` what became of it, in the words of the attendance column.
    It is covered where another therapist than the planned one holds it.
    """

    key: str
    placement: Placement
    lost: str = ""
    is_covered: bool = False
    attendance: str = ""


def key_of(mandate: str, day: SchoolDay, number: int) -> str:
    """Return the key of a session: the mandate, the date for which it was planned first, and its number then.

    >>> from datetime import date
    >>> key_of("S014 OT", SchoolDay(date(2026, 11, 30), 1, 0), 1)
    'S014 OT 2026-11-30 1'
    """
    return f"{mandate} {day.date.isoformat()} {number}"


def mandate_of(key: str) -> str:
    """Return the mandate that a key names."""
    return key.rsplit(" ", 2)[0]


def keyed(plan: Plan, days: tuple[SchoolDay, ...]) -> tuple[Keyed, ...]:
    """Lay the sessions of a plan on the days of a week, in order of time."""
    numbers: Counter[tuple[str, int]] = Counter()
    found = []
    rows = sorted(plan.placements, key=lambda each: (each.start, each.end, each.session, each.mandate))
    twice = {day.day for day in days if [each.day for each in days].count(day.day) > 1}
    for number, day in enumerate(days):
        for each in rows:
            if each.day == day.day and day.week in each.weeks:
                numbers[each.mandate, number] += 1
                session = f"{each.session} {day.label}" if day.day in twice else each.session
                laid = replace(each, weeks=ONE_WEEK, day=number, session=session)
                found.append(Keyed(key_of(each.mandate, day, numbers[each.mandate, number]), laid))
    return tuple(found)
