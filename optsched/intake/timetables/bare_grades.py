"""Grades that are written as bare numbers, `K 1 2 3`, beside clock times: no periods, and no days of a rotation."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from optsched.intake.cells import Place
from optsched.intake.timetables.page import Cell, Page

_ORDER = ("PK", "TK", "K", *map(str, range(1, 13)))
_GRADES = re.compile(r"\b(?:grades?|gr\.?)(?![^\W\d_])", re.IGNORECASE)
_FEWEST, _FEWEST_TIMES, _WORD_WITHIN = 2, 2, 2
"""Grades beside each other; times of the other direction; rows (or columns) before them that may hold the word."""


def with_bare_grades(page: Page) -> Page:
    """Return a page whose rows and columns of grades say so: `1` becomes `Grade 1`.

    A kindergarten is among them, or the word grade stands before them; numbers alone may be anything.
    """
    found: dict[Place, Cell] = {}
    for lines, others in ((page.by_row, page.by_column), (page.by_column, page.by_row)):
        for at, line in lines.items():
            for run in _runs(line):
                is_sure = any(not cell.text.isdecimal() for cell in run.values()) or _has_word(lines, at, min(run))
                if is_sure and _has_times_across(others, at, run):
                    found |= {cell.first: replace(cell, text=_said(cell), period="", days=()) for cell in run.values()}
    return replace(page, cells={at: found.get(cell.first, cell) for at, cell in page.cells.items()}) if found else page


def _runs(line: Mapping[int, Cell]) -> Iterator[dict[int, Cell]]:
    """Yield the cells of a line that go up grade by grade, one beside the other; a merged one once."""
    run: dict[int, Cell] = {}
    known: set[Place] = set()
    for at, cell in line.items():
        if cell.first in known:
            continue
        known.add(cell.first)
        grade = _grade(cell)
        if run and (grade is None or grade <= (_grade(run[max(run)]) or 0)):
            if len(run) >= _FEWEST:
                yield run
            run = {}
        if grade is not None:
            run[at] = cell
    if len(run) >= _FEWEST:
        yield run


def _grade(cell: Cell) -> int | None:
    return _ORDER.index(cell.text.upper()) if cell.text.upper() in _ORDER else None


def _said(cell: Cell) -> str:
    return f"Grade {cell.text}" if cell.text.isdecimal() else cell.text


def _has_word(lines: Mapping[int, Mapping[int, Cell]], at: int, first: int) -> bool:
    """Tell whether the word grade stands in this line before the run, or in the lines right before it."""
    before = [cell for place, cell in lines[at].items() if place < first]
    before += [cell for near in range(at - _WORD_WITHIN, at) for cell in lines.get(near, {}).values()]
    return any(_GRADES.search(cell.text) for cell in before)


def _has_times_across(others: Mapping[int, Mapping[int, Cell]], at: int, run: Mapping[int, Cell]) -> bool:
    """Tell whether a line across the run, before its first cell, has times behind the run's own line."""
    return any(
        sum(cell.span is not None for place, cell in line.items() if place > at) >= _FEWEST_TIMES
        for number, line in others.items()
        if number < min(run)
    )
