"""Sheets drawn as text: cells between bars, a line a row; `<` goes on from the left, `^` from above (merged)."""

from optsched.domain import Findings
from optsched.intake.cells import Place, Sheet, Value
from optsched.intake.log import Log
from optsched.intake.timetables import Lesson, read_timetables

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
Read = tuple[str, str, str, str]
"""Class, days, time and activity of a lesson."""


def drawn(text: str, name: str = "Sheet1", file: str = "timetable.xlsx") -> Sheet:
    """Return a sheet from its picture."""
    cells: dict[Place, Value] = {}
    owner: dict[Place, Place] = {}
    for row, line in enumerate(text.rstrip().removeprefix("\n").split("\n"), 1):
        for column, cell in enumerate(line.split("|"), 1):
            seen = cell.strip().replace("\\n", "\n")
            if seen in ("<", "^"):
                before = (row, column - 1) if seen == "<" else (row - 1, column)
                owner[row, column] = owner.get(before, before)
            elif seen:
                cells[row, column] = seen
    ends = {first: max(place for place, mine in owner.items() if mine == first) for first in owner.values()}
    return Sheet(file, name, name, cells, tuple(ends.items()))


def lessons_of(*sheets: Sheet, schools: tuple[str, ...] = ()) -> list[Lesson]:
    """Read timetables and return their lessons."""
    return [lesson for each in read_timetables(sheets, Log(), schools) for lesson in each.lessons]


def read(*sheets: Sheet) -> set[Read]:
    """Read timetables and say each lesson in words."""
    return {said(each) for each in lessons_of(*sheets)}


def said(lesson: Lesson) -> Read:
    """Say a lesson in words: `2B`, `Mon`, `8:15-9:45`, `ELA`."""
    times = "-".join(f"{minute // 60}:{minute % 60:02d}" for minute in (lesson.start, lesson.end))
    return (lesson.label.class_name, " ".join(lesson.days), times, lesson.activity)


def findings_of(*sheets: Sheet) -> Findings:
    """Read timetables and return what was found wrong."""
    log = Log()
    read_timetables(sheets, log)
    return log.findings
