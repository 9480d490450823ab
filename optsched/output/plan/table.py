"""A sheet that is one flat table: filterable, with a frozen and repeated header and widths that fit."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_range

from optsched.contract import NUMERIC, Column, Kind
from optsched.output.plan.paper import FILLS, LINE, Book

Cell = str | int | float | None
Row = Sequence[Cell]
WIDEST = 48
WRAPS_FROM = 28
STATUS_FILLS = {"short": FILLS["pull-out"], "mix off": FILLS["travel"], "extra": FILLS["consult"]}
DAY_MINUTES = 24 * 60


def write_table(
    book: Book, sheet: Any, columns: Sequence[Column], rows: Sequence[Row], top: int = 0, freeze: int = 1
) -> None:
    """Write a table with its header in row `top`; clock columns take minutes, percent columns shares of 1.

    `freeze` is how many columns stay in sight.
    """
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _width(column, [row[at] for row in rows]))
    last = top + max(1, len(rows))
    headers = [{"header": column.name, "header_format": book.header()} for column in columns]
    sheet.add_table(top, 0, last, len(columns) - 1, {"columns": headers, "style": None, "autofilter": True})
    sheet.set_row(top, 32)
    for number, row in enumerate(rows, top + 1):
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            _write(book, sheet, number, at, column, value)
    if not rows:
        sheet.write_string(last, 0, "none", book.quiet())
    sheet.freeze_panes(top + 1, freeze)
    sheet.repeat_rows(top)
    texts = [at for at, column in enumerate(columns) if column.kind not in (*NUMERIC, Kind.CLOCK)]
    ranges = " ".join(_range(top + 1, at, last) for at in texts)
    sheet.ignore_errors({"number_stored_as_text": ranges})


def _write(book: Book, sheet: Any, row: int, at: int, column: Column, value: Cell) -> None:
    look: dict[str, object] = {"bottom": 1, "bottom_color": LINE}
    if isinstance(value, str) or value is None:
        look |= {"num_format": "@", "text_wrap": column.width >= WRAPS_FROM}
        fill = STATUS_FILLS.get(value or "") if column.name == "Status" else None
        if fill:
            look |= {"bg_color": fill, "bold": True}
        if value:
            sheet.write_string(row, at, value, book.style(look))
        else:
            sheet.write_blank(row, at, None, book.style(look))
    elif column.kind is Kind.CLOCK:
        sheet.write_number(row, at, value / DAY_MINUTES, book.style({**look, "num_format": "h:mm", "align": "right"}))
    elif column.kind is Kind.PERCENT:
        sheet.write_number(row, at, value, book.style({**look, "num_format": "0%"}))
    else:
        sheet.write_number(row, at, value, book.style({**look, "num_format": "#,##0"}))


def _width(column: Column, values: Sequence[Cell]) -> float:
    if column.width >= WRAPS_FROM:
        return column.width
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    header = max(len(word) for word in column.name.split()) + 3
    return min(WIDEST, max(column.width, header, longest + 1.5))


def _range(first: int, at: int, last: int) -> str:
    return str(xl_range(first, at, last, at))
