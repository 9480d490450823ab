"""A small table on a page, and where its cells are, so that a picture can be drawn from them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from optsched.output.page import Page
from optsched.output.paper import LINE
from optsched.output.sentences import legible

Cell = str | int | float | date | None
LETTERS, POINTS = 1.1, 12.5
"""Letters of small text in a unit of column width; points of a line of it."""
A_DATE = "m/d/yyyy"


@dataclass(frozen=True)
class Cells:
    """Where a small table stands: its sheet, the row of its headers, and how many rows are below it.

    The names of its rows are in the first column.
    """

    sheet: Any
    header: int
    rows: int


def grid(page: Page, widths: Sequence[float], headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Cells:
    """Write a small table from the first column on; numbers stand right, shares are per cent, texts wrap."""
    found = Cells(page.sheet, page.row, len(rows))
    right = [any(isinstance(row[at], int | float) for row in rows) for at in range(len(headers))]
    for at, header in enumerate(headers):
        page.sheet.write_string(page.row, at, legible(header), page.book.header(right[at]))
    page.row += 1
    for row in rows:
        lines = max(
            (math.ceil(len(value) / (widths[at] * LETTERS)) for at, value in enumerate(row) if isinstance(value, str)),
            default=1,
        )
        last = row is rows[-1] and row[0] == "All"
        look: dict[str, object] = {"bottom": 1, "bottom_color": LINE, "bold": last}
        look |= {"valign": "vcenter"} if lines <= 1 else {}
        for at, value in enumerate(row):
            _write(
                page, at, value, {**look, "align": "right", "indent": 1} if right[at] else {**look, "text_wrap": True}
            )
        page.sheet.set_row(page.row, 3 + POINTS * max(lines, 1))
        page.row += 1
    return found


def _write(page: Page, at: int, value: Cell, look: dict[str, object]) -> None:
    if value is None or value == "":
        page.sheet.write_blank(page.row, at, None, page.book.style(look))
    elif isinstance(value, str):
        page.sheet.write_string(page.row, at, legible(value), page.book.style(look))
    elif isinstance(value, date):
        page.sheet.write_datetime(page.row, at, value, page.book.style({**look, "num_format": A_DATE, "align": "left"}))
    else:
        format_ = "0%" if isinstance(value, float) else "#,##0"
        page.sheet.write_number(page.row, at, value, page.book.style({**look, "num_format": format_}))
