"""Master schedules in small steps: a row every 5, 10 or 15 minutes, a column for each class."""

from dataclasses import replace

from timetables.arrange import Page, Table
from timetables.canvas import Canvas
from timetables.dress import Cover, Dress, Tables, Times, Wardrobe
from timetables.grid import Band, Column, grid
from timetables.layouts.layout import Layout, column_of, day_groups, paged, timed, titles, words_of
from timetables.notation import NamedBy, days_text
from timetables.weeks import Span, Week, grade_of

_GRADES = {"K": "Kindergarten", "1": "1st Grade", "2": "2nd Grade", "3": "3rd Grade"}


def _rows(week: Week, day: int, step: int) -> tuple[Span, ...]:
    lessons = week.on(day)
    first, last = min(each.start for each in lessons), max(each.end for each in lessons)
    return tuple((at, at + step) for at in range(first, last, step))


def _day(week: Week, day: int, dress: Dress, own_times: bool) -> Canvas:
    columns = []
    for name, title in titles(week, dress, NamedBy.CLASS).items():
        grade = grade_of(name)
        group = _GRADES.get(grade, f"{grade}th Grade") if dress.details else ""
        column = column_of(title, [week.of(name, day)], group)
        columns.append(_with_times(column, dress) if own_times else column)
    return grid([Band(_rows(week, day, dress.step))], columns, dress, words_of(week))


def _with_times(column: Column, dress: Dress) -> Column:
    blocks = tuple(
        tuple(replace(block, text=timed(block.text, block.span, dress.clock, dress.wording)) for block in band)
        for band in column.blocks
    )
    return replace(column, blocks=blocks)


def _pages(week: Week, dress: Dress, own_times: bool) -> tuple[Page, ...]:
    alike = week.alike(week.classes)
    if len(alike) == 1:
        return paged((Table(_day(week, 0, dress, own_times)),), week, dress, "Master Schedule")
    tables = tuple(
        Table(_day(week, days[0], dress, own_times), days_text(days, dress.days)) for days in day_groups(week, dress)
    )
    return paged(tables, week, dress, "Master Schedule")


def _steps_fit(week: Week, dress: Dress) -> bool:
    """Say whether every lesson begins and ends at a row."""
    for days in week.alike(week.classes):
        lessons = week.on(days[0])
        first = min(each.start for each in lessons)
        if any((at - first) % dress.step for each in lessons for at in each.span):
            return False
    return True


_TIMES = (Times.START, Times.SPAN)
_STEPS = (5, 5, 5, 10, 15)
_TABLES = (Tables.SHEETS, Tables.SHEETS, Tables.BESIDE, Tables.BELOW)
MINUTES = (
    Layout(
        "a row every few minutes",
        lambda week, dress: _pages(week, dress, own_times=False),
        _steps_fit,
        Wardrobe(_TIMES, (Cover.MERGED, Cover.REPEATED), _TABLES, _STEPS, across=True, repeats=(0, 0, 24)),
    ),
    Layout(
        "a row every few minutes, times in the cells",
        lambda week, dress: _pages(week, dress, own_times=True),
        _steps_fit,
        Wardrobe(_TIMES, (Cover.MERGED, Cover.FIRST), _TABLES, _STEPS, 5, across=True, repeats=(0, 0, 24)),
    ),
)
