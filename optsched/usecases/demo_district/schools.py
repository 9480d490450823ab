"""The schools of a cluster: bells, classes with their timetables, rooms, and the ways between."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from random import Random

from optsched.domain import Block, Room, School, SchoolClass, Window
from optsched.usecases.demo_district import elementary, middle
from optsched.usecases.demo_district.names import ELEMENTARY, MIDDLE_SCHOOL, Names

DAYS, WEEKS = (0, 1, 2, 3, 4), (1, 2, 3, 4)
BEFORE, HOURS = 15, 7 * 60
"""Grown-ups begin a quarter of an hour before the bell and stay for seven hours."""
BELLS = (8 * 60, 8 * 60 + 10, 8 * 60 + 15)
EARLY_DAY = 2
CLASSES_PER_GRADE = (2, 2, 3, 3, 4)
SPECIAL_CLASS = "SC"
OTHER_PLACES = {**elementary.PLACES, "Health": "Room H1"}


@dataclass(frozen=True)
class Campus:
    """A school with everything in it. `starts` and `ends` are the hours of its grown-ups."""

    school: School
    classes: tuple[SchoolClass, ...]
    rooms: tuple[Room, ...]
    starts: int
    ends: int
    is_middle: bool = False

    @property
    def name(self) -> str:
        return self.school.name


def window(start: int, end: int, days: Iterable[int] = DAYS, weeks: Iterable[int] = WEEKS) -> Window:
    return Window(tuple(days), tuple(weeks), start, end)


def campus(names: Names, chance: Random, position: int, special_class: bool, services: tuple[str, ...]) -> Campus:
    """Build the school at `position` of its cluster: the fourth is a middle school."""
    is_middle = position == 3
    name = names.school(MIDDLE_SCHOOL if is_middle else ELEMENTARY)
    bell = chance.choice(BELLS)
    classes = (_middle if is_middle else _elementary)(name, bell, names, chance)
    if special_class and not is_middle:
        classes.append(_special(name, names, classes))
    starts, ends = bell - BEFORE, bell - BEFORE + HOURS
    hours = window(starts, ends)
    return Campus(School(name, (hours,)), tuple(classes), _rooms(name, services, starts), starts, ends, is_middle)


def _elementary(name: str, bell: int, names: Names, chance: Random) -> list[SchoolClass]:
    order = elementary.wave_order(chance)
    early = chance.random() < 0.25
    classes = []
    for grade in elementary.GRADES:
        wave = elementary.WAVES[order[grade]]
        for number in range(chance.choice(CLASSES_PER_GRADE)):
            math_first = number > 0 and chance.random() < 0.3
            rows = {
                day: elementary.day_of(grade, wave, number + grade, day, math_first, early and day == EARLY_DAY)
                for day in DAYS
            }
            classes.append(_class(name, grade, number, names.teacher(), bell, rows))
    return classes


def _middle(name: str, bell: int, names: Names, chance: Random) -> list[SchoolClass]:
    classes = []
    for grade in middle.GRADES:
        for number in range(chance.choice(CLASSES_PER_GRADE)):
            rows = {day: middle.day_of(grade, number, day) for day in DAYS}
            classes.append(_class(name, grade, number, names.teacher(), bell, rows))
    return classes


def _class(
    school: str, grade: int, number: int, teacher: str, bell: int, rows: dict[int, list[elementary.Row]]
) -> SchoolClass:
    label = f"{'K' if grade == 0 else grade}{'ABCD'[number]}"
    return SchoolClass(school, label, teacher, grade, blocks=tuple(_blocks(rows, bell, f"Room {label}")))


def _blocks(rows: dict[int, list[elementary.Row]], bell: int, own_room: str) -> list[Block]:
    """Join what is the same on several days into one block; an elective becomes one block by kind of week."""
    days: dict[elementary.Row, list[int]] = defaultdict(list)
    for day, day_rows in rows.items():
        for row in day_rows:
            days[row].append(day)
    blocks = []
    for (start, end, activity), on in sorted(days.items()):
        kinds = (((1, 3), "Art"), ((2, 4), "Music")) if activity == "Elective" else ((WEEKS, activity),)
        for weeks, kind in kinds:
            where = OTHER_PLACES.get(kind, own_room)
            blocks.append(Block(window(bell + start, bell + end, on, weeks), kind, where))
    return blocks


def _special(school: str, names: Names, classes: list[SchoolClass]) -> SchoolClass:
    """Build the self-contained class: the second grade's day, with centers in place of writing, more visits at once."""
    like = next(each for each in classes if each.grade == 2)
    swap = {"Writing": "Centers", "Phonics": "Centers"}
    blocks = tuple(
        Block(
            each.window,
            swap.get(each.activity, each.activity),
            each.where if each.activity in OTHER_PLACES else f"Room {SPECIAL_CLASS}",
        )
        for each in like.blocks
    )
    return SchoolClass(school, SPECIAL_CLASS, names.teacher(), 2, 2, blocks)


def _rooms(school: str, services: tuple[str, ...], opens: int) -> tuple[Room, ...]:
    rooms = []
    if "Speech" in services:
        rooms.append(Room(school, "Speech room", 2 if services.count("Speech") > 1 else 1, ("Speech",)))
    motor = tuple(each for each in ("OT", "PT") if each in services)
    if motor:
        rooms.append(Room(school, "Motor room", 2 if len(motor) > 1 or services.count("OT") > 1 else 1, motor))
    rooms.append(Room(school, "Conference room", 2, (), (window(opens, opens + 240, (0, 1, 3)),)))
    return tuple(rooms)


def ways(campuses: tuple[Campus, ...], chance: Random) -> list[tuple[str, str, int]]:
    """Return the travel minutes between the schools of a cluster."""
    return [(one.name, other.name, chance.choice((10, 15, 15, 20))) for one, other in combinations(campuses, 2)]
