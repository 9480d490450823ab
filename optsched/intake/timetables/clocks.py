"""Clock times as timetables write them: one time, a span, or a span inside a text; hours by the order of the day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from optsched.intake.cells import Value
from optsched.intake.words import clean

NOON, DAY = 12 * 60, 24 * 60
_EARLIEST = 5 * 60


@dataclass(frozen=True)
class Clock:
    """Minutes after midnight. Not sure: written without am or pm, so that it may be twelve hours later or earlier."""

    minute: int
    is_sure: bool = False

    @property
    def usual(self) -> int:
        """The minute as a school day has it: a bare 1:00 to 6:59 is afternoon."""
        return self.minute if self.is_sure or not 60 <= self.minute < 7 * 60 else self.minute + NOON

    @property
    def readings(self) -> tuple[int, ...]:
        """The minutes it may mean, the usual one first: a bare 5:00 to 6:59 may also be early in the morning."""
        return (self.usual, self.minute) if self.is_early else (self.usual,)

    @property
    def is_early(self) -> bool:
        """Tell whether it may be before seven in the morning, though a bare time usually is not."""
        return self.usual != self.minute and self.minute >= _EARLIEST


@dataclass(frozen=True)
class Span:
    """A stretch of time as written; without an end where only the start is written."""

    start: Clock
    end: Clock | None = None


@dataclass(frozen=True)
class Found:
    """A span inside a text, and where it stands there."""

    span: Span
    first: int
    last: int


_HALF = r"(?:\s*(?P<half{0}>[ap])\.?\s?m\b\.?|\s?(?P<short{0}>[ap])\b)?"
_TIME = r"(?P<hour{0}>[01]?\d|2[0-3])(?:(?P<mark{0}>[:.\-])(?P<minute{0}>[0-5]\d))(?::[0-5]\d)?(?:\s?(?=:))?:?" + _HALF
_HOUR = r"(?P<hour{0}>1[0-2]|0?[1-9])\s*(?P<half{0}>[ap])\.?\s?m\b\.?"
_DASH = r"\s*(?:-|–|—|−|~|\*|->|→|\bto\b|\btill?\b|\buntil\b|\bthrough\b|\ba\b(?=\s*\d))\s*:?\s*"
_RANGE = re.compile(rf"(?<![\w.:/]){_TIME.format(1)}{_DASH}{_TIME.format(2)}(?![\w/]|[.:]\d)", re.IGNORECASE)
_HOURS = re.compile(
    rf"(?<![\w.:/])(?:{_TIME.format(1)}|(?P<bare1>1[0-2]|[1-9])){_DASH}{_HOUR.format(2)}(?!\w)", re.IGNORECASE
)
_ONE = re.compile(rf"(?<![\w.:/-])(?:{_TIME.format(1)}|{_HOUR.replace('{0}', '3')})(?![\w/]|[.:-]\d)", re.IGNORECASE)
_NOONS = {"noon", "12 noon", "12:00 noon", "mediodia"}
_LONGEST = 10 * 60
"""Minutes: a span of more than ten hours is no lesson, so `4-12am` is not read."""


def span_of(value: Value) -> Span | None:
    """Read a cell that holds a time or a span and nothing else; None for everything else."""
    if isinstance(value, str):
        text = clean(value).strip(" ,;()[]")
        if text.casefold() in _NOONS:
            return Span(Clock(NOON, is_sure=True))
        found = spans_in(text)
        return (
            found[0].span if len(found) == 1 and not (text[: found[0].first] + text[found[0].last :]).strip() else None
        )
    minute = _minute_of(value)
    return None if minute is None else Span(Clock(minute))


def _minute_of(value: Value) -> int | None:
    if isinstance(value, datetime):
        return value.hour * 60 + value.minute if value.year <= 1900 and value.hour else None
    if isinstance(value, date):
        return None
    if isinstance(value, time):
        return value.hour * 60 + value.minute + (value.second >= 30)
    if isinstance(value, timedelta):
        value = value / timedelta(days=1)
    if isinstance(value, float) and 0.2 < value < 1:
        return int(value * DAY + 0.5)
    return None


def spans_in(text: str) -> list[Found]:
    """Find the spans inside a text, in their order. A point or hyphen for a colon counts in a whole span only."""
    found: list[Found] = []
    at = 0
    while at < len(text):
        matches = [(match, pattern) for pattern in (_RANGE, _HOURS, _ONE) if (match := pattern.search(text, at))]
        if not matches:
            break
        match, pattern = min(matches, key=lambda each: (each[0].start(), -each[0].end()))
        span = _one(match) if pattern is _ONE else _span(match)
        if span is not None:
            found.append(Found(span, match.start(), match.end()))
        at = match.end()
    return found


def _span(match: re.Match[str]) -> Span | None:
    parts = match.groupdict()
    start, end = _clock(parts, "1"), _clock(parts, "2")
    if start is None or end is None or parts.get("mark1") == "-" != parts.get("mark2", "-"):
        return None
    if end.is_sure and not start.is_sure and (parts.get("half2") or parts.get("short2")):
        start = _before(start, end)
    lengths = [last - first for first in start.readings for last in end.readings if last > first]
    return Span(start, end) if lengths and min(lengths) <= _LONGEST and _is_range(match) else None


def _before(start: Clock, end: Clock) -> Clock:
    """Decide a start by the am or pm of its end: `11:30-12:15pm` begins in the morning, `7:45-7:55pm` does not."""
    minutes = [minute for minute in (start.minute, (start.minute + NOON) % DAY) if minute < end.minute]
    return Clock(max(minutes), is_sure=True) if minutes else start


def _is_range(match: re.Match[str]) -> bool:
    """`9-15-9-30` could be a date or a code; `9-15*9-30` and `9-15 - 9-30` are spans."""
    return match.groupdict().get("mark1") != "-" or re.search(r"\d\s+[-–—]\s+\d|[*~–—]|\bto\b", match[0]) is not None


def _one(match: re.Match[str]) -> Span | None:
    parts = match.groupdict()
    clock = _clock(parts, "3" if parts["hour3"] else "1")
    is_time = parts["hour3"] or parts["mark1"] == ":" or parts["half1"] or parts["short1"]
    return Span(clock) if clock is not None and is_time else None


def _clock(parts: dict[str, str | None], at: str) -> Clock | None:
    hour = int(parts.get(f"hour{at}") or parts.get(f"bare{at}") or 0)
    minute = int(parts.get(f"minute{at}") or 0)
    half = (parts.get(f"half{at}") or parts.get(f"short{at}") or "").lower()
    if hour > 12 or (hour == 0 and not half):
        return Clock(hour * 60 + minute, is_sure=True)
    if half:
        return Clock((hour % 12 + (12 if half == "p" else 0)) * 60 + minute, is_sure=True)
    return Clock(hour * 60 + minute)


@dataclass(frozen=True)
class _Way:
    cost: int
    minutes: tuple[int, ...] = ()


def in_order(clocks: Sequence[Clock]) -> tuple[int, ...]:
    """Decide hours without am or pm by the order of the day: as few steps back as can be, then as usual.

    >>> in_order([Clock(390), Clock(450), Clock(705), Clock(65)])
    (390, 450, 705, 785)
    """
    ways = {0: _Way(0)}
    for clock in clocks:
        following: dict[int, _Way] = {}
        for minute in clock.readings:
            costs = [
                (way.cost + 100 * (minute < before) + (minute != clock.usual), way.minutes)
                for before, way in ways.items()
            ]
            cost, minutes = min(costs)
            following[minute] = _Way(cost, (*minutes, minute))
        ways = following
    return min(ways.values(), key=lambda way: (way.cost, way.minutes)).minutes
