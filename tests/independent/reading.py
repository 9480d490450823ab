"""Cells and sheets of a workbook, read forgivingly with openpyxl alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from pathlib import Path

from openpyxl import load_workbook

DAY_MINUTES = 24 * 60
Problems = list[str]


def text(value: object) -> str:
    """What a person sees in the cell: 101.0 is '101', blanks are squeezed."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def name(value: object) -> str:
    """A name to compare by: case and blanks do not matter."""
    return text(value).casefold()


def word(value: object) -> str:
    """A fixed word or a column name to compare by: letters and digits only."""
    return re.sub(r"[\W_]+", "", text(value).casefold())


def names(value: object) -> list[str]:
    """A list in one cell, parted by commas, semicolons or line ends."""
    parts = re.split(r"[,;\n]+", str(value)) if value is not None else []
    return [name(part) for part in parts if name(part)]


def number(value: object) -> float | None:
    """A number, also out of a text such as '30 min' or '50 %'."""
    if value is None or text(value) == "":
        return None
    if isinstance(value, int | float):
        return float(value)
    found = re.search(r"-?\d+(?:\.\d+)?", text(value))
    if not found:
        raise ValueError(f"no number in '{text(value)}'")
    return float(found.group())


def clock(value: object) -> int | None:
    """Minutes after midnight; a bare 1:00 to 6:59 is afternoon."""
    if value is None or text(value) == "":
        return None
    marker = ""
    if isinstance(value, dt.datetime | dt.time):
        minutes = value.hour * 60 + value.minute + round(value.second / 60)
    elif isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
    elif isinstance(value, int | float):
        minutes = _clock_of_number(float(value))
    else:
        minutes, marker = _clock_of_text(text(value))
    if not marker and 60 <= minutes < 7 * 60:
        minutes += 12 * 60
    return minutes


def _clock_of_number(value: float) -> int:
    if 0 <= value < 1:
        return round(value * DAY_MINUTES)
    if 1 <= value <= 24:
        return round(value * 60)
    if 100 <= value <= 2400 and value.is_integer() and value % 100 < 60:
        return int(value // 100 * 60 + value % 100)
    raise ValueError(f"no time of day in '{text(value)}'")


def _clock_of_text(value: str) -> tuple[int, str]:
    found = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*([ap])?\.?\s*(?:m\.?)?", value.casefold())
    if not found:
        raise ValueError(f"no time of day in '{value}'")
    hour, minute, marker = int(found.group(1)), int(found.group(2) or 0), found.group(3) or ""
    if marker:
        hour = hour % 12 + (12 if marker == "p" else 0)
    return hour * 60 + minute, marker


def date(value: object) -> dt.date | None:
    """A date out of a date cell or out of text."""
    if value is None or text(value) == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%d.%m.%Y"):
        try:
            return dt.datetime.strptime(text(value), form).date()
        except ValueError:
            continue
    raise ValueError(f"no date in '{text(value)}'")


def show(minutes: int) -> str:
    """Minutes after midnight as a clock shows them."""
    return f"{minutes // 60}:{minutes % 60:02d}"


class Row:
    """One row of a sheet; what cannot be read is told once and takes its default."""

    def __init__(self, sheet: str, line: int, cells: dict[str, object], problems: Problems) -> None:
        self.sheet, self.line, self.cells, self.problems = sheet, line, cells, problems

    def raw(self, column: str) -> object:
        return self.cells.get(word(column))

    def text(self, column: str) -> str:
        return text(self.raw(column))

    def name(self, column: str) -> str:
        return name(self.raw(column))

    def word(self, column: str, default: str = "") -> str:
        return word(self.raw(column)) or default

    def names(self, column: str) -> list[str]:
        """The names of a list; nothing or 'all' is the empty list."""
        found = names(self.raw(column))
        return [] if found in (["all"], ["any"]) else found

    def read(self, column: str, reader, default=None):
        """The cell as `reader` understands it, or the default."""
        try:
            value = reader(self.raw(column))
        except ValueError as trouble:
            self.problems.append(f"{self.sheet} row {self.line}, {column}: cannot be read, {trouble}.")
            return default
        return default if value is None else value

    def number(self, column: str, default: float | None = None):
        value = self.read(column, number, default)
        return int(value) if isinstance(value, float) and value.is_integer() else value

    def clock(self, column: str, default: int | None = None):
        return self.read(column, clock, default)


class Book:
    """The sheets of one or several workbooks given together."""

    def __init__(self, paths: str | Path | Iterable[str | Path]) -> None:
        self.problems: Problems = []
        self.sheets: dict[str, list[list[list[object]]]] = {}
        for path in [paths] if isinstance(paths, str | Path) else paths:
            book = load_workbook(path, data_only=True)
            for sheet in book.worksheets:
                grid = [list(line) for line in sheet.iter_rows(values_only=True)]
                self.sheets.setdefault(word(sheet.title), []).append(grid)
            book.close()

    def has(self, sheet: str) -> bool:
        return word(sheet) in self.sheets

    def rows(self, sheet: str, columns: str) -> list[Row]:
        """The rows of every sheet of this name, without its examples and without the sums below them."""
        known = {word(column) for column in columns.split(",")}
        found: list[Row] = []
        for grid in self.sheets.get(word(sheet), []):
            found += self._table(sheet, grid, known)
        return found

    def _table(self, sheet: str, grid: list[list[object]], known: set[str]) -> list[Row]:
        head = max(range(min(len(grid), 15)), key=lambda i: len(known & set(map(_head, grid[i]))), default=None)
        if head is None or not known & set(map(_head, grid[head])):
            return []
        columns = [_head(cell) for cell in grid[head]]
        rows = []
        for line, cells in enumerate(grid[head + 1 :], head + 2):
            filled = [text(cell) for cell in cells if text(cell)]
            if filled and not filled[0].casefold().startswith(("example", "sum of the rows")):
                pairs = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
                rows.append(Row(sheet, line, pairs, self.problems))
        return rows


def _head(cell: object) -> str:
    return word(re.sub(r"\(.*\)\s*$", "", text(cell)))
