"""A table for each class or teacher: its week, with weekdays across or down, or with the times inside the cells."""

from timetables.arrange import Page, Table
from timetables.canvas import Canvas
from timetables.dress import Cover, Dress, Tables, Times, Wardrobe
from timetables.grid import Band, grid, look_of
from timetables.layouts.layout import (
    Layout,
    column_of,
    end_of,
    is_orderly,
    paged,
    rows_of,
    timed,
    titles,
    words_of,
)
from timetables.notation import NamedBy
from timetables.weeks import DAYS, Lesson, Week


def _lessons(week: Week, name: str) -> list[Lesson]:
    return [lesson for day in DAYS for lesson in week.of(name, day)]


def _week_of(week: Week, name: str, dress: Dress, corner: str | None = None) -> Canvas:
    rows = rows_of(_lessons(week, name), week, dress)
    columns = [column_of(title, [week.of(name, day)]) for day, title in enumerate(dress.days.value)]
    return grid([Band(rows, end=end_of(rows, dress))], columns, dress, words_of(week, corner))


def _upright(week: Week, dress: Dress, named_by: NamedBy) -> tuple[Page, ...]:
    names = titles(week, dress, named_by)
    return paged(tuple(Table(_week_of(week, name, dress), names[name]) for name in names), week, dress, "Schedule")


def _lying(week: Week, dress: Dress) -> tuple[Page, ...]:
    names, corner = titles(week, dress, NamedBy.CLASS), ("Day", "")[dress.wording]
    tables = tuple(Table(_week_of(week, name, dress, corner).transposed(), names[name]) for name in names)
    return paged(tables, week, dress, "Schedule")


def _inside(week: Week, dress: Dress) -> tuple[Page, ...]:
    names = titles(week, dress, NamedBy.CLASS)
    return paged(tuple(Table(_stack(week, name, dress), names[name]) for name in names), week, dress, "Schedule")


def _stack(week: Week, name: str, dress: Dress) -> Canvas:
    """Draw the days of a class side by side, each a stack of cells that say their own times."""
    found = Canvas()
    for day, title in enumerate(dress.days.value):
        found.put(0, day, title, "head")
        for row, lesson in enumerate(week.of(name, day), 1 + dress.empty_row):
            text = timed(lesson.activity, lesson.span, dress.clock, dress.wording)
            found.put(row, day, text, look_of(lesson.activity))
    return found


def _is_orderly(week: Week, dress: Dress) -> bool:
    return all(is_orderly(rows_of(_lessons(week, name), week, dress), dress) for name in week.classes)


_WARDROBE = Wardrobe(
    times=(Times.SPAN, Times.START, Times.FROM_TO, Times.PERIOD, Times.PERIOD_SPAN),
    covers=(Cover.MERGED, Cover.REPEATED),
    tables=tuple(Tables),
    across=True,
)
WEEKDAYS = (
    Layout(
        "weekdays across, by class", lambda week, dress: _upright(week, dress, NamedBy.CLASS), _is_orderly, _WARDROBE
    ),
    Layout(
        "weekdays across, by teacher",
        lambda week, dress: _upright(week, dress, NamedBy.TEACHER),
        _is_orderly,
        _WARDROBE,
        NamedBy.TEACHER,
    ),
    Layout(
        "weekdays down",
        _lying,
        _is_orderly,
        Wardrobe(
            times=(Times.SPAN, Times.FROM_TO, Times.PERIOD, Times.PERIOD_SPAN),
            covers=(Cover.MERGED, Cover.REPEATED),
            tables=(Tables.SHEETS, Tables.BELOW),
            wordings=2,
            across=True,
        ),
    ),
    Layout(
        "weekdays across, times in the cells",
        _inside,
        lambda week, dress: True,
        Wardrobe(tables=tuple(Tables), wordings=5),
    ),
)
"""Several tables on one sheet stand below or beside each other."""
