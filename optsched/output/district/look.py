"""How the district workbook looks: few calm colours that differ in lightness, so that no one needs the hue."""

from functools import cached_property
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from optsched.contract import NUMERIC, Kind

DARK = "#1F4E79"
LIGHT = "#DCE6F1"
PALE = "#F4F6F8"
INK = "#1B1B1B"
GREY = "#5A6570"
LINE = "#B8C2CC"

NUMBER_FORMATS = {Kind.CLOCK: "h:mm", Kind.DATE: "yyyy-mm-dd"}
"""Everything else that is not a number is text, so that Excel leaves `1-3` and `007` alone."""
TEXT = "@"
GENERAL = "General"


class Look:
    """The cell formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._cells: dict[tuple[str, bool], Format] = {}

    def cell(self, number_format: str) -> Format:
        """Return the format of a filled cell with this number format."""
        return self._plain(number_format, True)

    def column(self, number_format: str) -> Format:
        """Return the format of a column's empty cells: no line below, so that they do not print."""
        return self._plain(number_format, False)

    @cached_property
    def example(self) -> Format:
        """What is laid over a row while it is an example."""
        return self._workbook.add_format({"italic": True, "font_color": GREY, "bg_color": PALE})

    @cached_property
    def needed(self) -> Format:
        """The header of a column that every row fills."""
        return self._header(bg_color=DARK, font_color="#FFFFFF")

    @cached_property
    def optional(self) -> Format:
        """The header of a column that may stay empty."""
        return self._header(bg_color=LIGHT, font_color=INK)

    @cached_property
    def title(self) -> Format:
        return self._format(bold=True, font_size=20, font_color=DARK, valign="vcenter")

    @cached_property
    def heading(self) -> Format:
        return self._format(bold=True, font_size=13, font_color=DARK, valign="bottom", bottom=2, bottom_color=DARK)

    @cached_property
    def prose(self) -> Format:
        return self._format(text_wrap=True, valign="top", font_color=INK)

    @cached_property
    def term(self) -> Format:
        return self._format(bold=True, valign="top", font_color=INK)

    @cached_property
    def link(self) -> Format:
        return self._format(bold=True, valign="top", font_color=DARK, underline=1)

    def _plain(self, number_format: str, ruled: bool) -> Format:
        key = (number_format, ruled)
        if key not in self._cells:
            line = {"bottom": 4, "bottom_color": LINE} if ruled else {}
            self._cells[key] = self._format(
                num_format=number_format, valign="top", align="left", indent=1, text_wrap=True, font_color=INK, **line
            )
        return self._cells[key]

    def _header(self, **properties: Any) -> Format:
        return self._format(
            bold=True,
            text_wrap=True,
            valign="vcenter",
            align="left",
            indent=1,
            border=1,
            border_color=LINE,
            **properties,
        )

    def _format(self, **properties: Any) -> Format:
        return self._workbook.add_format({"font_name": "Calibri", "font_size": 11, **properties})


def number_format(kind: Kind) -> str:
    """Return the Excel number format for cells of a kind."""
    return NUMBER_FORMATS.get(kind, GENERAL if kind in NUMERIC else TEXT)
