"""A wording over a school year, and whether a total that stands beside it agrees."""

from datetime import date
from fractions import Fraction
from math import ceil, floor

from optsched.domain import WeekShare
from optsched.intake.wording.wording import Wording

_IN_A_YEAR = {"day": 180, "week": 36, "cycle": 36, "month": 9, "quarter": 4, "year": 1}
"""A school year: 180 days, 36 weeks, 9 months of 4 weeks, 4 quarters of 9; a cycle is counted as a week."""
_SCHOOL_WEEKS = 36
_CALENDAR_WEEKS = 43
"""From the first to the last day of a school year, breaks included: the middle of August to June."""
_WEEKS_OF_MONTH = 4
_MONTHS = range(9, 13)


def yearly(wording: Wording) -> int:
    """Return the minutes of a school year, rounded up: no mandate is made smaller by counting."""
    return ceil(_a_year(wording, _IN_A_YEAR[wording.per]))


def agrees(wording: Wording, total: int, starts: date | None, ends: date | None) -> bool:
    """Tell whether a yearly total agrees with the frequency, from the first date to the last.

    Without both dates the total must be that of 36 school weeks. Between two dates the school weeks are fewer than
    those of the calendar, as 36 of some 43 are (the rest is breaks), but where the breaks fall is not known: anything
    from that share to every week, at most 36, agrees; one week more or less is allowed because both ends may lie
    inside a week. A month may be counted 9 to 12 times a year, since exports of IEP systems multiply it by 12.
    """
    low, high = _school_weeks(starts, ends)
    counts = _MONTHS if wording.per == "month" else (_IN_A_YEAR[wording.per],)
    amounts = [_a_year(wording, count) for count in counts]
    return any(floor(each * low) <= total <= ceil(each * high) for each in amounts)


def _a_year(wording: Wording, periods: int) -> Fraction:
    minutes = Fraction(wording.minutes * wording.times * periods)
    if isinstance(wording.weeks, WeekShare):
        return minutes * wording.weeks.some / wording.weeks.of
    return minutes * len(wording.weeks) / _WEEKS_OF_MONTH if wording.weeks else minutes


def _school_weeks(starts: date | None, ends: date | None) -> tuple[Fraction, Fraction]:
    """Return the fewest and the most school weeks between two dates, as shares of a school year."""
    if starts is None or ends is None:
        return Fraction(1), Fraction(1)
    weeks = Fraction((ends - starts).days + 1, 7)
    fewest = max(Fraction(0), weeks * _SCHOOL_WEEKS / _CALENDAR_WEEKS - 1)
    return min(Fraction(1), fewest / _SCHOOL_WEEKS), max(Fraction(0), min(Fraction(1), (weeks + 1) / _SCHOOL_WEEKS))
