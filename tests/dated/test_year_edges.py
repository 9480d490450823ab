"""Weeks at the edges of a school year: before the first day, and after the last one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dated.weeks import FIRST, entry, planned, school

from optsched.dated import DatedWeek, UndatedError, dated_week
from optsched.domain import Options, Severity

LAST_WEEK = FIRST + timedelta(weeks=35)
"""That of May 3, 2027: the year has 36."""


def week_of(problem, when: date) -> DatedWeek:  # type: ignore[no-untyped-def]
    return dated_week(problem, planned(problem), when)


def test_days_before_the_first_one_have_no_school_and_that_is_said() -> None:
    problem = replace(school(), options=Options("Small", first_day=date(2026, 9, 1)))
    week = week_of(problem, FIRST)
    assert week.lost == ()
    assert {each.key for each in week.planned} == {
        "Ben OT 2026-09-01 1",
        "Cal OT 2026-09-02 1",
        "Ann Sp 2026-09-02 1",
    }
    assert {each.key: each.times for each in week.problem.mandates if each.student == "Ann"} == {"Ann Sp": 1}
    assert [(each.code, each.severity, each.message) for each in week.findings] == [
        ("W09", Severity.NOTE, "Mon 8/31: no school before the first day, 2026-09-01.")
    ]
    assert all(0 not in hours.window.days for each in week.problem.therapists for hours in each.hours)


def test_where_the_rest_of_the_first_week_is_off_there_is_no_school() -> None:
    off = entry("no school", date(2026, 9, 1), last=date(2026, 9, 4))
    problem = replace(school(off), options=Options("Small", first_day=date(2026, 9, 1)))
    with pytest.raises(UndatedError, match="no school in the week of August 31, 2026"):
        week_of(problem, FIRST)


def test_a_week_after_the_last_one_is_laid_with_a_warning() -> None:
    assert week_of(school(), LAST_WEEK).findings == ()
    (finding,) = week_of(school(), LAST_WEEK + timedelta(weeks=1)).findings
    assert (finding.code, finding.severity) == ("W08", Severity.WARNING)
    assert finding.message == (
        "The week of 2027-05-10 lies after the school year: 36 school weeks (Weeks in year) from the First day end on "
        "2027-05-07."
    )
    assert finding.maybe == "Maybe the year is over, or Calendar lacks weeks without school?"


def test_weeks_without_school_make_the_year_longer() -> None:
    winter = entry("no school", date(2026, 12, 21), last=date(2027, 1, 1))
    assert week_of(school(winter), LAST_WEEK + timedelta(weeks=2)).findings == ()


def test_a_week_of_the_next_year_is_refused() -> None:
    with pytest.raises(UndatedError, match="a year or more after the first day, 2026-08-31") as told:
        week_of(school(), FIRST + timedelta(weeks=52))
    assert told.value.maybe == "Maybe First day on the sheet Options is that of an earlier school year?"
