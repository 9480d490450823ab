"""A sheet as people see it: merged cells spread out, each cell with what it may stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cached_property, lru_cache

from optsched.domain import Source
from optsched.intake.cells import ErrorValue, Place, Sheet, Value, is_blank
from optsched.intake.recipe import SheetRecipe
from optsched.intake.timetables.clocks import Clock, Span, span_of, spans_in
from optsched.intake.timetables.days import Days, days_of, is_weak
from optsched.intake.timetables.periods import period_of
from optsched.intake.words import REMEMBERED, say


class Kind(Enum):
    """What the cells along a line of a timetable say."""

    DAYS = auto()
    TIME = auto()
    PERIOD = auto()


@dataclass(frozen=True)
class Cell:
    """A filled cell: its text, what it may stand for, and the area it fills (first and last place)."""

    first: Place
    last: Place
    text: str
    days: Days = ()
    span: Span | None = None
    period: str = ""
    is_weak: bool = False

    def may_be(self, kind: Kind) -> bool:
        if kind is Kind.TIME:
            return self.span is not None
        return bool(self.days if kind is Kind.DAYS else self.period)


FEWEST_OF_DAYS = 3
"""Days that sheets of a file, or titles of a sheet, name: from so many on a single letter is a day too."""
MOST_SPREAD = 400_000
"""Cells that merged areas of one sheet may fill."""


@dataclass(frozen=True)
class Page:
    """The cells of a sheet by place, also at every place that a merged area covers.

    `said` is what the recipe says of it; `is_of_days` that its file has a sheet for each day.
    """

    sheet: Sheet
    said: SheetRecipe = field(default_factory=SheetRecipe)
    is_of_days: bool = False
    cells: dict[Place, Cell] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Cell | None:
        return self.cells.get((row, column))

    def source(self, cell: Cell) -> Source:
        return self.sheet.source(*cell.first)

    def row(self, number: int) -> dict[int, Cell]:
        return self.by_row.get(number, {})

    @cached_property
    def by_row(self) -> dict[int, dict[int, Cell]]:
        found: dict[int, dict[int, Cell]] = {}
        for row, column in sorted(self.cells):
            found.setdefault(row, {})[column] = self.cells[row, column]
        return found

    @cached_property
    def by_column(self) -> dict[int, dict[int, Cell]]:
        found: dict[int, dict[int, Cell]] = {}
        for row, column in sorted(self.cells, key=lambda place: (place[1], place[0])):
            found.setdefault(column, {})[row] = self.cells[row, column]
        return found

    def is_alone(self, cell: Cell) -> bool:
        """Tell whether nothing else stands in the row that a cell begins in."""
        return {each.first for each in self.row(cell.first[0]).values()} == {cell.first}

    def within(self, first: Place, last: Place) -> Iterator[Cell]:
        """Yield the cells of an area, each once, row by row."""
        told: set[Place] = set()
        for row in range(first[0], last[0] + 1):
            for column, cell in self.row(row).items():
                if first[1] <= column <= last[1] and cell.first not in told:
                    told.add(cell.first)
                    yield cell


def page_of(sheet: Sheet, said: SheetRecipe | None = None, is_of_days: bool = False) -> Page:
    """Spread the merged areas of a sheet, as far as something is written beside them."""
    page = Page(sheet, said or SheetRecipe(), is_of_days)
    ends = dict(sheet.merges)
    last_row = max((row for row, _ in sheet.cells), default=0)
    last_column = max((column for _, column in sheet.cells), default=0)
    last_row = max(
        [last_row, *(last[0] for first, last in sheet.merges if first in sheet.cells and last[0] < last_row + 200)]
    )
    spread = 0
    for place, value in sheet.cells.items():
        if is_blank(value) or isinstance(value, ErrorValue):
            continue
        end = ends.get(place, place)
        end = (min(end[0], last_row), min(end[1], max(last_column, place[1])))
        cell = _cell(place, end, value)
        area = (end[0] - place[0] + 1) * (end[1] - place[1] + 1)
        spread += area
        if spread > MOST_SPREAD:
            end = place
        for row in range(place[0], end[0] + 1):
            for column in range(place[1], end[1] + 1):
                page.cells[row, column] = cell
    _read_points(page)
    return page


_TIME_WORDS = {
    "time",
    "times",
    "from",
    "to",
    "start",
    "starts",
    "end",
    "ends",
    "begin",
    "begins",
    "hora",
    "desde",
    "hasta",
}
_POINT = re.compile(r"(?:[6-9]|1[0-8]|[1-5])\.[0-5][05]")
_FEWEST_POINTS = 3


def _read_points(page: Page) -> None:
    """Take `8.25` for a time where several follow a head that says Time, From and the like; elsewhere it is none."""
    for lines in (page.by_column, page.by_row):
        for cells in lines.values():
            order = list(cells)
            heads = [at for at in order if set(cells[at].text.casefold().strip(" :").split()) & _TIME_WORDS]
            mine = [cells[at] for at in order if heads and at > heads[0] and _POINT.fullmatch(cells[at].text)]
            if len(mine) >= _FEWEST_POINTS:
                for cell in mine:
                    hour, _, minute = cell.text.partition(".")
                    span = Span(Clock(int(hour) * 60 + int(minute), is_sure=int(hour) > 12))
                    page.cells[cell.first] = replace(cell, span=span)
    page.__dict__.pop("by_row", None)
    page.__dict__.pop("by_column", None)


def days_in_rows(sheet: Sheet) -> set[str]:
    """Return the days that rows name which hold days and little else: titles of tables for one day each."""
    named: set[str] = set()
    for cells in sheet.rows.values():
        days = [days_of(value) if isinstance(value, str) else () for value in cells.values()]
        if sum(map(bool, days)) >= len(days) / 2:
            named |= {day for each in days for day in each}
    return named


def _cell(first: Place, last: Place, value: Value) -> Cell:
    if isinstance(value, str):
        return Cell(first, last, *_said(value))
    text, span = say(value), span_of(value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Cell(first, last, text, (), span, period_of(value) if is_number and span is None else "")


@lru_cache(REMEMBERED)
def _said(value: str) -> tuple[str, Days, Span | None, str, bool]:
    """Return a text line by line, and what it may stand for: days, a time, a period; and whether a day is weak."""
    text = "\n".join(line for line in map(say, value.splitlines()) if line)
    span = span_of(value)
    if span is not None:
        return text, (), span, "", False
    period, span = _period_and_time(text)
    if span is not None:
        return text, (), span, period, False
    return text, days_of(text), None, period_of(value), is_weak(text)


def _period_and_time(text: str) -> tuple[str, Span | None]:
    """Read a period with its time in one cell: `1` above `7:45-7:55`, `Period 2 (8:00-8:50)`."""
    found = spans_in(text)
    if len(found) != 1:
        return "", None
    rest = f"{text[: found[0].first]} {text[found[0].last :]}".strip(" \n\t()-–—:,;")
    period = period_of(rest)
    return (period, found[0].span) if period else ("", None)
