"""Long lists: a row of column names people use, and one lesson a row below it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from optsched.contract import fold
from optsched.domain import Source
from optsched.domain.cycle import clock
from optsched.intake.cells import Place
from optsched.intake.codes import Code
from optsched.intake.timetables.clocks import Clock, Span, in_order
from optsched.intake.timetables.content import Content, contents_of, weeks_of
from optsched.intake.timetables.days import Days, days_of
from optsched.intake.timetables.labels import Label, label_of
from optsched.intake.timetables.lessons import Lesson, Notes, Part
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.titles import Titles, school_in, titles_of

_WORDS: Mapping[str, str] = {
    "class": "class classname homeroom hr section clase classroom",
    "teacher": "teacher teachername homeroomteacher classroomteacher maestra maestro staff",
    "grade": "grade gradelevel gr",
    "school": "school building site campus escuela",
    "day": "day days weekday weekdays dia dow dayofweek dayoftheweek meetingdays",
    "week": "week weeks cycle",
    "time": "time times when hours blocktime periodtime hora clocktime timeslot",
    "start": "start starts from begin begins starttime timein begintime startsat",
    "end": "end ends to finish until endtime timeout stop stoptime endsat",
    "period": "period per pd hour mod",
    "minutes": "minutes length duration min mins duracion",
    "activity": "activity subject course lesson what block actividad materia event contentarea subjectactivity",
    "where": "where room location place",
}
_MEANT = {word: meaning for meaning, words in _WORDS.items() for word in words.split()}
_CARRIED = ("class", "teacher", "grade", "school", "day", "week")
_MOST_BLANK_ROWS = 3


@dataclass(frozen=True)
class Head:
    """A row of column names: what each column means."""

    row: int
    columns: Mapping[int, str]


def heads_of(page: Page) -> list[Head]:
    """Find the rows that name the columns of a list of lessons: an activity, and a time or a start."""
    found = []
    for number, cells in page.by_row.items():
        columns: dict[int, str] = {}
        for at, cell in cells.items():
            meaning = _MEANT.get(fold(cell.text))
            if meaning and meaning not in columns.values():
                columns[at] = meaning
        columns |= _by_content(page, number, columns)
        meanings = set(columns.values())
        if "activity" in meanings and meanings & {"time", "start"} and len(meanings) >= 2:
            found.append(Head(number, columns))
    return found


_MOST_ALIKE = 0.8
_LOOKED_AT = 40


def _by_content(page: Page, row: int, known: Mapping[int, str]) -> dict[int, str]:
    """Tell from the cells below what a column is whose name is not known: days, a time, classes, teachers."""
    if "activity" not in known.values():
        return {}
    found: dict[int, str] = {}
    for at in page.row(row):
        below = [cell for number, cell in page.by_column[at].items() if number > row][:_LOOKED_AT]
        taken = {*known.values(), *found.values()}
        for meaning, fits in _FITS.items():
            alike = sum(fits(cell) for cell in below) >= _MOST_ALIKE * len(below)
            if at not in known and at not in found and meaning not in taken and below and alike:
                found[at] = meaning
    return found


_FITS: Mapping[str, Callable[[Cell], bool]] = {
    "day": lambda cell: bool(cell.days or days_of(cell.text)),
    "time": lambda cell: cell.span is not None and cell.span.end is not None,
    "class": lambda cell: bool(label_of(cell.text).name),
    "teacher": lambda cell: bool(label_of(cell.text).teacher),
}


@dataclass(frozen=True)
class _Entry:
    """A row of a list: its cells by meaning, the carried ones included."""

    row: int
    cells: Mapping[str, Cell]
    span: Span

    @property
    def minutes(self) -> int:
        """The minutes that the row says the lesson takes, 0 where it does not."""
        found = re.match(r"\d{1,3}(?!\d)", self.cells["minutes"].text) if "minutes" in self.cells else None
        return int(found[0]) if found else 0


def read_list(page: Page, head: Head, end: int, schools: tuple[str, ...], notes: Notes) -> Part:
    """Read the rows of a list from below its head up to `end`."""
    above = _above(page, head)
    titles = titles_of(page, above, schools)
    _note_columns(page, head, notes)
    found: list[Lesson] = []
    entries = list(_entries(page, head, end, notes))
    for run in _runs(entries):
        clocks = [clock for entry in run for clock in (entry.span.start, entry.span.end) if clock]
        minutes = iter(in_order(clocks))
        times = [(next(minutes), next(minutes) if entry.span.end else None) for entry in run]
        for position, entry in enumerate(run):
            following = times[position + 1][0] if position + 1 < len(run) else None
            span = _minutes(page, entry, times[position], following, notes)
            if span is not None:
                found += _lessons(page, entry, span, titles, schools, notes)
    return Part(tuple(found), frozenset(_used(page, head, above, entries, end)))


def _minutes(
    page: Page, entry: _Entry, said: tuple[int, int | None], following: int | None, notes: Notes
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
        notes.add(Code.NO_TIME, message, page.source(entry.cells["activity"]), _seen(entry.cells))
        return None
    return start, last


def _used(page: Page, head: Head, above: Sequence[Cell], entries: Sequence[_Entry], end: int) -> Iterator[Place]:
    """Yield the cells that say something: titles, heads, the rows that were read, and rows of free time."""
    yield from (cell.first for cell in above)
    yield from (cell.first for cell in page.row(head.row).values())
    for entry in entries:
        yield from (cell.first for cell in (*page.row(entry.row).values(), *entry.cells.values()))
    columns = {meaning: at for at, meaning in head.columns.items()}
    for row in range(head.row + 1, end + 1):
        is_free = page.at(row, columns["activity"]) is None
        if is_free and any(cell.span for cell in page.row(row).values()):
            yield from (cell.first for cell in page.row(row).values())


def _note_columns(page: Page, head: Head, notes: Notes) -> None:
    """Name the columns that are not read, and say where no column names the days."""
    for at, cell in page.row(head.row).items():
        if at not in head.columns and any(row > head.row for row in page.by_column[at]):
            message = f"The column {cell.text} of the list is not known and was not read."
            notes.add(Code.COLUMN_NOT_READ, message, page.source(cell), cell.text)
    if "day" not in head.columns.values():
        message = "No day is named: it is read as every day."
        notes.add(Code.DAYS_ASSUMED, message, page.sheet.source(head.row, min(head.columns)))


def _above(page: Page, head: Head) -> list[Cell]:
    last = max(page.row(head.row))
    return list(reversed(list(page.within((max(1, head.row - 8), 1), (head.row - 1, last)))))


def _entries(page: Page, head: Head, end: int, notes: Notes) -> Iterator[_Entry]:
    carried: dict[str, Cell] = {}
    last_row = head.row
    is_over = False
    for row in range(head.row + 1, end + 1):
        cells = {meaning: cell for at, meaning in head.columns.items() if (cell := page.at(row, at)) is not None}
        if not cells or all(_MEANT.get(fold(cell.text)) for cell in cells.values()):
            continue
        if row - last_row > _MOST_BLANK_ROWS + 1:
            return
        before, last_row = last_row, row
        carried.update({meaning: cell for meaning, cell in cells.items() if meaning in _CARRIED})
        if "activity" not in cells:
            continue
        span = _span(cells)
        is_over = span is None and len(cells) == 1 and (is_over or row - before > 1)
        if span is None:
            if not is_over:
                message = "This row says an activity, but no time that is understood."
                notes.add(Code.NO_TIME, message, page.source(cells["activity"]), _seen(cells))
            continue
        yield _Entry(
            row, {**{meaning: cell for meaning, cell in carried.items() if meaning in _CARRIED}, **cells}, span
        )


def _seen(cells: Mapping[str, Cell]) -> str:
    """Return what a row says of its time, and its activity."""
    said = [cells[name].text for name in ("time", "start", "end", "activity") if name in cells]
    return " ".join(said)


def _span(cells: Mapping[str, Cell]) -> Span | None:
    if "time" in cells and cells["time"].span:
        return cells["time"].span
    start = cells["start"].span if "start" in cells else None
    end = cells["end"].span if "end" in cells else None
    if start is None:
        return None
    return start if start.end else Span(start.start, _start(end))


def _start(span: Span | None) -> Clock | None:
    return span.start if span else None


def _runs(entries: list[_Entry]) -> Iterator[list[_Entry]]:
    """Yield the entries of one class and day that follow each other: the order of a day decides am and pm."""
    run: list[_Entry] = []
    for entry in entries:
        if run and (_whose(run[-1]) != _whose(entry) or entry.span.start.usual < run[-1].span.start.usual):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _whose(entry: _Entry) -> tuple[str, ...]:
    return tuple(entry.cells[name].text for name in ("class", "teacher", "day") if name in entry.cells)


def _lessons(
    page: Page, entry: _Entry, minutes: tuple[int, int], titles: Titles, schools: tuple[str, ...], notes: Notes
) -> Iterator[Lesson]:
    cells = entry.cells
    source = page.source(cells["activity"])
    days: Days = titles.days
    if "day" in cells:
        days = cells["day"].days or days_of(cells["day"].text)
        if not days:
            message = f"{cells['day'].text} is no day that is known."
            notes.add(Code.DAYS, message, page.source(cells["day"]), cells["day"].text)
            return
    label = titles.label
    label_source = titles.label_source or source
    named = [cells[name] for name in ("class", "teacher", "grade") if name in cells]
    if named:
        label, label_source = _label(cells), page.source(named[0])
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
        elif content.activity:
            _note_own_time(content, minutes, source, cells["activity"].text, notes)
            yield Lesson(
                label,
                content.days or days,
                *minutes,
                content.activity,
                source,
                label_source,
                where,
                content.weeks or weeks,
                school_in(school, schools) or school,
                titles.variant,
            )


def _note_own_time(content: Content, minutes: tuple[int, int], source: Source, seen: str, notes: Notes) -> None:
    """Say where an activity has a time of its own that is not that of its row."""
    span = content.span
    ends = span.end.readings if span and span.end else (minutes[1],)
    if span is not None and (minutes[0] not in span.start.readings or minutes[1] not in ends):
        message = (
            f"The row says {clock(minutes[0])}-{clock(minutes[1])}, which was read; its activity has another time."
        )
        notes.add(Code.TIMES_DISAGREE, message, source, seen)


def _label(cells: Mapping[str, Cell]) -> Label:
    """Return the class of a row: columns say what each word is."""
    label = Label()
    if "class" in cells:
        found = label_of(cells["class"].text)
        label = found if found.is_class else Label(name=found.seen, seen=found.seen)
    if "teacher" in cells:
        text = cells["teacher"].text
        label = label.joined(Label(teacher=text, seen="" if label.seen else text))
    if "grade" in cells:
        text = cells["grade"].text
        label = label.joined(Label(grade=text, seen="" if label.seen else text))
    return label
