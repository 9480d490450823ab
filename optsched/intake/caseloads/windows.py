"""Columns for times of a child, as `Unavailable Day 1`, `Unavailable Start 1`, `Unavailable End 1` -> Student times."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from optsched.contract import STUDENT_TIMES
from optsched.domain import Severity, Source
from optsched.domain.understood import LineToReview
from optsched.intake.caseloads.carried import Cell
from optsched.intake.caseloads.vocabulary import service_in
from optsched.intake.codes import CODES, Code
from optsched.intake.log import Log
from optsched.intake.tables import Row

_COLUMNS = ("Days", "From", "To")
_PARTS = {
    **dict.fromkeys(("day", "days", "weekday", "weekdays"), "Days"),
    **dict.fromkeys(("start", "starts", "begin", "begins", "from"), "From"),
    **dict.fromkeys(("end", "ends", "until", "to"), "To"),
}
_RULES = {
    **dict.fromkeys(("unavailable", "not available", "busy", "no therapy", "do not pull", "do not schedule"), "never"),
    **dict.fromkeys(("avoid", "avoid therapy"), "avoid"),
    **dict.fromkeys(("preferred", "prefer", "therapy preferred"), "prefer"),
    **dict.fromkeys(("available", "availability"), "available"),
}
"""What headers say clearly: a Rule of Student times, or `available`, which is none, as it closes all other times."""


@dataclass(frozen=True)
class TimeColumn:
    """A column for a day, a start or an end; columns of one window share rule and number. A rule need not be said."""

    column: str
    rule: str
    number: str


@dataclass(frozen=True)
class ChildTime:
    """A window of a line: its rule, and its cells by column of Student times, with what their headers are."""

    rule: str
    cells: Mapping[str, Cell]


def time_column(header: str) -> TimeColumn | None:
    """Read a header; None where it is no day, start or end.

    >>> time_column("Not available: Start_2"), time_column("Day_1").rule, time_column("Shoe size")
    (TimeColumn(column='From', rule='never', number='2'), '', None)
    """
    words = re.findall(r"[a-z]+|\d+", header.casefold())
    numbers = [word for word in words if word.isdecimal()]
    parts = [word for word in words if word in _PARTS]
    rest = " ".join(word for word in words if word not in (*numbers, *parts, "time"))
    if len(parts) != 1 or len(numbers) > 1 or (rest and rest not in _RULES):
        return None
    return TimeColumn(_PARTS[parts[0]], _RULES.get(rest, ""), "".join(numbers))


_HOW_MUCH = re.compile(r"\bmin(?:ute)?s?\b|\bsessions?\b|\bfreq", re.IGNORECASE)


def windows_of(headers: Mapping[int, str]) -> tuple[tuple[str, dict[str, int]], ...]:
    """Return (rule, positions by column) of every window whose headers say its rule, and that has each column once."""
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    double: set[tuple[str, str]] = set()
    for position, header in headers.items():
        column = time_column(header)
        if column is not None and column.rule in STUDENT_TIMES.column("Rule").choices:
            key = column.rule, column.number
            if found[key].setdefault(column.column, position) != position:
                double.add(key)
    return tuple((key[0], each) for key, each in found.items() if len(each) == len(_COLUMNS) and key not in double)


def log_not_read(header: str, where: Source, log: Log) -> None:
    """Log a column that is not read: an error where it says a time of the child, which must not be lost.

    A warning where it may say how much is owed.
    """
    column = time_column(header)
    message, maybe = f"Column {header} is not known in a list of children and was not read.", ""
    if column is not None and column.rule == "available":
        message = f"Column {header} says when a child is available; a plan must know when the child is not, and the"
        message += " column was not read."
        maybe = "the times when the child is not available, as Unavailable Day, Unavailable Start and Unavailable End?"
    elif column is not None and column.rule:
        message = f"Column {header} was not read: a time needs a day, a start and an end, each in one column."
        maybe = "the other columns have other names, or stand there twice?"
    elif column is not None:
        maybe = f"Unavailable {header}, if the child has no time then?"
    severity = Severity.ERROR if column is not None and column.rule else None
    if column is None and (_HOW_MUCH.search(header) or service_in(header)):
        severity, maybe = Severity.WARNING, "Minutes, Minutes per week, Sessions per week or Frequency is meant?"
    log.add(Code.COLUMN_NOT_READ, message, where, seen=header, maybe=maybe, severity=severity)


def time_rows(times: Sequence[ChildTime], code: str, child: Source, log: Log) -> tuple[list[Row], list[LineToReview]]:
    """Return a row of Student times for each window; one that is not whole is refused, as no day means every day."""
    rows, review = [], []
    for each in times:
        empty = next((each.cells[column] for column in _COLUMNS if each.cells[column].value is None), None)
        if empty is not None:
            review.append(_not_whole(each, code, empty.source, log))
            continue
        values = {"Student": code, **{column: each.cells[column].value for column in _COLUMNS}, "Rule": each.rule}
        cells = {"Student": child, **{column: each.cells[column].source for column in _COLUMNS}}
        rows.append(Row(STUDENT_TIMES.name, cells["Days"], values, {**cells, "Rule": cells["Days"]}))
    return rows, review


def _not_whole(window: ChildTime, code: str, where: Source, log: Log) -> LineToReview:
    seen = " ".join(cell.seen for cell in window.cells.values() if cell.seen)
    message = f"{code}: a time needs a day, a start and an end; here there is only {seen}."
    log.add(Code.EMPTY_CELL, message, where, seen=seen)
    return LineToReview(where, seen, message, CODES[Code.EMPTY_CELL].maybe)


def once(rows: Iterable[Row]) -> Iterator[Row]:
    """Return rows of Student times without those that say the same again, as each line of a child may."""
    first: set[tuple[str, ...]] = set()
    for row in rows:
        said = tuple(f"{column} {row.seen(column)}" for column in ("Student", *_COLUMNS, "Rule"))
        if row.sheet != STUDENT_TIMES.name or said not in first:
            yield row
        first.add(said)
