"""Write a problem down as the rows of a district workbook."""

from collections.abc import Callable, Iterable

from optsched.domain import Problem
from optsched.usecases.demo_district import people_rows, school_rows
from optsched.usecases.demo_district.words import Row

SHEETS: tuple[tuple[str, Callable[[Problem], Iterable[Row]]], ...] = (
    ("Options", school_rows.options),
    ("Schools", school_rows.schools),
    ("Travel", school_rows.travel),
    ("Calendar", school_rows.calendar),
    ("Classes", school_rows.classes),
    ("Timetable", school_rows.timetable),
    ("Activities", school_rows.activities),
    ("Therapists", people_rows.therapists),
    ("Hours", people_rows.hours),
    ("Work", people_rows.work),
    ("Rooms", people_rows.rooms),
    ("Students", people_rows.students),
    ("Student times", people_rows.student_times),
    ("Services", people_rows.services),
    ("Pairs", people_rows.pairs),
    ("Preferences", people_rows.preferences),
    ("Locked", people_rows.locked),
)
"""What writes each sheet, in the workbook's order."""


def rows_of(problem: Problem) -> dict[str, list[Row]]:
    """Return the rows of each sheet; columns at their default are left out, clock times are minutes since midnight."""
    return {name: [_filled(row) for row in rows(problem)] for name, rows in SHEETS}


def _filled(row: Row) -> Row:
    return {column: value for column, value in row.items() if value not in (None, "")}
