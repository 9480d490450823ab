"""A sheet that is one flat table: filterable, with a frozen and repeated header and widths that fit."""

import math
from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_range

from optsched.contract import NUMERIC, Column, Kind
from optsched.output.plan.paper import DARK, FILLS, LINE, Book

Cell = str | int | float | None
Row = Sequence[Cell]
WIDEST = 48
WRAPS_FROM = 28
"""Columns that the contract makes this wide hold sentences: they wrap."""
STATUS_FILLS = {"short": FILLS["pull-out"], "mix off": FILLS["travel"], "extra": FILLS["consult"]}
DAY_MINUTES = 24 * 60
LINE_POINTS = 13.5
LETTERS = 1.25
"""Letters of running text in a unit of column width, with the widest of the usual fonts."""
NUMBER_FORMATS = {Kind.CLOCK: "h:mm", Kind.PERCENT: "0%", Kind.NUMBER: "#,##0", Kind.MINUTES: "#,##0"}


def write_table(
    book: Book,
    sheet: Any,
    columns: Sequence[Column],
    rows: Sequence[Row],
    top: int = 0,
    freeze: int = 1,
    parted_by: int | None = None,
    empty: str = "",
) -> None:
    """Write a table with its header in row `top`; clock columns take minutes, percent columns shares of 1.

    `freeze` columns stay in sight; a line is drawn where the column `parted_by` changes; `empty` is said
    instead of rows.
    """
    last = top + max(1, len(rows))
    right = [column.kind in NUMBER_FORMATS for column in columns]
    headers = [{"header": each.name, "header_format": book.header(at)} for each, at in zip(columns, right, strict=True)]
    sheet.add_table(top, 0, last, len(columns) - 1, {"columns": headers, "style": None, "autofilter": True})
    sheet.set_row(top, 32)
    widths = [_width(column, [row[at] for row in rows]) for at, column in enumerate(columns)]
    for at, column in enumerate(columns):
        whole = book.style({"num_format": NUMBER_FORMATS.get(column.kind, "@")})
        sheet.set_column(at, at, widths[at], whole)
        if column.kind is Kind.YES_NO:
            sheet.data_validation(top + 1, at, last, at, {"validate": "list", "source": list(column.choices)})
    for number, row in enumerate(rows):
        parts = number > 0 and parted_by is not None and row[parted_by] != rows[number - 1][parted_by]
        edge: dict[str, object] = {"top": 1, "top_color": DARK} if parts else {}
        lines = max(_lines(value, width) for value, width in zip(row, widths, strict=True))
        if lines > 1:
            sheet.set_row(top + 1 + number, lines * LINE_POINTS)
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write(book, sheet, top + 1 + number, at, column, value, edge)
    if not rows and empty:
        sheet.write_string(last, 0, empty, book.quiet())
    sheet.freeze_panes(top + 1, freeze)
    sheet.repeat_rows(top)
    texts = [at for at, column in enumerate(columns) if column.kind not in NUMBER_FORMATS]
    sheet.ignore_errors({"number_stored_as_text": " ".join(xl_range(top + 1, at, last, at) for at in texts)})


def _write(book: Book, sheet: Any, row: int, at: int, column: Column, value: Cell, edge: dict[str, object]) -> None:
    look: dict[str, object] = {"bottom": 1, "bottom_color": LINE, **edge}
    if value is None or value == "":
        sheet.write_blank(row, at, None, book.style(look))
    elif isinstance(value, str):
        look |= {"num_format": "@", "text_wrap": column.width >= WRAPS_FROM}
        fill = STATUS_FILLS.get(value) if column.name == "Status" else None
        if fill:
            look |= {"bg_color": fill, "bold": True}
        if value == "All":
            look |= {"bold": True}
        sheet.write_string(row, at, value, book.style(look))
    else:
        number = value / DAY_MINUTES if column.kind is Kind.CLOCK else value
        look |= {"num_format": NUMBER_FORMATS[column.kind], "align": "right", "indent": 1}
        if column.name == "Missing" and value:
            look |= {"bold": True}
        sheet.write_number(row, at, number, book.style(look))


def _width(column: Column, values: Sequence[Cell]) -> float:
    """Return a width that shows every value and the longest word of the header; sentences wrap."""
    texts = [len(value) for value in values if isinstance(value, str)]
    header = max(len(word) for word in column.name.split()) + 3.5
    if column.kind in (*NUMERIC, Kind.CLOCK) or not texts:
        return max(header, 8.0)
    return max(header, min(max(texts) + 2.0, column.width if column.width >= WRAPS_FROM else WIDEST))


def _lines(value: Cell, width: float) -> int:
    """Return how many lines a text takes where sentences wrap.

    `LETTERS` of running text fit into a unit of width, which is a digit's; a line loses half a word at its end.
    """
    if not isinstance(value, str) or width < WRAPS_FROM:
        return 1
    return max(1, math.ceil(len(value) / (width * LETTERS - 4)))
