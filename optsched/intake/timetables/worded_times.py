"""Times with a word beside them among the times that head a table: `Recess (9:40-10:00)` below `2 (8:50-9:40)`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from optsched.intake.cells import Place
from optsched.intake.timetables.clocks import spans_in
from optsched.intake.timetables.page import Cell, Page

_FEWEST = 2


def with_worded_times(page: Page) -> Page:
    """Return a page whose heads with a whole time among others, and cells beside or below them, are times too."""
    found: dict[Place, Cell] = {}
    for lines, others in ((page.by_column, page.by_row), (page.by_row, page.by_column)):
        for at, line in lines.items():
            heads = {place: cell for place, cell in line.items() if at == min(others[place]) and len(others[place]) > 1}
            timed = [place for place, cell in heads.items() if cell.span and cell.span.end]
            if len(timed) >= _FEWEST:
                found |= {cell.first: cell for cell in _worded(heads, range(timed[0], timed[-1]))}
    return replace(page, cells={at: found.get(cell.first, cell) for at, cell in page.cells.items()}) if found else page


def _worded(heads: Mapping[int, Cell], between: range) -> Iterator[Cell]:
    for place, cell in heads.items():
        spans = spans_in(cell.text) if place in between and cell.span is None else []
        if len(spans) == 1 and spans[0].span.end:
            yield replace(cell, span=spans[0].span, days=(), period="")
