"""What was really delivered: minutes asked, planned, given, missed, made up and owed, by child, service and week."""

from dataclasses import dataclass
from datetime import date

CUT_SHORT = "cut short"
"""Why minutes are missed of a session that was held."""
NOT_ENTERED = ""
"""The reason of past sessions whose attendance nobody entered."""


@dataclass(frozen=True)
class Delivered:
    """Minutes: asked + beyond = delivered + missed + not_entered + to_come.

    `asked` is what weeks owed, `without_place` what they did not plan of it; `beyond` are delivered beyond what was
    asked of a session; `missed` are by reason. Sessions that make up for others are not asked for again: what they
    delivered is `made_up`. `owed` is missed for a reason that is made up, and was not made up yet.
    """

    asked: int = 0
    delivered: int = 0
    beyond: int = 0
    missed: tuple[tuple[str, int], ...] = ()
    not_entered: int = 0
    to_come: int = 0
    made_up: int = 0
    owed: int = 0
    without_place: int = 0

    @property
    def planned(self) -> int:
        return self.asked - self.without_place

    @property
    def all_missed(self) -> int:
        return sum(minutes for _, minutes in self.missed)

    def missed_for(self, reason: str) -> int:
        return dict(self.missed).get(reason, 0)


@dataclass(frozen=True)
class ServiceMinutes:
    """All sessions of one service."""

    service: str
    minutes: Delivered


@dataclass(frozen=True)
class ChildMinutes:
    """All sessions of one child in one service."""

    student: str
    service: str
    minutes: Delivered


@dataclass(frozen=True)
class WeekMinutes:
    """All sessions of one service in the week that begins on `monday`."""

    monday: date
    service: str
    minutes: Delivered


@dataclass(frozen=True)
class AtRisk:
    """Minutes owed to a child, more than are open until the mandate `ends`; None where that is not known."""

    student: str
    service: str
    owed: int
    open_minutes: int | None = None
    ends: date | None = None

    @property
    def short_by(self) -> int | None:
        """The minutes that will not fit any more."""
        return None if self.open_minutes is None else self.owed - self.open_minutes


@dataclass(frozen=True)
class Waiting:
    """Past sessions of a therapist whose attendance nobody entered, and the date of the first of them."""

    therapist: str
    sessions: int
    since: date


@dataclass(frozen=True)
class DeliveryReport:
    """Everything that a ledger says on a day. `reasons` are those whose minutes are made up."""

    today: date
    reasons: tuple[str, ...]
    sessions: int
    services: tuple[ServiceMinutes, ...]
    children: tuple[ChildMinutes, ...]
    weeks: tuple[WeekMinutes, ...]
    at_risk: tuple[AtRisk, ...]
    waiting: tuple[Waiting, ...] = ()
