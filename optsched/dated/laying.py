"""Stretches of the cycle on the days of one week."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from optsched.dated.cuts import MIDNIGHT, Cuts
from optsched.dated.dates import SchoolDay
from optsched.domain import Block, ClassKey, Duty, Hours, Problem, Room, School, SchoolClass, StudentTime, Window
from optsched.domain.demand import is_fixed

ONE_WEEK = (1,)
NEVER = (Window((), ONE_WEEK, 0, 0),)
"""Hours of what is not open in a week: no hours at all would mean always."""
Stretches = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Laying:
    """Lays what a problem says of its cycle on the days of a week, and takes away what the calendar cuts."""

    problem: Problem
    days: tuple[SchoolDay, ...]
    cuts: Cuts

    def numbers(self, window: Window) -> tuple[int, ...]:
        """Return the days (0 is Monday) on which a window of the cycle holds."""
        return tuple(
            number for number, day in enumerate(self.days) if day.day is not None and window.on(day.week, day.day)
        )

    def window(self, window: Window) -> Window | None:
        """Lay a window; None where none of its days is in the week."""
        numbers = self.numbers(window)
        return replace(window, days=numbers, weeks=ONE_WEEK) if numbers else None

    def windows(self, windows: Sequence[Window]) -> tuple[Window, ...]:
        return tuple(laid for window in windows if (laid := self.window(window)) is not None)

    def school(self, school: School) -> School:
        """Lay a school's hours. One that is open whenever somebody is there gets hours where it is cut."""
        is_cut = any(self.cuts.of_school(school.name, day) for day in range(len(self.days)))
        if not school.open and not is_cut:
            return school
        whole = school.open or (Window(tuple(range(len(self.days))), ONE_WEEK, 0, MIDNIGHT),)
        laid = self.windows(school.open) if school.open else whole
        parts = (part for window in laid for part in self._less(window, school.name))
        return replace(school, open=tuple(parts) or NEVER)

    def _less(self, window: Window, school: str, therapist: str = "") -> Iterator[Window]:
        """Yield what is left of a laid window, day by day where something is cut."""
        for day in window.days:
            taken = self.cuts.of_therapist(therapist, school, day)
            for start, end in less((window.start, window.end), taken):
                written = window.written if (start, end) == (window.start, window.end) else None
                yield replace(window, days=(day,), start=start, end=end, written=written)

    def hours(self, therapist: str, hours: Hours) -> tuple[Hours, ...]:
        laid = self.window(hours.window)
        parts = self._less(laid, hours.school, therapist) if laid else ()
        return tuple(replace(hours, window=part) for part in parts)

    def school_class(self, one: SchoolClass) -> SchoolClass:
        """Lay a class's timetable: on each day the one that the calendar names, else the normal one."""
        by_name = dict(one.variants)
        blocks: list[Block] = []
        for number in range(len(self.days)):
            variant = self.cuts.variants.get((one.key, number), "")
            for block in by_name[variant] if variant else one.blocks:
                blocks += self._block(block, one.key, number, whenever=bool(variant))
        return replace(one, blocks=tuple(blocks), variants=())

    def _block(self, block: Block, key: ClassKey, number: int, whenever: bool) -> Iterator[Block]:
        """Yield what is left of a block on a day; one of a variant holds on that day whichever days it names."""
        if number in self.numbers(block.window) or (whenever and self._has_weekday(block.window, number)):
            laid = replace(block.window, days=(number,), weeks=ONE_WEEK)
            for part in self._less(laid, key[0]):
                yield replace(block, window=part)

    def _has_weekday(self, window: Window, number: int) -> bool:
        """Tell whether a variant's block names this day, in whichever weeks; a rotation stands for any of its days."""
        day = self.days[number].day
        return day is None or day in window.days

    def room(self, room: Room) -> Room:
        return replace(room, open=self.windows(room.open) or NEVER) if room.open else room

    def student_time(self, time: StudentTime) -> StudentTime | None:
        laid = self.window(time.window)
        return replace(time, window=laid) if laid else None

    def away(self) -> Iterator[StudentTime]:
        """Yield the times when children are away."""
        for cut in self.cuts.cuts:
            for student in sorted(cut.students - self._at(cut.schools)):
                window = Window((cut.day,), ONE_WEEK, cut.start, cut.end)
                yield StudentTime(student, window, "never", cut.why)

    def _at(self, schools: frozenset[str]) -> frozenset[str]:
        """Return the children of classes that a closed school leaves without blocks: nothing more need be said."""
        return frozenset(
            each.code for each in self.problem.students if each.school in schools and each.school_class is not None
        )

    def duty(self, duty: Duty, times: int) -> Duty | None:
        """Lay a duty that is to be done `times` in this week; None where it is not."""
        laid = self.window(duty.window)
        if laid is None:
            return None
        held = tuple(day for day in laid.days if self._may_work(duty, laid, day))
        if not held:
            return None
        window = replace(laid, days=held)
        if is_fixed(duty, self.problem.cycle) or duty.per == "day":
            return replace(duty, times=duty.times if duty.per == "day" else 1, per="day", window=window)
        return replace(duty, times=times, per="week", window=window) if times else None

    def _may_work(self, duty: Duty, window: Window, day: int) -> bool:
        """Tell whether everybody of a duty has hours in its window on a day, as much as the duty takes."""
        for name in duty.therapists:
            stretches = [
                part
                for hours in self.problem.therapist[name].hours
                if duty.school in (None, hours.school) and (laid := self.window(hours.window)) and day in laid.days
                for part in less((laid.start, laid.end), self.cuts.of_therapist(name, hours.school, day))
            ]
            fits = (min(end, window.end) - max(start, window.start) >= duty.minutes for start, end in stretches)
            if not any(fits):
                return False
        return True


def less(stretch: tuple[int, int], taken: Stretches) -> list[tuple[int, int]]:
    """Return what is left of a stretch.

    >>> less((480, 900), [(600, 660), (840, 1000)])
    [(480, 600), (660, 840)]
    """
    left = [stretch]
    for begin, stop in taken:
        parts = [part for start, end in left for part in ((start, min(end, begin)), (max(start, stop), end))]
        left = [(start, end) for start, end in parts if start < end]
    return left
