"""Published timetables beside this checkout: what was understood of each, checked against its cells by hand."""

import re
from functools import cache
from pathlib import Path

import pytest
from intake.drawn import said
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from optsched.domain import Finding, Severity
from optsched.intake.files import read_files
from optsched.intake.log import Log
from optsched.intake.timetables import Lesson, read_timetables
from optsched.intake.timetables.classes import with_classes

REAL = Path(__file__).parents[4] / "shared" / "data" / "real"
ROOMS = REAL / "room-by-ten-minutes-1803-merges.xlsx"

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the published timetables are not beside this checkout")


@cache
def read(name: str) -> tuple[tuple[Lesson, ...], tuple[Finding, ...]]:
    log = Log()
    found = read_timetables(read_files([REAL / f"{name}.xlsx"], log), log)
    lessons = with_classes([lesson for each in found for lesson in each.lessons], [], {}, log)
    return tuple(lessons), tuple(log.findings)


def errors(name: str) -> dict[str, tuple[str, str]]:
    """Return the errors of a file by code: the cell, and what is said."""
    return {each.code: (each.source.cell, each.message) for each in read(name)[1] if each.severity is Severity.ERROR}


@pytest.fixture(scope="module")
def rooms() -> tuple[Lesson, ...]:
    return read(ROOMS.stem)[0]


BY_HAND = [  # cell, class, day, time, activity, room
    ("G5", "BCS-6A", "Mon", "8:30-9:50", "Operating Systems", "Seminar Hall"),  # the row of 10 to 60 counts minutes
    ("P5", "BCS-6B", "Mon", "10:00-11:20", "Theory of Automata", "Seminar Hall"),
    ("Y5", "BSE-4C", "Mon", "11:30-12:50", "Business Process Engineering", "Seminar Hall"),
    ("AQ5", "BCS-4M", "Mon", "14:30-15:50", "Probability & Statistics", "Seminar Hall"),
    ("BI6", "MSP-2A", "Mon", "17:30-20:20", "Design Patterns", "CS-2"),
    ("G29", "MDS-2A", "Mon", "8:30-11:20", "Research Methodology", "E&M-16"),
    ("AQ30", "BDS-2B1", "Mon", "14:30-15:50", "Com & Pres Skills Lab", "English Lab-1"),
    ("BC30", "BCS-2C1", "Mon", "16:30-17:50", "Com & Pres Skills Lab", "English Lab-1"),
    ("G60", "BCS-8B", "Tue", "8:30-9:50", "Intro to Cloud Computing", "CS-11"),
    ("AH60", "BCS-2H", "Tue", "13:00-14:20", "Object Oriented Programming", "CS-11"),
    ("G141", "BDS-6B", "Thu", "8:30-9:50", "Artificial Intelligence", "Seminar Hall"),
    ("Y161", "BCS-2B", "Thu", "11:30-13:20", "Com & Presentation Skills", "CE-1"),
    ("AQ219", "BCS-4L", "Fri", "14:30-17:20", "Object Oriented Programming lab", "Lab(CS-1)"),
]


@pytest.mark.parametrize(("cell", "name", "day", "time", "activity", "room"), BY_HAND)
def test_lessons_of_a_room_plan(
    rooms: tuple[Lesson, ...], cell: str, name: str, day: str, time: str, activity: str, room: str
) -> None:
    (lesson,) = [each for each in rooms if each.source.cell == cell]
    assert (*said(lesson), lesson.where) == (name, day, time, activity, room)


def test_every_lesson_of_the_room_plan_has_the_time_of_its_merged_columns(rooms: tuple[Lesson, ...]) -> None:
    sheet = load_workbook(ROOMS).worksheets[0]
    assert len(rooms) == 650
    assert {each.source.cell: (each.days, each.start, each.end) for each in rooms} == dict(counted(sheet))


NAMED = re.compile(r".*\([A-Z]{3}-\d[A-Z]\d?\)\s*")
LAST_COLUMN = 81
"""CC: right of it stands how many sessions a room has."""


def counted(sheet: Worksheet) -> list[tuple[str, tuple[tuple[str, ...], int, int]]]:
    """Count out the days and minutes of every cell that names one class, beside a merged day from Monday to Friday."""
    merged = {area.start_cell.coordinate: area for area in sheet.merged_cells.ranges}
    day_of = {
        row: str(sheet.cell(area.min_row, 1).value).split()[0][:3]
        for area in merged.values()
        if area.max_col == 1
        for row in range(area.min_row, area.max_row + 1)
    }
    found = []
    for row in sheet.iter_rows(min_row=5, min_col=3, max_col=LAST_COLUMN):
        for cell in row:
            area = merged.get(cell.coordinate)
            is_lesson = isinstance(cell.value, str) and NAMED.fullmatch(cell.value)
            if is_lesson and day_of.get(cell.row, "Sat") != "Sat":
                last = area.max_col if area else cell.column
                found.append(
                    (cell.coordinate, ((day_of[cell.row],), minute(sheet, cell.column) - 10, minute(sheet, last)))
                )
    return found


def minute(sheet: Worksheet, column: int) -> int:
    """Return the minute at which a column ends: its hour in row 4, its number in row 3."""
    hour = next(value for at in range(column, 2, -1) if (value := sheet.cell(4, at).value))
    number = sheet.cell(3, column).value or sheet.cell(3, column - 1).value
    at = re.match(r"\d+", str(hour))
    assert at is not None
    afternoon = 12 if "p.m." in str(hour) else 0
    return (int(at[0]) + afternoon) * 60 + int(str(number))


def test_what_is_told_of_the_room_plan() -> None:
    told = errors(ROOMS.stem)
    assert set(told) == {"F100", "F101"}
    cell, message = told["F100"]  # rows 44 to 49 stand below the merged Monday, and so on
    assert cell == "G46"
    assert message.startswith("No day belongs to this cell, though others of the table have one. (23 cells: G46, Y46,")
    cell, message = told["F101"]  # `Reserved for EE`
    assert cell == "AQ47"
    assert message.startswith("This cell names no class, as the others of the table do. (39 cells: AQ47, Y49,")
    clashes = [each.message for each in read(ROOMS.stem)[1] if each.code == "F62"]
    assert len(clashes) == 7
    assert clashes[2] == (
        "BCS-4A has two lessons at one time: Database Systems (FSC TT (Spring 2023) G8) and "
        "Mass Communication (FSC TT (Spring 2023) G27), Mon 8:30-9:50. So it is 14 times."
    )
    notes = [each.message[:40] for each in read(ROOMS.stem)[1] if each.severity is Severity.NOTE]
    assert notes == ["This cell was not read. (74 cells: CE3, ", "Only Monday to Friday are planned: Satur"]


def test_a_week_of_numbered_lessons_without_clock_times_is_told_whole() -> None:
    lessons, _ = read("class-grid-repeated-headers")
    assert lessons == ()
    told = [each for each in read("class-grid-repeated-headers")[1] if each.severity is Severity.ERROR]
    assert [(each.code, each.source.cell) for each in told] == [("F102", "D3"), ("F102", "F53")]
    assert told[0].message == "Periods such as 0, 1, 2 have no clock times. (76 cells: D3, C4, D4, C5, D5, C6 …)"
    assert told[1].seen == "Сбуббота"  # a misspelled Saturday at the right end


def test_an_empty_grid_of_five_minutes_says_nothing() -> None:
    sheet = load_workbook(REAL / "availability-five-minute-grid.xlsx").worksheets[0]
    body = [cell.value for row in sheet.iter_rows(min_row=3, min_col=2) for cell in row]
    assert {str(value).strip() for value in body} == {""}
    assert read("availability-five-minute-grid") == ((), ())
