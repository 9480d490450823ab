"""Lists of working hours as therapists send them: a day, a start and an end a row -> rows of Hours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from optsched.contract import HOURS, fold
from optsched.domain import Severity, Source
from optsched.intake.cells import Sheet, Value, is_blank
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.timetables.clocks import NOON, Clock, Span, span_of
from optsched.intake.timetables.days import days_of
from optsched.intake.words import say

_WORDS: Mapping[str, str] = {
    "Therapist": "therapist therapistname provider providername clinician staff staffname employee name",
    "School": "school building site campus location where",
    "Days": "day days weekday weekdays date dayofweek",
    "Weeks": "week weeks",
    "From": "from start starts starttime begin begins timein in arrive arrives",
    "To": "to end ends endtime until timeout out finish leave leaves stop stops stoptime departs",
    "Time": "time times hours workhours schedule",
}
_BESIDE = {"lunch", "lunchtime", "notes", "note", "comments", "email", "phone", "fte", "total", "totalhours", "room"}
"""Columns beside hours that are not read, which is said; any other makes of a list something else."""
_MEANT = {word: column for column, words in _WORDS.items() for word in words.split()}
_HOURS = re.compile(r"([7-9]|1[0-2])\s*(?:-|–|to)\s*(1[0-2]|[1-9])")
_WITHIN = 25
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
_NUMBERS = ("1", "2", "3", "4", "5")


@dataclass(frozen=True)
class WorkingHours:
    """Rows of Hours, and what each header was read as."""

    rows: tuple[Row, ...]
    columns: tuple[tuple[str, str, Source], ...]


def read_hours(sheet: Sheet, log: Log) -> WorkingHours | None:
    """Read a list of working hours. None where the sheet is none: some column is no day, time, person or place."""
    for number, cells in list(sheet.rows.items())[:_WITHIN]:
        meant = {at: _MEANT.get(fold(say(value))) for at, value in cells.items() if not is_blank(value)}
        columns = {at: column for at, column in meant.items() if column}
        named, others = set(columns.values()), [at for at in meant if at not in columns]
        is_strange = any(fold(say(cells[at])) not in _BESIDE for at in others)
        if is_strange or "Days" not in named or not ({"From", "To"} <= named or "Time" in named):
            continue
        for at in others:
            message = f"Column {say(cells[at])} is not needed in a list of working hours and was not read."
            log.add(Code.COLUMN_NOT_READ, message, sheet.source(number, at), seen=say(cells[at]))
        heads = tuple((say(cells[at]), column, sheet.source(number, at)) for at, column in columns.items())
        return WorkingHours(tuple(_rows(sheet, number, columns, log)), heads)
    return None


def _rows(sheet: Sheet, head: int, columns: Mapping[int, str], log: Log) -> list[Row]:
    """Return the rows below a head; a therapist who stands on the first of several rows is that of the others too."""
    days = [
        cells.get(at)
        for row, cells in sheet.rows.items()
        if row > head
        for at, name in columns.items()
        if name == "Days"
    ]
    numbers = all(say(day) in _NUMBERS for day in days if not is_blank(day))
    if numbers:
        at = next(at for at, name in columns.items() if name == "Days")
        message = "Days are numbers here: 1 is read as Monday, 5 as Friday."
        log.add(Code.DAYS_ASSUMED, message, sheet.source(head, at), severity=Severity.NOTE)
    found = []
    above: tuple[Value, Source] | None = None
    for number, cells in sheet.rows.items():
        values: dict[str, Value] = {}
        places: dict[str, Source] = {"Therapist": sheet.source(), "School": sheet.source()}
        for at, column in columns.items():
            value = cells.get(at)
            places[column] = sheet.source(number, at)
            if not is_blank(value):
                values[column] = days_said(value) if column == "Days" else value
        if number > head and "Days" in values:
            if "Therapist" in values:
                above = values["Therapist"], places["Therapist"]
            elif above is not None:
                values["Therapist"], places["Therapist"] = above
            split_time(values, places)
            found.append(Row(HOURS.name, sheet.source(number, min(cells)), values, places))
    return found


def days_said(value: Value) -> Value:
    """Return the weekday that a number from 1 to 5 stands for, else days as they are known, else the value."""
    if say(value) in _NUMBERS:
        return _WEEKDAYS[_NUMBERS.index(say(value))]
    return ", ".join(days_of(value)) or value if isinstance(value, str) else value


def split_time(values: dict[str, Value], places: dict[str, Source]) -> None:
    """Make From and To of a span in one cell."""
    if "Time" not in values:
        return
    where, value = places.pop("Time"), values.pop("Time")
    span = span_of(value) or _of_hours(say(value))
    places |= {"From": where, "To": where}
    if span is None or span.end is None:
        values["From"] = value
        return
    values |= {"From": written(span.start), "To": written(span.end)}


def _of_hours(text: str) -> Span | None:
    """Read `8-3`: below the word Hours, from eight to three in the afternoon."""
    match = _HOURS.fullmatch(text)
    if match is None:
        return None
    start, end = (int(each) * 60 for each in match.groups())
    end += NOON if end <= start else 0
    return Span(Clock(start, is_sure=True), Clock(end, is_sure=True))


def written(clock: Clock) -> str:
    """Write a time as Hours has it, as a school day means it."""
    return f"{clock.usual // 60}:{clock.usual % 60:02d}"
