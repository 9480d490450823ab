"""Rows of several lines, or several lists, together: one row for each child."""

from collections.abc import Iterable

from optsched.contract import STUDENTS
from optsched.domain.understood import LineToReview
from optsched.intake.caseloads.doubles import log_doubles, without_rivals
from optsched.intake.caseloads.report import Caseload
from optsched.intake.caseloads.windows import once
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.words import key_of


def together(caseloads: Iterable[Caseload], log: Log) -> tuple[tuple[Row, ...], tuple[LineToReview, ...]]:
    """Return the rows of several lists of one register: each child once; log services that two lists give.

    Where two lists contradict each other, neither is taken, and both lines are to be reviewed.
    """
    rows = joined(row for each in caseloads for row in each.rows)
    log_doubles(rows, log)
    return without_rivals(rows, log)


def joined(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the Students, one row for each code with the first value of every column, and then the other rows."""
    students: dict[str, Row] = {}
    others: list[Row] = []
    for row in rows:
        if row.sheet == STUDENTS.name:
            key = key_of(row.seen("Student"))
            students[key] = _filled_up(students[key], row) if key in students else row
        else:
            others.append(row)
    return (*students.values(), *once(others))


def _filled_up(row: Row, other: Row) -> Row:
    new = {column: value for column, value in other.values.items() if column not in row.values}
    return Row(
        row.sheet,
        row.source,
        {**row.values, **new},
        {**other.cells, **row.cells, **{column: other.at(column) for column in new}},
    )
