"""Lists with a column for each weekday, ticked where a lesson is."""

import pytest
from intake.drawn import drawn
from intake.timetables.lesson_words import findings, lines, only, told

from optsched.domain import Severity
from optsched.intake.codes import Code

LIST = """
Class | Subject | Start | End | Mon | Tue | Wed
3A | Math | 8:30 | 9:30 | {0} | {0} | {0}
3A | Reading | 9:30 | 10:45 | {0} | |
3A | Library | 9:30 | 10:15 |  | {0} | {0}
"""
READ = [
    "3A | Mon Tue Wed | 8:30-9:30 | Math",
    "3A | Mon | 9:30-10:45 | Reading",
    "3A | Tue Wed | 9:30-10:15 | Library",
]


@pytest.mark.parametrize("mark", ["x", "X", "✓", "yes", "1"])
def test_a_lesson_is_on_the_days_that_are_ticked(mark: str) -> None:
    page = drawn(LIST.format(mark))
    assert lines(page) == READ
    assert told(page) == []
    assert Code.DAYS_ASSUMED not in {each.code for each in findings(page)}


def test_a_day_may_be_ticked_by_its_name() -> None:
    page = drawn("Class | Subject | Time | Mon | Tue | Wed\n3A | Math | 8:30-9:30 | Mon | | Wed")
    assert lines(page) == ["3A | Mon Wed | 8:30-9:30 | Math"]


def test_a_row_without_a_tick_is_asked_about() -> None:
    page = drawn(LIST.format("x") + "3A | Art | 10:45 | 11:30 | | | ")
    assert lines(page) == READ
    finding = only(Code.DAYS, page)
    assert (finding.message, finding.source.cell) == ("No day is ticked in this row.", "B5")


def test_columns_of_days_that_are_not_understood_are_warned_of() -> None:
    page = drawn("Class | Subject | Time | Mon | Tue | Wed\n3A | Math | 8:30-9:30 | Rm 1 | Rm 2 | Rm 2")
    assert only(Code.DAYS_ASSUMED, page).severity is Severity.WARNING
