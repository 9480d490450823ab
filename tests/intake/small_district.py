"""The rows of one small school, as people would type them; a test changes one cell."""

from collections.abc import Sequence
from copy import deepcopy
from csv import writer
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from optsched.contract import DISTRICT_SHEETS
from optsched.domain import Finding, Problem
from optsched.intake import Code, Reading
from optsched.intake.cells import Sheet
from optsched.intake.log import Log
from optsched.intake.reading import understand

Rows = dict[str, list[dict[str, Any]]]

SMALL: Rows = {
    "Options": [{"Option": "District", "Value": "Small"}, {"Option": "Plan for", "Value": "2026-09-07"}],
    "Schools": [{"School": "Lincoln", "Opens": "8:00", "Closes": "14:00"}],
    "Timetable": [
        {"School": "Lincoln", "Class": "1A", "Teacher": "Ms. Park", "Grade": "1", "Days": "Mon-Fri", **row}
        for row in (
            {"From": "8:00", "To": "9:30", "Activity": "Writing"},
            {"From": "9:30", "To": "10:30", "Activity": "WIN"},
            {"From": "11:30", "To": "12:00", "Activity": "Lunch"},
        )
    ],
    "Activities": [
        {"Activity": "Writing", "Pull-out": "avoid", "Push-in": "best", "Core": "yes"},
        {"Activity": "WIN", "Pull-out": "best", "Push-in": "ok"},
        {"Activity": "Lunch", "Pull-out": "never", "Push-in": "never"},
    ],
    "Therapists": [{"Therapist": "Rivera", "Service": "OT"}, {"Therapist": "Chen", "Service": "Speech"}],
    "Hours": [
        {"Therapist": "Rivera", "Days": "All", "School": "Lincoln", "From": "8:00", "To": "14:00"},
        {"Therapist": "Chen", "Days": "Mon, Wed", "School": "Lincoln", "From": "8:00", "To": "14:00"},
    ],
    "Rooms": [{"School": "Lincoln", "Room": "Therapy", "Sessions at once": "2"}],
    "Students": [
        {"Student": "S-1", "Initials": "A.", "School": "Lincoln", "Class": "1A", "Grade": "1"},
        {"Student": "S-2", "Initials": "B.", "School": "Lincoln", "Class": "1A", "Grade": "1"},
    ],
    "Services": [
        {"Student": "S-1", "Service": "OT", "Therapist": "Rivera", "Minutes": "30", "Times": "2", "Per": "week"},
        {"Student": "S-2", "Service": "Speech", "Minutes": "30", "Times": "2", "Per": "month"},
    ],
}


def small() -> Rows:
    return deepcopy(SMALL)


def as_workbook(rows: Rows, path: Path) -> Path:
    """Write rows with openpyxl, columns in the order of the contract, others behind."""
    book = Workbook()
    book.remove(book.active)
    for name, content in rows.items():
        sheet = book.create_sheet(name)
        headers = headers_of(name, content)
        sheet.append(headers)
        for row in content:
            sheet.append([row.get(header) for header in headers])
    book.save(path)
    return path


def as_csv(rows: Rows, folder: Path, delimiter: str = ",") -> list[Path]:
    """Write one csv file for each sheet."""
    paths = []
    for name, content in rows.items():
        headers = headers_of(name, content)
        path = folder / f"district - {name}.csv"
        with path.open("w", newline="", encoding="utf-8") as stream:
            lines = writer(stream, delimiter=delimiter)
            lines.writerow(headers)
            lines.writerows([row.get(header, "") for header in headers] for row in content)
        paths.append(path)
    return paths


def headers_of(name: str, content: Sequence[dict[str, Any]]) -> list[str]:
    known = [column for sheet in DISTRICT_SHEETS if sheet.name == name for column in sheet.headers]
    return known + [header for row in content for header in row if header not in known]


def cell(name: str, column: str, row: int = 0) -> str:
    """Return the address of a column's cell in the given row (0 is the first below the header)."""
    return f"{chr(ord('A') + headers_of(name, ()).index(column))}{row + 2}"


def read_rows(rows: Rows) -> Reading:
    """Understand rows as if they stood in district.xlsx, without a file."""
    sheets = []
    for name, content in rows.items():
        lines = [headers_of(name, content)] + [[row.get(each) for each in headers_of(name, content)] for row in content]
        sheets.append(Sheet("district.xlsx", name, name, filled(lines)))
    return understand(sheets, Log())


def filled(lines: Sequence[Sequence[Any]]) -> dict[tuple[int, int], Any]:
    """Return the filled cells of lines by place."""
    return {
        (row, column): value
        for row, line in enumerate(lines, 1)
        for column, value in enumerate(line, 1)
        if value not in (None, "")
    }


def found(reading: Reading, code: Code) -> list[Finding]:
    return [finding for finding in reading.findings if finding.code == code]


def one(reading: Reading, code: Code) -> Finding:
    findings = found(reading, code)
    assert len(findings) == 1, [(each.code, each.message) for each in reading.findings]
    return findings[0]


def problem_of(reading: Reading) -> Problem:
    assert reading.problem is not None, [(str(each.source), each.message) for each in reading.findings.errors]
    return reading.problem
