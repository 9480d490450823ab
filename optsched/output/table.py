"""A sheet that is one flat table: filterable, with a frozen and repeated header and widths that fit."""

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_range

from optsched.contract import NUMERIC, Column, Kind
from optsched.contract.plan import SUM_SHOWN
from optsched.output.paper import DARK, FILLS, LINE, Paper
from optsched.output.sentences import legible

Cell = str | int | float | date | None
Row = Sequence[Cell]
WIDEST = 48
WRAPS_FROM = 28
"""Columns that the contract makes this wide hold sentences: they wrap."""
Tints = Mapping[str, Mapping[str, str]]
"""The fill of words that stand out, by column and word."""
TINTS: Tints = {"Status": {"short": FILLS["pull-out"], "mix off": FILLS["travel"], "extra": FILLS["consult"]}}
DAY_MINUTES = 24 * 60
LINE_POINTS = 13.5
HIGHEST = 400.0
"""Excel's rows end at 409 points."""
LEAST_HEADER = 32.0
"""Points."""
FILTER_BUTTON = 2.5
"""Units of width."""
LETTERS = 1.25
"""Letters of running text in a unit of column width, with the widest of the usual fonts."""
NUMBER_FORMATS = {Kind.CLOCK: "h:mm", Kind.PERCENT: "0%", Kind.NUMBER: "#,##0", Kind.MINUTES: "#,##0"}
A_DATE = "ddd m/d/yyyy"
TO_FILL_IN = "#FFFBE6"
WITH_UNIT = '#,##0" min"'
"""For minutes of a sheet whose columns do not tell that they hold minutes."""


def write_table(
    book: Paper,
    sheet: Any,
    columns: Sequence[Column],
    rows: Sequence[Row],
    top: int = 0,
    freeze: int = 1,
    parted_by: int | None = None,
    empty: str = "",
    minutes: str = NUMBER_FORMATS[Kind.MINUTES],
    tints: Tints = TINTS,
    entered: Collection[str] = (),
    total: bool = False,
    cut: Collection[str] = (),
) -> None:
    """Write a table with its header in row `top`; clock columns take minutes, percent columns shares of 1.

    `freeze` columns stay in sight; a line is drawn where the column `parted_by` changes; `empty` is said
    instead of rows; `minutes` is the number format of minutes; `tints` are words that stand out; `entered` are
    columns for people to fill in, with a list of what may stand there where there is one; `total` adds a row with
    the sums of the minutes that a filter leaves, where there are rows: not on a sheet that is read back; `cut` are
    columns of their contract's width that show the beginning of a longer text, which stands whole in its cell.
    """
    last = top + max(1, len(rows))
    formats = NUMBER_FORMATS | {Kind.MINUTES: minutes, Kind.DATE: A_DATE}
    total = total and bool(rows)
    options = {"columns": _headers(book, columns, total), "style": None, "autofilter": True, "total_row": total}
    sheet.add_table(top, 0, last + total, len(columns) - 1, options)
    values = [[row[at] for row in rows] for at in range(len(columns))]
    widths = [
        float(column.width) if column.name in cut else _width(column, [*each, _sum(each) * total], formats)
        for column, each in zip(columns, values, strict=True)
    ]
    sheet.set_row(top, max(map(_header_height, columns, widths)))
    for at, column in enumerate(columns):
        sheet.set_column(at, at, widths[at], book.style({"num_format": formats.get(column.kind, "@")}))
        if column.kind is Kind.YES_NO or (column.name in entered and column.choices):
            sheet.data_validation(top + 1, at, last, at, {"validate": "list", "source": list(column.choices)})
    for number, row in enumerate(rows):
        parts = number > 0 and parted_by is not None and row[parted_by] != rows[number - 1][parted_by]
        edge: dict[str, object] = {"top": 1, "top_color": DARK} if parts else {}
        lines = max(lines_of(value, width) for value, width in zip(row, widths, strict=True))
        if lines > 1:
            sheet.set_row(top + 1 + number, min(lines * LINE_POINTS, HIGHEST))
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            look = {**edge, "num_format": formats.get(column.kind, "@"), **_marks(column, value, tints, entered)}
            look |= {"align": "fill"} if column.name in cut else {}
            look |= {"valign": "vcenter"} if lines == 1 else {}
            _write(book, sheet, top + 1 + number, at, column, value, look)
    if not rows and empty:
        sheet.write_string(last, 0, empty, book.quiet())
    if total:
        _total(book, sheet, columns, values, top + 1, minutes)
    sheet.freeze_panes(top + 1, freeze)
    sheet.repeat_rows(top)
    texts = [at for at, column in enumerate(columns) if column.kind not in NUMBER_FORMATS]
    sheet.ignore_errors({"number_stored_as_text": " ".join(xl_range(top + 1, at, last, at) for at in texts)})


def _marks(column: Column, value: Cell, tints: Tints, entered: Collection[str]) -> dict[str, object]:
    """Return how a cell stands out: one to fill in, and a word with a tint of its own."""
    fill = tints.get(column.name, {}).get(str(value))
    if fill:
        return {"bg_color": fill, "bold": True}
    return {"bg_color": TO_FILL_IN} if column.name in entered else {}


def _headers(book: Paper, columns: Sequence[Column], total: bool) -> list[dict[str, object]]:
    """Return the table's columns as XlsxWriter takes them; the first has the words of the row with the sums."""
    found: list[dict[str, object]] = [
        {"header": each.name, "header_format": book.header(each.kind in NUMBER_FORMATS)} for each in columns
    ]
    for at, column in enumerate(columns if total else ()):
        if column.kind is Kind.MINUTES:
            found[at]["total_function"] = "sum"
        elif at == 0:
            found[at]["total_string"] = SUM_SHOWN
    return found


def _sum(values: Sequence[Cell]) -> int:
    return sum(value for value in values if isinstance(value, int))


def _total(
    book: Paper, sheet: Any, columns: Sequence[Column], values: Sequence[Sequence[Cell]], first: int, minutes: str
) -> None:
    """Write the row with the sums below the rows, which begin in row `first`."""
    look: dict[str, object] = {"bold": True, "top": 2, "top_color": DARK}
    row, plain = first + len(values[0]), book.style(look)
    number = book.style({**look, "num_format": minutes, "align": "right", "indent": 1})
    sheet.write_string(row, 0, SUM_SHOWN, plain)
    for at, column in enumerate(columns[1:], 1):
        if column.kind is Kind.MINUTES:
            write_sum(sheet, row, at, first, values[at], number, "SUBTOTAL(109,{})")
        else:
            sheet.write_blank(row, at, None, plain)


def write_sum(sheet: Any, row: int, at: int, first: int, values: Sequence[Cell], style: Any, formula: str) -> None:
    """Write a sum of the cells from row `first` on, with its result stored: a preview does not calculate."""
    last = first + max(1, len(values)) - 1
    sheet.write_formula(row, at, f"={formula.format(xl_range(first, at, last, at))}", style, value=_sum(values))


def _write(book: Paper, sheet: Any, row: int, at: int, column: Column, value: Cell, look: dict[str, object]) -> None:
    look = {"bottom": 1, "bottom_color": LINE, **look}
    if value is None or value == "":
        sheet.write_blank(row, at, None, book.style(look))
    elif isinstance(value, str):
        look |= {"num_format": "@", "text_wrap": column.width >= WRAPS_FROM}
        if value == "All":
            look |= {"bold": True}
        sheet.write_string(row, at, legible(value), book.style(look))
    else:
        if isinstance(value, date):
            sheet.write_datetime(row, at, value, book.style({**look, "align": "left"}))
            return
        number = value / DAY_MINUTES if column.kind is Kind.CLOCK else value
        look |= {"align": "right", "indent": 1}
        if column.name == "Missing" and value:
            look |= {"bold": True}
        sheet.write_number(row, at, number, book.style(look))


def _width(column: Column, values: Sequence[Cell], formats: Mapping[Kind, str]) -> float:
    """Return a width that shows every value and the longest word of the header; sentences wrap."""
    texts = [len(value) for value in values if isinstance(value, str)]
    header = max(len(word) for word in column.name.split()) + 3.5
    if column.kind is Kind.DATE:
        return max(header, len(A_DATE) + 3.5)
    if column.kind in (*NUMERIC, Kind.CLOCK) or not texts:
        shown = formats.get(column.kind, "").replace('"', "")
        numbers = [len(shown.replace("#,##0", f"{value:,}")) for value in values if isinstance(value, int)]
        return max(header, 8.0, max(numbers, default=0) + 2.5)
    return max(header, min(max(texts) + 2.0, column.width if column.width >= WRAPS_FROM else WIDEST))


def _header_height(column: Column, width: float) -> float:
    """Return the height that shows a header whole: its words, line by line, beside the button of the filter."""
    lines, room = 1, width - FILTER_BUTTON
    left = room
    for word in column.name.split():
        if left < len(word) and left < room:
            lines, left = lines + 1, room
        left -= len(word) + 1
    return max(LEAST_HEADER, lines * LINE_POINTS + 4)


def lines_of(value: Cell, width: float) -> int:
    """Return how many lines a text takes where sentences wrap.

    `LETTERS` of running text fit into a unit of width, which is a digit's; a line loses half a word at its end.
    """
    if not isinstance(value, str) or width < WRAPS_FROM:
        return 1
    return max(1, math.ceil(len(value) / (width * LETTERS - 4)))
