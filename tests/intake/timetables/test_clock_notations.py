"""Clock times as schools write them: what is read, what only looks like a time, and hours by the order of the day."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.drawn import drawn
from intake.timetables.lesson_words import lines, told

from optsched.intake.cells import Sheet
from optsched.intake.timetables.clocks import Clock, in_order, span_of, spans_in


def read(seen: Any) -> str:
    """Say what a cell is read as: `8:30-9:15`, a start alone `8:30`, nothing."""
    span = span_of(seen)
    if span is None:
        return ""
    clocks = [span.start, *([span.end] if span.end else [])]
    return "-".join(f"{each.usual // 60}:{each.usual % 60:02d}" for each in clocks)


SPANS = [
    ("8:15-9:45", "8:15-9:45"),
    ("8:15 - 9:45", "8:15-9:45"),
    ("8:15–9:45", "8:15-9:45"),
    ("8:15—9:45", "8:15-9:45"),
    ("8:15 to 9:45", "8:15-9:45"),
    ("8:15~9:45", "8:15-9:45"),
    ("8:15 -> 9:45", "8:15-9:45"),
    ("8.40-9.20", "8:40-9:20"),
    ("9-15*9-30", "9:15-9:30"),
    ("9-15 - 9-30", "9:15-9:30"),
    ("9:05 - 11:25:", "9:05-11:25"),
    ("09:40:-10:30", "9:40-10:30"),
    ("12:45-13:15PM", "12:45-13:15"),
    ("9:45-10:15AM", "9:45-10:15"),
    ("11:30-12:15pm", "11:30-12:15"),
    ("11-1pm", "11:00-13:00"),
    ("9-12pm", "9:00-12:00"),
    ("10-11am", "10:00-11:00"),
    ("7:45-7:55pm", "19:45-19:55"),
    ("8:30a-9:15a", "8:30-9:15"),
    ("8:30 a.m. - 1:15 p.m.", "8:30-13:15"),
    ("12:30-1:15", "12:30-13:15"),
    ("1:15 - 2:00", "13:15-14:00"),
    ("(8:15-9:45)", "8:15-9:45"),
    ("8:15\u00a0-\u00a09:45", "8:15-9:45"),
]


@pytest.mark.parametrize(("seen", "expected"), SPANS)
def test_spans(seen: str, expected: str) -> None:
    assert read(seen) == expected


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("8:20:00 AM", "8:20"),
        ("08:20:00", "8:20"),
        ("8am", "8:00"),
        ("8 a.m.", "8:00"),
        ("1:15p", "13:15"),
        ("12:15 AM", "0:15"),
        ("noon", "12:00"),
        ("12:00 noon", "12:00"),
        (time(8, 20), "8:20"),
        (time(1, 45), "13:45"),  # typed as 1:45 without PM
        (time(8, 19, 59), "8:20"),
        (8.5 / 24, "8:30"),
        (timedelta(hours=8, minutes=5), "8:05"),
        (datetime(1900, 1, 1, 8, 30), "8:30"),
    ],
)
def test_one_time(seen: Any, expected: str) -> None:
    assert read(seen) == expected


@pytest.mark.parametrize(
    "seen",
    [
        "R2.010",
        "5-1",
        "8.25",
        "1.30",
        "4-12am",  # from four in the morning, in the afternoon, or to noon? never guessed
        "11-12am",
        "10pm-6am",
        "8-9",
        "12:30-1",
        "9-15-9-30",
        "10:15 – 10:3",
        "8:00-8:00",
        "9:15-8:30",
        "8:75",
        "24:00",
        "8:15-",
        "8:15-9:00-9:45",
        "2026-08-21",
        "8/21/2026",
        "Room 8:15",
        "1",
        date(2026, 8, 21),
        datetime(2026, 8, 21, 8, 30),
        8.0,
        0.1,
        True,
    ],
)
def test_what_only_looks_like_a_time(seen: Any) -> None:
    assert span_of(seen) is None


def test_times_inside_a_text() -> None:
    assert [found.span for found in spans_in("Lunch 11:30-12:00 / Recess 12:00-12:20")] == [
        found.span for text in ("11:30-12:00", "12:00-12:20") for found in spans_in(text)
    ]
    assert spans_in("Room R2.010, group 5-1, Chapter 8.25, call 555-0142") == []
    assert len(spans_in("reading WIN** 10:30")) == 1


def minutes(*texts: str) -> list[str]:
    """Say a day's times in order."""
    clocks = [span.start for text in texts if (span := span_of(text)) is not None]
    return [f"{at // 60}:{at % 60:02d}" for at in in_order(clocks)]


def test_hours_follow_the_order_of_the_day() -> None:
    assert minutes("8:20", "11:45", "1:45", "3:10") == ["8:20", "11:45", "13:45", "15:10"]
    assert minutes("6:30", "7:30", "11:45", "1:05") == ["6:30", "7:30", "11:45", "13:05"]
    assert minutes("4:30", "5:15", "6:00") == ["16:30", "17:15", "18:00"]
    assert minutes("5:15", "6:00") == ["17:15", "18:00"]  # alone, a bare hour before seven is afternoon


def test_a_bare_nine_after_ten_is_not_taken_for_the_evening() -> None:
    assert minutes("8:00", "9:30", "9:15", "10:30") == ["8:00", "9:30", "9:15", "10:30"]


@given(st.lists(st.integers(7 * 60, 17 * 60 - 1), min_size=1, max_size=12, unique=True).map(sorted))
def test_a_school_day_written_without_am_and_pm_reads_back(day: list[int]) -> None:
    bare = [Clock(at if at < 13 * 60 else at - 12 * 60) for at in day]
    assert in_order(bare) == tuple(day)


@given(st.integers(5 * 60, 22 * 60 - 1), st.integers(1, 119))
def test_a_span_with_am_and_pm_reads_back(start: int, length: int) -> None:
    def said(at: int) -> str:
        return f"{(at // 60 - 1) % 12 + 1}:{at % 60:02d} {'AM' if at < 720 else 'PM'}"

    span = span_of(f"{said(start)} - {said(start + length)}")
    assert span is not None
    assert span.end is not None
    assert (span.start.readings, span.end.readings) == ((start,), (start + length,))


STARTS = """
2B | Mon | Tue
{} | Bus | Bus
7:30 | Math | ELA
11:45 | Lunch | Lunch
1:05 | Art | PE
2:00 | Dismissal | Dismissal
"""


def test_a_start_alone_lasts_until_the_next_also_before_seven() -> None:
    assert [line for line in lines(drawn(STARTS.format("6:45"))) if "Tue" in line] == [
        "2B | Tue | 11:45-13:05 | Lunch",
        "2B | Tue | 13:05-14:00 | PE",
        "2B | Tue | 6:45-7:30 | Bus",
        "2B | Tue | 7:30-11:45 | ELA",
    ]


def test_a_point_is_a_time_below_a_word_for_time_and_not_below_another() -> None:
    table = "{} | Mon | Tue\n8.30 | Math | ELA\n9.15 | Art | PE\n10.00 | PE | Art\n10.45 | Dismissal | Dismissal"
    assert len(lines(drawn(table.format("Time"), "2B"))) == 6
    assert lines(drawn(table.format("Room"), "2B")) == []


def test_times_of_excel_in_a_column() -> None:
    cells = {(1, 1): "2B", (1, 2): "Mon", (1, 3): "Tue"}
    times = {(2, 1): time(8), (3, 1): 8.75 / 24, (4, 1): time(1, 30), (5, 1): datetime(1900, 1, 1, 14, 15)}
    body = {(row, column): f"Work {row}{column}" for row in (2, 3, 4) for column in (2, 3)}
    sheet = Sheet("week.xlsx", "Sheet1", "Sheet1", {**cells, **times, **body, (5, 2): "End", (5, 3): "End"})
    assert lines(sheet)[:3] == [
        "2B | Mon | 13:30-14:15 | Work 42",
        "2B | Mon | 8:00-8:45 | Work 22",
        "2B | Mon | 8:45-13:30 | Work 32",
    ]


@pytest.mark.parametrize("strange", ["4-12am", "10:15 – 10:3", "8-9", "half past ten"])
def test_a_strange_time_beside_lessons_is_told_and_its_lessons_are_left_out(strange: str) -> None:
    sheet = drawn(f"2B | Mon | Tue\n8:00-9:00 | Math | ELA\n9:00-9:30 | Art | PE\n{strange} | Music | Library")
    assert not [line for line in lines(sheet) if "Music" in line or "Library" in line]
    assert [code for code, cell in told(sheet) if cell == "B4"] == ["F102"]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("0815", "0915", "8:15-9:15"),
        ("815", "915", "8:15-9:15"),
        ("1130", "1215", "11:30-12:15"),
        ("1315", "1400", "13:15-14:00"),
        ("115", "200", "13:15-14:00"),
        ("0815-0915", "", "8:15-9:15"),
    ],
)
def test_digits_alone_are_times_below_the_name_of_such_a_column(start: str, end: str, said: str) -> None:
    head = "Class | Subject | Start Time | End Time" if end else "Class | Subject | Time | Room"
    assert lines(drawn(f"{head}\n2B | Math | {start} | {end}")) == [f"2B | - | {said} | Math"]


@pytest.mark.parametrize("seen", ["2515", "0875", "12345", "15"])
def test_other_digits_are_none(seen: str) -> None:
    sheet = drawn(f"Class | Subject | Start Time | End Time\n2B | Math | {seen} | 0915\n2B | ELA | 0915 | 1000")
    assert lines(sheet) == ["2B | - | 9:15-10:00 | ELA"]
    assert [code for code, _ in told(sheet)] == ["F102"]
