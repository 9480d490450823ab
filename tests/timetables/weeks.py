"""Weeks of one to four classes, as a school has them: bells, lessons, days that are alike or not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise

from hypothesis import strategies as st

from timetables.dice import Dice, Drawn, one_in, pick, shuffled

DAYS = range(5)
Span = tuple[int, int]
"""(start, end) in minutes after midnight."""

MORNINGS = ("Arrival", "Morning Meeting", "Morning Work", "Announcements", "Breakfast", "Calendar")
CORE = (
    *("ELA", "Math", "Reading", "Phonics", "Writing", "Number Corner", "Guided Reading", "Grammar", "Science"),
    *("Social Studies", "Word Work", "Walk to Read", "Math Fluency", "Handwriting", "Spelling", "Literacy Block"),
)
SPECIALS = ("PE", "Music", "Art", "Library", "Computer Lab", "Guidance", "STEM")
MEALS = ("Recess", "Snack", "Lunch")
HELP = ("WIN", "Intervention", "Centers", "Read Aloud", "Daily 5", "Independent Reading", "Choice Time", "Study Hall")
ENDINGS = ("Pack Up", "Closing Circle", "Dismissal")
ACTIVITIES = MORNINGS + CORE + SPECIALS + MEALS + HELP + ENDINGS
_MIDDLES = CORE + SPECIALS + ("Recess", "Snack") + HELP
_TEACHERS = ("Ms. Lopez", "Mr. Chen", "Mrs. O'Neil", "Ms. Baker", "Dr. Hall", "Mr. Nguyen", "Mrs. Schmidt", "Ms. Diaz")
_GRADES = ("K", "1", "2", "3", "4", "5")
FEWEST, MOST = 5, 10
_LENGTHS = (45, 30, 40, 60, 20, 50, 15, 25, 35, 55, 10)
_LONG = 60
"""Minutes; only core subjects and the like last longer."""


@dataclass(frozen=True, order=True)
class Lesson:
    """A class does one thing on one weekday (0 is Monday), from start to end in minutes after midnight."""

    class_name: str
    day: int
    start: int
    end: int
    activity: str

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(frozen=True)
class Week:
    """The lessons of a week, and who teaches each class; classes stand in the order of their grades."""

    teachers: tuple[tuple[str, str], ...]
    lessons: tuple[Lesson, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.teachers)

    def teacher(self, class_name: str) -> str:
        """Return who teaches the class."""
        return dict(self.teachers)[class_name]

    @cached_property
    def _by_day(self) -> dict[tuple[str, int], tuple[Lesson, ...]]:
        days = [(name, day) for name in self.classes for day in DAYS]
        ordered = sorted(self.lessons)
        return {at: tuple(each for each in ordered if (each.class_name, each.day) == at) for at in days}

    def of(self, class_name: str, day: int) -> tuple[Lesson, ...]:
        """Return the lessons of a class on a day, in order."""
        return self._by_day[class_name, day]

    def on(self, day: int) -> tuple[Lesson, ...]:
        """Return the lessons of all classes on a day."""
        return tuple(each for name in self.classes for each in self.of(name, day))

    def alike(self, classes: Iterable[str]) -> tuple[tuple[int, ...], ...]:
        """Group the weekdays on which these classes do the same, in the order of their first days."""
        names = tuple(classes)
        groups: dict[object, list[int]] = {}
        for day in DAYS:
            doing = tuple((each.class_name, each.span, each.activity) for name in names for each in self.of(name, day))
            groups.setdefault(doing, []).append(day)
        return tuple(tuple(days) for days in groups.values())


def grade_of(class_name: str) -> str:
    """Return the grade that a class's name begins with."""
    return class_name[0]


class Bells(Enum):
    """Who shares the times at which lessons begin and end."""

    SCHOOL = auto()
    CLASS = auto()
    DAY = auto()


class Rhythm(Enum):
    """How the days of a class differ."""

    ALIKE = auto()
    ROTATING = auto()
    FRIDAY = auto()
    VARIED = auto()
    DIFFERENT = auto()


def draw_week(dice: Dice, bells: Sequence[Bells] = tuple(Bells)) -> Week:
    """Draw a week; all its classes have lessons on all five days."""
    how, rhythm = pick(dice, bells), pick(dice, tuple(Rhythm))
    names = sorted(_class_names(dice), key=lambda name: (_GRADES.index(name[0]), name))
    teachers = shuffled(dice, _TEACHERS)
    school = _slots(dice)
    lessons: list[Lesson] = []
    for name in names:
        slots = school if how is Bells.SCHOOL else _slots(dice)
        for day, plan in enumerate(_plans(dice, slots, rhythm, how is Bells.DAY)):
            lessons += [Lesson(name, day, start, end, activity) for (start, end), activity in plan]
    return Week(tuple(zip(names, teachers, strict=False)), tuple(sorted(lessons)))


@st.composite
def weeks(draw: st.DrawFn, bells: Sequence[Bells] = tuple(Bells)) -> Week:
    """Draw weeks with hypothesis."""
    return draw_week(Drawn(draw), bells)


def _class_names(dice: Dice) -> set[str]:
    dash = one_in(dice, 4)
    names = [(pick(dice, _GRADES), pick(dice, "ABCD")) for _ in range(dice.whole(1, 4))]
    return {f"{grade}-{letter}" if dash or grade == "K" else f"{grade}{letter}" for grade, letter in names}


Plan = tuple[tuple[Span, str], ...]


def _slots(dice: Dice) -> tuple[Span, ...]:
    """Draw 5 to 10 stretches from about 8:00 to 15:00, one after another or with five minutes for the way."""
    way = 5 * one_in(dice, 5)
    lengths = [pick(dice, (10, 15, 20, 30)), *(pick(dice, _LENGTHS) for _ in range(dice.whole(FEWEST, MOST) - 1))]
    at, until = 8 * 60 + 5 * dice.whole(-3, 9), 15 * 60 + 5 * dice.whole(-12, 4)
    while (over := at + sum(lengths) + way * (len(lengths) - 1) - until) > 0:
        longest = lengths.index(max(lengths))
        lengths[longest] -= min(5, over)
    for position in range(-over // 5):
        lengths[1 + position % (len(lengths) - 1)] += 5
    found: list[Span] = []
    for length in lengths:
        found.append((at, at + length))
        at += length + way
    return tuple(found)


def _plans(dice: Dice, slots: tuple[Span, ...], rhythm: Rhythm, own: bool) -> tuple[Plan, ...]:
    """Draw what a class does on each of the five days; `own` are days with times of their own."""

    def another() -> Plan:
        return _plan(dice, _slots(dice) if own else slots)

    usual = _plan(dice, slots)
    if rhythm is Rhythm.FRIDAY:
        return (usual,) * 4 + (another(),)
    if rhythm is Rhythm.DIFFERENT:
        return tuple(another() for _ in DAYS)
    if rhythm is Rhythm.VARIED:
        return tuple(_varied(dice, usual) for _ in DAYS)
    if rhythm is Rhythm.ROTATING:
        at = dice.whole(1, len(usual) - 2)
        return tuple(_changed(dice, usual, at, SPECIALS) for _ in DAYS)
    return (usual,) * 5


def _plan(dice: Dice, slots: tuple[Span, ...]) -> Plan:
    """Draw the lessons of one day; the same activity never follows itself, not even after a gap."""
    spans = _spans(dice, slots)
    found: list[tuple[Span, str]] = []
    for position, span in enumerate(spans):
        is_long = span[1] - span[0] > _LONG
        names: Sequence[str] = CORE + HELP if is_long else _MIDDLES
        if position == 0:
            names = MORNINGS
        elif position == len(spans) - 1:
            names = ENDINGS + HELP
        elif not is_long and 11 * 60 <= span[0] <= 12 * 60 + 45 and "Lunch" not in [name for _, name in found]:
            names = ("Lunch",)
        before = found[-1][1] if found else ""
        found.append((span, pick(dice, [name for name in names if name != before])))
    return tuple(found)


def _spans(dice: Dice, slots: tuple[Span, ...]) -> tuple[Span, ...]:
    """Draw which slots are one lesson together, and which are left free; at least five lessons stay."""
    found: list[Span] = []
    spare, joined = len(slots) - FEWEST, False
    for position, (start, end) in enumerate(slots):
        if joined:
            found[-1], joined = (found[-1][0], end), False
            continue
        if 0 < position < len(slots) - 1 and spare > 0:
            if one_in(dice, 12):
                spare -= 1
                continue
            joined = slots[position + 1][0] == end and one_in(dice, 6)
            spare -= joined
        found.append((start, end))
    return tuple(found)


def _varied(dice: Dice, plan: Plan) -> Plan:
    for position in range(1, len(plan) - 1):
        if plan[position][1] != "Lunch" and one_in(dice, 4):
            plan = _changed(dice, plan, position, _MIDDLES)
    return plan


def _changed(dice: Dice, plan: Plan, position: int, names: Sequence[str]) -> Plan:
    beside = (plan[position - 1][1], plan[position + 1][1])
    name = pick(dice, [name for name in names if name not in beside])
    return (*plan[:position], (plan[position][0], name), *plan[position + 1 :])


def stretches(spans: Iterable[Span], holes: bool = False) -> tuple[Span, ...]:
    """Cut a day wherever a lesson begins or ends; stretches without any lesson only if `holes`."""
    known = tuple(spans)
    cuts = sorted({at for span in known for at in span})
    taken = [(start, end) for start, end in pairwise(cuts) if any(a <= start and end <= b for a, b in known)]
    return tuple(pairwise(cuts)) if holes else tuple(taken)
