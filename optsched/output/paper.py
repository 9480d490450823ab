"""The paper that workbooks are written on: formats, colours that do not rely on telling red from green, page set-up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

LETTER = 1
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""Options of every workbook: a text stays a text, whatever it looks like, and nothing goes through other files."""
INK, QUIET, LINE, DARK = "#1F2933", "#5B6770", "#C3CAD0", "#24476B"

FILLS = {
    "push-in": "#CFE6F5",
    "pull-out": "#FCE2BD",
    "consult": "#E6DAF0",
    "on behalf": "#F7D7E4",
    "duty": "#DCE0E3",
    "travel": "#FBF6B6",
    "lunch": "#D3EEE1",
    "open": "#FFFFFF",
    "away": "#EEF0F1",
    "clash": "#FFFFFF",
}
"""Light tints of a palette that is told apart with any colour vision; the text codes say the same."""


@dataclass
class Paper:
    """A workbook being written: its formats, each made once, and sheets that print well.

    `heading` and the day it was `made` stand at the head of every printed page.
    """

    workbook: Any
    heading: str
    made: datetime

    def __post_init__(self) -> None:
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def style(self, look: dict[str, object] | None = None) -> Any:
        """Return the format of this look (XlsxWriter's property names) over the common one."""
        whole: dict[str, object] = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top"}
        whole |= look or {}
        key = tuple(sorted(whole.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(whole)
        return self._formats[key]

    def header(self, right: bool = False) -> Any:
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": DARK, "text_wrap": True, "valign": "vcenter"}
        side = {"align": "right", "indent": 1} if right else {"align": "left"}
        return self.style({**look, "border": 1, "border_color": LINE, **side})

    def title(self) -> Any:
        return self.style({"bold": True, "font_size": 18, "font_color": DARK, "valign": "vcenter"})

    def quiet(self) -> Any:
        return self.style({"font_color": QUIET})

    def link(self) -> Any:
        return self.style({"font_color": "#0B5394", "underline": 1})

    def sheet(self, name: str, pages_high: int = 0, colour: str | None = None, unit: str = "") -> Any:
        """Add a sheet that prints on landscape Letter, one page wide, with heading, date and page numbers.

        `unit` stands behind the sheet's name at the head of every page.
        """
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(LETTER)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.55)
        sheet.fit_to_pages(1, pages_high)
        sheet.center_horizontally()
        left = self.heading.replace("&", "&&")[:100]
        middle = f"&A, {unit}" if unit else "&A"
        sheet.set_header(
            f"&L&9{_apart(left)}&C&9{middle}&R&9{self.made:%B} {self.made.day}, {self.made.year}",
            {"margin": 0.3},
        )
        sheet.set_footer("&L&9Confidential: student schedules&R&9Page &P of &N", {"margin": 0.25})
        if colour:
            sheet.set_tab_color(colour)
        return sheet


def _apart(text: str) -> str:
    """Keep a text that begins with a digit from being read as a part of the font size before it."""
    return f" {text}" if text[:1].isdecimal() else text
