"""A sheet -> its lines, page after page: each a child, with what a banner above it says."""

import re
from dataclasses import dataclass, field, replace

from optsched.domain import Source
from optsched.domain.understood import LineToReview
from optsched.intake.caseloads.banners import Banner, banner_of, begins_with_child
from optsched.intake.caseloads.carried import Carried, Cell
from optsched.intake.caseloads.headers import Header
from optsched.intake.caseloads.vocabulary import CHILD, NEVER_KEPT, TELLS_CHILD, Means
from optsched.intake.caseloads.windows import ChildTime
from optsched.intake.cells import ErrorValue, Sheet, is_blank
from optsched.intake.codes import CODES, Code
from optsched.intake.log import Log
from optsched.intake.words import is_grade

_BETWEEN = re.compile(r"[/(),–-]")


@dataclass(frozen=True)
class Line:
    """One line: its cells by what they mean, and the times of the child. `source` is the child's cell.

    `services` are the cells of columns that are of a service, each with the head that names it.
    """

    source: Source
    cells: dict[Means, Cell]
    system_number: str = ""
    times: tuple[ChildTime, ...] = ()
    services: tuple[tuple[Cell, Cell], ...] = ()

    def by_service(self) -> list["Line"]:
        """Return a line for each service that a column of its own says something of; else this one."""
        found = []
        for name, amount in self.services:
            means = (
                Means.MINUTES if isinstance(amount.value, int | float) or amount.seen.isdecimal() else Means.FREQUENCY
            )
            found.append(replace(self, cells={**self.cells, Means.SERVICE: name, means: amount}, services=()))
        return found or [self]

    def seen(self, *means: Means) -> str:
        """Return the text of the first of these columns that is filled."""
        return next((found for each in means if (found := self.cells[each].seen if each in self.cells else "")), "")

    def written(self, *means: Means) -> str:
        """Return the text of the first of these columns that is filled, with its line breaks."""
        filled = [self.cells[each] for each in means if each in self.cells and self.cells[each].seen]
        return next((cell.value if isinstance(cell.value, str) else cell.seen for cell in filled), "")

    def at(self, *means: Means) -> Source:
        """Return the cell of the first of these columns that is filled, else of the first that is there."""
        there = [self.cells[each] for each in means if each in self.cells]
        filled = [cell for cell in there if cell.value is not None]
        return next((cell.source for cell in (*filled, *there)), self.source)

    def has(self, *means: Means) -> bool:
        return any(each in self.cells and self.cells[each].value is not None for each in means)


@dataclass
class Pages:
    """The lines of a sheet as they were read, and those that were refused."""

    lines: list[Line] = field(default_factory=list)
    review: list[LineToReview] = field(default_factory=list)


def read_pages(sheet: Sheet, headers: dict[int, Header], log: Log) -> Pages:
    """Read every line of a sheet. A line that is neither a child nor understood as something else is a finding."""
    pages = Pages()
    carried = Carried()
    header: Header | None = None
    for row, cells in sheet.rows.items():
        if row in headers:
            header = headers[row]
        elif all(is_blank(value) for value in cells.values()):
            continue
        elif (banner := banner_of(cells)) is not None:
            _refuse_idle(carried.carry(_said_by(banner, sheet, row)), pages, log)
        elif begins_with_child(cells):
            _refuse_idle(carried.end_child(), pages, log)
            message = "This line names a child, but it is not understood to its end; the lines below are not read as"
            message += " this child's."
            maybe = "only the name, and the ID behind its own label, such as Student ID?"
            _refuse(pages, sheet.source(row, min(cells)), "", message, log, maybe)
        elif header is not None:
            _read_line(sheet, row, header, carried, pages, log)
    _refuse_idle(carried.end_child(), pages, log)
    return pages


def _said_by(banner: Banner, sheet: Sheet, row: int) -> dict[Means, Cell]:
    return {means: Cell(text, sheet.source(row, position)) for means, (text, position) in banner.says.items()}


def _refuse_idle(child: Source | None, pages: Pages, log: Log) -> None:
    """Refuse a banner that named a child of whom no line was read."""
    if child is not None:
        message = "This line names a child, and no line below it says anything of this child."
        _refuse(pages, child, "", message, log, "it is a title that can be deleted, or the child's lines are missing?")


def _read_line(sheet: Sheet, row: int, header: Header, carried: Carried, pages: Pages, log: Log) -> None:
    own, times = _cells(sheet, row, header, log), _times(sheet, row, header, log)
    filled = {means for means, cell in own.items() if cell.value is not None}
    there = filled | {Means.SERVICE for at in header.services if not is_blank(sheet.rows[row].get(at))}
    there |= {means for at, means in header.columns.items() if isinstance(sheet.rows[row].get(at), ErrorValue)}
    tells = [means for means in TELLS_CHILD if means in filled]
    above = carried.for_line(names_child=bool(tells))
    source = own[tells[0]].source if tells else sheet.source(row, min(sheet.rows[row]))
    if not there and not times and not any(at in header.unknown for at in sheet.rows[row]):
        at = min(sheet.rows[row])
        _refuse(pages, sheet.source(row, at), "", "This line stands outside the columns and was not read.", log)
    elif not tells and not set(TELLS_CHILD) & set(above):
        rest = [cell.seen for means, cell in own.items() if cell.value is not None and means not in NEVER_KEPT]
        _refuse(pages, source, " | ".join(rest), "This line names no child and was not read.", log)
    elif not times and there <= set(CHILD) - {Means.NUMBER}:
        message = "This line has nothing but a name or a title, and was not read."
        _refuse(pages, source, "", message, log, "it is a heading that can be deleted, or its other cells are missing?")
    else:
        cells = {means: cell for means, cell in own.items() if means not in NEVER_KEPT}
        cells.update({means: cell for means, cell in above.items() if means not in filled})
        cells |= {Means.SERVICE: Cell(*header.given)} if header.given else {}
        number = own[Means.SYSTEM_NUMBER].seen if Means.SYSTEM_NUMBER in filled else ""
        pages.lines.append(Line(source, cells, number, times, _services(sheet, row, header, log)))
        if not tells:
            carried.use_child()


def _cells(sheet: Sheet, row: int, header: Header, log: Log) -> dict[Means, Cell]:
    """Return the cells of a line; an error of Excel in a column that is needed is a finding."""
    found: dict[Means, Cell] = {}
    for position, means in header.columns.items():
        name = header.seen[position] if means not in NEVER_KEPT else ""
        cell = _cell(sheet, row, position, header, name, log)
        if means not in found or found[means].value is None:
            found[means] = cell
    both = found.pop(Means.GRADE_AND_TEACHER, None)
    return {**_grade_and_teacher(both), **found} if both else found


def _grade_and_teacher(cell: Cell) -> dict[Means, Cell]:
    """Part `2 / Lopez`, `K - Nash` and `Ortiz (4th)`; what is not understood so is a teacher."""
    signs = [part for part in (each.strip() for each in _BETWEEN.split(cell.seen)) if part]
    parts = signs if len(signs) > 1 else cell.seen.split(maxsplit=1)
    grades = [part for part in parts if is_grade(part)]
    if len(parts) != 2 or len(grades) != 1:
        return {Means.TEACHER: cell}
    teacher = next(part for part in parts if part not in grades)
    return {Means.GRADE: Cell(grades[0], cell.source), Means.TEACHER: Cell(teacher, cell.source)}


def _services(sheet: Sheet, row: int, header: Header, log: Log) -> tuple[tuple[Cell, Cell], ...]:
    found = []
    for at, service in header.services.items():
        amount = _cell(sheet, row, at, header, service, log)
        if amount.value is not None:
            found.append((Cell(service, sheet.source(header.row, at)), amount))
    return tuple(found)


def _times(sheet: Sheet, row: int, header: Header, log: Log) -> tuple[ChildTime, ...]:
    """Return the times of a line that have anything in them."""
    found = []
    for rule, columns in header.windows:
        cells = {name: _cell(sheet, row, at, header, header.times[at], log) for name, at in columns.items()}
        if any(cell.value is not None for cell in cells.values()):
            found.append(ChildTime(rule, cells))
    return tuple(found)


def _cell(sheet: Sheet, row: int, position: int, header: Header, name: str, log: Log) -> Cell:
    """Return one cell; where it shows an error of Excel, log it under the column's `name`, if that is needed."""
    value = sheet.rows[row].get(position)
    where = sheet.source(row, position)
    above = sheet.merged_down.get((row, position))
    if is_blank(value) and above is not None and above[0] > header.row:
        value = sheet.cells[above]
    if isinstance(value, ErrorValue):
        if name:
            shown = f"shows {value.text}" if value.text else "is a formula whose result is not stored in the file"
            code = Code.ERROR_VALUE if value.text else Code.NO_RESULT
            log.add(code, f"Column {name} {shown} in this row.", where, seen=value.text)
        value = None
    return Cell(None if is_blank(value) else value, where)


def _refuse(pages: Pages, source: Source, seen: str, message: str, log: Log, maybe: str = "") -> None:
    log.add(Code.NO_CHILD, message, source, seen=seen, maybe=maybe)
    pages.review.append(LineToReview(source, seen, message, maybe or CODES[Code.NO_CHILD].maybe))
