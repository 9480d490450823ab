"""Timetables of specialists: the title says the activity, the cells say whose it is then."""

import pytest
from intake.drawn import drawn
from intake.timetables.lesson_words import findings, lines, only, told

from optsched.intake.codes import Code

WEEK = """
{}
Time | Mon | Tue
8:00-9:00 | 2A | 2B
9:00-10:00 | Prep | K1
10:00-10:30 | 3A | 3B Chorus
10:30-11:00 | K | 3A
"""


@pytest.mark.parametrize(
    ("title", "sheet", "activity"),
    [
        ("Music - Mr. Lin", "Sheet1", "Music"),
        ("Mr. Lin (Music)", "Sheet1", "Music"),
        ("Mr. Lin", "Music", "Music"),
        ("Coach Ray: P.E.", "PE", "P.E."),
    ],
)
def test_the_title_is_what_the_classes_of_the_cells_do(title: str, sheet: str, activity: str) -> None:
    page = drawn(WEEK.format(title), sheet)
    assert lines(page) == [
        f"2A | Mon | 8:00-9:00 | {activity}",
        f"2B | Tue | 8:00-9:00 | {activity}",
        f"3A | Mon | 10:00-10:30 | {activity}",
        f"3A | Tue | 10:30-11:00 | {activity}",
        "3B | Tue | 10:00-10:30 | Chorus",
        f"K | Mon | 10:30-11:00 | {activity}",
        f"K1 | Tue | 9:00-10:00 | {activity}",
    ]
    assert told(page) == []
    assert activity in only(Code.ACTIVITY_ASSUMED, page).message
    assert [each.seen for each in findings(page) if each.code == Code.CELL_NOT_READ] == ["Prep"]


@pytest.mark.parametrize("title", ["Mr. Lin", "Music - Art", "Mr. Lin, Room 5"])
def test_without_one_activity_in_the_title_the_cells_stay_a_question(title: str) -> None:
    page = drawn(WEEK.format(title), "Sheet1")
    assert "F100" in {code for code, _ in told(page)}
    assert not [line for line in lines(page) if line.startswith(("2A", "2B", "3A", "K1"))]


def test_a_class_of_its_own_is_no_specialist() -> None:
    page = drawn("2B - Music class\nTime | Mon | Tue\n8:00-9:00 | Math | ELA\n9:00-10:00 | 3A | Art")
    assert "2B | Mon | 8:00-9:00 | Math" in lines(page)
    assert Code.ACTIVITY_ASSUMED not in {each.code for each in findings(page)}
