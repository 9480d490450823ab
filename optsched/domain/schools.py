"""Schools, their classes, what a class does when, and the rooms where pull-out happens."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from optsched.domain.cycle import Window
from optsched.domain.findings import NOWHERE, Source

ClassKey = tuple[str, str]
"""(school, class): class names repeat between schools."""


class Level(IntEnum):
    """How well therapy fits a kind of class time. Push-in knows NEVER, OK and BEST."""

    NEVER = 0
    AVOID = 1
    OK = 2
    BEST = 3


@dataclass(frozen=True)
class School:
    """A school and when it is open; without windows it is open whenever somebody is there."""

    name: str
    open: tuple[Window, ...] = ()
    source: Source = NOWHERE


@dataclass(frozen=True)
class Block:
    """A block of a class's week: one activity, in one place."""

    window: Window
    activity: str
    where: str = ""
    source: Source = NOWHERE


@dataclass(frozen=True)
class SchoolClass:
    """A class and its normal timetable. Blocks may overlap (letter days): the strictest activity wins.

    `variants` are other timetables of dates in the calendar, (name, blocks): early release, testing and the like.
    """

    school: str
    name: str
    teacher: str = ""
    grade: int | None = None
    visits_at_once: int = 1
    blocks: tuple[Block, ...] = ()
    source: Source = NOWHERE
    variants: tuple[tuple[str, tuple[Block, ...]], ...] = ()

    @property
    def key(self) -> ClassKey:
        return (self.school, self.name)


@dataclass(frozen=True)
class ActivityLevels:
    """What an activity allows one service in one class."""

    pull_out: Level
    push_in: Level
    core: bool


@dataclass(frozen=True)
class ActivityRule:
    """A row of Activities: levels for an activity, everywhere or at one school, for all or some grades.

    `pull_out_by_service` and `push_in_by_service` are (service, level) pairs that override for one service.
    """

    activity: str
    pull_out: Level
    push_in: Level
    core: bool = False
    school: str | None = None
    grades: tuple[int, ...] = ()
    pull_out_by_service: tuple[tuple[str, Level], ...] = ()
    push_in_by_service: tuple[tuple[str, Level], ...] = ()
    source: Source = NOWHERE

    @property
    def specificity(self) -> tuple[bool, bool, int]:
        """School and grade beat school, school beats grade; among graded rows the shorter list wins."""
        return (self.school is not None, bool(self.grades), -len(self.grades))

    def suits(self, school: str, grade: int | None) -> bool:
        return self.school in (None, school) and (not self.grades or grade in self.grades)

    def levels(self, service: str) -> ActivityLevels:
        pull = dict(self.pull_out_by_service).get(service, self.pull_out)
        push = dict(self.push_in_by_service).get(service, self.push_in)
        return ActivityLevels(pull, push, self.core)


@dataclass(frozen=True)
class Room:
    """A room for pull-out; no services means all, no windows means whenever the school is open."""

    school: str
    name: str
    at_once: int = 1
    services: tuple[str, ...] = ()
    open: tuple[Window, ...] = ()
    source: Source = NOWHERE


@dataclass(frozen=True)
class CalendarEntry:
    """Dates that differ from the cycle; kept for `week`, not used by `optimize`.

    `who` is a school, class, therapist or student, nobody in particular when empty, or else the grade `grade`.
    """

    first: date
    last: date
    who: str
    what: str
    start: int | None = None
    end: int | None = None
    variant: str = ""
    cover_by: str = ""
    source: Source = NOWHERE
    grade: int | None = None
