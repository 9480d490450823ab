"""The plan: who is seen when, and what is known about how good that is."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

from optsched.domain.protocols import GoalValue, Shortfall, StageResult

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
PlanSetting = Literal["push-in", "pull-out", "consult", "on behalf"]


@dataclass(frozen=True)
class Placement:
    """One child in one session: a row of the sheet Sessions. Members of a group share `session`."""

    session: str
    mandate: str
    student: str
    weeks: tuple[int, ...]
    day: int
    start: int
    end: int
    school: str
    therapist: str
    setting: PlanSetting
    place: str = ""
    locked: bool = False
    note: str = ""

    @property
    def minutes(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class DutyTime:
    """When a floating duty is done. No school means wherever the therapist is."""

    duty: str
    weeks: tuple[int, ...]
    day: int
    start: int
    end: int
    school: str | None = None


@dataclass(frozen=True)
class Lunch:
    """A therapist's lunch."""

    therapist: str
    weeks: tuple[int, ...]
    day: int
    start: int
    end: int


@dataclass(frozen=True)
class Meeting:
    """A session as it is held in one week: the members together. `end` is when the last one leaves."""

    session: str
    therapist: str
    school: str
    setting: PlanSetting
    place: str
    week: int
    day: int
    start: int
    end: int
    members: tuple[Placement, ...]

    @property
    def minutes(self) -> int:
        return self.end - self.start

    @property
    def is_locked(self) -> bool:
        """Tell whether a locked member alone keeps the meeting at this time, whoever else joins it."""
        return any(each.locked and (each.start, each.end) == (self.start, self.end) for each in self.members)


@dataclass(frozen=True)
class RunFacts:
    """How a plan was made, for its start sheet. `in_models` is the share of its searches that went into models."""

    seconds: float = 0.0
    peak_mebibytes: int = 0
    seed: int = 0
    workers: int = 0
    reproducible: bool = False
    time_limit: float | None = None
    stopped_early: bool = False
    in_models: float = 0.0


@dataclass(frozen=True)
class Plan:
    """Every placement, floating duty and lunch of one cycle; fixed duties stand in the problem."""

    placements: tuple[Placement, ...] = ()
    duties: tuple[DutyTime, ...] = ()
    lunches: tuple[Lunch, ...] = ()
    goals: tuple[GoalValue, ...] = ()
    stages: tuple[StageResult, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    facts: RunFacts = RunFacts()

    @cached_property
    def of_mandate(self) -> dict[str, tuple[Placement, ...]]:
        return _grouped((each.mandate, each) for each in self.placements)

    @cached_property
    def session_weeks(self) -> dict[str, int]:
        """How many sessions of each mandate are placed, each counted in each of its weeks."""
        return {key: sum(len(each.weeks) for each in rows) for key, rows in self.of_mandate.items()}

    @cached_property
    def minutes_short(self) -> Counter[str]:
        """The minutes of each mandate that its shortfalls say have no place."""
        found: Counter[str] = Counter()
        for each in self.shortfalls:
            if each.kind == "mandate":
                found[each.key] += each.minutes
        return found

    @cached_property
    def of_student(self) -> dict[str, tuple[Placement, ...]]:
        return _grouped((each.student, each) for each in self.placements)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings, week by week, in order of time."""
        members: dict[tuple[str, int], list[Placement]] = defaultdict(list)
        for each in self.placements:
            for week in each.weeks:
                members[each.session, week].append(each)
        held = [_meeting(week, tuple(rows)) for (_, week), rows in members.items()]
        return tuple(sorted(held, key=lambda one: (one.week, one.day, one.start, one.therapist, one.session)))

    @cached_property
    def _on(self) -> dict[tuple[str, int, int], tuple[Meeting, ...]]:
        return _grouped(((one.therapist, one.week, one.day), one) for one in self.meetings)

    def meetings_on(self, therapist: str, week: int, day: int) -> tuple[Meeting, ...]:
        """Return a therapist's meetings of one day, in order of time."""
        return self._on.get((therapist, week, day), ())

    @cached_property
    def days_of(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """The (week, day) pairs on which each therapist has meetings, in order."""
        return _grouped((therapist, (week, day)) for therapist, week, day in self._on)

    @cached_property
    def _duties_on(self) -> dict[tuple[int, int], tuple[DutyTime, ...]]:
        return _grouped(((week, each.day), each) for each in self.duties for week in each.weeks)

    def duties_on(self, week: int, day: int) -> tuple[DutyTime, ...]:
        """Return everybody's floating duties of one day."""
        return self._duties_on.get((week, day), ())

    @cached_property
    def _positions(self) -> dict[Placement, tuple[int, ...]]:
        return _grouped((each, position) for position, each in enumerate(self.placements))

    def positions_of(self, placements: Iterable[Placement]) -> tuple[int, ...]:
        """Return the positions of these placements in the plan, in order."""
        return tuple(sorted({position for each in placements for position in self._positions.get(each, ())}))

    @cached_property
    def lunch(self) -> dict[tuple[str, int, int], Lunch]:
        """The lunch of each (therapist, week, day) that has one."""
        return {(each.therapist, week, each.day): each for each in self.lunches for week in each.weeks}


def _meeting(week: int, members: tuple[Placement, ...]) -> Meeting:
    first = members[0]
    end = max(each.end for each in members)
    start = min(each.start for each in members)
    return Meeting(
        first.session, first.therapist, first.school, first.setting, first.place, week, first.day, start, end, members
    )


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
