"""Who is in which room: a table for each day, rooms across or down, the class and what it does in the cell."""

from timetables.arrange import Page, Table
from timetables.canvas import Canvas
from timetables.dress import Cover, Dress, Tables, Times, Wardrobe
from timetables.grid import Band, Block, Column, grid, look_of
from timetables.layouts.layout import Layout, day_groups, end_of, is_orderly, paged, rows_of, words_of
from timetables.notation import NamedBy, days_text
from timetables.weeks import DAYS, Bells, Lesson, Week

_ROOMS = {"PE": "Gym", "Music": "Music Room", "Art": "Art Room", "Library": "Library", "Computer Lab": "Computer Lab"}
_ROOMS |= {"Lunch": "Cafeteria", "STEM": "STEM Lab"}


def _rooms(week: Week, day: int) -> dict[str, list[Lesson]]:
    """Say which lessons are held in which room; a class whose special room is taken stays in its own."""
    homes = {name: f"Room {101 + position}" for position, name in enumerate(week.classes)}
    found: dict[str, list[Lesson]] = {room: [] for room in homes.values()}
    for lesson in sorted(week.on(day), key=lambda each: (each.start, each.class_name)):
        room = _ROOMS.get(lesson.activity, "")
        taken = any(other.start < lesson.end and lesson.start < other.end for other in found.get(room, ()))
        found.setdefault(homes[lesson.class_name] if taken or not room else room, []).append(lesson)
    return {room: lessons for room, lessons in found.items() if lessons}


def _day(week: Week, day: int, dress: Dress, corner: str | None = None) -> Canvas:
    rooms = list(_rooms(week, day).items())
    rows = rows_of(week.on(day), week, dress)
    columns = [
        Column(room, (tuple(Block(each.span, _said(each, dress), look_of(each.activity)) for each in lessons),))
        for room, lessons in (rooms[::-1] if dress.backwards else rooms)
    ]
    return grid([Band(rows, end=end_of(rows, dress))], columns, dress, words_of(week, corner))


def _said(lesson: Lesson, dress: Dress) -> str:
    forms = ("{} {}", "{}: {}", "{} - {}", "{}\n{}", "{1} ({0})")
    return forms[dress.wording].format(lesson.class_name, lesson.activity)


def _across(week: Week, dress: Dress) -> tuple[Page, ...]:
    tables = tuple(Table(_day(week, days[0], dress), _title(days, dress)) for days in day_groups(week, dress))
    return paged(tables, week, dress, "Rooms")


def _down(week: Week, dress: Dress) -> tuple[Page, ...]:
    tables = tuple(
        Table(_day(week, days[0], dress, "Room").transposed(), _title(days, dress)) for days in day_groups(week, dress)
    )
    return paged(tables, week, dress, "Rooms")


def _title(days: tuple[int, ...], dress: Dress) -> str:
    return days_text(days, dress.days)


def _is_orderly(week: Week, dress: Dress) -> bool:
    return all(is_orderly(rows_of(week.on(day), week, dress), dress) for day in DAYS)


_COVERS = (Cover.MERGED, Cover.REPEATED)
_TABLES = (Tables.SHEETS, Tables.SHEETS, Tables.BELOW)
_TIMES = (Times.SPAN, Times.FROM_TO, Times.PERIOD, Times.PERIOD_SPAN)
_SHARED = (Bells.SCHOOL, Bells.SCHOOL, Bells.CLASS)
ROOMS = (
    Layout(
        "rooms across",
        _across,
        _is_orderly,
        Wardrobe((*_TIMES, Times.START), _COVERS, _TABLES, wordings=5),
        NamedBy.CLASS,
        _SHARED,
    ),
    Layout("rooms down", _down, _is_orderly, Wardrobe(_TIMES, _COVERS, _TABLES, wordings=5), NamedBy.CLASS, _SHARED),
)
