"""Therapists and their duties, students and their own times, and the mandates of their IEPs."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from optsched.domain.cycle import Window
from optsched.domain.findings import NOWHERE, Source
from optsched.domain.schools import ClassKey

Per = Literal["day", "week", "cycle", "month", "quarter", "year"]
Setting = Literal["push-in", "pull-out", "combined", "either"]
Kind = Literal["direct", "consult", "on behalf"]
Grouping = Literal["individual", "group", "either"]


@dataclass(frozen=True)
class Hours:
    """When a therapist is at a school. Hours at two schools that overlap leave the school to the optimizer."""

    school: str
    window: Window
    source: Source = NOWHERE


@dataclass(frozen=True)
class Therapist:
    """A person who gives one service. All lengths in minutes, clock times in minutes since midnight."""

    name: str
    service: str
    assistant_to: tuple[str, ...] = ()
    largest_group: int = 3
    minutes_between: int = 0
    lunch_minutes: int = 30
    lunch_from: int = 11 * 60
    lunch_to: int = 13 * 60 + 30
    longest_run: int = 150
    most_minutes_a_day: int | None = None
    hours: tuple[Hours, ...] = ()
    source: Source = NOWHERE
    lunch_written: tuple[int, int] | None = None
    """The lunch window that the workbook gives, where it lies off the grid: people are shown this."""

    @property
    def is_assistant(self) -> bool:
        return bool(self.assistant_to)

    @property
    def lunch_shown(self) -> tuple[int, int]:
        """The (start, end) of the lunch window that people see."""
        return self.lunch_written or (self.lunch_from, self.lunch_to)


@dataclass(frozen=True)
class Duty:
    """Work that is not therapy: `times` per `per`, inside `window`; `partner` does it at the same time."""

    key: str
    therapist: str
    what: str
    minutes: int
    times: int
    per: Per
    window: Window
    partner: str | None = None
    school: str | None = None
    source: Source = NOWHERE

    @property
    def therapists(self) -> tuple[str, ...]:
        return (self.therapist,) if self.partner is None else (self.therapist, self.partner)

    @property
    def fills_window(self) -> bool:
        """Tell whether Minutes are all the time from From to To."""
        return self.window.end - self.window.start == self.minutes

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """Return the (start, end) that people see of a time planned for the duty: the one written, where it is one."""
        return self.window.shown if self.fills_window else (start, end)


@dataclass(frozen=True)
class Student:
    """A child, known by a code. `grade`: kindergarten 0, pre-kindergarten -1."""

    code: str
    school: str
    initials: str = ""
    school_class: ClassKey | None = None
    grade: int | None = None
    source: Source = NOWHERE


@dataclass(frozen=True)
class StudentTime:
    """A child's own time. A `rule` of None says only which class the child is in then."""

    student: str
    window: Window
    rule: Literal["never", "avoid", "prefer", "allow"] | None
    what: str = ""
    in_class: ClassKey | None = None
    source: Source = NOWHERE


@dataclass(frozen=True)
class WeekShare:
    """In `some` of every `of` weeks."""

    some: int
    of: int


@dataclass(frozen=True)
class AssistantShare:
    """How many (`some`) of how many (`of`) sessions an assistant may hold: none 0 of 1, all 1 of 1."""

    some: int = 0
    of: int = 1

    def most(self, sessions: int) -> int:
        """The most of `sessions` that an assistant may hold (rounded down)."""
        return sessions * self.some // self.of


@dataclass(frozen=True)
class Mandate:
    """One service line of an IEP. `minutes` is one session; `push_in_share` in per cent, for combined.

    One that `makes_up` for a missed session is owed beside the IEP's line, by one child alone.
    """

    key: str
    student: str
    service: str
    minutes: int
    times: int
    per: Per
    kind: Kind = "direct"
    therapist: str | None = None
    assistant: AssistantShare = AssistantShare()
    weeks: tuple[int, ...] | WeekShare | None = None
    setting: Setting = "either"
    push_in_share: int | None = None
    push_in_during: tuple[str, ...] = ()
    alternates_with: str | None = None
    grouping: Grouping = "either"
    largest_group: int | None = None
    goal: str = ""
    days_apart: int = 1
    minutes_apart: int = 60
    co_treat_with: str | None = None
    starts: date | None = None
    ends: date | None = None
    makes_up: bool = False
    source: Source = NOWHERE

    @property
    def is_direct(self) -> bool:
        return self.kind == "direct"


@dataclass(frozen=True)
class Pair:
    """What two children should be in group sessions; no service means every service they share."""

    student: str
    other: str
    rule: Literal["together", "apart", "prefer together", "prefer apart"]
    service: str | None = None
    source: Source = NOWHERE


@dataclass(frozen=True)
class Preference:
    """Best or worst times of a class (also: all classes of a teacher), a therapist or a school."""

    window: Window
    rule: Literal["best", "worst"]
    classes: tuple[ClassKey, ...] = ()
    therapist: str | None = None
    school: str | None = None
    source: Source = NOWHERE
