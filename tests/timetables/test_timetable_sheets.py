"""Plain weeks in every layout, cell by cell: what a written sheet looks like."""

from dataclasses import replace
from datetime import time

from timetables.dress import Cover, Dress, Heading, Tables, Times, Where
from timetables.notation import Clock, DayWords
from timetables.opened import BY_NAME, HOUR, ONE_CLASS, TWO_CLASSES, lessons, merges_of, rows_of, written


def test_weekdays_across() -> None:
    book = written(TWO_CLASSES, BY_NAME["weekdays across, by class"], Dress())
    assert book.sheetnames == ["1B", "2C"]
    assert rows_of(book, "1B") == [
        "1B | - | - | - | - | -",
        "Time | Mon | Tue | Wed | Thu | Fri",
        "8:00-9:00 | ELA | ELA | ELA | ELA | ELA",
        "9:00-9:30 | PE | Music | Art | Library | PE",
    ]


def test_weekdays_across_merged_to_the_right_with_starts_only() -> None:
    dress = Dress(times=Times.START, across=True, heading=Heading.SHEET)
    book = written(TWO_CLASSES, BY_NAME["weekdays across, by teacher"], dress)
    assert book.sheetnames == ["Ms. Lopez", "Mr. Chen"]
    assert rows_of(book, "Ms. Lopez") == [
        "Time | Mon | Tue | Wed | Thu | Fri",
        "8:00 | ELA | - | - | - | -",
        "9:00 | PE | Music | Art | Library | PE",
        "9:30 | Dismissal | - | - | - | -",
    ]
    assert merges_of(book, "Ms. Lopez") == {"B2:F2", "B4:F4"}


def test_free_time_has_a_row_where_only_starts_are_shown() -> None:
    early = tuple(
        replace(each, start=each.start - HOUR, end=each.end - HOUR) for each in lessons("1B", 480, 510, "WIN")
    )
    week = replace(ONE_CLASS, lessons=tuple(sorted((*early, *ONE_CLASS.lessons))))
    book = written(week, BY_NAME["weekdays across, by class"], Dress(times=Times.START))
    assert rows_of(book, "1B")[2:5] == [
        "7:00 | WIN | WIN | WIN | WIN | WIN",
        "7:30 | - | - | - | - | -",
        "8:00 | ELA | ELA | ELA | ELA | ELA",
    ]


def test_weekdays_down_with_real_times_and_a_table_below_another() -> None:
    dress = Dress(times=Times.FROM_TO, clock=Clock.EXCEL, tables=Tables.BELOW, days=DayWords.SPANISH_SHORT)
    book = written(TWO_CLASSES, BY_NAME["weekdays down"], dress)
    assert book.sheetnames == ["Schedule"]
    assert rows_of(book, "Schedule")[:5] == [
        "1B | - | - | -",
        "Desde | 08:00:00 | 09:00:00 | -",
        "Hasta | 09:00:00 | 09:30:00 | -",
        "Lun | ELA | PE | -",
        "Mar | ELA | Music | -",
    ]
    assert book["Schedule"]["B2"].value == time(8, 0)
    assert rows_of(book, "Schedule")[8:10] == ["- | - | - | -", "2C | - | - | -"]


def test_times_in_the_cells_under_weekdays() -> None:
    book = written(ONE_CLASS, BY_NAME["weekdays across, times in the cells"], Dress(wording=4))
    assert rows_of(book, "1B")[2] == " | ".join(["ELA (8:00-9:00)"] * 5)


def test_classes_down_with_periods_and_a_bell_schedule() -> None:
    dress = Dress(times=Times.PERIOD, days_together=True)
    book = written(TWO_CLASSES, BY_NAME["classes down, times across"], dress)
    assert book.sheetnames == ["Mon & Fri", "Tue", "Wed", "Thu", "Bell Schedule"]
    assert rows_of(book, "Tue") == [
        "Tue | - | - | -",
        "Class | P1 | P2 | P3",
        "1B | ELA | - | Music",
        "2C | Math | Science | Writing",
    ]
    assert merges_of(book, "Tue") == {"B3:C3"}
    assert rows_of(book, "Bell Schedule")[1:] == ["Period | Time", "P1 | 8:00-8:30", "P2 | 8:30-9:00", "P3 | 9:00-9:30"]


def test_days_and_times_down_with_repeated_texts() -> None:
    dress = Dress(cover=Cover.REPEATED, head_cover=Cover.FIRST, backwards=True)
    book = written(TWO_CLASSES, BY_NAME["days and times down, classes across"], dress)
    assert rows_of(book, "Master Schedule")[:5] == [
        "Day | Time | 2C | 1B",
        "Mon | 8:00-8:30 | Math | ELA",
        "- | 8:30-9:00 | Science | ELA",
        "- | 9:00-9:30 | Writing | PE",
        "Tue | 8:00-8:30 | Math | ELA",
    ]


def test_days_and_times_across() -> None:
    book = written(ONE_CLASS, BY_NAME["classes down, days and times across"], Dress())
    assert merges_of(book, "Master Schedule") == {"B1:C1", "D1:E1", "F1:G1", "H1:I1", "J1:K1"}
    assert rows_of(book, "Master Schedule")[2] == "1B | ELA | PE | ELA | Music | ELA | Art | ELA | Library | ELA | PE"


def test_a_row_every_fifteen_minutes_with_a_row_of_grades() -> None:
    dress = Dress(times=Times.START, step=15, details=True)
    book = written(TWO_CLASSES, BY_NAME["a row every few minutes"], dress)
    assert rows_of(book, "Thu") == [
        "Thu | - | -",
        "- | 1st Grade | 2nd Grade",
        "Time | 1B | 2C",
        "8:00 | ELA | Math",
        "8:15 | - | -",
        "8:30 | - | Science",
        "8:45 | - | -",
        "9:00 | Library | Writing",
        "9:15 | - | -",
    ]
    assert merges_of(book, "Thu") == {"B4:B7", "B8:B9", "C4:C5", "C6:C7", "C8:C9"}


def test_a_cell_with_its_own_time_needs_no_merged_cells() -> None:
    dress = Dress(times=Times.SPAN, step=15, cover=Cover.FIRST, wording=3)
    book = written(ONE_CLASS, BY_NAME["a row every few minutes, times in the cells"], dress)
    assert not merges_of(book, "Mon")
    assert rows_of(book, "Mon")[2:4] == ["8:00-8:15 | ELA\n8:00-9:00", "8:15-8:30 | -"]


def test_rooms_across() -> None:
    book = written(TWO_CLASSES, BY_NAME["rooms across"], Dress(wording=1))
    assert rows_of(book, "Wed") == [
        "Wed | - | - | -",
        "Time | Room 101 | Room 102 | Art Room",
        "8:00-8:30 | 1B: ELA | 2C: Math | -",
        "8:30-9:00 | - | 2C: Science | -",
        "9:00-9:30 | - | 2C: Writing | 1B: Art",
    ]


def test_a_special_room_that_is_taken_leaves_a_class_in_its_own() -> None:
    both = (*lessons("1B", 480, 540, "PE"), *lessons("2C", 510, 570, "PE"))
    book = written(replace(TWO_CLASSES, lessons=both), BY_NAME["rooms down"], Dress())
    assert rows_of(book, "Mon")[2:] == ["Room 102 | - | 2C PE | -", "Gym | 1B PE | - | -"]


def test_a_lesson_a_row_with_days_together_and_columns_in_another_order() -> None:
    dress = Dress(wording=3, cover=Cover.FIRST, times=Times.FROM_TO, columns=(3, 2, 1, 0, 4, 5, 6, 7), head_words=1)
    book = written(ONE_CLASS, BY_NAME["a lesson a row, by class"], dress)
    assert rows_of(book, "Schedule") == [
        "Subject | From | To | Day(s) | Homeroom",
        "ELA | 8:00 | 9:00 | M-F | 1B",
        "PE | 9:00 | 9:30 | MF | -",
        "Music | 9:00 | 9:30 | T | -",
        "Art | 9:00 | 9:30 | W | -",
        "Library | 9:00 | 9:30 | Th | -",
    ]


def test_a_page_of_lines_with_numbers_for_weekdays() -> None:
    book = written(ONE_CLASS, BY_NAME["a page of lines, by class"], Dress(times=Times.START, clock=Clock.HALVES))
    assert rows_of(book, "1B") == [
        "1B",
        "8:00 AM ELA",
        "9:00 AM Specials (1=PE, 2=Music, 3=Art, 4=Library, 5=PE)",
        "9:30 AM Dismissal",
    ]


def test_a_page_has_sections_where_days_differ_in_more_than_specials() -> None:
    friday = [
        replace(each, activity="Math") if each.activity == "ELA" and each.day == 4 else each
        for each in ONE_CLASS.lessons
    ]
    book = written(replace(ONE_CLASS, lessons=tuple(friday)), BY_NAME["a page of lines, by teacher"], Dress(wording=4))
    assert rows_of(book, "Ms. Lopez")[-3:] == ["Fri | -", "8:00-9:00 | Math", "9:00-9:30 | PE"]


def test_everything_around_a_table() -> None:
    dress = Dress(
        letterhead=("Lincoln Elementary",),
        footers=("* bring recorder",),
        side_note="NEW",
        legend=Where.BESIDE,
        rows_in_front=1,
        columns_in_front=1,
        mirrored=True,
        empty_column=True,
    )
    book = written(ONE_CLASS, BY_NAME["weekdays across, by class"], dress)
    assert [row.replace(" | -", "") for row in rows_of(book, "1B")] == [
        "-",
        "- | Lincoln Elementary",
        "-",
        "- | 1B | Color key",
        "- | Time | Mon | Tue | Wed | Thu | Fri | Time | Core",
        "- | 8:00-9:00 | ELA | ELA | ELA | ELA | ELA | 8:00-9:00 | Specials",
        "- | 9:00-9:30 | PE | Music | Art | Library | PE | 9:00-9:30 | Lunch / Recess | NEW",
        "- | Support",
        "-",
        "- | * bring recorder",
    ]
