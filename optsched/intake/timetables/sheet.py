"""One sheet -> lessons: its lists, else its tables and the pages of teachers on it, and what was not read."""

from collections.abc import Sequence
from dataclasses import replace

from optsched.intake.cells import Place
from optsched.intake.codes import Code
from optsched.intake.timetables.bells import Bells
from optsched.intake.timetables.grids import Grid, grids_of
from optsched.intake.timetables.lessons import Notes, Understood
from optsched.intake.timetables.lines_of_text import read_lines
from optsched.intake.timetables.list_heads import heads_of
from optsched.intake.timetables.lists import read_list
from optsched.intake.timetables.page import Page
from optsched.intake.timetables.reading import GridReader, note_backwards, others_of
from optsched.intake.timetables.spots import Body
from optsched.intake.timetables.times_by_activity import read_time_table, time_tables_of
from optsched.intake.timetables.titles import Titles, titles_of
from optsched.intake.timetables.unread import note_unread
from optsched.intake.words import clean


def read_sheet(
    page: Page, bells: Bells, schools: tuple[str, ...], codes: frozenset[str], notes: Notes
) -> list[Understood]:
    """Read a sheet. A sheet with a list is read as that and nothing else, also where it does not say whose it is."""
    found, used = _read_lists(page, bells, schools, notes)
    is_of_nobody = bool(found) and notes.has(Code.NO_CLASS_NAMED)
    if not is_of_nobody and not any(each.lessons for each in found):
        found, used = _read_times_by_activity(page, schools, notes)
        grids, more, taken = _read_grids(page, bells, schools, codes, notes, used)
        found, used = found + grids, used | more
        lines = read_lines(page, used | taken, schools, notes)
        if lines.lessons:
            used |= lines.used
            found.append(Understood("page of a teacher", page.sheet.source(), lines.lessons))
    named = clean(page.sheet.name)
    if any(lesson.label.seen == named and not lesson.label.is_class for each in found for lesson in each.lessons):
        notes.add(Code.CLASS_ASSUMED, f"{named}, the name of the sheet, is read as its class.", page.sheet.source())
    if found:
        note_unread(page, used | bells.places(page.sheet.source()), found, notes)
    return [replace(each, lessons=tuple(dict.fromkeys(each.lessons))) for each in found if each.lessons]


def _read_lists(
    page: Page, bells: Bells, schools: tuple[str, ...], notes: Notes
) -> tuple[list[Understood], set[Place]]:
    found: list[Understood] = []
    used: set[Place] = set()
    heads = heads_of(page, bells.places(page.sheet.source()))
    for head in heads:
        end = _end_of_list(page, head.row, [other.row for other in heads if other.row > head.row])
        lessons = read_list(page, head, end, schools, bells, notes)
        used |= lessons.used
        found.append(Understood("list of lessons", page.sheet.source(head.row, min(head.columns)), lessons.lessons))
    return found, used


def _end_of_list(page: Page, head: int, below: Sequence[int]) -> int:
    """Return the last row of a list: before the head of the next one, and before titles that stand above that.

    They are titles where rows without any time follow an empty one.
    """
    if not below:
        return max(page.by_row, default=0)
    row = last = min(below) - 1
    while row > head and page.row(row):
        row -= 1
    titles = [cell for at in range(row + 1, last + 1) for cell in page.row(at).values()]
    are_titles = row > head and not any(cell.span or cell.period for cell in titles)
    return row if are_titles else last


def _read_times_by_activity(page: Page, schools: tuple[str, ...], notes: Notes) -> tuple[list[Understood], set[Place]]:
    found: list[Understood] = []
    used: set[Place] = set()
    for table in time_tables_of(page):
        lessons = tuple(read_time_table(page, table, schools, notes))
        if lessons:
            used |= table.places
            found.append(Understood("times by activity", page.sheet.source(table.head, min(table.labels)), lessons))
    return found, used


def _read_grids(
    page: Page,
    bells: Bells,
    schools: tuple[str, ...],
    codes: frozenset[str],
    notes: Notes,
    others: set[Place],
) -> tuple[list[Understood], set[Place], set[Place]]:
    """Return what was found, the cells that say more of it, and all cells of its tables; `others` are read already."""
    found: list[Understood] = []
    used: set[Place] = set()
    taken: set[Place] = set()
    before: list[Body] = []
    for grid in grids_of(page):
        if grid.heads & others:
            continue
        body = Body(page, grid, _of_same_class(titles_of(page, grid.titles, schools), grid, before), bells)
        if all(cell.text.isdecimal() for cell in body.cells):
            continue
        part = GridReader(body, notes, codes).read()
        _note_order(body, before, notes)
        before.append(body)
        if part.lessons:
            used |= grid.heads | part.used | {cell.first for cell in grid.titles if not cell.span}
            taken |= grid.heads | {cell.first for cell in page.within(grid.first, grid.last)}
            found.append(Understood("timetable", page.sheet.source(*grid.first), part.lessons))
    return found, used, taken


def _note_order(body: Body, before: Sequence[Body], notes: Notes) -> None:
    """Say where a table goes on right below another one with earlier times, though nothing begins anew there."""
    for upper in before:
        last, first = upper.grid.last[0], body.grid.first[0]
        is_next = last + 1 == first and set(upper.grid.columns) == set(body.grid.columns)
        if is_next and upper.titles == body.titles and upper.rows_have_times and body.rows_have_times:
            earlier, later = upper.grid.rows[last], body.grid.rows[first]
            if others_of(earlier) == others_of(later):
                note_backwards(body, earlier, later, notes)


def _of_same_class(titles: Titles, grid: Grid, before: Sequence[Body]) -> Titles:
    """A table that is headed by a day only is of the class that the table above it named, one without a school of that.

    So it is where the tables of the sheet name one school.
    """
    schools = {body.titles.school for body in before}
    titles = replace(titles, school=titles.school or (schools.pop() if len(schools) == 1 else ""))
    above = [body for body in before if _is_above(body.grid, grid) and body.titles.label.is_class]
    if titles.label.is_class or not titles.days or not above:
        return titles
    last = max(above, key=lambda body: body.grid.last).titles
    return replace(titles, label=last.label, label_source=last.label_source, school=titles.school or last.school)


def _is_above(upper: Grid, lower: Grid) -> bool:
    is_over = upper.first[1] <= lower.last[1] and lower.first[1] <= upper.last[1]
    return is_over and upper.last[0] < lower.first[0]
