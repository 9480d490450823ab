"""Lessons whose time is not understood: wherever they stand, each filled cell is read or named, and none is a head."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake.drawn import drawn
from intake.timetables.lesson_words import findings, lines, only, read_all, told

from optsched.domain import Severity
from optsched.intake.cells import Sheet, address
from optsched.intake.codes import Code

ODD = ("half past ten", "quarter to nine", "noon", "TBD", "after lunch")
ACTIVITIES = ("Math", "ELA", "Science", "Writing", "Art", "Music", "Library", "Recess")
SPANS = ("8:00-9:00", "9:00-9:45", "9:45-10:30", "10:30-11:15")
WEEK = "2B | Mon | Tue\n{} | Math | ELA\n9:00-10:00 | Art | PE\n10:00-11:00 | Music | Science"
CLASSES = WEEK.replace("2B | Mon | Tue", "Time | 2A | 2B")
ACROSS = "Class | {} | 9:00-10:00 | 10:00-11:00\n2A | Math | Art | Music\n2B | ELA | PE | Science"
LIST = "Class | Day | Time | Subject\n2A | Mon | {} | Math\n2A | Mon | 9:00-10:00 | Art\n2A | Tue | 9:00-10:00 | PE"


def errors(sheet: Sheet) -> dict[str, str]:
    """Return the messages of errors by the cells that they name."""
    return {
        cell: each.message
        for each in findings(sheet)
        if each.severity is Severity.ERROR
        for cell in [each.source.cell, *named(each.message)]
    }


def named(message: str) -> list[str]:
    listed = re.search(r"\(\d+ cells: ([^)]*)\)", message)
    return re.findall(r"[A-Z]+\d+", listed[1]) if listed else []


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(("table", "cells"), [(WEEK, {"B2", "C2"}), (CLASSES, {"B2", "C2"}), (ACROSS, {"B2", "B3"})])
def test_a_first_lesson_is_told_and_heads_nothing(odd: str, table: str, cells: set[str]) -> None:
    sheet = drawn(table.format(odd))
    assert set(errors(sheet)) == cells
    assert all(message.startswith(odd) for message in errors(sheet).values())
    found = [line.split(" | ") for line in lines(sheet)]
    assert sorted(line[-1] for line in found) == ["Art", "Music", "PE", "Science"]
    assert {line[0] for line in found} == ({"2B"} if table is WEEK else {"2A", "2B"})
    assert {lesson.label.teacher for lesson in read_all(sheet)[0]} == {""}


@pytest.mark.parametrize("odd", ODD)
def test_a_row_of_a_list_is_told(odd: str) -> None:
    sheet = drawn(LIST.format(odd))
    finding = only(Code.NO_TIME, sheet)
    assert (finding.source.cell, finding.seen) == ("D2", f"{odd} Math")
    assert len(lines(sheet)) == 2


@pytest.mark.parametrize("odd", ODD)
def test_a_lesson_over_all_classes_is_told_and_does_not_hide_their_heads(odd: str) -> None:
    sheet = drawn(CLASSES.format(odd).replace("Math | ELA", "Lunch | <"))
    assert set(errors(sheet)) == {"B2"}
    assert {line.split(" | ")[0] for line in lines(sheet)} == {"2A", "2B"}


def test_a_first_lesson_of_each_day_keeps_its_day() -> None:
    sheet = drawn(
        """
        Day | Time | 2A | 2B
        Mon | TBD | Math | Art
         | 9:00-10:00 | ELA | PE
         | 10:00-11:00 | PE | Art
        Tue | TBD | Music | Library
         | 9:00-10:00 | ELA | PE
         | 10:00-11:00 | PE | Art
        """
    )
    assert set(errors(sheet)) == {"C2", "D2", "C5", "D5"}
    assert {line.split(" | ")[:2][1] for line in lines(sheet)} == {"Mon", "Tue"}
    assert {line.split(" | ")[0] for line in lines(sheet)} == {"2A", "2B"}


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (CLASSES.format(""), {"B2", "C2"}),
        (
            "Monday\nTime | Room 1 | Room 2\nnoonish | 2A Math | 2B ELA\n"
            "9:00-10:00 | 2A ELA | 2B Art\n10:00-11:00 | 2A Art | 2B Math",
            {"B3", "C3"},
        ),
        ("2B | Mon | Tue\nSpecial | Art | PE\n9:00-10:00 | Math | ELA\n10:00-11:00 | ELA | Math", {"B2", "C2"}),
        ("2B | 9:00-10:00 | 10:00-11:00\nMondy | Art | PE\nTuesday | PE | Art\nWednesday | ELA | Math", {"B2", "C2"}),
        (
            "Class | Day | TBD | 9:00-10:00 | 10:00-11:00\n2A | Mon | Math | Art | PE\n2A | Tue | ELA | PE | Art",
            {"C2", "C3"},
        ),
        ("Class | 9:00-10:00 | 10:00-11:00 | later\n2A | Math | Art | PE\n2B | ELA | PE | Art", {"D2", "D3"}),
    ],
    ids=["no time at all", "rooms", "the special of a day", "a misspelled day", "days inside", "the last column"],
)
def test_other_lessons_that_could_pass_for_heads(table: str, cells: set[str]) -> None:
    sheet = drawn(table)
    assert set(errors(sheet)) == cells
    assert len(lines(sheet)) == 4


@pytest.mark.parametrize(
    "heads",
    [
        " | 2A | 2B\nTime | Ms. Lopez | Mr. Park",
        "Grade | Grade 2 | Grade 3\nTeacher | Lopez | Park",
        " | 2A | 2B\n | Lopez | Park",
        "Class | 2A | 2B\nRoom | 101 | 102",
        " | Grade 2 | Grade 3\nTime | 2A | 3B",
    ],
)
def test_rows_that_head_classes_stay_heads(heads: str) -> None:
    sheet = drawn(f"{heads}\n9:00-10:00 | Math | ELA\n10:00-11:00 | Art | Music")
    assert told(sheet) == []
    assert len(lines(sheet)) == 4


@pytest.mark.parametrize("odd", ["TBD", "half past ten"])
def test_a_start_does_not_last_beyond_a_time_that_is_not_understood(odd: str) -> None:
    sheet = drawn(
        f"2B | Mon | Tue\n8:30 | Math | ELA\n9:15 | Art | Music\n{odd} | PE | Library\n"
        "11:45 | Lunch | Lunch\n12:15 | Dismissal | Dismissal"
    )
    assert [line for line in lines(sheet) if "Art" in line or "Music" in line] == []
    assert errors(sheet)["B3"].startswith(f"It is not said when this ends: {odd} is no time that is understood.")
    assert "2B | Mon | 8:30-9:15 | Math" in lines(sheet)
    listed = drawn(
        f"Class | Day | Start | Subject\n2B | Mon | 8:30 | Math\n2B | Mon | {odd} | PE\n2B | Mon | 11:45 | Lunch"
    )
    assert lines(listed) == []
    assert set(errors(listed)) == {"D2", "D3", "D4"}


def test_the_same_words_elsewhere_do_not_hide_a_cell_that_was_not_read() -> None:
    sheet = drawn("Time | 2A | 2B\n9:00-10:00 | Math | ELA\n10:00-11:00 | ELA | Math\n | ELA | Math")
    assert only(Code.CELL_NOT_READ, sheet).message == "This cell was not read. (2 cells: B4, C4)"


@st.composite
def tables(draw: st.DrawFn) -> Sheet:
    """Draw a table of two classes or days with one time that is not understood, anywhere among the others."""
    heads = draw(st.sampled_from([("2B", "Mon", "Tue"), ("Time", "2A", "2B"), ("", "2A", "2B"), ("Day", "Mon", "Tue")]))
    starts = draw(st.booleans())
    times = [time.split("-")[0] if starts else time for time in SPANS]
    times[draw(st.integers(0, 3))] = draw(st.sampled_from([*ODD, "??", "1st thing", "10:15 – 10:3"]))
    rows = [heads, *((time, *ACTIVITIES[2 * at : 2 * at + 2]) for at, time in enumerate(times))]
    turned = draw(st.booleans()) and heads[1] == "2A"
    cells = {
        ((column, row) if turned else (row, column)): text
        for row, texts in enumerate(rows, 1)
        for column, text in enumerate(texts, 1)
        if text
    }
    return Sheet("week.xlsx", "2B", "2B", cells)


@settings(max_examples=200, deadline=None)
@given(tables())
def test_every_filled_cell_is_read_or_named(sheet: Sheet) -> None:
    lessons, log = read_all(sheet)
    read = {lesson.source.cell for lesson in lessons}
    seen = {cell for each in log.findings for cell in [each.source.cell, *named(each.message)]}
    for (row, column), text in sheet.cells.items():
        if text in ACTIVITIES:
            assert address(row, column) in read | seen
    assert {lesson.activity for lesson in lessons} <= set(ACTIVITIES)
    assert {lesson.label.class_name for lesson in lessons} <= {"2A", "2B"}
    assert {lesson.label.teacher for lesson in lessons} <= {""}


def test_f102_a_pair_of_start_and_end_of_which_one_is_missing() -> None:
    table = "Monday\nFrom | To | 2A | 2B\n8:00 | 8:45 | Math | ELA\n{} | {} | Art | PE\n9:30 | 10:15 | Music | Library"
    for start, end, message in (
        ("TBD", "9:30", "TBD is not understood"),
        ("8:45", "TBD", "It is not said when this ends"),
    ):
        sheet = drawn(table.format(start, end))
        assert [line for line in lines(sheet) if "Art" in line or "PE" in line] == []
        assert {cell for cell, said in errors(sheet).items() if said.startswith(message)} == {"C4", "D4"}
        assert len(lines(sheet)) == 4


def test_f102_a_pair_across_without_its_start() -> None:
    sheet = drawn(
        "Monday\nFrom | TBD | 8:45 | 9:30\nTo | 8:45 | 9:30 | 10:15\n2A | Math | Art | PE\n2B | ELA | PE | Art"
    )
    assert set(errors(sheet)) == {"B4", "B5"}
    assert len(lines(sheet)) == 4


def test_f102_a_lesson_merged_into_a_row_whose_time_is_not_understood() -> None:
    sheet = drawn(
        "2B | Mon | Tue\n8:00-9:00 | Math | ELA\n9:00-9:45 | Art | PE\nTBD | ^ | Music\n10:30-11:00 | PE | Art"
    )
    assert errors(sheet)["B3"] == "It is not said when this ends: TBD is no time that is understood."
    assert not [line for line in lines(sheet) if line.startswith("2B | Mon | 9")]


def test_f102_a_free_row_whose_time_is_not_understood_leaves_the_lesson_before_it_open() -> None:
    sheet = drawn(
        "2B | Mon | Tue\n8:00 | Math | ELA\n9:00 | Art | PE\nTBD\n10:30 | PE | Art\n11:15 | Dismissal | Dismissal"
    )
    assert set(errors(sheet)) == {"B3", "C3"}


def test_a_class_for_each_day_heads_its_own_column() -> None:
    sheet = drawn(
        " | 2A | 2B | 3C\nTime | Mon | Tue | Wed\n8:00-9:00 | Math | ELA | PE\n9:00-9:30 | Art | Music | Library"
    )
    assert lines(sheet)[:2] == ["2A | Mon | 8:00-9:00 | Math", "2A | Mon | 9:00-9:30 | Art"]
    assert {line[:8] for line in lines(sheet)} == {"2A | Mon", "2B | Tue", "3C | Wed"}


def test_a_row_without_a_time_whose_cells_name_their_classes_is_at_the_time_above() -> None:
    page = drawn(
        """
        Time | Grade | Mon | Tue
        8:50-9:35 | 5 | Art - 5A | Music - 5A
         | 5 | Music - 5B | Art - 5B
        9:40-10:25 | 4 | Art - 4A | Music - 4A
        """
    )
    assert [line for line in lines(page) if line.startswith("5B")] == [
        "5B | Mon | 8:50-9:35 | Music",
        "5B | Tue | 8:50-9:35 | Art",
    ]
    assert told(page) == []
    unsure = drawn("Time | Mon | Tue\n8:50-9:35 | Art | Music\n | Recess | Snack\n9:40-10:25 | Math | ELA", "2B")
    assert "F102" in {code for code, _ in told(unsure)}
    assert not [line for line in lines(unsure) if "Recess" in line]
