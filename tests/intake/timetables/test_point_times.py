"""`8.30` without the word Time: a time where days or classes, words and the order of the day all say so."""

from pathlib import Path

import pytest
from intake.drawn import drawn
from intake.timetables.lesson_words import findings, lines, only, told
from intake.timetables.test_timetables_drawn import read
from timetables.layouts import LAYOUTS
from timetables.layouts.layout import Layout
from timetables.writers import draw, said, write_week

from optsched.intake.codes import Code
from optsched.intake.files import read_files
from optsched.intake.log import Log

WEEK = """
{} | Mon | Tue
8.30 | Math | ELA
9.15 | Art | PE
{} | PE | Art
11.45 | Lunch | Lunch
1.00 | Dismissal | Dismissal
"""
READ = [
    "2B | Mon | 10:00-11:45 | PE",
    "2B | Mon | 11:45-13:00 | Lunch",
    "2B | Mon | 8:30-9:15 | Math",
    "2B | Mon | 9:15-10:00 | Art",
    "2B | Tue | 10:00-11:45 | Art",
    "2B | Tue | 11:45-13:00 | Lunch",
    "2B | Tue | 8:30-9:15 | ELA",
    "2B | Tue | 9:15-10:00 | PE",
]


@pytest.mark.parametrize("corner", ["", "2B"])
def test_points_beside_weekdays(corner: str) -> None:
    assert lines(drawn(WEEK.format(corner, "10.00"), "2B")) == READ
    assert findings(drawn(WEEK.format(corner, "10.00"), "2B")) == []


def test_points_beside_classes() -> None:
    sheet = drawn("Monday\n | 2A | 2B\n8.30 | Math | ELA\n9.15 | Art | PE\n10.00 | Dismissal | Dismissal")
    assert lines(sheet) == [
        "2A | Mon | 8:30-9:15 | Math",
        "2A | Mon | 9:15-10:00 | Art",
        "2B | Mon | 8:30-9:15 | ELA",
        "2B | Mon | 9:15-10:00 | PE",
    ]


def test_points_of_each_day_one_below_the_other() -> None:
    day = "{} | 8.30 | Math | ELA\n | 9.15 | Art | PE\n | 10.00 | PE | Art\n | 11.00 | Dismissal | Dismissal"
    sheet = drawn("Day | | 2A | 2B\n" + "\n".join(day.format(name) for name in ("Mon", "Tue")))
    assert len(lines(sheet)) == 12
    assert {line.split(" | ")[2] for line in lines(sheet)} == {"8:30-9:15", "9:15-10:00", "10:00-11:00"}


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        ("9.05", "they do not follow each other as in a school day"),
        ("10.3", "10.3 among them is none"),
        ("10.47", "10.47 among them is none"),
    ],
)
def test_f102_a_column_with_something_else_is_no_time_and_told(odd: str, why: str) -> None:
    sheet = drawn(WEEK.format("", odd), "2B")
    assert lines(sheet) == []
    found = [each for each in findings(sheet) if each.code == Code.NO_TIME.value]
    assert found[0].message.startswith(f"Numbers such as 8.30 are not read as times: {why}. (5 cells: A2, A3,")
    assert found[0].maybe == "Maybe write them with a colon, as in 8:30?"


def test_f102_numbers_that_a_word_heads() -> None:
    sheet = drawn(WEEK.format("Room", "10.00"), "2B")
    assert lines(sheet) == []
    assert "F102" in {code for code, _ in told(sheet)}
    messages = [each.message for each in findings(sheet)]
    assert any(
        message.startswith("Numbers such as 8.30 are not read as times: Room heads them.") for message in messages
    )


def test_a_step_that_is_too_long_for_a_school_day() -> None:
    sheet = drawn("2B | Mon | Tue\n8.30 | Math | ELA\n9.15 | Art | PE\n2.30 | PE | Art")
    assert lines(sheet) == []
    assert "F102" in {code for code, _ in told(sheet)}


def test_single_points_stay_no_times() -> None:
    sheet = drawn("2B | Mon | Tue\n8:30-9:00 | Work 8.30 | ELA\n9:00-9:30 | Art | 9.15")
    assert "2B | Mon | 8:30-9:00 | Work 8.30" in lines(sheet)
    assert only(Code.CELL_UNCLEAR, sheet).source.cell == "C3"
    assert lines(drawn("2B | Mon | Tue\n8.30 | Math | ELA\n9.15 | Art | PE")) == []


def test_numbers_beside_numbers_are_no_times() -> None:
    sheet = drawn("Child | Mon | Tue | Wed\nAB | 7.50 | 8.00 | 8.00\nCD | 8.00 | 8.10 | 8.30\nEF | 8.50 | 8.30 | 9.00")
    assert lines(sheet) == []
    assert not [each for each in findings(sheet) if each.message.startswith("Numbers such as")]


@pytest.mark.parametrize("seed", [2319, 2618, 2670])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_weeks_that_once_were_read_wrongly(seed: int, layout: Layout, tmp_path: Path) -> None:
    week, _, dress = draw(seed, (layout,))
    path = tmp_path / "case.xlsx"
    write_week(path, week, layout, dress)
    assert read(read_files([path], Log())) == (said(week, layout), [])
