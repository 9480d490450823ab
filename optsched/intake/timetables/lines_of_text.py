"""Pages of a teacher: one line a lesson with its time inside the text, under headings that say days or classes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from optsched.intake.cells import Place
from optsched.intake.codes import Code
from optsched.intake.timetables.clocks import in_order
from optsched.intake.timetables.content import Content, contents_of
from optsched.intake.timetables.labels import label_of
from optsched.intake.timetables.lessons import Lesson, Notes, Part
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.titles import Titles, titles_of, variant_of

FEWEST = 3
"""Lines with a time and words, from which on a column is a teacher's page."""
_ENDS = {"dismissal", "end of day", "students dismissed", "bell", "home"}


@dataclass(frozen=True)
class _Line:
    cell: Cell
    contents: tuple[Content, ...]


def read_lines(page: Page, taken: set[Place], schools: tuple[str, ...], notes: Notes) -> Part:
    """Read every column whose cells say times and activities, apart from the cells that are `taken`."""
    found: list[Lesson] = []
    used: set[Place] = set()
    for column, cells in page.by_column.items():
        mine = {row: cell for row, cell in cells.items() if cell.first == (row, column) and cell.first not in taken}
        lines = {row: _Line(cell, tuple(contents_of(cell.text))) for row, cell in mine.items() if _is_line(cell)}
        if len(lines) >= FEWEST:
            found += _column(page, mine, lines, schools, notes)
            used |= {cell.first for cell in page.within((1, 1), (min(lines) - 1, max(page.by_column)))}
            used |= {cell.first for cell in mine.values() if cell.days or variant_of(cell.text) is not None}
            used |= {line.cell.first for line in lines.values()}
    return Part(tuple(found), frozenset(used))


def _is_line(cell: Cell) -> bool:
    if variant_of(cell.text) is not None:
        return False
    return cell.span is None and any(each.span and each.activity for each in contents_of(cell.text))


def _column(
    page: Page, cells: Mapping[int, Cell], lines: Mapping[int, _Line], schools: tuple[str, ...], notes: Notes
) -> Iterator[Lesson]:
    first = min(lines)
    column = next(iter(cells.values())).first[1]
    titles = titles_of(page, _above(page, column, first), schools)
    section: list[_Line] = []
    for row, cell in cells.items():
        if row in lines:
            section.append(lines[row])
            continue
        if row < first:
            titles = replace(titles, days=cell.days or titles.days)
            continue
        heading = _heading(page, cell, titles)
        if heading is not None:
            yield from _section(page, section, titles, notes)
            section, titles = [], heading
    yield from _section(page, section, titles, notes)


def _heading(page: Page, cell: Cell, titles: Titles) -> Titles | None:
    """Return what holds below a line that heads others: a day, a class, a kind of day; None for any other line."""
    variant = variant_of(cell.text)
    if variant is not None:
        return replace(titles, variant=variant)
    if cell.days:
        return replace(titles, days=cell.days)
    label = label_of(cell.text)
    if label.is_class:
        return replace(titles, label=label, label_source=page.source(cell), days=())
    return None


def _above(page: Page, column: int, first: int) -> list[Cell]:
    """Return the titles of a column, the nearest first: those in it, then what stands above them."""
    above = list(page.within((1, 1), (first - 1, max(page.by_column))))
    own = [cell for cell in above if cell.first[1] <= column <= cell.last[1]]
    top = min((cell.first[0] for cell in own), default=first)
    return [*reversed(own), *reversed([cell for cell in above if cell not in own and cell.first[0] < top])]


def _section(page: Page, lines: list[_Line], titles: Titles, notes: Notes) -> Iterator[Lesson]:
    timed = [(line, content) for line in lines for content in line.contents if content.span]
    distinct = [content.span for position, (_, content) in enumerate(timed) if _is_new(timed, position)]
    clocks = [clock for span in distinct if span for clock in (span.start, span.end) if clock]
    minutes = iter(in_order(clocks))
    times: list[tuple[int, int | None]] = []
    for position, (_, content) in enumerate(timed):
        if not _is_new(timed, position):
            times.append(times[-1])
            continue
        times.append((next(minutes), next(minutes) if content.span and content.span.end else None))
    for position, (line, content) in enumerate(timed):
        start, end = times[position]
        source = page.source(line.cell)
        if end is None:
            end = next((after for after, _ in times[position + 1 :] if after > start), None)
        if end is None or end <= start:
            if content.activity.casefold() not in _ENDS:
                notes.add(Code.NO_TIME, "It is not said when this ends.", source, line.cell.text)
            continue
        if content.rest:
            notes.add(Code.CELL_UNCLEAR, f"{content.rest} in this cell is not understood.", source, line.cell.text)
            continue
        if not titles.label.seen:
            notes.add(Code.NO_CLASS_NAMED, "The page does not say whose it is.", source, line.cell.text)
            continue
        yield Lesson(
            titles.label,
            content.days or titles.days,
            start,
            end,
            content.activity,
            source,
            titles.label_source or source,
            "",
            content.weeks or titles.weeks,
            titles.school,
            titles.variant,
        )
    for line in lines:
        for content in line.contents:
            if content.span is None:
                notes.add(
                    Code.CELL_NOT_READ, "This says no time and was not read.", page.source(line.cell), content.activity
                )


def _is_new(timed: list[tuple[_Line, Content]], position: int) -> bool:
    """Tell whether a line has a time of its own, and is not one of several days of one line."""
    if position == 0:
        return True
    before, now = timed[position - 1], timed[position]
    return before[0] is not now[0] or before[1].span != now[1].span
