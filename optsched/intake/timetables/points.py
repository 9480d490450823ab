"""Columns of `8.30`: times without the word Time above them, where all that surrounds them says so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from optsched.intake.cells import Place
from optsched.intake.codes import Code
from optsched.intake.timetables.anchors import NEAR
from optsched.intake.timetables.clocks import Clock, Span
from optsched.intake.timetables.lessons import Notes
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.untimed import names_class

_POINT = re.compile(r"(0?[1-9]|1[0-8])\.([0-5][05])")
_NUMBER = re.compile(r"\d{1,2}[.,]\d{1,2}")
_FEWEST = 3
_EARLIEST, _LATEST = 6 * 60, 18 * 60
_LONGEST = 180
"""Minutes from one time of a school day to the next."""
_COLON = "write them with a colon, as in 8:30?"


def with_points(page: Page, notes: Notes) -> Page:
    """Take `8.30` for a time in columns of such cells that go on like a school day, beside days or classes.

    A column that has something else among them, or whose order is none, is not read and told.
    """
    found: dict[Place, Cell] = {}
    for column, cells in page.by_column.items():
        mine = [cell for row, cell in cells.items() if cell.first == (row, column) and _is_point(cell)]
        sections = list(_sections(page, mine))
        if len(mine) < _FEWEST or not _is_beside_heads(page, mine[0]) or not _is_beside_words(page, mine):
            continue
        odd, head = _odd_one(mine, list(cells.values())), _other_head(page, mine[0])
        is_in_order = all(map(_is_school_day, sections)) and max(map(len, sections)) >= _FEWEST
        if odd or head or not is_in_order:
            _note(page, mine, odd, head, notes)
            continue
        found |= {cell.first: replace(cell, span=Span(_clock(cell))) for cell in mine}
    if not found:
        return page
    return replace(page, cells={at: found.get(cell.first, cell) for at, cell in page.cells.items()})


def _is_point(cell: Cell) -> bool:
    return cell.span is None and _POINT.fullmatch(cell.text) is not None


def _clock(cell: Cell) -> Clock:
    hour, _, minute = cell.text.partition(".")
    return Clock(int(hour) * 60 + int(minute), is_sure=int(hour) > 12)


def _sections(page: Page, points: Sequence[Cell]) -> Iterator[list[Cell]]:
    """Yield the points of a day each: a day or class between or left of them begins anew, and so may a gap."""
    section: list[Cell] = []
    for cell in points:
        if section and _begins_anew(page, section[-1], cell):
            yield section
            section = []
        section.append(cell)
    if section:
        yield section


def _begins_anew(page: Page, before: Cell, cell: Cell) -> bool:
    row, column = cell.first
    rows = range(before.last[0] + 1, row + 1)
    heads = [each for each in page.within((rows.start, 1), (row, column)) if each.first[0] in rows]
    is_earlier = _clock(cell).usual < _clock(before).usual
    return is_earlier and (len(rows) > 1 or any(map(_is_head, heads)))


def _is_school_day(points: Sequence[Cell]) -> bool:
    """Tell whether points follow each other as the times of a school day do."""
    minutes = [_clock(cell).usual for cell in points]
    steps = [after - before for before, after in pairwise(minutes)]
    return minutes[0] >= _EARLIEST and minutes[-1] <= _LATEST and all(0 < step <= _LONGEST for step in steps)


def _odd_one(points: Sequence[Cell], column: Sequence[Cell]) -> Cell | None:
    """Return a number between or right beside points that is none itself, such as 9.3."""
    first, last = points[0].first[0] - 1, points[-1].last[0] + 1
    numbers = [cell for cell in column if first <= cell.first[0] <= last and _NUMBER.fullmatch(cell.text)]
    return next((cell for cell in numbers if cell.span is None and not _is_point(cell)), None)


def _is_head(cell: Cell) -> bool:
    return bool(cell.days) or (names_class(cell) and not _is_point(cell))


def _is_beside_heads(page: Page, first: Cell) -> bool:
    """Tell whether a day or a class heads these rows, in the column of the times or right of it."""
    return any(_is_head(cell) for row in _above(page, first) for at, cell in row.items() if at >= first.first[1])


def _other_head(page: Page, first: Cell) -> Cell | None:
    """Return what heads the column itself in the row of days or classes, if it is neither: a word such as Room."""
    column = first.first[1]
    rows = [row for row in _above(page, first) if any(_is_head(cell) for at, cell in row.items() if at >= column)]
    cell = rows[-1].get(column) if rows else None
    return None if cell is None or _is_head(cell) else cell


def _above(page: Page, first: Cell) -> list[dict[int, Cell]]:
    return [page.row(row) for row in range(max(1, first.first[0] - NEAR), first.first[0])]


def _is_beside_words(page: Page, points: Sequence[Cell]) -> bool:
    """Tell whether words stand right of most points."""
    beside = [
        next((cell for at, cell in page.row(each.first[0]).items() if at > each.first[1]), None) for each in points
    ]
    words = [cell for cell in beside if cell is not None and any(letter.isalpha() for letter in cell.text)]
    return len(words) * 2 > len(points)


def _note(page: Page, points: Sequence[Cell], odd: Cell | None, head: Cell | None, notes: Notes) -> None:
    """Say that a column which looks like times is not read, and why."""
    why = "they do not follow each other as in a school day"
    if odd or head:
        why = f"{odd.text} among them is none" if odd else f"{head.text if head else ''} heads them"
    message = f"Numbers such as {points[0].text} are not read as times: {why}.".replace("\n", " ")
    for cell in (*points, *((odd,) if odd else ())):
        notes.add(Code.NO_TIME, message, page.source(cell), cell.text, _COLON)
