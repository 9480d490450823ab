"""Lessons -> rows of the sheet Timetable, each value with the cell it came from."""

from collections.abc import Sequence
from datetime import time

from optsched.contract import TIMETABLE
from optsched.domain import Source
from optsched.domain.cycle import clock
from optsched.intake.cells import Value
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.times import FIRST_IN_THE_MORNING
from optsched.intake.timetables.classes import class_of
from optsched.intake.timetables.lessons import Lesson
from optsched.intake.words import TRANSITIONAL, key_of


def rows_of(lessons: Sequence[Lesson], schools: Sequence[str], log: Log) -> list[Row]:
    """Return a row for each lesson. The only school of a district need not be named."""
    only = schools[0] if len(schools) == 1 else ""
    told = {each.label.grade: each.label_source for each in reversed(lessons) if _is_transitional(each)}
    for seen, where in told.items():
        message = f"{seen} is transitional kindergarten; it counts as PK."
        log.add(Code.COUNTS_AS_PK, message, where, seen=seen)
    return [_row(each, each.school or only) for each in lessons]


def _is_transitional(lesson: Lesson) -> bool:
    return key_of(lesson.label.grade) in TRANSITIONAL


def _row(lesson: Lesson, school: str) -> Row:
    values: dict[str, Value] = {
        "School": school,
        "Class": class_of(lesson.label),
        "Teacher": lesson.label.teacher,
        "Grade": "PK" if _is_transitional(lesson) else lesson.label.grade,
        "Days": ", ".join(lesson.days),
        "Weeks": lesson.weeks,
        "From": _time(lesson.start),
        "To": _time(lesson.end),
        "Activity": lesson.activity,
        "Where": lesson.where,
        "Variant": lesson.variant,
    }
    sheet = Source(lesson.source.file, lesson.source.sheet)
    cells = dict.fromkeys(values, lesson.source)
    cells |= dict.fromkeys(("Class", "Teacher", "Grade"), lesson.label_source) | {"School": sheet}
    return Row(TIMETABLE.name, lesson.source, {name: value for name, value in values.items() if value != ""}, cells)


def _time(minute: int) -> Value:
    """Return a time as the sheet Timetable means it: there, 6:30 without more would be in the evening."""
    return f"{clock(minute)} AM" if minute < FIRST_IN_THE_MORNING else time(*divmod(min(minute, 24 * 60 - 1), 60))
