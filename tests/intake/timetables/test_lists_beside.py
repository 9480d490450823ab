"""Lists beside each other: each has its own columns, and the titles above them."""

import pytest
from intake.drawn import drawn, lessons_of
from intake.timetables.lesson_words import lines, only, told

from optsched.intake.codes import Code

TITLES = """{}
Time | Activity | | Time | Activity
8:00-8:30 | Arrival | | 8:00-8:20 | Breakfast
8:30-9:30 | ELA | | 8:20-9:30 | Math"""


@pytest.mark.parametrize(
    "title", ["KA - Ms. Bell | | | KB - Ms. Cho |", "Kindergarten 2026\nKA | | | KB |", "KA | < | | KB | <"]
)
def test_two_lists_of_two_classes(title: str) -> None:
    assert lines(drawn(TITLES.format(title), "K")) == [
        "KA | - | 8:00-8:30 | Arrival",
        "KA | - | 8:30-9:30 | ELA",
        "KB | - | 8:00-8:20 | Breakfast",
        "KB | - | 8:20-9:30 | Math",
    ]
    assert told(drawn(TITLES.format(title), "K")) == []


def test_a_title_above_all_holds_for_each() -> None:
    text = "Day | Time | Subject | Day | Time | Subject\nMon | 8:00-9:00 | ELA | Tue | 8:00-9:00 | Math"
    assert lines(drawn(f"2B Ms. Lopez\n{text}")) == ["2B | Mon | 8:00-9:00 | ELA", "2B | Tue | 8:00-9:00 | Math"]


def test_a_second_time_alone_is_a_column_that_is_not_read() -> None:
    sheet = drawn("Class | Time | Subject | Time\n2B | 8:00-9:00 | ELA | 10:00-11:00")
    assert lines(sheet) == ["2B | - | 8:00-9:00 | ELA"]
    assert only(Code.COLUMN_NOT_READ, sheet).source.cell == "D1"


def test_times_beside_lessons_of_several_grades() -> None:
    sheet = drawn(
        """
        Pine Elementary 26-27
        Kindergarten | < | First Grade | <
        8:00-8:20 | Arrival | 8:00-8:15 | Arrival
        8:20-9:50 | ELA | 8:15-9:15 | Math
        9:50-10:10 | Recess | 9:15-10:00 | Specials
        """,
        "Master",
    )
    assert lines(sheet) == [
        "First Grade | - | 8:00-8:15 | Arrival",
        "First Grade | - | 8:15-9:15 | Math",
        "First Grade | - | 9:15-10:00 | Specials",
        "Kindergarten | - | 8:00-8:20 | Arrival",
        "Kindergarten | - | 8:20-9:50 | ELA",
        "Kindergarten | - | 9:50-10:10 | Recess",
    ]
    assert {each.school for each in lessons_of(sheet)} == {"Pine Elementary"}
    assert told(sheet) == []
