"""The demo district's school year: holidays, early releases, testing and one absence."""

from collections.abc import Sequence
from datetime import date

from optsched.domain import CalendarEntry
from optsched.usecases.demo_district.schools import Campus
from optsched.usecases.demo_district.staff import Post

FIRST_DAY = date(2026, 8, 31)

HOLIDAYS = (
    (date(2026, 9, 7), date(2026, 9, 7)),
    (date(2026, 10, 12), date(2026, 10, 12)),
    (date(2026, 11, 11), date(2026, 11, 11)),
    (date(2026, 11, 25), date(2026, 11, 27)),
    (date(2026, 12, 21), date(2027, 1, 1)),
    (date(2027, 1, 18), date(2027, 1, 18)),
    (date(2027, 2, 15), date(2027, 2, 19)),
    (date(2027, 4, 5), date(2027, 4, 9)),
    (date(2027, 5, 31), date(2027, 5, 31)),
)
CONFERENCES = (date(2026, 11, 5), date(2027, 3, 11))
TESTING = (date(2027, 5, 4), date(2027, 5, 6))
DISMISSED = 12 * 60 + 30


def calendar_of(campuses: Sequence[Campus], posts: Sequence[Post]) -> list[CalendarEntry]:
    """Return the year's entries; local ones only for the first cluster, so that they stay readable."""
    found = [CalendarEntry(first, last, "", "no school") for first, last in HOLIDAYS]
    found += [CalendarEntry(day, day, "", "early release", start=DISMISSED) for day in CONFERENCES]
    found.append(CalendarEntry(*TESTING, campuses[0].name, "testing", start=9 * 60, end=10 * 60 + 30))
    ill = posts[0].therapist.name
    found.append(CalendarEntry(date(2026, 10, 6), date(2026, 10, 6), ill, "absent"))
    return found
