"""A sheet that is written from top to bottom: lines over its whole width, headings, links."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import quote_sheetname

from optsched.output.paper import DARK, Paper


@dataclass
class Page:
    """A sheet, its last column, and the row that is written next."""

    book: Paper
    sheet: Any
    last: int
    row: int = 0

    def line(self, text: str, style: Any, height: float | None = None) -> None:
        """Write a text over the whole width and go one row down."""
        self.sheet.merge_range(self.row, 0, self.row, self.last, "", style)
        self.sheet.write_string(self.row, 0, text, style)
        if height is not None:
            self.sheet.set_row(self.row, height)
        self.row += 1

    def heading(self, text: str) -> None:
        """Leave a row free and write a heading with a rule below."""
        look = {"bold": True, "font_size": 12, "font_color": DARK, "bottom": 2, "bottom_color": DARK}
        self.row += 1
        self.line(text, self.book.style(look), 20)

    def link(self, name: str, at: int) -> None:
        """Write a link to the sheet of this name into a column of the row."""
        self.sheet.write_url(self.row, at, f"internal:{quote_sheetname(name)}!A1", self.book.link(), name)
