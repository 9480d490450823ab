"""When children may leave their class and be visited in it: the reading of `domain.timetable`, whole days at once.

Every answer is about one week, and holds one number for each of its days: the slots that are open.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from optsched.domain import ClassKey, Level, Mandate, Problem, Student, StudentTime, Window
from optsched.domain.day import fixed_on
from optsched.domain.timetable import grade_in
from optsched.model.bits import WHOLE_DAY, Slots, either, span

Days = tuple[int, ...]


@dataclass
class _Lessons:
    """A class's day: the minutes of each activity, of all, and those off the grid where a block begins or ends."""

    minutes: dict[str, int] = field(default_factory=dict)
    all: int = 0
    torn: int = 0

    def add(self, activity: str, minutes: int, torn: int) -> None:
        """Add a block."""
        self.minutes[activity] = self.minutes.get(activity, 0) | minutes
        self.all |= minutes
        self.torn |= torn

    def of(self, activities: frozenset[str]) -> int:
        """Return the minutes of some of the activities."""
        return either([minutes for activity, minutes in self.minutes.items() if activity in activities])


class ChildDays:
    """The open slots of the children of one problem; weeks that are alike are looked at once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.slots = Slots(problem.cycle.grid)
        self._no_slots: Days = (0,) * len(problem.cycle.days)
        self._pull_out: dict[object, Days] = {}
        self._push_in: dict[object, Days] = {}
        self._there: dict[object, Days] = {}
        self._free: dict[tuple[str, int], Days] = {}
        self._kinds: dict[tuple[ClassKey, int], tuple[bool, ...]] = {}
        self._lessons: dict[object, tuple[_Lessons, ...]] = {}
        self._never: dict[object, tuple[frozenset[str], frozenset[str]]] = {}

    def there(self, names: tuple[str, ...], school: str, week: int) -> Days:
        """Return when one of these therapists is at the school, if only for a part of the slot."""
        key = (names, school, week)
        if key not in self._there:
            hours = [each for name in names for each in self.problem.therapist[name].hours if each.school == school]
            self._there[key] = self._touched([each.window for each in hours], week)
        return self._there[key]

    def free(self, name: str, week: int) -> Days:
        """Return the slots that no fixed duty of this therapist fills, whether or not they are in the hours."""
        if (name, week) not in self._free:
            days = (fixed_on(self.problem, name, week, day) for day in self.problem.cycle.all_days)
            busy = (either(span(each.start, each.end) for each in items) for items in days)
            self._free[name, week] = tuple(self.slots.all & ~self.slots.filled(minutes) for minutes in busy)
        return self._free[name, week]

    def protected(self, student: Student, week: int) -> Days:
        """Return the slots that the child's own protected times touch."""
        windows = [time.window for time in self.problem.times_of[student.code] if time.rule == "never"]
        return self._touched(windows, week) if windows else self._no_slots

    def _touched(self, windows: Sequence[Window], week: int) -> Days:
        return tuple(self.slots.touched(_on(windows, week, day)) for day in self.problem.cycle.all_days)

    def pull_out(self, student: Student, service: str, week: int) -> Days:
        """Return when the child's class lets the child go; a child without one may go while the school is open.

        Without times of its own a child goes when all children of the class go whom the same activities keep.
        """
        key: object = (self._alike(student, week), service)
        if student.school_class and not self._has_own_times(student, week):
            never, _ = self._never_in(student.school_class, student, service)
            key = (student.school_class, self._kind(student.school_class, week), never)
        if key not in self._pull_out:
            days = self.problem.cycle.all_days
            self._pull_out[key] = tuple(self._may_go(student, service, week, day) for day in days)
        return self._pull_out[key]

    def _may_go(self, student: Student, service: str, week: int, day: int) -> int:
        own = self._own(student, week, day)
        allowed = either(_minutes(time.window) for time in own if time.rule == "allow")
        kept = 0
        for place, minutes in _where(student, own).items():
            if place is None:
                kept |= self.slots.touched(minutes) & ~self._school_open(student.school, week, day)
            else:
                lessons = self._lessons_of(place, week)[day]
                never, _ = self._never_in(place, student, service)
                kept |= self.slots.touched(minutes & ~(lessons.all & (allowed | ~lessons.of(never))))
        return self.slots.all & ~kept

    def _school_open(self, school: str, week: int, day: int) -> int:
        windows = self.problem.school[school].open
        return self.slots.filled(_on(windows, week, day)) if windows else self.slots.all

    def push_in(self, mandate: Mandate, place: ClassKey, week: int) -> Days:
        """Return when the child is in this class and every lesson there suits a push-in, none ending inside a slot."""
        student = self.problem.student[mandate.student]
        key = (self._alike(student, week), place, mandate.service, mandate.push_in_during)
        if key not in self._push_in:
            days = self.problem.cycle.all_days
            self._push_in[key] = tuple(self._may_visit(mandate, student, place, week, day) for day in days)
        return self._push_in[key]

    def _may_visit(self, mandate: Mandate, student: Student, place: ClassKey, week: int, day: int) -> int:
        own = self._own(student, week, day)
        minutes = _where(student, own).get(place, 0)
        lessons = self._lessons_of(place, week)[day]
        if mandate.push_in_during:
            unfit = frozenset(lessons.minutes) - set(mandate.push_in_during)
        else:
            _, unfit = self._never_in(place, student, mandate.service)
        classes = {student.school_class, *(time.in_class for time in own)} - {None}
        torn = either(self._lessons_of(each, week)[day].torn for each in classes if each)
        torn |= either(self._off_grid(time.window) for time in own)
        return self.slots.filled(minutes & lessons.all & ~lessons.of(unfit)) & ~self.slots.touched(torn)

    def _own(self, student: Student, week: int, day: int) -> list[StudentTime]:
        return [time for time in self.problem.times_of[student.code] if time.window.on(week, day)]

    def _has_own_times(self, student: Student, week: int) -> bool:
        return any(week in time.window.weeks for time in self.problem.times_of[student.code])

    def _alike(self, student: Student, week: int) -> object:
        """Children whose weeks read alike: one in which a child has no times of its own is that of its class."""
        if self._has_own_times(student, week):
            return (student.code, week)
        if student.school_class is None:
            return (student.school, week)
        return (student.school, student.school_class, student.grade, self._kind(student.school_class, week))

    def _kind(self, place: ClassKey, week: int) -> tuple[bool, ...]:
        """Return what is alike for weeks in which a class has the same blocks."""
        if (place, week) not in self._kinds:
            weeks = dict.fromkeys(block.window.weeks for block in self.problem.school_class[place].blocks)
            self._kinds[place, week] = tuple(week in each for each in weeks)
        return self._kinds[place, week]

    def _lessons_of(self, place: ClassKey, week: int) -> tuple[_Lessons, ...]:
        """Return the days of a class."""
        key = (place, self._kind(place, week))
        if key not in self._lessons:
            days = tuple(_Lessons() for _ in self.problem.cycle.days)
            for block in self.problem.school_class[place].blocks:
                if week in block.window.weeks:
                    minutes, torn = _minutes(block.window), self._off_grid(block.window)
                    for day in block.window.days:
                        days[day].add(block.activity, minutes, torn)
            self._lessons[key] = days
        return self._lessons[key]

    def _off_grid(self, window: Window) -> int:
        """Return where a window begins or ends inside a slot."""
        return either(1 << at for at in (window.start, window.end) if at % self.slots.grid)

    def _never_in(self, place: ClassKey, student: Student, service: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the activities of a class that are `never` for pull-out, and those for push-in."""
        grade = grade_in(self.problem, place, student)
        key = (place, grade, service)
        if key not in self._never:
            names = {block.activity for block in self.problem.school_class[place].blocks}
            levels = {name: self.problem.levels(name, place, grade, service) for name in names}
            self._never[key] = (
                frozenset(name for name in names if levels[name].pull_out is Level.NEVER),
                frozenset(name for name in names if levels[name].push_in is Level.NEVER),
            )
        return self._never[key]


def _where(student: Student, own: Iterable[StudentTime]) -> dict[ClassKey | None, int]:
    """Return the minutes of a day by the class the child is in; the first of its own times that names one counts."""
    left, found = WHOLE_DAY, {student.school_class: 0}
    for time in own:
        if time.in_class:
            found[time.in_class] = found.get(time.in_class, 0) | _minutes(time.window) & left
            left &= ~_minutes(time.window)
    found[student.school_class] |= left
    return found


def _on(windows: Iterable[Window], week: int, day: int) -> int:
    return either(_minutes(window) for window in windows if window.on(week, day))


def _minutes(window: Window) -> int:
    return span(window.start, window.end)
