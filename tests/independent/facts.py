"""What the rows of the district workbook say, as plain records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from independent.reading import DAY_MINUTES
from independent.words import WEEKDAYS, Weeks


@dataclass(frozen=True)
class Span:
    """A stretch of the day on some days of some weeks."""

    days: frozenset[str]
    weeks: frozenset[int]
    start: int = 0
    end: int = DAY_MINUTES

    def on(self, week: int, day: str) -> bool:
        return week in self.weeks and day in self.days


@dataclass
class Options:
    cycle: int = 4
    days: list[str] = field(default_factory=lambda: WEEKDAYS[:5])
    letters: list[str] = field(default_factory=list)
    plan_for: dt.date | None = None
    grid: int = 5
    visits: int = 1
    grade_span: int = 2
    unequal: bool = False
    child_minutes: int | None = None
    lunch_from_hours: float = 5
    show_codes: bool = True
    weeks_in: dict[str, int] = field(default_factory=lambda: {"month": 4, "quarter": 9, "year": 36})


@dataclass
class Block:
    span: Span
    school: str
    room_class: str
    activity: str
    grades: frozenset[int]


@dataclass
class Activity:
    name: str
    school: str
    grades: frozenset[int]
    rules: dict[str, str]

    @property
    def specific(self) -> int:
        return bool(self.school) + bool(self.grades)


@dataclass
class Therapist:
    title: str
    services: list[str]
    assists: list[str]
    largest: int
    between: int
    lunch: int
    lunch_from: int
    lunch_to: int
    run: int
    minutes_a_day: int | None


@dataclass
class Hours:
    therapist: str
    school: str
    span: Span


@dataclass
class Work:
    line: int
    therapist: str
    other: str
    what: str
    minutes: int | None
    times: Fraction | None
    per: str
    school: str
    span: Span
    bounded: bool


@dataclass
class Room:
    school: str
    room: str
    at_once: int
    services: list[str]
    span: Span


@dataclass
class Student:
    title: str
    initials: str
    school: str
    room_class: str
    grade: int | None


@dataclass
class OwnTime:
    student: str
    span: Span
    rule: str
    in_class: str
    what: str


@dataclass
class Mandate:
    id: int
    line: int
    code: str
    student: str
    service: str
    kind: str
    therapist: str
    assistant: str
    minutes: int | None
    times: Fraction | None
    per: str
    weeks: Weeks
    setting: str
    share: float | None
    during: list[str]
    alternates: str
    grouping: str
    largest: int | None
    days_apart: int
    minutes_apart: int
    co_treat: str
    starts: dt.date | None
    ends: dt.date | None
    wording: str

    @property
    def key(self) -> str:
        return self.code.casefold()

    @property
    def direct(self) -> bool:
        return self.kind == "direct"

    def __str__(self) -> str:
        return f"mandate {self.code or f'of Services row {self.line}'}"


@dataclass
class Pair:
    one: str
    other: str
    service: str
    rule: str


@dataclass
class District:
    options: Options
    problems: list[str]
    hours_of_schools: dict[str, list[Span]]
    travel: dict[tuple[str, str], int]
    visits: dict[tuple[str, str], int]
    class_grades: dict[tuple[str, str], frozenset[int]]
    blocks: list[Block]
    activities: list[Activity]
    therapists: dict[str, Therapist]
    hours: list[Hours]
    work: list[Work]
    rooms: list[Room]
    students: dict[str, Student]
    own_times: list[OwnTime]
    mandates: list[Mandate]
    pairs: list[Pair]
    locked: list = field(default_factory=list)
    unread_grids: bool = False

    @cached_property
    def blocks_of_class(self) -> dict[str, list[Block]]:
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            found.setdefault(block.room_class, []).append(block)
        return found
