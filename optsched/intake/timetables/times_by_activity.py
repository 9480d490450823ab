"""Tables whose cells are times: classes in rows and activities in columns, or the other way round."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from optsched.intake.cells import Place
from optsched.intake.codes import Code
from optsched.intake.timetables.labels import Label, label_of
from optsched.intake.timetables.lessons import Lesson, Notes
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.titles import Titles, names_kind_of_day, titles_of
from optsched.intake.timetables.untimed import is_activity

FEWEST_COLUMNS = 3
"""Columns of times side by side; two are a start and an end."""
_CLASS_WORDS = {"teacher", "class", "grade", "homeroom", "room", "section", "classroom", "grade level", "maestra", "hr"}


@dataclass(frozen=True)
class TimeTable:
    """A table of times: the row that heads it, its rows of times, its columns of times and those of labels."""

    head: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    labels: tuple[int, ...]

    @property
    def places(self) -> set[Place]:
        return {(row, column) for row in (self.head, *self.rows) for column in (*self.labels, *self.columns)}


def time_tables_of(page: Page) -> list[TimeTable]:
    """Find the tables whose body is times, below a row of words."""
    found: list[TimeTable] = []
    rows = [(row, columns) for row, cells in page.by_row.items() if _are_enough(page, row, columns := _columns(cells))]
    numbers = {row for row, _ in rows}
    for row, columns in rows:
        if _is_in_order(page, row, columns) and not {row - 1, row + 1} & numbers:
            continue
        before = found[-1] if found else None
        if before and row == before.rows[-1] + 1 and set(columns) & set(before.columns):
            found[-1] = TimeTable(before.head, (*before.rows, row), before.columns, before.labels)
            continue
        head = page.row(row - 1)
        words = [at for at, cell in head.items() if not cell.span and at >= min(columns) and _has_times(page, at, row)]
        labels = tuple(at for at in page.row(row) if at < min(columns))
        is_of_words = not any(head[at].days or head[at].period for at in words)
        is_of_words = is_of_words and not all(names_kind_of_day(head[at].text) for at in words)
        if words and labels and is_of_words:
            found.append(TimeTable(row - 1, (row,), tuple(words), labels))
    return found


def _are_enough(page: Page, row: int, columns: list[int]) -> bool:
    """Tell whether times are several; in a column of classes, one below an activity is enough."""
    if len(columns) >= FEWEST_COLUMNS or not columns:
        return len(columns) >= FEWEST_COLUMNS
    labels = page.by_column[min(page.row(row))]
    is_headed = any(labels[at].text.casefold() in _CLASS_WORDS for at in labels if at < row)
    return (is_headed or label_of(labels[row].text).is_class) and all(
        is_activity(_head_of(page, row, column)) for column in columns
    )


def _has_times(page: Page, column: int, first: int) -> bool:
    return any(cell.span for row, cell in page.by_column[column].items() if row >= first)


def _head_of(page: Page, row: int, column: int) -> str:
    """Return the nearest text above a cell that is no time."""
    above = page.by_column[column]
    return next((above[at].text for at in sorted(above, reverse=True) if at < row and not above[at].span), "")


def _is_in_order(page: Page, row: int, columns: list[int]) -> bool:
    """Tell whether the times of a row follow each other: then it heads the columns of a grid."""
    starts = [cell.span.start.usual for column in columns if (cell := page.at(row, column)) and cell.span]
    return all(before < after for before, after in pairwise(starts))


def _columns(cells: Mapping[int, Cell]) -> list[int]:
    """Return the columns of a row whose cells are spans, where they are most of what follows its labels."""
    spans = [at for at, cell in cells.items() if cell.span and cell.span.end]
    rest = [at for at in cells if spans and at >= spans[0]]
    return spans if len(spans) * 3 >= len(rest) * 2 else []


def read_time_table(page: Page, table: TimeTable, schools: tuple[str, ...], notes: Notes) -> Iterator[Lesson]:
    """Read a table of times: whether rows or columns are classes is told by its words."""
    above = list(page.within((max(1, table.head - 8), 1), (table.head - 1, max(table.columns))))
    titles = titles_of(page, list(reversed(above)), schools)
    if not titles.days:
        message = "No day is named: it is read as every day."
        notes.add(Code.DAYS_ASSUMED, message, page.sheet.source(table.head, table.columns[0]))
    heads = {column: page.row(table.head)[column] for column in table.columns}
    are_rows = _rows_are_classes(page, table, heads)
    for row in table.rows:
        labels = [page.row(row)[at] for at in table.labels if at in page.row(row)]
        for column, head in heads.items():
            cell = page.at(row, column)
            if cell is not None and labels:
                whose, what = (labels, [head]) if are_rows else ([head], labels)
                yield from _lesson(page, cell, whose, what, titles, notes)


def _rows_are_classes(page: Page, table: TimeTable, heads: Mapping[int, Cell]) -> bool:
    corner = [page.row(table.head)[at].text.casefold() for at in table.labels if at in page.row(table.head)]
    if any(word in _CLASS_WORDS for word in corner):
        return True
    first = [page.row(row)[table.labels[0]] for row in table.rows if table.labels[0] in page.row(row)]
    done_in_columns = sum(is_activity(cell.text) for cell in heads.values()) * max(len(first), 1)
    done_in_rows = sum(is_activity(cell.text) for cell in first) * len(heads)
    if done_in_columns != done_in_rows:
        return done_in_columns > done_in_rows
    columns = sum(label_of(cell.text).is_class for cell in heads.values())
    rows = sum(label_of(cell.text).is_class for cell in first)
    return rows * len(heads) >= columns * max(len(first), 1)


def _lesson(
    page: Page, cell: Cell, whose: list[Cell], what: list[Cell], titles: Titles, notes: Notes
) -> Iterator[Lesson]:
    if cell.span is None or cell.span.end is None:
        message = "This cell of a table of times is no time that is understood."
        notes.add(Code.NO_TIME, message, page.source(cell), cell.text)
        return
    start = cell.span.start.usual
    end = next((minute for minute in cell.span.end.readings if minute > start), None)
    if end is None:
        notes.add(Code.NO_TIME, "This time runs backwards.", page.source(cell), cell.text)
        return
    label = Label()
    for each in whose:
        label = label.joined(_label(each.text))
    activity = " ".join(each.text for each in what)
    source = page.source(whose[0])
    yield Lesson(
        label,
        titles.days,
        start,
        end,
        activity,
        page.source(cell),
        source,
        "",
        titles.weeks,
        titles.school,
        titles.variant,
    )


def _label(text: str) -> Label:
    found = label_of(text)
    return Label(grade=text, seen=text) if text.isdecimal() else found
