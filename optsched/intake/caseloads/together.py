"""Rows of several lines, or several lists, together: one row for each child, and services that stand there twice."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import combinations

from optsched.contract import SERVICES, STUDENTS
from optsched.intake.caseloads.report import Caseload
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.times import day_of
from optsched.intake.words import Unclear, key_of

_NUMBERS = ("Minutes", "Times", "Per")


def together(caseloads: Iterable[Caseload], log: Log) -> tuple[Row, ...]:
    """Return the rows of several lists of one register: each child once; log services that two lists give."""
    rows = joined(row for each in caseloads for row in each.rows)
    log_doubles(rows, log)
    return rows


def joined(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the Students, one row for each code with the first value of every column, and then the Services."""
    students: dict[str, Row] = {}
    services: list[Row] = []
    for row in rows:
        if row.sheet == STUDENTS.name:
            key = key_of(row.seen("Student"))
            students[key] = _filled_up(students[key], row) if key in students else row
        else:
            services.append(row)
    return (*students.values(), *services)


def _filled_up(row: Row, other: Row) -> Row:
    new = {column: value for column, value in other.values.items() if column not in row.values}
    return Row(
        row.sheet,
        row.source,
        {**row.values, **new},
        {**other.cells, **row.cells, **{column: other.at(column) for column in new}},
    )


def log_doubles(rows: Iterable[Row], log: Log) -> None:
    """Log two lines of one child and service with the same numbers for the same time. Phases follow each other."""
    lines: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.sheet == SERVICES.name and all(row.seen(column) for column in ("Service", *_NUMBERS)):
            lines[tuple(key_of(row.seen(column)) for column in ("Student", "Service", *_NUMBERS))].append(row)
    for same in lines.values():
        for one, other in combinations(same, 2):
            if _kind(one) == _kind(other) and _overlap(one, other):
                code, service = other.seen("Student"), other.seen("Service")
                message = f"{code} has the same {service} here and in {one.source}, for the same time; both are read."
                maybe = "one of the two lines is old, or a copy?"
                log.add(Code.DOUBLE_ROW, message, other.at("Service"), seen=service, maybe=maybe)


def _kind(row: Row) -> str:
    return key_of(row.seen("Kind")) or "direct"


def _overlap(one: Row, other: Row) -> bool:
    """Tell whether two lines share more than the day on which one ends and the other begins."""
    (first, last), (start, end) = _dates(one), _dates(other)
    return (first, last) == (start, end) or (first < end and start < last)


def _dates(row: Row) -> tuple[date, date]:
    return _date(row, "Starts", date.min), _date(row, "Ends", date.max)


def _date(row: Row, column: str, default: date) -> date:
    try:
        return day_of(row.values[column]) if column in row.values else default
    except Unclear:
        return default
