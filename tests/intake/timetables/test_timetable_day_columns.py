"""A master schedule with a day among its grades: the grades are read, the day is told with its cells."""

import re
from pathlib import Path

import pytest
from intake.drawn import drawn, said
from intake.timetables.lesson_words import findings, lines, only, told
from openpyxl import Workbook

from optsched.domain import Finding, Severity
from optsched.intake.cells import Sheet
from optsched.intake.codes import Code
from optsched.intake.files import read_files
from optsched.intake.log import Log
from optsched.intake.timetables import read_timetables

HEADS = (
    "Time",
    "Full Day K",
    "1/2 Day K",
    "1st",
    "2nd",
    "3rd",
    "4th",
    "5th",
    "6th",
    "Friday",
    "Minutes",
    "K",
    "1st-6th",
)
FIRST, STEP, ROWS = 8 * 60 + 20, 5, 24
ALL_DAY = {
    "Full Day K": ("Announcements 8:20 - 8:30", "Calendar 8:30-8:45", "Language Comp. Writing 8:45 - 9:55"),
    "1/2 Day K": ("Announcements 8:20 - 8:30", "Calendar 8:30-9:00", "Math 9:00-9:40"),
    "1st": ("Rotations 8:25 - 9:10", "Math 9:10-10:00"),
    "2nd": ("Math 8:25-9:25", "M-Comp T- Library W-Art Th-PE 9:25-10:05"),
    "3rd": ("Reading Support 8:25 - 9:55",),
    "4th": ("Math 8:20-9:20", "Recess 9:20-9:35"),
    "5th": ("Science 8:20-9:00", "Class 1 M-Comp T- Library W-Art Th-PE 9:00-9:40"),
    "6th": ("Writing 8:30-9:30",),
    "Friday": ("Assembly 8:30-9:00", "Math 9:00-9:40", "Early release 1:30"),
}
KEY = (("Math", 60, 75), ("Reading", 90, 60), ("Writing", 30, 45))


def clock(at: int) -> str:
    return f"{at // 60}:{at % 60:02d}"


def minute(text: str) -> int:
    hour, _, rest = text.partition(":")
    return int(hour) * 60 + int(rest)


def write_master(path: Path, *, merged: bool) -> None:
    """Write the published master schedule in small; not merged, only the first row of a lesson has its text."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADS)
    for row in range(ROWS):
        at = FIRST + STEP * row
        sheet.append([f"{clock(at)}-{clock(at + STEP)}"])
    for name, texts in ALL_DAY.items():
        column = HEADS.index(name) + 1
        for text in texts:
            times = re.findall(r"\d+:\d\d", text)
            first = (minute(times[0]) - FIRST) // STEP + 2 if len(times) == 2 else ROWS
            last = (minute(times[1]) - FIRST) // STEP + 1 if len(times) == 2 else ROWS
            sheet.cell(first, column, text)
            if merged and last > first:
                sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)
    for row, values in enumerate(KEY, 2):
        for column, value in enumerate(values, HEADS.index("Minutes") + 1):
            sheet.cell(row, column, value)
    for row, values in enumerate((("Subject", "Minutes"), ("Math", 300), ("ELA", 450)), ROWS + 4):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
    book.save(path)


@pytest.fixture(params=[True, False], ids=["merged", "exported to values"])
def master(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[list[str], list[Finding]]:
    path = tmp_path / "master.xlsx"
    write_master(path, merged=request.param)
    log = Log()
    lessons = [each for found in read_timetables(read_files([path], log), log) for each in found.lessons]
    return sorted(" | ".join(said(each)) for each in lessons), list(log.findings)


GRADES = """
1/2 Day K | Mon Tue Wed Thu | 8:20-8:30 | Announcements
1/2 Day K | Mon Tue Wed Thu | 8:30-9:00 | Calendar
1/2 Day K | Mon Tue Wed Thu | 9:00-9:40 | Math
1st | Mon Tue Wed Thu | 8:25-9:10 | Rotations
1st | Mon Tue Wed Thu | 9:10-10:00 | Math
2nd | Mon Tue Wed Thu | 8:25-9:25 | Math
2nd | Mon | 9:25-10:05 | Comp
2nd | Thu | 9:25-10:05 | PE
2nd | Tue | 9:25-10:05 | Library
2nd | Wed | 9:25-10:05 | Art
3rd | Mon Tue Wed Thu | 8:25-9:55 | Reading Support
4th | Mon Tue Wed Thu | 8:20-9:20 | Math
4th | Mon Tue Wed Thu | 9:20-9:35 | Recess
5th | Mon Tue Wed Thu | 8:20-9:00 | Science
6th | Mon Tue Wed Thu | 8:30-9:30 | Writing
Full Day K | Mon Tue Wed Thu | 8:20-8:30 | Announcements
Full Day K | Mon Tue Wed Thu | 8:30-8:45 | Calendar
Full Day K | Mon Tue Wed Thu | 8:45-9:55 | Language Comp. Writing
"""


def test_the_grades_of_a_master_schedule_are_read(master: tuple[list[str], list[Finding]]) -> None:
    assert master[0] == sorted(GRADES.strip().split("\n"))


def test_only_friday_and_a_class_within_a_grade_are_told(master: tuple[list[str], list[Finding]]) -> None:
    found = [each for each in master[1] if each.severity is not Severity.NOTE]
    told = {each.code: (each.source.cell, each.message, each.maybe) for each in found}
    assert set(told) == {"F100", "F101", "F107"}
    assert told["F101"] == (
        "J4",
        "The column Friday (J4-J24) stands among classes and does not say whose it is: it was not read. "
        "(3 cells: J4, J10, J24)",
        "Maybe write Friday in a table of its own, class by class?",
    )
    assert told["F100"][0] == "H10"  # `Class 1` of the 5th grade: the other classes are not named
    assert told["F100"][1].startswith("Class 1 in this cell is not understood.")
    assert told["F107"][1] == "Friday stands apart: the classes beside it are read as of Mon, Tue, Wed, Thu."


def test_the_minutes_beside_and_below_are_named_as_not_read(master: tuple[list[str], list[Finding]]) -> None:
    (note,) = [each for each in master[1] if each.severity is Severity.NOTE]
    assert note.code == Code.CELL_NOT_READ.value
    assert note.message == "This cell was not read. (18 cells: K1, L1, M1, K2, L2, M2 …)"


GRADES_AND_FRIDAY = """
Time | 2A | 2B | Friday
8:00-9:00 | Math | ELA | Art
9:00-9:30 | Lunch | < | <
9:30-10:00 | ELA | M-PE F-Art |
"""


def test_a_lesson_merged_over_classes_and_friday_is_read_of_the_classes() -> None:
    sheet = drawn(GRADES_AND_FRIDAY)
    assert [line for line in lines(sheet) if "Lunch" in line] == [
        "2A | Mon Tue Wed Thu | 9:00-9:30 | Lunch",
        "2B | Mon Tue Wed Thu | 9:00-9:30 | Lunch",
    ]
    finding = only(Code.NO_CLASS_NAMED, sheet)
    assert (finding.source.cell, finding.seen) == ("D2", "Art")
    assert finding.message.endswith("it was not read. (2 cells: D2, B3)")


def test_days_that_a_cell_names_itself_hold() -> None:
    assert [line for line in lines(drawn(GRADES_AND_FRIDAY)) if "9:30" in line and "Lunch" not in line] == [
        "2A | Mon Tue Wed Thu | 9:30-10:00 | ELA",
        "2B | Fri | 9:30-10:00 | Art",
        "2B | Mon | 9:30-10:00 | PE",
    ]


def test_a_title_goes_before_what_is_left_of_the_week() -> None:
    sheet = drawn(f"Tuesday\n{GRADES_AND_FRIDAY.strip()}")
    assert "2A | Tue | 8:00-9:00 | Math" in lines(sheet)
    assert [each for each in findings(sheet) if each.code == Code.DAYS_ASSUMED.value] == []


def test_a_friday_among_rows_of_classes() -> None:
    sheet = drawn(
        "Class | 8:00-9:00 | 9:00-9:45 | 9:45-10:30\n2A | Math | ELA | Art\n2B | ELA | PE | Math\nFriday | Art | PE"
    )
    assert len(lines(sheet)) == 6
    finding = only(Code.NO_CLASS_NAMED, sheet)
    assert finding.message.startswith("The row Friday (B4-C4) stands among classes and does not say whose it is:")


@pytest.mark.parametrize(
    "sheet",
    [
        drawn("2B | Mon | Tue | Fri\n8:00-9:00 | Math | ELA | Art\n9:00-10:00 | PE | Art | PE"),
        drawn(
            " | 2A | < | 2B | <\nTime | Mon | Tue | Mon | Fri\n"
            "8:00-9:00 | Math | ELA | Art | PE\n9:00-9:45 | PE | Art | ELA | Math"
        ),
        drawn(
            "Day | Time | 2A | 2B\nMon | 8:00-9:00 | Math | ELA\n | 9:00-9:45 | Art | PE\n"
            "Fri | 8:00-9:00 | Math | ELA\n | 9:00-9:45 | Art | PE"
        ),
    ],
)
def test_tables_whose_days_are_plain_are_not_disturbed(sheet: Sheet) -> None:
    assert told(sheet) == []
    assert lines(sheet)


def test_heads_that_are_activities_name_no_class() -> None:
    sheet = drawn("Time | Art | Music\n8:00-9:00 | Lopez | Park\n9:00-10:00 | Park | Lopez")
    assert lines(sheet) == []
    assert {code for code, _ in told(sheet)} == {"F100"}
