"""A sheet while it is drawn: values with a look, merged areas; at the end a real sheet of a workbook."""

from dataclasses import dataclass, field
from datetime import time
from typing import Any

import xlsxwriter

from timetables.dress import Cover
from timetables.notation import Value

Place = tuple[int, int]
"""(row, column), counted from 0."""
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

_BOX = {"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"italic": True},
    "head": {**_BOX, "bold": True, "bg_color": "#D9D9D9"},
    "label": {**_BOX, "bold": True},
    "plain": {},
    "bold": {"bold": True},
    "lesson": _BOX,
    "core": {**_BOX, "bg_color": "#E2EFDA"},
    "special": {**_BOX, "bg_color": "#DDEBF7"},
    "meal": {**_BOX, "bg_color": "#FFF2CC"},
    "help": {**_BOX, "bg_color": "#FCE4D6"},
}


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and how it looks."""

    value: Value
    look: str = "plain"


@dataclass
class Canvas:
    """Cells and merged areas by place; `frames` are empty cells with a border."""

    cells: dict[Place, Cell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    frames: set[Place] = field(default_factory=set)

    @property
    def height(self) -> int:
        return max((row for row, _ in self._ends()), default=-1) + 1

    @property
    def width(self) -> int:
        return max((column for _, column in self._ends()), default=-1) + 1

    def _ends(self) -> list[Place]:
        return [*self.cells, *self.frames, *((bottom, right) for _, _, bottom, right in self.merges)]

    def put(self, row: int, column: int, value: Value, look: str = "plain") -> None:
        """Write a value into a free cell; an empty text is nothing."""
        if (row, column) in self.cells:
            raise ValueError(f"{value} would hide {self.cells[row, column].value}.")
        if value != "":
            self.cells[row, column] = Cell(value, look)

    def fill(self, area: Area, value: Value, look: str, cover: Cover) -> None:
        """Write a value over an area: merged, into each cell, or into the first."""
        top, left, bottom, right = area
        places = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        for row, column in places if cover is Cover.REPEATED else places[:1]:
            self.put(row, column, value, look)
        if cover is Cover.MERGED and len(places) > 1:
            self.merges.append(area)

    def paste(self, other: "Canvas", row: int, column: int) -> None:
        """Put another canvas here, its first cell at a place."""
        for (r, c), cell in other.cells.items():
            self.put(row + r, column + c, cell.value, cell.look)
        self.merges += [(row + t, column + le, row + b, column + r) for t, le, b, r in other.merges]
        self.frames |= {(row + r, column + c) for r, c in other.frames}

    def transposed(self) -> "Canvas":
        """Return the canvas with rows as columns."""
        return Canvas(
            {(column, row): cell for (row, column), cell in self.cells.items()},
            [(left, top, right, bottom) for top, left, bottom, right in self.merges],
            {(column, row) for row, column in self.frames},
        )


class Printer:
    """Writes canvases as sheets of one workbook."""

    def __init__(self, workbook: xlsxwriter.Workbook, clock_format: str) -> None:
        self._workbook, self._clock_format = workbook, clock_format
        self._formats: dict[tuple[str, bool], Any] = {}

    def sheet(self, name: str, canvas: Canvas) -> None:
        """Write a canvas as a sheet of its own."""
        sheet = self._workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for column, width in _widths(canvas).items():
            sheet.set_column(column, column, width)
        for row, lines in _lines(canvas).items():
            sheet.set_row(row, 15 * lines)
        for row, column in sorted(canvas.frames - set(canvas.cells)):
            sheet.write_blank(row, column, None, self._format("lesson", False))
        for area in canvas.merges:
            cell = canvas.cells[area[:2]]
            sheet.merge_range(*area, "", self._format(cell.look, isinstance(cell.value, time)))
        for (row, column), cell in sorted(canvas.cells.items(), key=lambda item: item[0]):
            self._write(sheet, row, column, cell)

    def _write(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        look = self._format(cell.look, isinstance(cell.value, time))
        if isinstance(cell.value, time):
            sheet.write_datetime(row, column, cell.value, look)
        elif isinstance(cell.value, int):
            sheet.write_number(row, column, cell.value, look)
        else:
            sheet.write_string(row, column, cell.value, look)

    def _format(self, look: str, is_time: bool) -> Any:
        if (look, is_time) not in self._formats:
            clock = {"num_format": self._clock_format} if is_time else {}
            self._formats[look, is_time] = self._workbook.add_format({**_LOOKS[look], **clock})
        return self._formats[look, is_time]


def _widths(canvas: Canvas) -> dict[int, int]:
    """Widen columns to the longest line of their own cells, to 36 at most."""
    across = {area[:2] for area in canvas.merges if area[1] != area[3]}
    found: dict[int, int] = {}
    for place, cell in canvas.cells.items():
        if place not in across and cell.look not in ("title", "note"):
            longest = max(map(len, str(cell.value).splitlines() or [""]))
            found[place[1]] = min(36, max(found.get(place[1], 6), longest + 2))
    return found


def _lines(canvas: Canvas) -> dict[int, int]:
    """Return the rows that need several lines, and how many."""
    down = {area[:2] for area in canvas.merges if area[0] != area[2]}
    found: dict[int, int] = {}
    for place, cell in canvas.cells.items():
        lines = len(str(cell.value).splitlines())
        if lines > 1 and place not in down:
            found[place[0]] = max(found.get(place[0], 1), lines)
    return found
