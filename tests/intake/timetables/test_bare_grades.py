"""Grades as bare numbers beside clock times; numbers that may be anything stay a question."""

import pytest
from intake.drawn import drawn
from intake.timetables.lesson_words import lines, told

ROWS = "8:00-9:00 | ELA | Math | Art\n9:00-10:00 | Math | ELA | PE"


@pytest.mark.parametrize("heads", ["Time | K | 1 | 2", " | TK | K | 1", "Grade | 1 | 2 | 3", "Time/Grade | 3 | 4 | 5"])
def test_grades_above_columns(heads: str) -> None:
    sheet = drawn(f"{heads}\n{ROWS}", "Master")
    names = [name if name in ("K", "TK") else f"Grade {name}" for name in heads.replace(" ", "").split("|")[1:]]
    assert told(sheet) == []
    assert [line for line in lines(sheet) if "8:00" in line] == sorted(
        f"{name} | - | 8:00-9:00 | {lesson}" for name, lesson in zip(names, ("ELA", "Math", "Art"), strict=True)
    )


@pytest.mark.parametrize("corner", ["Grade", ""])
def test_grades_beside_rows(corner: str) -> None:
    sheet = drawn(f"{corner} | 8:00-9:00 | 9:00-10:00\nK | ELA | Math\n1 | Art | ELA\n2 | PE | Art", "Master")
    assert told(sheet) == []
    assert [line for line in lines(sheet) if "9:00-10:00" in line] == [
        "Grade 1 | - | 9:00-10:00 | ELA",
        "Grade 2 | - | 9:00-10:00 | Art",
        "K | - | 9:00-10:00 | Math",
    ]


def test_a_grade_merged_over_its_classes() -> None:
    sheet = drawn("Grade | K | < | 1\nTeacher | Bell | Cho | Dunn\n" + ROWS, "Master")
    assert [line for line in lines(sheet) if "8:00" in line] == [
        "Bell | - | 8:00-9:00 | ELA",
        "Cho | - | 8:00-9:00 | Math",
        "Dunn | - | 8:00-9:00 | Art",
    ]


def test_numbers_alone_are_no_grades() -> None:
    sheet = drawn(f" | 1 | 2 | 3\n{ROWS}", "Sheet1")
    assert lines(sheet) == []
    assert [code for code, _ in told(sheet)] == ["F101"]


def test_a_column_of_grades_without_times_beside_it_stays_as_it_is() -> None:
    sheet = drawn("Grade | Lunch | Recess\nK | 11:00-11:30 | 11:30-11:45\n1 | 11:30-12:00 | 12:00-12:15", "Lunch")
    assert lines(sheet)[0] == "1 | - | 11:30-12:00 | Lunch"
