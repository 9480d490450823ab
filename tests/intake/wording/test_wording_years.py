"""A wording over a school year, and yearly totals as an IEP system's export gives them beside it."""

from datetime import date

import pytest

from optsched.domain import WeekShare
from optsched.intake.wording import Wording, agrees, read_wording, yearly

YEAR = (date(2025, 8, 15), date(2026, 6, 10))

# What an export says: the frequency, the dates, the minutes a year, and whether they agree.
EXPORTED = [
    ("45 min Weekly", *YEAR, 1620, True),
    ("30 min x 5 Times = 150 min Weekly", *YEAR, 5400, True),
    ("30 min x 2 Times = 60 min Weekly", *YEAR, 2160, True),
    ("30 min Weekly", *YEAR, 1080, True),
    ("15 min Weekly", *YEAR, 540, True),
    ("60 min x 2 Times = 120 min Daily", *YEAR, 21600, True),
    ("90 min x 3 Times = 270 min Yearly", *YEAR, 270, True),
    ("30 mins served Weekly", *YEAR, 1080, True),
    ("30 min Weekly", date(2025, 9, 1), date(2026, 6, 10), 1080, True),
    # One week's minutes stand there as the total of a month in summer: nobody can tell which of them is meant.
    ("120 min x 6 Times = 720 min Weekly", date(2025, 8, 1), date(2025, 9, 1), 720, False),
]


@pytest.mark.parametrize(("text", "starts", "ends", "total", "expected"), EXPORTED)
def test_totals_of_an_export_agree_with_its_frequencies(
    text: str, starts: date, ends: date, total: int, expected: bool
) -> None:
    (wording,) = read_wording(text)
    assert agrees(wording, total, starts, ends) is expected
    if (starts, ends) == YEAR:
        assert yearly(wording) == total


def test_a_month_may_be_counted_twelve_times() -> None:
    two_a_month = Wording(60, 2, "month")
    assert yearly(two_a_month) == 1080  # 9 months of 4 school weeks
    assert agrees(two_a_month, 1440, *YEAR)  # as an export has it for 120 minutes monthly: 12 months
    assert agrees(two_a_month, 1080, *YEAR)
    assert not agrees(two_a_month, 1600, *YEAR)


@pytest.mark.parametrize(
    ("wording", "minutes"),
    [
        (Wording(30, 1, "day"), 5400),  # 180 days
        (Wording(30, 2, "week"), 2160),  # 36 weeks
        (Wording(30, 2, "cycle"), 2160),
        (Wording(30, 2, "month"), 540),
        (Wording(60, 1, "quarter"), 240),
        (Wording(30, 36, "year"), 1080),
        (Wording(30, 2, "week", weeks=WeekShare(3, 4)), 1620),
        (Wording(30, 2, "week", weeks=(1, 2, 3)), 1620),
        (Wording(10, 1, "week", weeks=WeekShare(1, 7)), 52),  # 51.4 is rounded up
    ],
)
def test_a_school_year_has_180_days_and_36_weeks(wording: Wording, minutes: int) -> None:
    assert yearly(wording) == minutes
    assert agrees(wording, minutes, None, None)


@pytest.mark.parametrize(
    ("total", "starts", "ends", "expected"),
    [
        (1080, None, None, True),
        (1050, None, None, False),  # without dates, 36 weeks are 36 weeks
        (1080, date(2025, 9, 1), None, True),
        (540, date(2026, 1, 12), date(2026, 6, 10), True),  # 21.4 weeks of the calendar: 18 of school
        (660, date(2026, 1, 12), date(2026, 6, 10), True),  # no break at all, and both ends inside a week
        (690, date(2026, 1, 12), date(2026, 6, 10), False),
        (480, date(2026, 1, 12), date(2026, 6, 10), False),
        (1080, date(2026, 1, 12), date(2026, 6, 10), False),
        (1080, date(2025, 11, 3), date(2026, 11, 2), True),  # the year of an IEP, which has 36 school weeks too
        (1560, date(2025, 11, 3), date(2026, 11, 2), False),  # 52 weeks
        (30, date(2026, 1, 12), date(2026, 1, 16), True),
        (0, date(2026, 6, 10), date(2026, 1, 12), True),
        (1080, date(2026, 6, 10), date(2026, 1, 12), False),
    ],
)
def test_between_dates_the_share_of_the_school_year_counts(
    total: int, starts: date | None, ends: date | None, expected: bool
) -> None:
    assert agrees(Wording(30, 1, "week"), total, starts, ends) is expected
