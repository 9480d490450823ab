"""What of a timetable's sheet nothing was read from: one note that names the cells."""

import re
from collections.abc import Iterable, Sequence

from optsched.intake.cells import Place, place
from optsched.intake.codes import Code
from optsched.intake.timetables.lesson_times import ENDS
from optsched.intake.timetables.lessons import Lesson, Notes, Understood
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.spots import EMPTY

_LEGEND = re.compile(r"(?:colou?r )?(?:key|code|legend)s?:?", re.IGNORECASE)


def note_unread(page: Page, used: set[Place], found: Sequence[Understood], notes: Notes) -> None:
    """Note the cells that are neither lesson nor head, title, legend or bell schedule, nor told of already."""
    lessons = [lesson for each in found for lesson in each.lessons]
    if not lessons:
        return
    read = used | _sources(page, lessons) | {place(cell) for cell in notes.told() if cell}
    read_once = {place(lesson.source.cell) for lesson in lessons if lesson.source.cell}
    known = {cell.text for at in used - read_once if (cell := page.cells.get(at)) is not None}
    legend = _legend(page)
    for cell in {cell.first: cell for cell in page.cells.values()}.values():
        is_said = cell.first in read or cell.first in legend or cell.text in known
        if not is_said and cell.text.strip().casefold() not in EMPTY | ENDS:
            notes.add(Code.CELL_NOT_READ, "This cell was not read.", page.source(cell), cell.text.replace("\n", " / "))


def _sources(page: Page, lessons: Iterable[Lesson]) -> set[Place]:
    """Return the cells of this sheet that lessons and their classes stand in."""
    sources = {source for lesson in lessons for source in (lesson.source, lesson.label_source)}
    mine = [source for source in sources if (source.file, source.sheet) == (page.sheet.file, page.sheet.name)]
    return {place(source.cell) for source in mine if source.cell}


def _legend(page: Page) -> set[Place]:
    """Return the cells of a legend: its head, what stands right of it, and what stands below it without a gap."""
    found: set[Place] = set()
    for head in {cell.first: cell for cell in page.cells.values() if _LEGEND.fullmatch(cell.text)}.values():
        found |= {cell.first for at, cell in page.row(head.first[0]).items() if at >= head.first[1]}
        found |= {cell.first for cell in _below(page, head)}
    return found


def _below(page: Page, head: Cell) -> list[Cell]:
    below: list[Cell] = []
    row = head.last[0] + 1
    while cells := [cell for at in (head.first[1], head.first[1] + 1) if (cell := page.at(row, at)) is not None]:
        below += cells
        row += 1
    return below
