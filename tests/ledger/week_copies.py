"""Copies of one week's workbook, as therapists send them back: every row a dict, and a test changes one cell."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from optsched.contract import WEEK_SESSIONS
from optsched.domain import Finding
from optsched.domain.attendance import AttendanceRow
from optsched.intake.attendance import read_attendance
from optsched.intake.log import Log

Cells = dict[str, Any]
MONDAY = date(2025, 11, 24)
TODAY = date(2025, 11, 29)
"""The Saturday of that week: all of it is past."""


def session(student: str = "S-1", day: int = 24, service: str = "OT", number: int = 1, **cells: Any) -> Cells:
    """Return the row of a session of 30 minutes in November 2025, as the week's workbook has it."""
    when = date(2025, 11, day)
    mandate = f"{student} {service}"
    return {
        "Date": when,
        "Session": f"Mon 9:00 {student}",
        "Mandate": mandate,
        "Weeks": "all",
        "Day": f"{when:%a}",
        "From": "9:00",
        "To": "9:30",
        "School": "Lincoln",
        "Therapist": "Rivera" if service == "OT" else "Chen",
        "Service": service,
        "Setting": "pull-out",
        "Student": student,
        "Minutes": 30,
        "Key": f"{mandate} {when.isoformat()} {number}",
        **{name.replace("_", " "): value for name, value in cells.items()},
    }


def write_copy(path: Path, rows: Iterable[Cells], headers: Sequence[str] = WEEK_SESSIONS.headers) -> Path:
    """Write the sheet Sessions with these headers; cells that a row does not name are empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Workbook(str(path), {"strings_to_numbers": False}) as book:
        sheet = book.add_worksheet(WEEK_SESSIONS.name)
        as_date = book.add_format({"num_format": "ddd m/d/yyyy"})
        sheet.write_row(0, 0, headers)
        for at, row in enumerate(rows, 1):
            for column, name in enumerate(headers):
                value = row.get(name)
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, as_date)
                elif value is not None:
                    sheet.write(at, column, value)
    return path


def read_copies(*paths: Path, today: date = TODAY) -> tuple[list[AttendanceRow], list[Finding]]:
    """Return the rows of copies, and what was found."""
    log = Log()
    return read_attendance(paths, log, today), list(log.findings)


def row(student: str = "S-1", day: int = 24, service: str = "OT", number: int = 1, **said: Any) -> AttendanceRow:
    """Return a session of 30 minutes as it is read; `held` and other words give the minutes that they mean."""
    key = f"{student} {service} {date(2025, 11, day).isoformat()} {number}"
    whole: dict[str, Any] = {"date": date(2025, 11, day), "minutes": 30, "therapist": "Rivera", **said}
    if whole.get("attendance"):
        whole.setdefault("minutes_held", whole["minutes"] if whole["attendance"] == "held" else 0)
    return AttendanceRow(key, f"{student} {service}", student, service, **whole)
