"""Weeks of therapists as one table: a row for each, a column for each weekday, schools and hours in the cells.

Or a row for each school, with therapists and hours in the cells; or a row for each weekday, and a column for each
therapist.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from optsched.contract import HOURS, THERAPISTS, fold
from optsched.domain import Source
from optsched.domain.cycle import WEEKDAYS
from optsched.intake.caseloads.services import service_of
from optsched.intake.caseloads.vocabulary import service_in
from optsched.intake.cells import Sheet, Value, is_blank
from optsched.intake.codes import Code
from optsched.intake.hours import WorkingHours, written
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.timetables.content import contents_of
from optsched.intake.timetables.days import days_of
from optsched.intake.words import say

_WORDS: Mapping[str, str] = {
    "Therapist": "therapist therapists therapistname provider providername clinician slp ot pt",
    "Service": "service discipline role area type specialty position title",
    "School": "school building site campus baseschool",
}
_MEANT = {word: column for column, words in _WORDS.items() for word in words.split()}
_OFF = {"off", "na", "none", "x", "out", "notworking", ""}
"""Words of a day without work, as `fold` leaves them."""
_BEHIND = re.compile(r"(.*\w\.?)\s*(?:\(|\s[-–]\s|,\s*)\s*([^()]+?)\)?")
_PARTS = re.compile(r"\s*(?:[/;\n]|\band\b)\s*")
_FEWEST_DAYS, _WITHIN = 2, 25


@dataclass(frozen=True)
class _Head:
    """The row that names the columns: weekdays by column, and what the others mean; unknown ones mean nothing."""

    row: int
    days: Mapping[int, str]
    columns: Mapping[int, str]

    @property
    def in_cells(self) -> str:
        """The column of Hours that the words of the cells are for."""
        return "School" if "Therapist" in self.columns.values() else "Therapist"


class _Turned(Sheet):
    """A sheet with rows for its columns; its cells are said to stand where they do."""

    def source(self, row: int = 0, column: int = 0) -> Source:
        return super().source(column, row)


def is_staff_week(sheet: Sheet) -> bool:
    """Tell whether a sheet has a column (or a row) of therapists and several of weekdays."""
    return _found(sheet) is not None


def _found(sheet: Sheet) -> "tuple[Sheet, _Head] | None":
    """Return the sheet, turned where weekdays stand below each other, and the row that names its columns."""
    if (head := _head_of(sheet)) is not None:
        return sheet, head
    turned = _Turned(
        sheet.file, sheet.name, sheet.title, {(column, row): v for (row, column), v in sheet.cells.items()}
    )
    head = _head_beside_names(turned)
    return (turned, head) if head is not None else None


def read_staff_week(sheet: Sheet, log: Log) -> WorkingHours:
    """Return rows of Hours, and of Therapists where a column says what they give.

    A therapist on the first of several rows is that of the others too. What has no time stays without: the check of
    Hours tells it.
    """
    found = _found(sheet)
    assert found is not None
    sheet, head = found
    for at, column in head.columns.items():
        if not column:
            name = say(sheet.rows[head.row][at])
            message = f"Column {name} is not known in a table of therapists and weekdays and was not read."
            log.add(Code.COLUMN_NOT_READ, message, sheet.source(head.row, at), seen=name)
    heads = sheet.rows[head.row]
    rows: list[Row] = []
    named: dict[str, int] = {}
    for number, cells in sheet.rows.items():
        if number > head.row and cells != heads:
            named |= {column: number for at, column in head.columns.items() if not is_blank(cells.get(at))}
            rows += _rows(sheet, number, named.get("Therapist", number), head)
    known = {**head.days, **{at: column for at, column in head.columns.items() if column}}
    said = tuple((say(heads[at]), column, sheet.source(head.row, at)) for at, column in sorted(known.items()))
    return WorkingHours(tuple(rows), said)


def _head_beside_names(sheet: Sheet) -> _Head | None:
    """Return the first row of weekdays, where the column before them names therapists with what they give."""
    number, cells = next(iter(sheet.rows.items()), (0, {}))
    days = _days_in(cells)
    at = min(days, default=1) - 1
    names = [say(row[at]) for below, row in sheet.rows.items() if below > number and not is_blank(row.get(at))]
    are_named = bool(names) and sum(_with_service(name) is not None for name in names) * 2 > len(names)
    is_one = len(days) >= _FEWEST_DAYS and are_named and _say_who(sheet, number, days)
    return _Head(number, days, {at: "Therapist"}) if is_one else None


def _days_in(cells: Mapping[int, Value]) -> dict[int, str]:
    texts = {at: say(value) for at, value in cells.items() if not is_blank(value)}
    return {at: found[0] for at, text in texts.items() if len(found := days_of(text)) == 1 and found[0] in WEEKDAYS}


def _with_service(name: str) -> tuple[str, str] | None:
    """Return a therapist's name and service, as in `Sue Kim (OT)`; None where no service stands behind it."""
    match = _BEHIND.fullmatch(name)
    service = service_in(match[2]) if match else ""
    return (match[1], service) if match and service else None


def _head_of(sheet: Sheet) -> _Head | None:
    for number, cells in list(sheet.rows.items())[:_WITHIN]:
        texts = {at: say(value) for at, value in cells.items() if not is_blank(value)}
        days = _days_in(cells)
        columns = {at: _MEANT.get(fold(text), "") for at, text in texts.items() if at not in days}
        meant = [column for column in columns.values() if column]
        is_one = len(days) >= _FEWEST_DAYS and len(meant) == len(set(meant))
        if is_one and ("Therapist" in meant or ("School" in meant and _say_who(sheet, number, days))):
            return _Head(number, days, columns)
    return None


def _say_who(sheet: Sheet, head: int, days: Mapping[int, str]) -> bool:
    """Tell whether most cells below weekdays have words beside hours."""
    rows = [cells for number, cells in sheet.rows.items() if number > head]
    texts = [say(cells[at]) for cells in rows for at in days if not is_blank(cells.get(at))]
    words = [text for text in texts if any(each.span and each.activity for each in contents_of(text))]
    return len(words) * 2 > len(texts)


def _rows(sheet: Sheet, number: int, named: int, head: _Head) -> Iterator[Row]:
    """Yield what a row says; its therapist is `named` in that row or above."""
    cells = sheet.rows[number]
    said = {column: (number, at) for at, column in head.columns.items() if column and not is_blank(cells.get(at))}
    said |= {column: (named, at) for at, column in head.columns.items() if column == "Therapist"}
    values = {column: sheet.rows[row].get(at) for column, (row, at) in said.items()}
    common: dict[str, Value] = {
        name: values[name] for name in ("Therapist", "School") if not is_blank(values.get(name))
    }
    places = {name: sheet.source(*at) for name, at in said.items()}
    if "Therapist" in common and "Service" not in said and (both := _with_service(say(common["Therapist"]))):
        common["Therapist"], values["Service"] = both
        places["Service"] = places["Therapist"]
    if "Therapist" in common and "Service" in places:
        who = {"Therapist": common["Therapist"], "Service": service_of(say(values["Service"]))}
        yield Row(THERAPISTS.name, places["Therapist"], who, places)
    for at, day in head.days.items():
        if fold(say(cells.get(at))) not in _OFF:
            where = sheet.source(number, at)
            here = dict.fromkeys(("Therapist", "School", "Days", "From", "To", "Weeks"), where)
            for values in _of_day(say(cells[at]), head.in_cells):
                of_cells = {**here, **places, **dict.fromkeys(values, where)}
                yield Row(HOURS.name, where, {**common, "Days": day, **values}, of_cells)


def _of_day(text: str, words: str) -> Iterator[dict[str, Value]]:
    """Yield the schools (or therapists) of a day with their hours: `Lincoln 8:00-12:00 / Oak 12:30-3:30`."""
    for each in (content for part in _PARTS.split(text) for content in contents_of(part)):
        values: dict[str, Value] = {words: each.rest or each.activity}
        values |= {"Weeks": each.weeks} if each.weeks else {}
        if each.span and each.span.end:
            values |= {"From": written(each.span.start), "To": written(each.span.end)}
        yield {column: value for column, value in values.items() if value}
