"""Cells that say their lessons with their times: beside days that head rows, and one start after the other."""

import pytest
from intake.drawn import drawn
from intake.timetables.lesson_words import lines, told

CELLS = r"8:15 Meeting\n8:35-10:00 {}\n10:00-10:20 Recess"


def week(days: tuple[str, ...]) -> str:
    rows = [f"{day} | {CELLS.format('ELA')} | {CELLS.format('Math')}" for day in days]
    return "\n".join([" | 3A (Ruiz) | 3B (Yang)", *rows])


@pytest.mark.parametrize("days", [("Monday", "Tuesday"), ("Mon", "Tue", "Wed", "Thu", "Fri")])
def test_days_that_head_rows_hold_for_the_lessons_of_their_cells(days: tuple[str, ...]) -> None:
    sheet = drawn(week(days), "Week")
    assert told(sheet) == []
    assert sorted(lines(sheet)) == sorted(
        f"{name} | {day[:3]} | {lesson}"
        for day in days
        for name, subject in (("3A", "ELA"), ("3B", "Math"))
        for lesson in ("8:15-8:35 | Meeting", f"8:35-10:00 | {subject}", "10:00-10:20 | Recess")
    )


def test_the_last_start_of_a_cell_has_no_end() -> None:
    sheet = drawn(r"2B | Mon | Tue" + "\n" + r" | 8:00 ELA\n9:00 Math | 8:00-9:00 Art\n9:00-9:30 PE")
    assert told(sheet) == [("F102", "B2")]
    assert "2B | Mon | 8:00-9:00 | ELA" in lines(sheet)


def test_lunch_and_recess_beside_grades_are_times_by_activity() -> None:
    for head, cells in (("Grade | Lunch | Recess", "11:10-11:35 | 11:35-11:55"), ("Grade | Lunch", "11:10-11:35")):
        sheet = drawn(f"{head}\n1st | {cells}\n2nd | {cells}")
        assert told(sheet) == []
        assert lines(sheet)[0] == "1st | - | 11:10-11:35 | Lunch"
        assert len(lines(sheet)) == 2 * head.count("|")
