"""Days as columns and titles write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.drawn import drawn
from intake.timetables.lesson_words import findings, lines

from optsched.domain.cycle import WEEKDAYS
from optsched.intake.timetables.days import days_of


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("Monday", "Mon"),
        ("MON", "Mon"),
        ("Tues.", "Tue"),
        ("Mondays", "Mon"),
        ("Th", "Thu"),
        ("R", "Thu"),
        ("Mon-Thu", "Mon Tue Wed Thu"),
        ("M-Th", "Mon Tue Wed Thu"),
        ("M–F", "Mon Tue Wed Thu Fri"),
        ("Monday through Thursday", "Mon Tue Wed Thu"),
        ("Mon to Wed", "Mon Tue Wed"),
        ("Tue & Thu", "Tue Thu"),
        ("Tue/Thu", "Tue Thu"),
        ("Mon, Wed and Fri", "Mon Wed Fri"),
        ("Mon Wed Fri", "Mon Wed Fri"),
        ("MWF", "Mon Wed Fri"),
        ("TTh", "Tue Thu"),
        ("Daily", "Mon Tue Wed Thu Fri"),
        ("Every Day", "Mon Tue Wed Thu Fri"),
        ("Lunes", "Mon"),
        ("MIÉRCOLES", "Wed"),
        ("Lunes y Miércoles", "Mon Wed"),
        ("Mié", "Wed"),
        ("Montag", "Mon"),
        ("Poniedziałek", "Mon"),
        ("Среда", "Wed"),
        ("Monday 8/24", "Mon"),
        ("Mon, 8/24/2026", "Mon"),
        ("Day 3", "3"),
        ("Day A", "A"),
        ("B Day", "B"),
        ("Monday:", "Mon"),
        ("Saturday", "Sat"),
    ],
)
def test_days(seen: str, expected: str) -> None:
    assert " ".join(days_of(seen)) == expected


@pytest.mark.parametrize(
    "seen",
    ["", "Wensday", "Fri-Mon", "Monday Meeting", "Math", "5", "A", "May", "Sunny", "not Fri", "Mon or Tue", "FM"],
)
def test_what_is_no_day(seen: str) -> None:
    assert days_of(seen) == ()


@given(st.sets(st.integers(0, 4), min_size=1))
def test_named_days_read_back(chosen: set[int]) -> None:
    named = tuple(WEEKDAYS[day] for day in sorted(chosen))
    assert days_of(", ".join(named)) == named
    assert days_of(" & ".join(named)) == named


GRID = "{} | {} | {}\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE"


def test_a_title_names_the_days_of_a_table() -> None:
    for title in ("Monday-Thursday", "Mon-Thu Schedule", "Schedule for Monday-Thursday", "2026-27 (Mon-Thu)"):
        sheet = drawn(f"{title}\nTime | 2A | 2B\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE")
        assert lines(sheet)[0] == "2A | Mon Tue Wed Thu | 8:00-9:00 | Math"


def test_a_single_letter_is_a_day_only_among_others() -> None:
    table = "{}\nTime | 2A | 2B\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE"
    alone = drawn(table.format("F"))
    assert lines(alone)[0] == "2A | - | 8:00-9:00 | Math"
    assert [each.code for each in findings(alone)] == ["F107"]
    week = [drawn(table.format(day), f"Sheet{day}") for day in ("M", "T", "W", "Th", "F")]
    assert [line for line in lines(*week) if "2A" in line and "Art" in line] == [
        f"2A | {day} | 9:00-10:00 | Art" for day in sorted(WEEKDAYS)
    ]


def test_letters_beside_a_legend_are_days_too() -> None:
    table = "{} | | | Color key\nTime | 2A | 2B | Core\n8:00-9:00 | Math | ELA | Specials\n9:00-10:00 | Art | PE"
    found = lines(drawn(table.format("M-Th"), "Sheet1"), drawn(table.format("F"), "Sheet2"))
    assert "2A | Fri | 8:00-9:00 | Math" in found
    assert "2A | Mon Tue Wed Thu | 8:00-9:00 | Math" in found


def test_sheets_named_by_days() -> None:
    week = [drawn("Time | 2A | 2B\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE", day) for day in ("Mon", "Tuesday")]
    assert [line for line in lines(*week) if "Math" in line] == [
        "2A | Mon | 8:00-9:00 | Math",
        "2A | Tue | 8:00-9:00 | Math",
    ]


def test_days_of_a_rotation_head_columns() -> None:
    assert lines(drawn(GRID.format("2B", "Day 1", "Day 2"))) == [
        "2B | 1 | 8:00-9:00 | Math",
        "2B | 1 | 9:00-10:00 | Art",
        "2B | 2 | 8:00-9:00 | ELA",
        "2B | 2 | 9:00-10:00 | PE",
    ]


def test_saturday_is_not_planned_and_that_is_told() -> None:
    sheet = drawn("2B | Fri | Sat\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE")
    assert lines(sheet) == ["2B | Fri | 8:00-9:00 | Math", "2B | Fri | 9:00-10:00 | Art"]
    (note,) = findings(sheet)
    assert (note.code, note.message) == (
        "F105",
        "Only Monday to Friday are planned: Saturday and Sunday were not read. (2 cells: C2, C3)",
    )


def test_a_misspelled_day_loses_its_lessons_with_an_error() -> None:
    sheet = drawn("2B | Mon | Wensday | Fri\n8:00-9:00 | Math | ELA | Art\n9:00-10:00 | Art | Music | PE")
    assert {line.split(" | ")[1] for line in lines(sheet)} == {"Mon", "Fri"}
    (error,) = findings(sheet)
    assert (error.code, error.source.cell) == ("F100", "C2")
    assert "Wensday" in error.message
    assert error.maybe.startswith("Maybe a day is misspelled")


def test_rows_below_a_merged_day_have_none() -> None:
    sheet = drawn(
        """
        Day | Class | 8:00-9:00 | 9:00-10:00 | 10:00-11:00
        Monday | 2A | Math | ELA | Art
        ^ | 2B | ELA | Math | PE
         | 2C | PE | Art | ELA
        Tuesday | 2A | ELA | Math | Art
        ^ | 2B | PE | ELA | Math
        """
    )
    assert {tuple(line.split(" | ")[:2]) for line in lines(sheet)} == {
        ("2A", "Mon"), ("2B", "Mon"), ("2A", "Tue"), ("2B", "Tue"),
    }  # fmt: skip
    assert [(each.code, each.source.cell) for each in findings(sheet)] == [("F100", "C4")]
