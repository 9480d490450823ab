"""The files of a simulated year: the district's workbook as coordinators edit it, weeks as therapists fill them in."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from benchmarks.year_recount import Said, Session
from openpyxl.worksheet.worksheet import Worksheet

from optsched.domain.attendance import short_key

TIES = ("Co-treat with", "Alternates with")
SETTINGS = ("pull-out", "push-in", "either")
Cells = dict[str, Any]


@dataclass(frozen=True)
class Amendment:
    """What a coordinator did to the workbook, and the mandate that it is about."""

    what: str
    mandate: str


def headers_of(sheet: Worksheet, header: int = 1) -> dict[str, int]:
    """Return the columns of a flat table by the words of its header's row."""
    return {str(cell.value): cell.column for cell in sheet[header] if cell.column is not None}


def rows_of(sheet: Worksheet, header: int = 1) -> Iterator[tuple[int, Cells]]:
    """Yield the rows of a flat table by their numbers; a row of one cell is a sentence."""
    headers = list(headers_of(sheet, header))
    for number, values in enumerate(sheet.iter_rows(min_row=header + 1, values_only=True), header + 1):
        if sum(value is not None for value in values) > 1:
            yield number, dict(zip(headers, values, strict=False))


def moved_back(district: Path, to: Path, by: timedelta) -> None:
    """Write a district whose year was so long ago: attendance can only be entered of days that are past."""
    book = openpyxl.load_workbook(district)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, datetime):
                    cell.value -= by
    book.save(to)


def amended(district: Path, to: Path, chance: random.Random) -> Amendment:
    """Write a district after one amendment: a session more or less a week, another setting, a child who moves in."""
    book = openpyxl.load_workbook(district)
    services = book["Services"]
    rows = dict(rows_of(services))
    number = chance.choice(list(_free(rows)))
    kind = chance.choice((_more_or_less, _other_setting, None))
    if kind is None:
        done = _moved_in(book["Students"], services, rows[number])
    else:
        cells, what = kind(rows[number], chance)
        _write(services, number, cells)
        done = Amendment(what, str(rows[number]["Mandate"]))
    book.save(to)
    return done


def _write(sheet: Worksheet, number: int, cells: Cells, header: int = 1) -> None:
    headers = headers_of(sheet, header)
    for name, value in cells.items():
        cell: Any = sheet.cell(number, headers[name])
        cell.value = value


def _free(rows: Mapping[int, Cells]) -> Iterator[int]:
    """Yield the rows of sessions every week that are tied to no other mandate."""
    tied = {row[name] for row in rows.values() for name in TIES}
    for number, row in rows.items():
        is_tied = row["Mandate"] in tied or any(row[name] for name in TIES)
        if is_weekly(row) and row["Kind"] in (None, "direct") and not is_tied:
            yield number


def is_weekly(row: Cells) -> bool:
    """Tell whether a row of Services promises sessions in every week of the year."""
    return row["Per"] == "week" and not any(row[name] for name in ("Weeks", "Starts", "Ends"))


def _more_or_less(row: Cells, chance: random.Random) -> tuple[Cells, str]:
    times = int(row["Times"] or 1)
    times += 1 if times == 1 or (times < 3 and chance.random() < 0.5) else -1
    return {"Times": times, "Wording": None}, f"{row['Mandate']} {times} times a week, not {row['Times']}"


def _other_setting(row: Cells, chance: random.Random) -> tuple[Cells, str]:
    setting = chance.choice([each for each in SETTINGS if each != row["Setting"]])
    cells = {"Setting": setting, "Push-in share": None, "Push-in during": None, "Wording": None}
    return cells, f"{row['Mandate']} {setting}, not {row['Setting']}"


def _moved_in(students: Worksheet, services: Worksheet, like: Cells) -> Amendment:
    known = [row for _, row in rows_of(students)]
    code = f"S{len(known) + 1:03d}"
    child = next(row for row in known if row["Student"] == like["Student"])
    students.append(list({**child, "Student": code, "Initials": None}.values()))
    mandate = f"{code} {like['Service']}"
    services.append(list({**like, "Mandate": mandate, "Student": code, "Wording": None}.values()))
    return Amendment(f"{code} moves in with {like['Service']}", mandate)


def promised(district: Path) -> dict[str, int]:
    """Return the sessions that each mandate of every week promises."""
    book = openpyxl.load_workbook(district, read_only=True)
    rows = [row for _, row in rows_of(book["Services"])]
    book.close()
    return {str(row["Mandate"]): int(row["Times"] or 1) for row in rows if is_weekly(row)}


def missing_in(plan: Path) -> int:
    """Return the minutes of a cycle that a plan lacks."""
    book = openpyxl.load_workbook(plan, read_only=True)
    found = sum(int(row["Missing"]) for _, row in rows_of(book["Minutes"]) if row["Student"])
    book.close()
    return found


def moves_in(plan: Path) -> list[str]:
    """Return where each session stood that the sheet Changes calls moved."""
    book = openpyxl.load_workbook(plan, read_only=True)
    found = [str(row["Before"]) for _, row in rows_of(book["Changes"]) if row["What"] == "moved" and row["Mandate"]]
    book.close()
    return found


def sessions_of(week: Path) -> tuple[list[Session], list[Session]]:
    """Return the sessions that a week holds, and those that it owes, which have their attendance already."""
    book = openpyxl.load_workbook(week, read_only=True)
    held, owed = (
        [_session(row, name == "Owed") for _, row in rows_of(book[name]) if row["Key"]] for name in ("Sessions", "Owed")
    )
    book.close()
    return held, owed


def _session(row: Cells, is_owed: bool) -> Session:
    return Session(
        key=str(row["Key"]),
        mandate=str(row["Mandate"]),
        student=str(row["Student"]),
        service=str(row["Service"]),
        therapist=str(row["Therapist"]),
        date=row["Date"].date(),
        minutes=int(row["Minutes"]),
        makes_up_for=row.get("Makes up for") or "",
        said=row.get("Attendance") or "",
        is_owed=is_owed,
    )


def fill_in(slip: Path, said: Mapping[str, Said]) -> None:
    """Fill in a therapist's own workbook of a week, as Excel would save it: what was `said`, by the sessions' keys."""
    book = openpyxl.load_workbook(slip)
    sheet = book["Attendance"]
    header = next(number for number, (cell,) in enumerate(sheet.iter_rows(max_col=1), 1) if cell.value == "Date")
    known = {short_key(key): one for key, one in said.items()}
    for number, row in rows_of(sheet, header):
        one = known.get(str(row["Key"]), Said())
        name = slip.stem if one.attendance else None
        cells = {"Attendance": one.attendance or None, "Minutes held": one.minutes_held, "Entered by": name}
        _write(sheet, number, cells, header)
    book.save(slip)
