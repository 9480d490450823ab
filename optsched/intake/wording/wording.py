"""What a wording says: one phase of one service line, and the same in words."""

from dataclasses import dataclass
from datetime import date

from optsched.domain import WeekShare


@dataclass(frozen=True)
class Wording:
    """One phase of one service line, as columns of Services; None or empty where the wording does not say.

    `assumptions` are sentences for people: what was taken for granted to understand the wording.
    """

    minutes: int
    times: int
    per: str
    weeks: tuple[int, ...] | WeekShare | None = None
    kind: str = ""
    setting: str = ""
    push_in_share: int | None = None
    grouping: str = ""
    largest_group: int | None = None
    starts: date | None = None
    ends: date | None = None
    assumptions: tuple[str, ...] = ()


def in_words(wording: Wording) -> str:
    """Say how much a wording asks for, and where: `2 × 30 minutes a week in 3 of 4 weeks, pull-out`."""
    parts = [f"{wording.times} × {amount(wording.minutes)} a {wording.per}"]
    if isinstance(wording.weeks, WeekShare):
        parts.append(f"in {wording.weeks.some} of {wording.weeks.of} weeks")
    elif wording.weeks:
        parts.append(f"in weeks {', '.join(map(str, wording.weeks))}")
    parts.extend(f"{word} {day}" for word, day in (("from", wording.starts), ("until", wording.ends)) if day)
    if wording.largest_group:
        parts.append(f"in a group of up to {wording.largest_group}")
    how = [word for word in (wording.kind, wording.setting) if word]
    return ", ".join([" ".join(parts), *how])


def amount(minutes: int) -> str:
    """Say minutes: `1 minute`, `30 minutes`."""
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
