"""Sheets -> rows: which sheet of the contract a sheet is, which column a header means, and what stands below it.

`rows_of` is the one door: every reader behind it sees rows of the contract's columns, each value with its cell,
whatever shape the sheets had.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from optsched.contract import READ_ME, START_HERE, TIMETABLE, Column, fold, is_example_row
from optsched.contract import Sheet as Form
from optsched.domain import Severity, Source
from optsched.intake.cells import CellsOfRow, ErrorValue, Sheet, Value, address, is_blank
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.words import key_of, likely, say

_HEADER_WITHIN = 25
"""A header stands in one of the first so many filled rows."""


@dataclass(frozen=True)
class Row:
    """One row of a sheet: values by column name (`Pull-out PT` for a service's own column), filled cells only."""

    sheet: str
    source: Source
    values: dict[str, Value]
    cells: Mapping[str, Source]

    def at(self, column: str) -> Source:
        """Return the cell of a column; the row's first cell where the column is empty or missing."""
        return self.cells.get(column, self.source)

    def seen(self, column: str) -> str:
        value = self.values.get(column)
        return "" if value is None else say(value)


@dataclass
class Tables:
    """All rows by sheet name, and the sheets that were there at all (with or without rows)."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    present: dict[str, Source] = field(default_factory=dict)

    def of(self, form: Form) -> list[Row]:
        return self.rows.get(form.name, [])


@dataclass(frozen=True)
class _Header:
    """The row of column names: what each position means."""

    row: int
    columns: dict[int, str]
    unknown: dict[int, str]
    double: dict[int, str]

    @cached_property
    def positions(self) -> dict[str, int]:
        return {name: position for position, name in self.columns.items()}

    @cached_property
    def first(self) -> int:
        return min(self.columns)


def rows_of(
    sheets: Sequence[Sheet], forms: Sequence[Form], ignored: Sequence[str], log: Log
) -> tuple[Tables, list[Sheet]]:
    """Sort every sheet to its form and read its rows; return also the sheets of no form.

    `ignored` are sheets of other workbooks of ours, passed over without a word.
    """
    tables = Tables()
    others: list[Sheet] = []
    examples: dict[Source, int] = {}
    silent = {fold(name) for name in (READ_ME, START_HERE, *ignored)}
    for sheet in sheets:
        log.expect(sheet.file, sheet.name)
        form = form_of(sheet, forms)
        if form is not None:
            tables.present.setdefault(form.name, sheet.source())
            _note_hidden(sheet, log)
            rows, examples[sheet.source()] = _rows(sheet, form, log)
            tables.rows.setdefault(form.name, []).extend(rows)
        elif fold(sheet.title) not in silent:
            others.append(sheet)
    _note_examples(examples, log)
    return tables, others


def _note_hidden(sheet: Sheet, log: Log) -> None:
    """Say what of a sheet that is read cannot be seen in Excel."""
    if sheet.hidden.sheet:
        message = f"Sheet {sheet.name} is hidden; it is read like any other."
        log.add(Code.HIDDEN, message, sheet.source(), maybe="unhide it, or delete it?")
    if sheet.hidden.parts:
        message = f"Sheet {sheet.name} hides {' and '.join(sheet.hidden.parts)}; what is hidden is read like the rest."
        log.add(Code.HIDDEN, message, sheet.source(), maybe="a filter is still set?")


def _note_examples(examples: dict[Source, int], log: Log) -> None:
    """Say it once for each file: the template has an example on every sheet."""
    for file in dict.fromkeys(source.file for source in examples):
        where = [source.sheet or file for source, number in examples.items() if source.file == file and number]
        count = sum(number for source, number in examples.items() if source.file == file)
        if count:
            said = "1 example row was" if count == 1 else f"{count} example rows were"
            log.add(Code.EXAMPLE_ROW, f"{said} left out, on {', '.join(where)}.", Source(file))


def form_of(sheet: Sheet, forms: Sequence[Form]) -> Form | None:
    """Tell which form a sheet is: by its name, else, for a csv file, by its header."""
    titles = [sheet.title, *(part for part in sheet.title.replace("_", "-").split("-")[-1:] if not sheet.name)]
    for title in map(fold, titles):
        for form in forms:
            if title and title in (fold(form.name), *map(fold, form.aliases)):
                return None if form == TIMETABLE and _is_drawn(sheet) else form
    if sheet.name:
        return None
    fitting = [form for form in forms if _fits(_header(sheet, form), form)]
    best = max(fitting, key=lambda form: _matched(sheet, form), default=None)
    rivals = [form for form in fitting if best and _matched(sheet, form) == _matched(sheet, best)]
    return best if len(rivals) == 1 else None


_LEAST_OF_A_LIST = 3
"""Needed columns of Timetable, from which on a sheet of that name is our list and not a timetable as it is drawn."""


def _is_drawn(sheet: Sheet) -> bool:
    """Tell whether a sheet named Timetable or Schedule is a grid of days and times, and not the contract's list."""
    needed = {column.name for column in TIMETABLE.columns if column.required}
    header = _header(sheet, TIMETABLE)
    return bool(sheet.cells) and (header is None or len(needed & set(header.columns.values())) < _LEAST_OF_A_LIST)


def _matched(sheet: Sheet, form: Form) -> int:
    header = _header(sheet, form)
    return len(header.columns) - len(header.unknown) if header else 0


def _fits(header: _Header | None, form: Form) -> bool:
    needed = {column.name for column in form.columns if column.required}
    return header is not None and len(header.columns) >= 2 and needed <= set(header.columns.values())


def note_unread(sheet: Sheet, forms: Sequence[Form], log: Log) -> None:
    """Say of a sheet that it was not read."""
    broken = [at for at, value in sorted(sheet.cells.items()) if isinstance(value, ErrorValue)]
    name = f"Sheet {sheet.name}" if sheet.name else sheet.file
    maybe = likely(sheet.title, [form.name for form in forms]).replace("?", " is meant?")
    log.add(Code.SHEET_NOT_READ, f"{name} is none of the known sheets and was not read.", sheet.source(), maybe=maybe)
    if broken:
        cells = ", ".join(address(*at) for at in broken[:5])
        message = f"{name} shows errors of Excel or formulas without a result in {cells}; it was not read anyway."
        seen = getattr(sheet.cells[broken[0]], "text", "")
        log.add(Code.ERROR_VALUE, message, sheet.source(*broken[0]), seen=seen, severity=Severity.WARNING)


def _header(sheet: Sheet, form: Form) -> _Header | None:
    """Find the row with the most column names among the first rows."""
    best: _Header | None = None
    for number, cells in list(sheet.rows.items())[:_HEADER_WITHIN]:
        header = _as_header(number, cells, form)
        if header.columns and (best is None or len(header.columns) > len(best.columns)):
            best = header
    return best


def _as_header(number: int, cells: dict[int, Value], form: Form) -> _Header:
    header = _Header(number, {}, {}, {})
    for position, value in cells.items():
        if not isinstance(value, str) or is_blank(value):
            continue
        match = form.match(say(value))
        if match is None:
            header.unknown[position] = say(value)
            continue
        name = column_name(*match)
        (header.double if name in header.columns.values() else header.columns)[position] = name
    return header


def column_name(column: Column, service: str | None) -> str:
    """Return the key of a column in a row: its name, with the service it is for."""
    return f"{column.name} {service}" if service else column.name


def _rows(sheet: Sheet, form: Form, log: Log) -> tuple[list[Row], int]:
    """Return the rows of a sheet, and the number of example rows, which are left out."""
    header = _header(sheet, form)
    if header is None:
        if sheet.cells:
            message = f"Sheet {form.name} has no row of column names."
            log.add(Code.NO_HEADER, message, sheet.source(), maybe=f"a row with {', '.join(form.headers[:3])}, …?")
        return [], 0
    _judge(header, sheet, form, log)
    rows, examples = [], 0
    for number, cells in sheet.rows.items():
        if number <= header.row or not (row := _row(number, cells, header, sheet, form, log)):
            continue
        if is_example_row(list(row.values.values())):
            examples += 1
        else:
            rows.append(row)
    return rows, examples


def _judge(header: _Header, sheet: Sheet, form: Form, log: Log) -> None:
    found = set(header.columns.values())
    for column in form.columns:
        if column.required and column.name not in found:
            message = f"Sheet {form.name} has no column {column.name}."
            maybe = likely(column.name, list(header.unknown.values())).replace("?", " is meant?")
            log.add(Code.NO_COLUMN, message, sheet.source(header.row, header.first), maybe=maybe)
    missing = [column.name for column in form.columns if column.name not in found]
    for position, seen in header.unknown.items():
        message = f"Column {seen} of {form.name} is not known and was not read."
        maybe = likely(seen, missing).replace("?", " is meant?") if missing else ""
        log.add(Code.COLUMN_NOT_READ, message, sheet.source(header.row, position), seen=seen, maybe=maybe)
    for position, name in header.double.items():
        message = f"Column {name} of {form.name} stands there twice; the first one was read."
        log.add(Code.DOUBLE_COLUMN, message, sheet.source(header.row, position), seen=name)


def _row(number: int, cells: dict[int, Value], header: _Header, sheet: Sheet, form: Form, log: Log) -> Row | None:
    values: dict[str, Value] = {}
    for position, value in cells.items():
        name = header.columns.get(position)
        if name is None:
            continue
        if isinstance(value, ErrorValue):
            _refuse(value, name, form, sheet.source(number, position), log)
        elif not is_blank(value):
            values[name] = value
    if not values or _is_header_again(values):
        return None
    if sheet.merged_down:
        _add_merged(number, values, header, sheet)
    cells_of_row = CellsOfRow(sheet, number, header.positions)
    return Row(form.name, sheet.source(number, header.first), values, cells_of_row)


def _add_merged(number: int, values: dict[str, Value], header: _Header, sheet: Sheet) -> None:
    """Let a cell that is merged over several rows count in each of them that has anything else."""
    for position, name in header.columns.items():
        above = sheet.merged_down.get((number, position))
        if above is not None and above[0] > header.row and name not in values:
            value = sheet.cells[above]
            if not isinstance(value, ErrorValue) and not is_blank(value):
                values[name] = value


def _refuse(value: ErrorValue, name: str, form: Form, where: Source, log: Log) -> None:
    if value.text:
        log.add(Code.ERROR_VALUE, f"{name} of {form.name} shows {value.text}.", where, seen=value.text)
    else:
        message = f"{name} of {form.name} is a formula whose result is not stored in the file."
        log.add(Code.NO_RESULT, message, where, maybe="open the file in Excel and save it once?")


def _is_header_again(values: dict[str, Value]) -> bool:
    """Long printed lists repeat their header."""
    return all(isinstance(value, str) and key_of(value) == key_of(name) for name, value in values.items())
