"""Long lists: a row of column names people use, and one lesson a row below it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from optsched.domain import Severity, Source
from optsched.domain.cycle import clock
from optsched.intake.cells import Place
from optsched.intake.codes import Code
from optsched.intake.timetables.bells import Bells
from optsched.intake.timetables.clocks import in_order
from optsched.intake.timetables.content import Content, contents_of, weeks_of
from optsched.intake.timetables.days import Days
from optsched.intake.timetables.lessons import Lesson, Notes, Part
from optsched.intake.timetables.list_heads import Head, is_name
from optsched.intake.timetables.list_times import Entry, ListTimes, days_in, label_in, seen_in, written
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.titles import Titles, school_in, titles_of

_CARRIED = ("class", "teacher", "grade", "school", "day", "week")
_MOST_BLANK_ROWS = 3


def read_list(page: Page, head: Head, end: int, schools: tuple[str, ...], bells: Bells, notes: Notes) -> Part:
    """Read the rows of a list from below its head up to `end`; `bells` have the times of its periods."""
    above = _above(page, head)
    titles = titles_of(page, above, schools)
    found: list[Lesson] = []
    rows = list(_rows(page, head, end, bells.places(page.sheet.source())))
    periods = [cells["period"].text for _, cells in rows if "period" in cells and written(cells) is None]
    times = ListTimes(page, titles, bells, notes, periods)
    if rows:
        _note_columns(page, head, notes)
    entries = [entry for row, cells in rows for entry in times.entries(row, cells)]
    after = dict(pairwise(row for row, _ in rows))
    for run in _runs(entries):
        clocks = [clock for entry in run for clock in (entry.span.start, entry.span.end) if clock]
        minutes = iter(in_order(clocks))
        said = [(next(minutes), next(minutes) if entry.span.end else None) for entry in run]
        for position, entry in enumerate(run):
            is_next = position + 1 < len(run) and run[position + 1].row in (entry.row, after.get(entry.row))
            following = said[position + 1][0] if is_next else None
            span = _minutes(page, entry, said[position], following, notes)
            if span is not None:
                found += _lessons(page, entry, span, titles, schools, notes)
    return Part(tuple(found), frozenset(_used(page, head, above, entries, end)))


def _minutes(
    page: Page, entry: Entry, said: tuple[int, int | None], following: int | None, notes: Notes
) -> tuple[int, int] | None:
    """Return from when to when a row is: its end as written, else by its length, else the start of the next."""
    start, last = said
    if last is None:
        last = start + entry.minutes if entry.minutes else following
    elif entry.minutes not in (0, last - start):
        cell = entry.cells["minutes"]
        message = f"{clock(start)} to {clock(last)} is not {entry.minutes} minutes."
        notes.add(Code.TIMES_DISAGREE, message, page.source(cell), cell.text)
    if last is None or last <= start:
        message = f"{clock(start)} to {clock(last)} runs backwards." if last else "It is not said when this ends."
        notes.add(Code.NO_TIME, message, page.source(entry.cells["activity"]), seen_in(entry.cells))
        return None
    return start, last


def _used(page: Page, head: Head, above: Sequence[Cell], entries: Sequence[Entry], end: int) -> Iterator[Place]:
    """Yield the cells that say something: titles, heads, the rows that were read, and rows of free time."""
    yield from (cell.first for cell in above)
    yield from (cell.first for cell in page.row(head.row).values())
    for entry in entries:
        yield from (cell.first for cell in (*page.row(entry.row).values(), *entry.cells.values()))
    columns = {meaning: at for at, meaning in head.columns.items()}
    for row in range(head.row + 1, end + 1):
        is_free = page.at(row, columns["activity"]) is None
        if is_free and any(cell.span or cell.period for cell in page.row(row).values()):
            yield from (cell.first for cell in page.row(row).values())


def _note_columns(page: Page, head: Head, notes: Notes) -> None:
    """Name the columns that are not read, and say where no column names the days."""
    for at, cell in page.row(head.row).items():
        if (
            head.first <= at <= head.last
            and at not in head.columns
            and at not in head.ticked
            and any(row > head.row for row in page.by_column[at])
        ):
            message = f"The column {cell.text} of the list is not known and was not read."
            notes.add(Code.COLUMN_NOT_READ, message, page.source(cell), cell.text)
    if "day" not in head.columns.values() and not head.ticked:
        message = "No day is named: it is read as every day."
        has_days = any(cell.days for at, cell in page.row(head.row).items() if head.first <= at <= head.last)
        severity = Severity.WARNING if has_days else None
        notes.add(Code.DAYS_ASSUMED, message, page.sheet.source(head.row, min(head.columns)), severity=severity)


def _above(page: Page, head: Head) -> list[Cell]:
    """Return the titles of a list, the nearest first; beside others, those above its own columns or alone in a row."""
    first, last = (1, max(page.row(head.row))) if head.is_alone else (head.first, head.last)
    rows = range(max(1, head.row - 8), head.row)
    above = {cell.first: cell for cell in page.within((rows.start, first), (rows.stop - 1, last))}
    if not head.is_alone:
        above |= {cell.first: cell for row in rows for cell in page.row(row).values() if page.is_alone(cell)}
    return [above[at] for at in sorted(above, reverse=True)]


def _rows(page: Page, head: Head, end: int, others: set[Place]) -> Iterator[tuple[int, dict[str, Cell]]]:
    """Yield the rows that say an activity, with what rows above say for them too; `others` are of bell schedules."""
    carried: dict[str, Cell] = {}
    last_row = head.row
    is_over = False
    for row in range(head.row + 1, end + 1):
        cells = {meaning: cell for at, meaning in head.columns.items() if (cell := page.at(row, at)) is not None}
        if not cells or all(is_name(cell.text) or cell.first in others for cell in cells.values()):
            continue
        if row - last_row > _MOST_BLANK_ROWS + 1:
            return
        before, last_row = last_row, row
        carried.update({meaning: cell for meaning, cell in cells.items() if meaning in _CARRIED})
        if "activity" not in cells:
            continue
        is_over = len(cells) == 1 and (is_over or row - before > 1)
        if head.ticked:
            cells["day"] = _ticked_in(page, head, row, cells["activity"])
        if not is_over:
            yield row, {**carried, **cells}


def _ticked_in(page: Page, head: Head, row: int, activity: Cell) -> Cell:
    """Return the days that are ticked in a row, as a cell that names them; it says nothing where none is."""
    marks = {day: cell for at, day in head.ticked.items() if (cell := page.at(row, at)) is not None}
    cells = [*marks.values()] or [activity]
    return Cell(cells[0].first, cells[-1].last, ", ".join(marks), tuple(marks))


def _runs(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries of one class and day that follow each other: the order of a day decides am and pm."""
    run: list[Entry] = []
    for entry in entries:
        if run and (_whose(run[-1]) != _whose(entry) or entry.span.start.usual < run[-1].span.start.usual):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _whose(entry: Entry) -> tuple[str, ...]:
    said = tuple(entry.cells[name].text for name in ("class", "teacher", "day") if name in entry.cells)
    return (*said, *entry.days)


def _lessons(
    page: Page, entry: Entry, minutes: tuple[int, int], titles: Titles, schools: tuple[str, ...], notes: Notes
) -> Iterator[Lesson]:
    cells = entry.cells
    source = page.source(cells["activity"])
    days = days_in(page, cells, titles, notes)
    if days is None:
        return
    label = titles.label
    label_source = titles.label_source or source
    named = [cells[name] for name in ("class", "teacher", "grade") if name in cells]
    if named:
        label, label_source = label_in(cells), page.source(named[0])
    if not label.seen:
        notes.add(Code.NO_CLASS_NAMED, "The list does not say whose time it is.", source)
        return
    weeks = weeks_of(cells["week"].text + " week")[0] if "week" in cells else titles.weeks
    school = cells["school"].text if "school" in cells else titles.school
    where = cells["where"].text if "where" in cells else ""
    for content in contents_of(cells["activity"].text):
        if content.rest:
            message = f"{content.rest} in this cell is not understood."
            notes.add(Code.CELL_UNCLEAR, message, source, cells["activity"].text)
        elif content.activity and (mine := _days_of(content, entry, days)) is not None:
            _note_own_time(content, minutes, source, cells["activity"].text, notes)
            yield Lesson(
                label,
                mine,
                *minutes,
                content.activity,
                source,
                label_source,
                where,
                content.weeks or weeks,
                school_in(school, schools) or school,
                titles.variant,
            )


def _days_of(content: Content, entry: Entry, days: Days) -> Days | None:
    """Return the days of an activity in this part of its row; None where it is on other days."""
    if not entry.days:
        return content.days or days
    return tuple(day for day in content.days or entry.days if day in entry.days) or None


def _note_own_time(content: Content, minutes: tuple[int, int], source: Source, seen: str, notes: Notes) -> None:
    """Say where an activity has a time of its own that is not that of its row."""
    span = content.span
    ends = span.end.readings if span and span.end else (minutes[1],)
    if span is not None and (minutes[0] not in span.start.readings or minutes[1] not in ends):
        message = (
            f"The row says {clock(minutes[0])}-{clock(minutes[1])}, which was read; its activity has another time."
        )
        notes.add(Code.TIMES_DISAGREE, message, source, seen)
