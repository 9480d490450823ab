"""Cells that say their lessons with their times: beside days that head rows, and one start after the other."""

import pytest
from intake.drawn import drawn, lessons_of
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


def test_a_day_on_the_first_of_several_rows_is_that_of_the_others_too() -> None:
    rows = "Mon | 4A ELA | 4A Math\n | 4B Math | 4B ELA\nTue | 4A ELA | 4A PE\n | 4B Art | 4B ELA"
    sheet = drawn(f"Day | 8:00-9:00 | 9:00-10:00\n{rows}", "Week")
    assert told(sheet) == []
    assert [line for line in lines(sheet) if line.startswith("4B")] == [
        "4B | Mon | 8:00-9:00 | Math",
        "4B | Mon | 9:00-10:00 | ELA",
        "4B | Tue | 8:00-9:00 | Art",
        "4B | Tue | 9:00-10:00 | ELA",
    ]


def test_a_word_beside_a_time_among_times_is_read_with_it() -> None:
    sheet = drawn(
        "1A | Mon | Tue\n1 (8:00-8:50) | ELA | Math\nRecess (8:50-9:00) | Recess | Recess\n2 (9:00-9:50) | Art | PE"
    )
    assert told(sheet) == []
    assert "1A | Mon | 8:50-9:00 | Recess" in lines(sheet)


def test_a_list_of_nobody_is_no_table_of_classes() -> None:
    sheet = drawn("Time | Activity | Location\n8:00-8:20 | Arrival | Class\n8:20-9:40 | ELA | Class", "Sheet1")
    assert lines(sheet) == []
    assert [code for code, _ in told(sheet)] == ["F101"]


def test_a_title_that_says_schedule_names_no_teacher() -> None:
    sheet = drawn("Daily schedule for 1A\nTime | Mon | Tue\n8:00-9:00 | ELA | Math\n9:00-10:00 | Art | PE", "Sheet1")
    assert {(each.label.name, each.label.teacher) for each in lessons_of(sheet)} == {("1A", "")}


def test_a_column_of_names_beside_times_is_no_class() -> None:
    rows = "Kindergarten | 10:45-11:15 | 11:15-11:35 | Bell\nGrade 1 | 11:00-11:30 | 11:30-11:50 | Cho"
    sheet = drawn(f" | Lunch | Recess | On duty\n{rows}")
    assert told(sheet) == []
    assert lines(sheet) == [
        "Grade 1 | - | 11:00-11:30 | Lunch",
        "Grade 1 | - | 11:30-11:50 | Recess",
        "Kindergarten | - | 10:45-11:15 | Lunch",
        "Kindergarten | - | 11:15-11:35 | Recess",
    ]
