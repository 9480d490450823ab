"""Words, numbers and times of cells: what is read, what is refused with an advice, and round trips."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsched.domain import WeekShare
from optsched.domain.cycle import WEEKDAYS, clock
from optsched.intake import Code
from optsched.intake.times import cycle_days, day_of, days, minute, weeks, weeks_or_share
from optsched.intake.words import (
    Unclear,
    choice,
    clean,
    grade,
    grades,
    key_of,
    likely,
    listed,
    percent,
    text,
    whole,
    yes,
)

MINUTE_CASES = [
    ("8:30", 510),
    ("8:30 AM", 510),
    ("8:30am", 510),
    ("08:30", 510),
    ("08:30:00", 510),
    ("13:05", 785),
    ("1:05 PM", 785),
    ("1:05 p.m.", 785),
    ("1:05", 785),  # a bare 1:00-6:59 is afternoon
    ("6:59", 18 * 60 + 59),
    ("6:59 AM", 419),
    ("7:00", 420),
    ("12:30", 750),
    ("12:30 AM", 30),
    ("8 AM", 480),
    ("noon", 720),
    (time(8, 30), 510),
    (time(1, 15), 795),
    (time(8, 29, 59), 510),
    (0.3541666667, 510),
    (datetime(2026, 9, 1, 8, 30), 510),
    (timedelta(hours=8, minutes=30), 510),
]


@pytest.mark.parametrize(("seen", "expected"), MINUTE_CASES)
def test_clock_times(seen: Any, expected: int) -> None:
    assert minute(seen) == expected


@pytest.mark.parametrize(
    ("seen", "maybe"),
    [
        ("8", "8:00?"),
        (8.0, "8:00?"),
        ("830", "8:30?"),
        (8.3, "8:30?"),
        ("13:05 AM", ""),
        ("8:75", ""),
        ("25:00", ""),
        ("soon", ""),
        (date(2026, 9, 1), ""),
        (True, ""),
    ],
)
def test_unclear_clock_times(seen: Any, maybe: str) -> None:
    with pytest.raises(Unclear) as unclear:
        minute(seen)
    assert unclear.value.code is Code.CLOCK
    assert unclear.value.maybe == maybe


@given(st.integers(7 * 60, 19 * 60 - 1))
def test_a_clock_time_of_a_school_day_reads_back(at: int) -> None:
    assert minute(clock(at)) == at
    assert minute(at / 1440) == at
    assert minute(time(at // 60, at % 60)) == at


@given(st.integers(0, 24 * 60 - 1))
def test_a_clock_time_with_am_or_pm_reads_back(at: int) -> None:
    half = "AM" if at < 720 else "PM"
    assert minute(f"{(at // 60 - 1) % 12 + 1}:{at % 60:02d} {half}") == at


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("Mon", (0,)),
        ("monday", (0,)),
        ("Mon-Fri", (0, 1, 2, 3, 4)),
        ("M-F", (0, 1, 2, 3, 4)),
        ("Mon, Wed, Fri", (0, 2, 4)),
        ("Mon/Wed", (0, 2)),
        ("Mon Wed", (0, 2)),
        ("Tues & Thurs", (1, 3)),
        ("Mon-Wed, Fri", (0, 1, 2, 4)),
        ("Mon to Wed", (0, 1, 2)),
        ("Mon thru Wed", (0, 1, 2)),
        ("MWF", (0, 2, 4)),
        ("TTh", (1, 3)),
        ("M-W, TR", (0, 1, 2, 3)),
        ("Weekdays", (0, 1, 2, 3, 4)),
        ("All", (0, 1, 2, 3, 4)),
        ("every day", (0, 1, 2, 3, 4)),
    ],
)
def test_days(seen: str, expected: tuple[int, ...]) -> None:
    assert days(seen, WEEKDAYS) == expected


def test_a_time_typed_with_a_point_is_no_time_of_the_year_1900() -> None:
    with pytest.raises(Unclear) as unclear:  # 8.30 in a cell for times: day 8, at 0.3 of it
        minute(datetime(1900, 1, 8, 7, 12))
    assert unclear.value.maybe == "8:30?"


@pytest.mark.parametrize("seen", ["Mun", "Fri-Mon", "T", "Sat", "A", "Mon,Tuw", "FM", "not Fri"])
def test_unclear_days(seen: str) -> None:
    with pytest.raises(Unclear) as unclear:
        days(seen, WEEKDAYS)
    assert unclear.value.code is Code.DAYS


@pytest.mark.parametrize(("seen", "is_of_rotation"), [("A", True), ("Day 6", True), ("6", True), ("T", False)])
def test_a_day_of_a_rotation_leads_to_the_option_for_it(seen: str, is_of_rotation: bool) -> None:
    with pytest.raises(Unclear) as unclear:
        days(seen, WEEKDAYS)
    assert ("Letter days in Options" in unclear.value.maybe) is is_of_rotation


def test_letters_are_days_of_their_own() -> None:
    letters = ("A", "B", "C", "D", "E", "F")
    with pytest.raises(Unclear) as unknown:
        days("G", letters)
    assert unknown.value.maybe == "A, A-F or A, C, E?"
    assert days("A-C, F", letters) == (0, 1, 2, 5)
    with pytest.raises(Unclear) as unclear:
        days("Mon", letters)
    assert unclear.value.code is Code.LETTERS_MIXED


@given(st.sets(st.integers(0, 4), min_size=1))
def test_named_days_read_back(chosen: set[int]) -> None:
    assert days(", ".join(WEEKDAYS[day] for day in chosen), WEEKDAYS) == tuple(sorted(chosen))


@given(st.integers(0, 3), st.integers(1, 4))
def test_a_range_of_days_reads_back(first: int, more: int) -> None:
    last = min(first + more, 4)
    assert days(f"{WEEKDAYS[first]}-{WEEKDAYS[last]}", WEEKDAYS) == tuple(range(first, last + 1))


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("all", (1, 2, 3, 4)),
        ("odd", (1, 3)),
        ("even", (2, 4)),
        ("1", (1,)),
        (3.0, (3,)),
        ("1, 3", (1, 3)),
        ("1-3", (1, 2, 3)),
        ("1-2, 4", (1, 2, 4)),
        ("week 2", (2,)),
    ],
)
def test_weeks(seen: Any, expected: tuple[int, ...]) -> None:
    assert weeks(seen, 4) == expected


@pytest.mark.parametrize("seen", ["5", "0", "3-1", "1.3", 1.3, "some", "1 of 2"])
def test_unclear_weeks(seen: Any) -> None:
    with pytest.raises(Unclear) as unclear:
        weeks(seen, 4)
    assert unclear.value.code is Code.WEEKS


def test_weeks_that_excel_made_a_date_are_named() -> None:
    for read in (lambda seen: weeks(seen, 4), lambda seen: weeks_or_share(seen, 4)):
        with pytest.raises(Unclear) as unclear:
            read(date(2026, 1, 3))
        assert unclear.value.code is Code.EXCEL_DATE
        assert unclear.value.maybe.startswith("1-3")


@given(st.integers(1, 6), st.data())
def test_weeks_read_back(cycle: int, data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.integers(1, cycle), min_size=1))
    assert weeks(", ".join(map(str, chosen)), cycle) == tuple(sorted(chosen))
    first, last = min(chosen), max(chosen)
    assert weeks(f"{first}-{last}", cycle) == tuple(range(first, last + 1))


def test_a_mandates_weeks() -> None:
    assert weeks_or_share("3 of 4", 4) == WeekShare(3, 4)
    assert weeks_or_share("1 of every 2", 4) == WeekShare(1, 2)
    assert weeks_or_share("all", 4) is None
    assert weeks_or_share("1-4", 4) is None
    assert weeks_or_share("1-3", 4) == (1, 2, 3)
    with pytest.raises(Unclear):
        weeks_or_share("4 of 3", 4)


def test_the_days_of_a_cycle() -> None:
    assert cycle_days("Mon-Fri") == WEEKDAYS
    assert cycle_days("M-F") == WEEKDAYS
    assert cycle_days("Mon-Thu") == ("Mon", "Tue", "Wed", "Thu")
    assert cycle_days("A-F") == ("A", "B", "C", "D", "E", "F")
    assert cycle_days("A, B, C") == ("A", "B", "C")
    assert cycle_days("Day 1-6") == ("1", "2", "3", "4", "5", "6")
    with pytest.raises(Unclear) as unclear:
        cycle_days("A, Mon")
    assert unclear.value.code is Code.LETTERS_MIXED


@pytest.mark.parametrize(
    "seen", ["2026-09-01", "9/1/2026", "09/01/26", "Sep 1, 2026", datetime(2026, 9, 1, 8), date(2026, 9, 1)]
)
def test_dates(seen: Any) -> None:
    assert day_of(seen) == date(2026, 9, 1)


@pytest.mark.parametrize("seen", ["25/12/2026", "tomorrow", 46266.0, "2026-13-01"])
def test_unclear_dates(seen: Any) -> None:
    with pytest.raises(Unclear) as unclear:
        day_of(seen)
    assert unclear.value.code is Code.DATE


GRADE_CASES = [
    ("K", 0),
    ("PK", -1),
    ("Pre-K", -1),
    ("Kindergarten", 0),
    ("Kdg", 0),
    ("1", 1),
    (3.0, 3),
    ("03", 3),
    ("1st", 1),
]
GRADE_CASES += [("First", 1), ("Grade 2", 2), ("Gr. 2", 2), ("2nd grade", 2), ("12", 12)]


@pytest.mark.parametrize(("seen", "expected"), GRADE_CASES)
def test_grades(seen: Any, expected: int) -> None:
    assert grade(seen) == expected


@pytest.mark.parametrize("seen", ["18", "0", "TK", "2/3", "good", -1.0])
def test_unclear_grades(seen: Any) -> None:
    with pytest.raises(Unclear) as unclear:
        grade(seen)
    assert unclear.value.code is Code.GRADE


def test_lists_of_grades() -> None:
    assert grades("K-2") == (0, 1, 2)
    assert grades("PK, K, 3-4") == (-1, 0, 3, 4)
    assert grades("Pre-K") == (-1,)
    assert grades("all") == ()
    assert grades(3.0) == (3,)
    with pytest.raises(Unclear) as unclear:
        grades(date(2026, 3, 5))  # typed as 3-5
    assert (unclear.value.code, unclear.value.maybe[:3]) == (Code.EXCEL_DATE, "3-5")


def test_percent() -> None:
    assert [percent(seen) for seen in (50.0, "50", "50%", "50 %", 0.5, "0.5", 1.0, "100", 0, 33.4)] == [
        *(50, 50, 50, 50, 50, 50),
        *(100, 100, 0, 33),
    ]
    for seen in ("half", True, "120", -5.0):
        with pytest.raises(Unclear):
            percent(seen)


def test_whole_numbers() -> None:
    assert [whole(seen, 0, 100) for seen in (30.0, "30", "30 min", "30 minutes", "30.0")] == [30] * 5
    for seen, maybe in ((2.5, ""), ("30-45", ""), ("about 30", "30?"), (time(0, 30), "30?"), (True, "")):
        with pytest.raises(Unclear) as unclear:
            whole(seen, 0, 100)
        assert (unclear.value.code, unclear.value.maybe) == (Code.NUMBER, maybe)
    with pytest.raises(Unclear) as unclear:
        whole(101.0, 0, 100)
    assert unclear.value.code is Code.OUT_OF_RANGE


def test_yes_and_no() -> None:
    assert [yes(seen) for seen in ("yes", "Y", "x", True, 1.0, "TRUE")] == [True] * 6
    assert [yes(seen) for seen in ("no", "N", False, 0.0)] == [False] * 4
    with pytest.raises(Unclear):
        yes("perhaps")


def test_choices_suggest_but_never_guess() -> None:
    assert choice("Push In", ("push-in", "pull-out")) == "push-in"
    with pytest.raises(Unclear) as unclear:
        choice("avoyd", ("never", "avoid", "ok", "best"))
    assert unclear.value.maybe == "avoid?"


def test_names_are_compared_by_case_and_blanks_only() -> None:
    assert key_of(" Ms.\xa0 PARK\u200b ") == key_of("ms. park")
    assert key_of("Jon") != key_of("Joan")
    assert clean("Mary\xa0Ann  Lee ") == "Mary Ann Lee"
    assert likely("Rivra", ["Chen", "Rivera"]) == "Rivera?"
    assert likely("Zzz", ["Chen", "Rivera"]) == ""


def test_text_and_lists() -> None:
    assert (text(2.0), text("03"), text(2.5), text(True)) == ("2", "03", "2.5", "TRUE")
    assert listed("OT, PT;  Speech\nVision") == ("OT", "PT", "Speech", "Vision")
    with pytest.raises(Unclear) as unclear:
        text(date(2026, 1, 2))  # class 1-2
    assert unclear.value.code is Code.EXCEL_DATE
