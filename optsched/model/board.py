"""The problem in numbers: positions for names, kinds of places, and class time as arrays over slots."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
import numpy.typing as npt

from optsched.domain import ClassKey, Mandate, Problem, Room, Student, Window
from optsched.domain.cycle import merged
from optsched.domain.plan import PlanSetting
from optsched.domain.timetable import CORE, PIECE, PRICES, Stretch, grade_in, stretches
from optsched.model import bits
from optsched.model.child_days import ChildDays

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

DAY = bits.DAY
PUSH_IN, PULL_OUT, CONSULT, ON_BEHALF = range(4)
SETTINGS: tuple[PlanSetting, ...] = ("push-in", "pull-out", "consult", "on behalf")
UNLIMITED = 10**6


@dataclass(frozen=True)
class PlaceKind:
    """Where sessions are held: a class, rooms that are equal but for their names, an unnamed space, or nowhere.

    `capacity` is how many meetings fit at once.
    """

    kind: str
    school: str
    names: tuple[str, ...]
    capacity: int
    services: tuple[str, ...] = ()
    open: tuple[Window, ...] = ()


Cut = tuple[Stretch, int, int]
"""A stretch of a child's day, and the slots that lie wholly inside."""

NOWHERE = PlaceKind("nowhere", "", ("",), UNLIMITED)


class Board:
    """Positions and arrays of one problem. Arrays over time have the shape (weeks, days, slots [+ 1])."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.grid = problem.cycle.grid
        self.slots = DAY // self.grid
        self.shape = (problem.cycle.weeks, len(problem.cycle.days))
        self.therapist = {each.name: at for at, each in enumerate(problem.therapists)}
        self.mandate = {each.key: at for at, each in enumerate(problem.mandates)}
        self.student = {each.code: at for at, each in enumerate(problem.students)}
        self.school = {each.name: at for at, each in enumerate(problem.schools)}
        self.places = _places(problem)
        self.child_days = ChildDays(problem)
        self._days: dict[object, list[Cut]] = {}
        self._done: dict[tuple[ClassKey, int, int], tuple[int, ...]] = {}
        self._closed: dict[object, Ints] = {}
        self._push: dict[object, tuple[Ints, Ints]] = {}
        self._priced: dict[object, tuple[Ints, Ints]] = {}

    @cached_property
    def school_class(self) -> dict[ClassKey, int]:
        return {each.key: at for at, each in enumerate(self.problem.classes)}

    @cached_property
    def home_class(self) -> Ints:
        """The position of each student's class, -1 for none."""
        own = [self.school_class[each.school_class] if each.school_class else -1 for each in self.problem.students]
        return np.array(own, dtype=np.int64)

    @cached_property
    def place_named(self) -> dict[tuple[str, str, str], int]:
        """The position of a place by (kind, school, name); kinds are `class`, `room`, `space`."""
        return {(each.kind, each.school, name): at for at, each in enumerate(self.places) for name in each.names}

    @cached_property
    def places_for_pull_out(self) -> dict[str, tuple[int, ...]]:
        """The positions of room kinds by school."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(self.places):
            if each.kind in ("room", "space"):
                found[each.school].append(at)
        return {school: tuple(places) for school, places in found.items()}

    @cached_property
    def activities(self) -> dict[str, int]:
        """Positions of activity names."""
        names = {block.activity for each in self.problem.classes for block in each.blocks}
        return {name: at for at, name in enumerate(sorted(names))}

    def classes_of(self, student: Student) -> tuple[ClassKey, ...]:
        """Return the classes a child may be found in."""
        own = [time.in_class for time in self.problem.times_of[student.code]]
        return tuple(dict.fromkeys(key for key in (student.school_class, *own) if key))

    def counts(self, marked: Bools) -> Ints:
        """Turn marks of slots into running counts, so that a stretch is clear when its ends are equal."""
        found = np.zeros((*marked.shape[:-1], marked.shape[-1] + 1), dtype=np.int64)
        np.cumsum(marked, axis=-1, out=found[..., 1:])
        return found

    def marks(self, windows: list[Window] | tuple[Window, ...], inward: bool = False) -> Bools:
        """Mark the slots that windows touch (or, inward, cover whole; windows that touch are one stretch)."""
        marked = np.zeros((*self.shape, self.slots), dtype=bool)
        stretches: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for window in windows:
            for week, day in product(window.weeks, window.days):
                stretches[week, day].append((window.start, window.end))
        for (week, day), found in stretches.items():
            for start, end in merged(found) if inward else found:
                first, last = self.slots_of(start, end, inward)
                marked[week - 1, day, first:last] = True
        return marked

    def marked(self, weeks: Sequence[Sequence[int]]) -> Bools:
        """Turn the slots of days, as `bits`, into marks (weeks, days, slots)."""
        days = b"".join(day.to_bytes(DAY // 8, "little") for days in weeks for day in days)
        minutes = np.unpackbits(np.frombuffer(days, dtype=np.uint8), bitorder="little").reshape(*self.shape, DAY)
        return minutes[..., : self.slots * self.grid : self.grid].astype(bool)

    def slots_of(self, start: int, end: int, inward: bool = False) -> tuple[int, int]:
        """Return the slots from start to end that are touched (or, inward, covered whole)."""
        if inward:
            return -(-start // self.grid), end // self.grid
        return start // self.grid, -(-end // self.grid)

    def closed_to_pull_out(self, student: Student, service: str) -> Ints:
        """Return running counts of the slots in which the child's class (or the school) does not let the child go."""
        key = ("pull", self._alike(student), service)
        if key not in self._closed:
            weeks = self.problem.cycle.all_weeks
            self._closed[key] = self.counts(
                ~self.marked([self.child_days.pull_out(student, service, week) for week in weeks])
            )
        return self._closed[key]

    def protected(self, student: Student) -> Ints:
        """Return running counts of the slots of the child's own protected times."""
        key = ("never", student.code)
        if key not in self._closed:
            never = [time.window for time in self.problem.times_of[student.code] if time.rule == "never"]
            self._closed[key] = self.counts(self.marks(never))
        return self._closed[key]

    def push_in_reach(self, mandate: Mandate, place: ClassKey) -> tuple[Ints, Ints]:
        """Return running counts of slots unfit for a push-in in this class, and how far one block reaches.

        The reach at a slot is the last minute of the longest suitable block that covers it from before.
        """
        student = self.problem.student[mandate.student]
        key = (self._alike(student), place, mandate.service, mandate.push_in_during)
        if key not in self._push:
            weeks = self.problem.cycle.all_weeks
            fit = self.marked([self.child_days.push_in(mandate, place, week) for week in weeks])
            self._push[key] = (self.counts(~fit), np.where(fit, self._reach(place), 0))
        return self._push[key]

    def _reach(self, place: ClassKey) -> Ints:
        """Return the last minute of the longest block of a class that covers a slot whole."""
        reach = np.zeros((*self.shape, self.slots), dtype=np.int64)
        for block in self.problem.school_class[place].blocks:
            window = block.window
            first, last = self.slots_of(window.start, window.end, inward=True)
            for week, day in product(window.weeks, window.days):
                here = reach[week - 1, day, first:last]
                np.maximum(here, window.end, out=here)
        return reach

    def missed_prices(self, student: Student, service: str) -> tuple[Ints, Ints]:
        """Return, per piece of 5 minutes, the price of a pull-out and the activity missed (-1 for none)."""
        key = (self._alike(student), service)
        if key not in self._priced:
            shape = (*self.shape, DAY // PIECE)
            prices, missed = np.zeros(shape, dtype=np.int64), np.full(shape, -1, dtype=np.int64)
            for at in np.ndindex(self.shape):
                for stretch, _, _ in self._stretches(student, *at):
                    first, last = stretch.start // PIECE, -(-stretch.end // PIECE)
                    for block in stretch.blocks:
                        assert stretch.class_key is not None
                        grade = grade_in(self.problem, stretch.class_key, student)
                        levels = self.problem.levels(block.activity, stretch.class_key, grade, service)
                        price = PRICES[levels.pull_out] + (CORE if levels.core else 0)
                        self._dearest(prices[at][first:last], missed[at][first:last], price, block.activity)
            self._priced[key] = (prices, missed)
        return self._priced[key]

    def _dearest(self, prices: Ints, missed: Ints, price: int, activity: str) -> None:
        names = list(self.activities)
        for at in range(len(prices)):
            now = (int(prices[at]), names[missed[at]] if missed[at] >= 0 else "")
            if (price, activity) > now or missed[at] < 0:
                prices[at], missed[at] = price, self.activities[activity]

    def _alike(self, student: Student) -> object:
        """Children whose days read alike: same class, same grade, and no times of their own."""
        times = self.problem.times_of[student.code]
        return (student.school, student.school_class, student.grade, student.code if times else None)

    def _day_alike(self, student: Student, week: int, day: int) -> object:
        """Children whose day reads alike: one on which a child has no times of its own is that of its class."""
        own = any(time.window.on(week + 1, day) for time in self.problem.times_of[student.code])
        if own or student.school_class is None:
            return (self._alike(student), student.code, week, day)
        return (student.school, student.school_class, student.grade, self._does(student.school_class, week, day))

    def _does(self, key: ClassKey, week: int, day: int) -> tuple[int, ...]:
        """Return what a class does on a day, as something that is alike on days that are."""
        if (key, week, day) not in self._done:
            self._done[key, week, day] = tuple(map(id, self.problem.blocks_on(key, week + 1, day)))
        return self._done[key, week, day]

    def _stretches(self, student: Student, week: int, day: int) -> list[Cut]:
        key = self._day_alike(student, week, day)
        if key not in self._days:
            self._days[key] = [
                (stretch, *self.slots_of(stretch.start, stretch.end, inward=True))
                for stretch in stretches(self.problem, student, week + 1, day, 0, DAY)
            ]
        return self._days[key]


def _places(problem: Problem) -> tuple[PlaceKind, ...]:
    classes = [PlaceKind("class", each.school, (each.name,), each.visits_at_once) for each in problem.classes]
    alike: dict[tuple[object, ...], list[Room]] = defaultdict(list)
    for room in problem.rooms:
        alike[room.school, room.at_once, room.services, room.open].append(room)
    rooms = [
        PlaceKind(
            "room",
            same[0].school,
            tuple(room.name for room in same),
            same[0].at_once * len(same),
            same[0].services,
            same[0].open,
        )
        for same in alike.values()
    ]
    roomless = [each.name for each in problem.schools if each.name not in {room.school for room in problem.rooms}]
    spaces = [PlaceKind("space", school, ("",), UNLIMITED) for school in roomless]
    return (NOWHERE, *classes, *rooms, *spaces)
