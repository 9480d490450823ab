"""What became of the sessions of a simulated year: drawn by chance, and counted without optsched's own reports."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl

ATTENDANCES = {
    "held": 880,
    "child absent": 50,
    "refused": 20,
    "": 15,
    "therapist absent": 10,
    "school event": 10,
    "testing": 10,
    "other": 5,
}
"""Of 1000 sessions; of some nobody says anything in the first week."""
CUT_SHORT = "cut short"
MADE_UP = frozenset((CUT_SHORT, "therapist absent", "school event", "holiday", "testing", "other"))
"""Why minutes are owed: all but what the child refused or was absent for, as `log --help` says."""
ASKED, PLANNED, DELIVERED = "Asked", "Planned", "Delivered"
NOT_ENTERED, MAKE_UPS, OWED = "Not entered", "Made up", "Owed"
SHARE = "Delivered share"
"""The only number of a report's tables that is not in minutes."""
HEADER = 3
"""The row of the headers of a report's tables."""
Group = tuple[object, str]
"""A child or a Monday, and a service."""


@dataclass(frozen=True)
class Session:
    """A row of a week's workbook: `makes_up_for` is the key of another session, `said` what the week itself says.

    One that `is_owed` has no place in its week.
    """

    key: str
    mandate: str
    student: str
    service: str
    therapist: str
    date: date
    minutes: int
    makes_up_for: str = ""
    said: str = ""
    is_owed: bool = False

    @property
    def groups(self) -> tuple[Group, Group]:
        monday = self.date - timedelta(days=self.date.weekday())
        return (self.student, self.service), (monday, self.service)


@dataclass(frozen=True)
class Said:
    """What is filled in: a word, empty where nobody says anything, and Minutes held where they stand there."""

    attendance: str = ""
    minutes_held: int | None = None

    def held(self, session: Session) -> int:
        if self.minutes_held is not None:
            return self.minutes_held
        return session.minutes if self.attendance == "held" else 0


def drawn(session: Session, chance: random.Random) -> Said:
    """Return what became of a session: one in twenty is cut short, one in fifty takes longer."""
    (attendance,) = chance.choices(tuple(ATTENDANCES), tuple(ATTENDANCES.values()))
    luck = chance.random()
    if attendance == "held" and luck < 0.05 and session.minutes > 5:
        return Said(attendance, chance.randrange(5, session.minutes, 5))
    if attendance == "held" and luck < 0.07:
        return Said(attendance, session.minutes + 5)
    if attendance and luck > 0.95:
        return Said(attendance, session.minutes if attendance == "held" else 5)
    return Said(attendance)


class Recount:
    """Minutes by child and service, and by week and service, kept as attendance comes in, session by session."""

    def __init__(self) -> None:
        self.sums: Counter[tuple[Group, str]] = Counter()
        self.owed: dict[str, tuple[Session, int]] = {}
        self.waiting: dict[str, Session] = {}

    def enter(self, session: Session, said: Said) -> None:
        """Count a session; one of which nothing was said before may come a second time."""
        if session.makes_up_for:
            self._make_up(session, said)
            return
        if self.waiting.pop(session.key, None):
            self._add(session, NOT_ENTERED, -session.minutes)
        else:
            self._add(session, ASKED, session.minutes)
            self._add(session, PLANNED, 0 if session.is_owed else session.minutes)
        if not said.attendance:
            self.waiting[session.key] = session
            self._add(session, NOT_ENTERED, session.minutes)
            return
        lacking = max(session.minutes - said.held(session), 0)
        reason = CUT_SHORT if said.attendance == "held" else said.attendance
        self._add(session, DELIVERED, said.held(session))
        self._add(session, f"Missed: {reason}", lacking)
        if lacking and reason in MADE_UP:
            self.owed[session.key] = session, lacking
            self._add(session, OWED, lacking)

    def _make_up(self, session: Session, said: Said) -> None:
        self.waiting.pop(session.key, None)
        if not said.attendance:
            self.waiting[session.key] = session
        self._add(session, MAKE_UPS, said.held(session))
        missed, left = self.owed[session.makes_up_for]
        less = min(left, said.held(session))
        self.owed[missed.key] = missed, left - less
        self._add(missed, OWED, -less)

    def _add(self, session: Session, what: str, minutes: int) -> None:
        for group in session.groups:
            self.sums[group, what] += minutes

    def total(self, what: str) -> int:
        """Return the minutes of all children."""
        return sum(minutes for (group, each), minutes in self.sums.items() if each == what and _is_child(group))


def _is_child(group: Group) -> bool:
    return isinstance(group[0], str)


def differences(recount: Recount, report: Path) -> list[str]:
    """Return where the recount and the workbook of `log --report` are not one, a sentence for each number."""
    said = dict(_said(report))
    return [
        f"{group[0]} {group[1]}, {what}: {said.get((group, what), 0)} in the report, {minutes} by the recount"
        for (group, what), minutes in sorted(_all(recount.sums, said).items(), key=str)
        if said.get((group, what), 0) != minutes
    ]


def _all(sums: Mapping[tuple[Group, str], int], said: Iterable[tuple[Group, str]]) -> dict[tuple[Group, str], int]:
    return dict.fromkeys(said, 0) | dict(sums)


def _said(report: Path) -> Iterator[tuple[tuple[Group, str], int]]:
    book = openpyxl.load_workbook(report, read_only=True)
    for name in ("Children", "Weeks"):
        headers, *rows = book[name].iter_rows(min_row=HEADER, values_only=True)
        for row in rows:
            if row[1] is not None:
                who = row[0].date() if isinstance(row[0], datetime) else row[0]
                for what, minutes in zip(headers[2:], row[2:], strict=True):
                    if isinstance(minutes, int) and what != SHARE:
                        yield ((who, str(row[1])), str(what)), minutes
    book.close()


def broken_promises(promised: Mapping[str, int], sessions: Iterable[Session]) -> list[str]:
    """Return the mandates of which a week does not hold, or say to owe, as many sessions as the district promises."""
    there = Counter(each.mandate for each in sessions if not each.makes_up_for)
    return [
        f"{mandate}: {there[mandate]} sessions in the week, {times} promised"
        for mandate, times in promised.items()
        if there[mandate] != times
    ]
