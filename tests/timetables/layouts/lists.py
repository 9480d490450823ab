"""Long lists: a lesson a row, columns in any order, a class or a day perhaps only on the first row of its block."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from timetables.arrange import Table
from timetables.canvas import Canvas
from timetables.dress import Cover, Dress, Times, Wardrobe
from timetables.grid import look_of
from timetables.layouts.layout import Layout, classes_of, paged
from timetables.notation import (
    EVERY_DAY,
    DayWords,
    NamedBy,
    Value,
    days_in_a_row,
    days_text,
    is_plain_tuesday,
    point,
    span,
)
from timetables.weeks import DAYS, Span, Week, grade_of

_WORDS = {
    "class": ("Class", "Homeroom", "Section", "HR"),
    "teacher": ("Teacher", "Classroom Teacher", "Staff", "Homeroom Teacher"),
    "day": ("Day", "Weekday", "DAY", "Day of Week"),
    "days": ("Days", "Day(s)", "DAYS", "Meets"),
    "start": ("Start", "From", "Begins", "Start Time"),
    "end": ("End", "To", "Ends", "End Time"),
    "time": ("Time", "When", "TIME", "Time Slot"),
    "activity": ("Activity", "Subject", "Block", "Lesson"),
    "Minutes": ("Minutes", "Min", "Mins", "Length"),
    "Notes": ("Notes", "Remarks", "Comments", "Notes"),
    "Grade": ("Grade", "Gr.", "Grade Level", "Grade"),
}
DAY_ROWS, DAY_FIRST, DAYS_NAMED, DAYS_LETTERS, DAYS_DAILY = range(5)
"""A row a day, by class; a row a day, by day; several days a row as `Mon, Wed & Fri`, `MWF`, or `Daily` for all."""


@dataclass(frozen=True)
class _Row:
    """A row of the list: a lesson, and the days on which it is."""

    name: str
    days: tuple[int, ...]
    span: Span
    activity: str


@dataclass(frozen=True)
class _Field:
    """A column of the list; `block` says what must stay the same for its text to be said only once."""

    head: str
    value: Callable[[_Row], Value]
    block: Callable[[_Row], object] | None = None


def _rows(week: Week, dress: Dress) -> list[_Row]:
    found: dict[tuple[str, Span, str], list[int]] = {}
    for name in classes_of(week, dress):
        for lesson in (lesson for day in DAYS for lesson in week.of(name, day)):
            found.setdefault((name, lesson.span, lesson.activity), []).append(lesson.day)
    order = {name: position for position, name in enumerate(classes_of(week, dress))}
    if dress.wording in (DAY_ROWS, DAY_FIRST):
        rows = [_Row(name, (day,), at, activity) for (name, at, activity), days in found.items() for day in days]
        if dress.wording == DAY_ROWS:
            return sorted(rows, key=lambda row: (order[row.name], row.days, row.span))
        return sorted(rows, key=lambda row: (row.days, row.span, order[row.name]))
    rows = [_Row(name, tuple(days), at, activity) for (name, at, activity), days in found.items()]
    return sorted(rows, key=lambda row: (order[row.name], row.span, row.days))


def _days_said(days: tuple[int, ...], dress: Dress) -> str:
    if dress.wording == DAYS_LETTERS:
        return "M-F" if days == EVERY_DAY else days_in_a_row(days)
    if dress.wording == DAYS_DAILY and days == EVERY_DAY:
        return "Daily"
    return days_text(days, dress.days)


def _fields(week: Week, dress: Dress, named_by: NamedBy) -> list[list[_Field]]:
    """Return the columns in the order of the dress; those of one list stay together."""

    def head(word: str) -> str:
        return _WORDS[word][dress.head_words]

    by_day, single = dress.wording == DAY_FIRST, dress.wording in (DAY_ROWS, DAY_FIRST)

    def whose(row: _Row) -> object:
        return (row.days, row.span, row.name) if by_day else row.name

    def when(row: _Row) -> object:
        return row.days if by_day else (row.name, row.days)

    fields = []
    if named_by is NamedBy.CLASS:
        fields.append([_Field(head("class"), lambda row: row.name, whose)])
    if named_by is NamedBy.TEACHER or dress.details:
        fields.append([_Field(head("teacher"), lambda row: week.teacher(row.name), whose)])
    days = "day" if single else "days"
    fields.append([_Field(head(days), lambda row: _days_said(row.days, dress), when if single else None)])
    if dress.times is Times.SPAN:
        fields.append([_Field(head("time"), lambda row: span(row.span, dress.clock))])
    else:
        starts = _Field(head("start"), lambda row: point(row.span[0], dress.clock))
        fields.append([starts, _Field(head("end"), lambda row: point(row.span[1], dress.clock))])
    fields.append([_Field(head("activity"), lambda row: row.activity)])
    more: dict[str, Callable[[_Row], Value]] = {
        "Minutes": lambda row: row.span[1] - row.span[0],
        "Notes": lambda row: "bring recorder" if row.activity == "Music" else "",
        "Grade": lambda row: int(grade_of(row.name)) if grade_of(row.name).isdigit() else grade_of(row.name),
    }
    fields += [[_Field(head(extra), more[extra])] for extra in dress.extras]
    return [field for _, field in sorted(zip(dress.columns, fields, strict=False), key=lambda item: item[0])]


def _list(week: Week, dress: Dress, named_by: NamedBy) -> Canvas:
    fields = [field for together in _fields(week, dress, named_by) for field in together]
    rows = _rows(week, dress)
    outer: list[object] = [row.days if dress.wording == DAY_FIRST else (row.name,) for row in rows]
    places, heads = _places(outer, dress)
    found = Canvas()
    for column, field in enumerate(fields):
        column += dress.empty_column and column > 0
        for row in heads:
            found.put(row, column, field.head, "head")
        blocks = groupby(range(len(rows)), key=lambda at: field.block(rows[at]) if field.block else at)
        for _, positions in blocks:
            at = list(positions)
            look = look_of(rows[at[0]].activity) if field.block is None else "lesson"
            area = (places[at[0]], column, places[at[-1]], column)
            found.fill(area, field.value(rows[at[0]]), look, dress.cover)
    return found


def _places(outer: list[object], dress: Dress) -> tuple[list[int], list[int]]:
    """Return the sheet's row of each lesson, and the rows of heads; new heads stand between blocks only."""
    places: list[int] = []
    heads, at, since = [0], 1 + dress.empty_row, 0
    broken = not dress.break_row
    for before, block in zip([None, *outer], outer, strict=False):
        if before not in (None, block):
            if dress.repeat_header and since >= dress.repeat_header:
                heads.append(at)
                at, since = at + 1, 0
            elif not broken:
                at, broken = at + 1, True
        places.append(at)
        at, since = at + 1, since + 1
    return places, heads


def _is_clear(week: Week, dress: Dress) -> bool:
    """Say whether the letters of weekdays can be told apart."""
    if dress.wording != DAYS_LETTERS and dress.days is not DayWords.LETTERS:
        return True
    return is_plain_tuesday(_days_said(row.days, dress) for row in _rows(week, dress))


def _layout(name: str, named_by: NamedBy) -> Layout:
    return Layout(
        name,
        lambda week, dress: paged((Table(_list(week, dress, named_by)),), week, dress, "Schedule"),
        _is_clear,
        Wardrobe(
            times=(Times.SPAN, Times.FROM_TO),
            covers=(Cover.REPEATED, Cover.FIRST, Cover.MERGED),
            wordings=5,
            repeats=(0, 0, 3),
        ),
        named_by,
    )


LISTS = (_layout("a lesson a row, by class", NamedBy.CLASS), _layout("a lesson a row, by teacher", NamedBy.TEACHER))
