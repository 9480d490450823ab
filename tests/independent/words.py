"""The words that many sheets share: days, weeks, grades, frequencies in prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from independent.reading import text, word

WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
SHORT = {"m": "Mon", "t": "Tue", "w": "Wed", "r": "Thu", "th": "Thu", "f": "Fri", "tu": "Tue"}


def _one_day(token: str, known: list[str]) -> str | None:
    token = token.strip(" .").casefold()
    for day in known:
        if day.casefold() == token:
            return day
    day = SHORT.get(token) or next((d for d in WEEKDAYS if len(token) >= 3 and token.startswith(d.casefold())), None)
    return day if day in known else None


def split_days(value: object, known: list[str]) -> frozenset[str] | None:
    """Days out of `known`; None for an empty cell, ValueError for what is no day."""
    seen = text(value)
    if not seen:
        return None
    if word(seen) in ("all", "alldays", "daily", "everyday"):
        return frozenset(known)
    found: set[str] = set()
    for part in re.split(r"[,;/&+]|\band\b", seen, flags=re.IGNORECASE):
        ends = [_one_day(token, known) for token in re.split(r"\s*(?:-|–|\bto\b)\s*", part.strip()) if token]
        if not ends or None in ends or len(ends) > 2:
            raise ValueError(f"no day in '{part.strip()}'")
        first, last = known.index(ends[0]), known.index(ends[-1])
        found.update(known[first : last + 1] if first <= last else known[first:] + known[: last + 1])
    return frozenset(found)


def day_names(value: object) -> list[str]:
    """The day names that an option declares: weekdays, or letters such as A-F."""
    seen = text(value)
    if not seen or word(seen) in ("none", "no"):
        return []
    try:
        days = split_days(seen, WEEKDAYS)
        if len(seen) > 1:
            return [day for day in WEEKDAYS if day in days]
    except ValueError:
        pass
    found: list[str] = []
    for part in re.split(r"[,;\s]+", seen):
        ends = re.fullmatch(r"([A-Za-z])\s*[-–]\s*([A-Za-z])", part)
        if ends:
            found += [chr(code) for code in range(ord(ends[1].upper()), ord(ends[2].upper()) + 1)]
        elif part:
            found.append(part)
    return found


@dataclass(frozen=True)
class Weeks:
    """Weeks of the cycle; `share` is (3, 4) for '3 of 4'."""

    allowed: frozenset[int]
    share: tuple[int, int] | None = None
    named: bool = False


def split_weeks(value: object, cycle: int) -> Weeks:
    """Weeks as the sheets write them, counted inside the cycle."""
    every = frozenset(range(1, cycle + 1))
    seen = re.sub(r"^(weeks?|wks?)\s*", "", text(value).casefold())
    if seen in ("", "all", "every"):
        return Weeks(every)
    if seen in ("odd", "even"):
        return Weeks(frozenset(w for w in every if w % 2 == (seen == "odd")), named=True)
    share = re.fullmatch(r"(\d+) of (\d+)", seen)
    if share:
        return Weeks(every, (int(share[1]), int(share[2])))
    found: set[int] = set()
    for part in re.split(r"[,;&+]|\band\b", seen):
        ends = re.fullmatch(r"\s*(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\s*", part)
        if not ends:
            raise ValueError(f"no weeks in '{text(value)}'")
        found.update(range(int(ends[1]), int(ends[2] or ends[1]) + 1))
    return Weeks(frozenset(found), named=True)


def grade(value: object) -> int | None:
    """Pre-K is -1, kindergarten 0, then the number. Transitional kindergarten (in lists of children) is pre-K."""
    seen = re.sub(r"^(grade|gr)", "", word(value))
    if seen in ("pk", "prek", "prekindergarten", "tk", "transitionalkindergarten", "transitionalk"):
        return -1
    if seen in ("k", "kg", "kindergarten"):
        return 0
    found = re.match(r"\d+", seen)
    return int(found.group()) if found else None


def grades(value: object) -> frozenset[int]:
    """A list or range of grades; empty for all."""
    found: set[int] = set()
    for part in re.split(r"[,;/&]|\band\b", text(value)):
        if word(part) in ("", "all"):
            continue
        whole = grade(part)
        ends = [grade(end) for end in re.split(r"[-–]", part)] if word(part) not in ("prek",) else [whole]
        if None not in ends and len(ends) == 2:
            found.update(range(ends[0], ends[1] + 1))
        elif whole is not None:
            found.add(whole)
    return frozenset(found)


PERIODS = {
    "day": "day",
    "daily": "day",
    "week": "week",
    "weekly": "week",
    "cycle": "cycle",
    "month": "month",
    "monthly": "month",
    "quarter": "quarter",
    "quarterly": "quarter",
    "year": "year",
    "yearly": "year",
    "annually": "year",
}
COUNTS = {"once": 1, "one": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5}


def period(value: object) -> str:
    return PERIODS.get(re.sub(r"^(per|a|each|every) ", "", text(value).casefold()), "")


def prose(value: object) -> tuple[int, Fraction, str] | None:
    """Minutes, times and period of an IEP sentence, when all three are plain."""
    seen = text(value).casefold()
    minutes = re.findall(r"(\d+)\s*-?\s*min", seen)
    times = re.findall(r"\b(\d+)\s*(?:x\b|x(?=\d)|×|times|sessions)", seen)
    times += [str(COUNTS[found]) for found in re.findall(r"\b(once|twice)\b", seen)]
    times += [str(COUNTS[found]) for found in re.findall(r"\b(one|two|three|four|five)\s+(?:times?|sessions?)", seen)]
    spans = {PERIODS[found] for found in re.findall(r"\b(" + "|".join(PERIODS) + r")\b", seen)}
    if len(minutes) != 1 or len(times) != 1 or len(spans) != 1:
        return None
    return int(minutes[0]), Fraction(times[0]), spans.pop()


def listed(items) -> str:
    return ", ".join(str(item) for item in items)
