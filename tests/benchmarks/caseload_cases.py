"""One speech therapist's caseload as mattmcdermott/caseload-scheduling publishes it, and others drawn like it.

The rules are the author's. A case is held once at most, in one of its windows; no two are at once; two cases of one
child (`Name_1`, `Name_2`, in any order) are never on one day; as many cases as can be are held. Lunch and assessments
are cases like any other.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

PUBLISHED = ("slp-caseload-cases.xlsx", "slp-caseload-hours.xlsx")
FOLDER = Path(__file__).parents[3] / "shared" / "data" / "real"
"""Where the published case lies beside this repository, which does not contain it."""
GRID = 5
"""Minutes between starts. All times and lengths are multiples, so that no plan off the grid holds more."""


@dataclass(frozen=True, order=True)
class Span:
    """From `start` to `end` (minutes since midnight) on a day (from 0)."""

    day: int
    start: int
    end: int

    def covers(self, other: Span) -> bool:
        return self.day == other.day and self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        return self.day == other.day and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Case:
    """A session that is wanted once a week, and the windows of which one may hold it."""

    name: str
    minutes: int
    windows: tuple[Span, ...]

    @property
    def child(self) -> str:
        return self.name.split("_")[0]


@dataclass(frozen=True)
class Caseload:
    """The cases of one therapist, and her hours."""

    cases: tuple[Case, ...]
    hours: tuple[Span, ...]

    @property
    def days(self) -> int:
        return max(each.day for each in self.hours) + 1


Held = dict[str, Span]
"""When each case that has a place is held, by name."""


@dataclass(frozen=True)
class Result:
    """What a solver found: the plan, what it misses of what is counted (sessions or minutes), bound and seconds.

    `proven` tells that no plan misses less.
    """

    held: Held
    missing: int
    bound: int
    proven: bool
    seconds: float


def is_legal(caseload: Caseload, held: Held) -> bool:
    """Tell whether every held case keeps the author's rules."""
    cases = {each.name: each for each in caseload.cases}
    pairs = itertools.combinations(held.items(), 2)
    return all(
        any(window.covers(span) for window in cases[name].windows)
        and any(hours.covers(span) for hours in caseload.hours)
        and span.end - span.start == cases[name].minutes
        for name, span in held.items()
    ) and not any(
        one.touches(other) or (cases[name].child == cases[mate].child and one.day == other.day)
        for (name, one), (mate, other) in pairs
    )


def published(folder: Path = FOLDER) -> Caseload | None:
    """Read the published case from a folder; None where it is not there."""
    cases, hours = (folder / name for name in PUBLISHED)
    if not (cases.exists() and hours.exists()):
        return None
    open_times = tuple(Span(int(day) - 1, _minute(start), _minute(end)) for day, start, end in _rows(hours))
    found = []
    for name, _grade, minutes, *times in _rows(cases):
        windows = (
            Span(int(day) - 1, _minute(start), _minute(end))
            for day, start, end in zip(times[::3], times[1::3], times[2::3], strict=True)
            if day is not None
        )
        inside = tuple(each for each in windows if any(hours.covers(each) for hours in open_times))
        found.append(Case(name, int(minutes), inside))
    return Caseload(tuple(found), open_times)


def _rows(path: Path) -> list[list[Any]]:
    sheet = load_workbook(path, data_only=True).worksheets[0]
    return [list(row) for row in sheet.iter_rows(min_row=2, values_only=True) if row[0] is not None]


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


OPENS, CLOSES = 8 * 60 + 30, 14 * 60 + 10
CASES_A_DAY = 9
DAYS = (2, 5)
"""The fewest and the most in a week."""
LUNCH, LUNCH_FROM, LUNCH_TO = 45, 11 * 60 + 10, 12 * 60 + 35
"""One lunch a day, inside these times."""
ASSESSMENT = 60
"""Minutes, at any time; one in two days."""
LENGTHS = (10, 10, 10, 15, 30, 30, 30, 30, 30, 30)
"""Minutes of a child's sessions, child by child."""
TWO_SESSIONS, TWO_LENGTHS = 0.5, 0.2
"""Shares of children with two sessions, and of those whose second one has a length of its own."""
WINDOWS_A_DAY = (0, 1, *(2,) * 11, *(3,) * 6, 5)
"""Windows of a child on one day: ten children, two days."""
WINDOW_LENGTHS = (
    *((15,) * 3 + (25,) * 4 + (30,) * 9 + (35,) * 7 + (40,) + (45,) * 4 + (50,) * 2 + (55,) * 2),
    *((60,) * 3 + (65,) * 2 + (75,) * 5 + (80,) * 2 + (85, 95)),
)


def drawn(cases: int, seed: int, a_day: float = CASES_A_DAY) -> Caseload:
    """Draw a caseload of so many cases, with the published one's counts and lengths; the same for the same seed.

    The author has 9 cases `a_day`; from 13 on few caseloads can be held whole. A week has no more than 5 days, so
    that 60 cases are fuller than the author's.
    """
    chance = random.Random(f"{cases} {seed}")
    days = min(max(round(cases / a_day), DAYS[0]), DAYS[1])
    hours = tuple(Span(day, OPENS, CLOSES) for day in range(days))
    made = [Case(f"ASSESSMENT_{at + 1}", ASSESSMENT, hours) for at in range(max(days // 2, 1))]
    made += [Case(f"LUNCH_{day + 1}", LUNCH, (Span(day, LUNCH_FROM, LUNCH_TO),)) for day in range(days)]
    while len(made) < cases:
        made += _child(f"Child{len(made)}", days, chance)[: cases - len(made)]
    return Caseload(tuple(made), hours)


def _child(name: str, days: int, chance: random.Random) -> list[Case]:
    """Draw a child's sessions until each has a day of its own that can hold it."""
    minutes = [chance.choice(LENGTHS)]
    if chance.random() < TWO_SESSIONS:
        minutes.append(chance.choice(LENGTHS) if chance.random() < TWO_LENGTHS else minutes[0])
    while True:
        windows = tuple(span for day in range(days) for span in _windows(day, chance))
        fitting = {each.day for each in windows if each.end - each.start >= max(minutes)}
        if len(fitting) >= len(minutes):
            return [Case(f"{name}_{at}", length, windows) for at, length in enumerate(minutes, start=1)]


def _windows(day: int, chance: random.Random) -> tuple[Span, ...]:
    """Draw windows that do not touch, anywhere in a day's hours."""
    lengths = chance.choices(WINDOW_LENGTHS, k=chance.choice(WINDOWS_A_DAY))
    between = GRID * max(len(lengths) - 1, 0)
    slack = CLOSES - OPENS - sum(lengths) - between
    if slack < 0:
        return _windows(day, chance)
    starts = sorted(chance.randint(0, slack // GRID) * GRID for _ in lengths)
    gone = [OPENS + sum(lengths[:at]) + GRID * at for at in range(len(lengths))]
    return tuple(
        Span(day, start + done, start + done + length)
        for start, length, done in zip(starts, lengths, gone, strict=True)
    )
