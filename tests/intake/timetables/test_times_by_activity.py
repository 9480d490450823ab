"""Tables whose cells are times: which of their heads are classes, and which are lessons."""

import pytest
from intake.drawn import drawn
from intake.timetables.lesson_words import lines, told

LESSONS = [
    "Lopez | - | 12:00-12:30 | Lunch",
    "Lopez | - | 8:00-8:15 | Phonics",
    "Lopez | - | 8:15-9:00 | Math",
    "Moss | - | 11:30-12:00 | Lunch",
    "Moss | - | 8:00-8:15 | Phonics",
    "Moss | - | 9:00-9:45 | Math",
    "Nguyen | - | 10:00-10:45 | Math",
    "Nguyen | - | 12:15-12:45 | Lunch",
    "Nguyen | - | 8:00-8:15 | Phonics",
]


@pytest.mark.parametrize(
    "table",
    [
        """
         | Lopez | Moss | Nguyen
        Phonics | 8:00-8:15 | 8:00-8:15 | 8:00-8:15
        Math | 8:15-9:00 | 9:00-9:45 | 10:00-10:45
        Lunch | 12:00-12:30 | 11:30-12:00 | 12:15-12:45
        """,
        """
         | Phonics | Math | Lunch
        Lopez | 8:00-8:15 | 8:15-9:00 | 12:00-12:30
        Moss | 8:00-8:15 | 9:00-9:45 | 11:30-12:00
        Nguyen | 8:00-8:15 | 10:00-10:45 | 12:15-12:45
        """,
    ],
    ids=["teachers in columns", "teachers in rows"],
)
def test_the_heads_that_are_lessons_are_what_the_others_do(table: str) -> None:
    page = drawn(table)
    assert lines(page) == LESSONS
    assert told(page) == []
