"""The day of an elementary class: fixed points staggered by grade, and instruction poured into what is left."""

from dataclasses import dataclass
from random import Random

Row = tuple[int, int, str]
"""(start, end, activity) in minutes after the bell."""

GRADES = (0, 1, 2, 3, 4, 5)
DAY = 390
EARLY = 315
"""Minutes from the bell to the end of a usual day, and of an early release."""


@dataclass(frozen=True)
class Wave:
    """When the grade of one lunch wave has lunch with recess, its special and its WIN: no two waves collide."""

    lunch: int
    special: int
    win: int


WAVES = (
    Wave(160, 230, 75),
    Wave(180, 275, 105),
    Wave(200, 320, 135),
    Wave(220, 30, 165),
    Wave(240, 75, 195),
    Wave(260, 120, 315),
)
"""Six lunches 20 minutes apart; specials of 45 and WIN of 30 minutes follow each other, for those who teach them."""

WAVE_ORDERS = ((0, 1, 2, 3, 4, 5), (1, 0, 3, 2, 5, 4), (5, 4, 3, 2, 1, 0))
"""The wave of each grade: little ones eat first, or with a neighbour grade swapped, or last."""

SPECIALS = ("Library", "PE", "Art", "Music", "PE")
PLACES = {
    "Library": "Library",
    "PE": "Gym",
    "Art": "Art room",
    "Music": "Music room",
    "Lunch": "Cafeteria",
    "Recess": "Playground",
}
"""Where a class is when it is not in its own room."""

YOUNG = (("Phonics", 20), ("ELA", 60), ("Writing", 30), ("Math", 60), ("Centers", 30), ("*", 30), ("Read aloud", 20))
OLDER = (("ELA", 70), ("Writing", 35), ("Math", 60), ("*", 45), ("Independent reading", 25))
"""What is poured in, in order, with its minutes; `*` is science or social studies by weekday."""
SCIENCE_DAYS = (0, 2, 4)
SHORTEST = 15


def day_of(grade: int, wave: Wave, number: int, day: int, math_first: bool, early: bool) -> list[Row]:
    """Return one day of the grade's class `number` (its place in the rotation of specials)."""
    fixed = [
        (0, 15, "Morning work"),
        (15, 30, "Morning meeting"),
        (wave.special, wave.special + 45, SPECIALS[(number + day) % len(SPECIALS)]),
        (wave.win, wave.win + 30, "WIN"),
        (wave.lunch, wave.lunch + 25, "Lunch"),
        (wave.lunch + 25, wave.lunch + 45, "Recess"),
        (DAY - 10, DAY, "Dismissal"),
    ]
    topic = "Science" if day in SCIENCE_DAYS else "Social studies"
    lessons = [(topic if name == "*" else name, length) for name, length in (YOUNG if grade < 3 else OLDER)]
    if math_first:
        lessons.sort(key=lambda lesson: lesson[0] != "Math")
    rows = sorted(fixed + _poured(_gaps(sorted(fixed)), lessons))
    return _released_early(rows) if early else rows


def _gaps(fixed: list[Row]) -> list[tuple[int, int]]:
    ends = [end for _, end, _ in fixed]
    return [(end, row[0]) for end, row in zip(ends, fixed[1:], strict=False) if end < row[0]]


def _poured(gaps: list[tuple[int, int]], lessons: list[tuple[str, int]]) -> list[Row]:
    """Fill the gaps with lessons in order; a lesson goes on after a fixed point, the last one takes the rest."""
    rows, waiting = [], list(lessons)
    for start, end in gaps:
        now = start
        while now < end:
            name, length = waiting[0]
            takes_all = len(waiting) == 1 or end - now - length < SHORTEST
            length_now = end - now if takes_all else length
            rows.append((now, now + length_now, name))
            now += length_now
            if len(waiting) > 1:
                left = length - length_now
                waiting[:1] = [(name, left)] if left >= SHORTEST else []
    return rows


def _released_early(rows: list[Row]) -> list[Row]:
    """Cut a day off at the early release, its last ten minutes for packing up."""
    leave = EARLY - 10
    kept = [(start, min(end, leave), name) for start, end, name in rows if start < leave]
    return [*kept, (leave, EARLY, "Dismissal")]


def wave_order(chance: Random) -> tuple[int, ...]:
    """Choose the lunch wave of each grade for one school."""
    return chance.choice(WAVE_ORDERS)
