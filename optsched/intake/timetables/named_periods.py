"""Periods that bell schedules name otherwise than by a number: `4A`, `Lunch B`, `Advisory`, `1st`.

Wherever such a name stands among periods, it is one too; `1st` is one where no cell of the page has a time, since it
is a grade elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile

from optsched.contract import fold
from optsched.intake.cells import Place
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.periods import period_in_column
from optsched.intake.words import key_of

_FEWEST, _MOST_OTHERS = 2, 0.4
"""Periods of a line, and the share of its cells that may be neither periods nor such names."""
_HEADS = {"period", "periods", "per", "pd", "hour", "mod", "block"}


def with_named_periods(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with the periods that one of them names beside its times."""
    names = {name: period for page in pages for name, period in _names_of(page)}
    return [_with_names(page, names) for page in pages] if names else list(pages)


def _names_of(page: Page) -> Iterator[tuple[str, str]]:
    """Yield what stands among periods in a column, each with a time right of it, and the period that it is."""
    for column, cells in page.by_column.items():
        bells = {row: cell for row, cell in cells.items() if _has_time_beside(page, row, column) and not cell.span}
        is_headed = any(fold(cell.text) in _HEADS for row, cell in cells.items() if row < min(bells, default=0))
        periods = {
            row: cell.period or (period_in_column(cell.text) if is_headed else "") for row, cell in bells.items()
        }
        numbered = [row for row, period in periods.items() if period]
        if len(numbered) >= _FEWEST:
            first, last = _reach(bells, numbered[0], -1), _reach(bells, numbered[-1], 1)
            inside = [row for row in bells if first <= row <= last and not bells[row].period]
            yield from ((key := key_of(bells[row].text), periods[row] or key.upper()) for row in inside)


def _reach(bells: Mapping[int, Cell], row: int, step: int) -> int:
    """Return the last row that bells go on to without a gap, such as Arrival above the first period."""
    while row + step in bells:
        row += step
    return row


def _has_time_beside(page: Page, row: int, column: int) -> bool:
    beside = page.at(row, column + 1)
    return beside is not None and beside.span is not None


def _with_names(page: Page, names: Mapping[str, str]) -> Page:
    found: dict[Place, Cell] = {}
    has_times = any(cell.span for cell in page.cells.values())
    for at, line in ((at, line) for lines in (page.by_column, page.by_row) for at, line in lines.items()):
        every = (cell for cell in {cell.first: cell for cell in line.values()}.values() if not cell.span)
        cells = list(dropwhile(lambda cell: not cell.period and key_of(cell.text) not in names, every))
        named = [cell for cell in cells if not cell.period and key_of(cell.text) in names]
        is_of_bells = line is page.by_column.get(at) and any(_has_time_beside(page, *cell.first) for cell in named)
        if has_times and not is_of_bells:
            named = [cell for cell in named if not period_in_column(cell.text)]
        periods = sum(bool(cell.period) for cell in cells) + sum(bool(period_in_column(cell.text)) for cell in named)
        others = sum(not cell.period for cell in cells) - len(named)
        if named and periods >= _FEWEST and others <= _MOST_OTHERS * len(cells):
            found |= {cell.first: replace(cell, period=names[key_of(cell.text)]) for cell in named}
    return replace(page, cells={at: found.get(cell.first, cell) for at, cell in page.cells.items()}) if found else page
