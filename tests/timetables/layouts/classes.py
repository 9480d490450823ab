"""Tables of all classes: one for each day with classes down, or one of classes and the periods of all days."""

from timetables.arrange import Page, Table
from timetables.canvas import Canvas
from timetables.dress import Cover, Dress, Tables, Times, Wardrobe
from timetables.grid import Band, grid
from timetables.layouts.layout import (
    Layout,
    class_word,
    column_of,
    day_groups,
    end_of,
    is_orderly,
    paged,
    rows_of,
    titles,
    words_of,
)
from timetables.notation import NamedBy, days_text
from timetables.weeks import DAYS, Bells, Week


def _day(week: Week, day: int, dress: Dress, named_by: NamedBy) -> Canvas:
    rows = rows_of(week.on(day), week, dress)
    columns = [column_of(title, [week.of(name, day)]) for name, title in titles(week, dress, named_by).items()]
    corner = (class_word(named_by), "")[dress.wording]
    return grid([Band(rows)], columns, dress, words_of(week, corner)).transposed()


def _by_day(week: Week, dress: Dress, named_by: NamedBy) -> tuple[Page, ...]:
    tables = tuple(
        Table(_day(week, days[0], dress, named_by), days_text(days, dress.days)) for days in day_groups(week, dress)
    )
    return paged(tables, week, dress, "Schedule")


def _all_days(week: Week, dress: Dress) -> Canvas:
    bands = []
    for day in DAYS:
        rows = rows_of(week.on(day), week, dress)
        bands.append(Band(rows, dress.days.value[day], end_of(rows, dress)))
    shown = titles(week, dress, NamedBy.CLASS).items()
    columns = [column_of(title, [week.of(name, day) for day in DAYS]) for name, title in shown]
    return grid(bands, columns, dress, words_of(week))


def _days_across(week: Week, dress: Dress) -> tuple[Page, ...]:
    return paged((Table(_all_days(week, dress).transposed()),), week, dress, "Master Schedule")


def _days_down(week: Week, dress: Dress) -> tuple[Page, ...]:
    return paged((Table(_all_days(week, dress)),), week, dress, "Master Schedule")


def _is_orderly(week: Week, dress: Dress) -> bool:
    return all(is_orderly(rows_of(week.on(day), week, dress), dress) for day in DAYS)


_COVERS = (Cover.MERGED, Cover.REPEATED)
_ACROSS = (Times.SPAN, Times.PERIOD, Times.PERIOD_SPAN, Times.FROM_TO)
_SHARED = (Bells.SCHOOL, Bells.SCHOOL, Bells.CLASS)
_BY_DAY = Wardrobe(times=_ACROSS, covers=_COVERS, tables=(Tables.SHEETS, Tables.BELOW), wordings=2, across=True)
CLASSES = (
    Layout(
        "classes down, times across",
        lambda week, dress: _by_day(week, dress, NamedBy.CLASS),
        _is_orderly,
        _BY_DAY,
        bells=_SHARED,
    ),
    Layout(
        "teachers down, times across",
        lambda week, dress: _by_day(week, dress, NamedBy.TEACHER),
        _is_orderly,
        _BY_DAY,
        NamedBy.TEACHER,
        bells=_SHARED,
    ),
    Layout(
        "classes down, days and times across",
        _days_across,
        _is_orderly,
        Wardrobe(times=_ACROSS, covers=_COVERS, across=True),
        bells=_SHARED,
    ),
    Layout(
        "days and times down, classes across",
        _days_down,
        _is_orderly,
        Wardrobe(times=(*_ACROSS, Times.START), covers=_COVERS, across=True, repeats=(0, 0, 6)),
        bells=_SHARED,
    ),
)
