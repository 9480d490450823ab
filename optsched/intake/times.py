"""Clock times, dates, days and weeks of a cell. What is unclear is never guessed."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from optsched.domain import WeekShare
from optsched.domain.cycle import WEEKDAYS
from optsched.intake.cells import Value
from optsched.intake.codes import Code
from optsched.intake.words import Unclear, clean, key_of, likely, say

DAY = 24 * 60
FIRST_IN_THE_MORNING = 7 * 60
"""A time without am or pm is in the afternoon before this."""
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?(?::\d{2}(?:\.0+)?)?\s*(?:([ap])\.?\s?m?\.?)?", re.IGNORECASE)


def minute(value: Value) -> int:
    """Read a clock time as minutes since midnight; a bare 1:00-6:59 is afternoon."""
    if isinstance(value, datetime):
        if value.year <= 1900:
            raise Unclear(Code.CLOCK, f"{say(value)} is no clock time.", _typed_with_a_point(value))
        return minute(value.time())
    if isinstance(value, time):
        return _afternoon(_rounded(value.hour * 3600 + value.minute * 60 + value.second))
    if isinstance(value, timedelta) and timedelta(0) <= value <= timedelta(days=1):
        return _afternoon(_rounded(value.total_seconds()))
    if isinstance(value, float) and 0 < value < 1:
        return _afternoon(_rounded(value * DAY * 60))
    if isinstance(value, str):
        return _minute_of_text(clean(value))
    raise Unclear(Code.CLOCK, f"{say(value)} is no clock time.", _time_meant(say(value)))


def _rounded(seconds: float) -> int:
    return int(seconds / 60 + 0.5)


def _afternoon(minutes: int) -> int:
    return minutes + 12 * 60 if 60 <= minutes < FIRST_IN_THE_MORNING else minutes


def _minute_of_text(seen: str) -> int:
    if seen.casefold() in ("noon", "12 noon"):
        return 12 * 60
    match = _CLOCK.fullmatch(seen)
    if not match or not (match[2] or match[3]):
        raise Unclear(Code.CLOCK, f"{seen} is no clock time.", _time_meant(seen))
    hours, minutes, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if minutes > 59 or hours * 60 + minutes > DAY or (half == "a" and hours > 12):
        raise Unclear(Code.CLOCK, f"{seen} is no clock time.")
    if half:
        return (hours % 12 if hours <= 12 else hours - 12) * 60 + minutes + (720 if half == "p" else 0)
    return _afternoon(hours * 60 + minutes)


def _typed_with_a_point(value: datetime) -> str:
    """Excel takes 8.30, typed into a cell for times, for the eighth day of its calendar at 7:12."""
    number = (value - datetime(1899, 12, 31)) / timedelta(days=1)
    return _time_meant(f"{number:.2f}")


def _time_meant(seen: str) -> str:
    """Guess, as an advice only: 8 is 8:00, 830 and 8.30 are 8:30."""
    digits = re.fullmatch(r"(\d{1,2})(\d{2})", seen) or re.fullmatch(r"(\d{1,2})(?:[.,h ](\d{1,2}))?", seen)
    if not digits or int(digits[1]) > 23:
        return ""
    minutes = (digits[2] or "00").ljust(2, "0")
    return f"{int(digits[1])}:{minutes}?" if int(minutes) < 60 else ""


def day_of(value: Value) -> date:
    """Read a date: a cell's date, `2026-09-01`, `9/1/2026` (month first), `Sep 1, 2026`."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    seen = clean(value) if isinstance(value, str) else say(value)
    if isinstance(value, str):
        for form in ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y"):
            try:
                return datetime.strptime(seen, form).date()
            except ValueError:
                continue
    raise Unclear(Code.DATE, f"{seen} is no date.", "write it as 2026-09-01?")


_WEEKDAY_WORDS = {
    word: day
    for day, words in zip(
        WEEKDAYS,
        (
            "m mo mon monday mondays",
            "tu tue tues tuesday tuesdays",
            "w we wed weds wednesday wednesdays",
            "th thu thur thurs thursday thursdays",
            "f fr fri friday fridays",
        ),
        strict=True,
    )
    for word in words.split()
}
_EVERY = ("all", "every day", "daily", "each day", "every", "any", "all days", "weekdays", "every weekday")
_WEEKDAY_LETTERS = re.compile(r"(M)?(Tu|T)?(W)?(Th|TH|R)?(F)?")
"""Days in a row without blanks, in capitals: `MWF`, `TTh`, `TR`. `Tuw` is a slip, not two days."""
_WEEKEND = ("sa", "sat", "saturday", "su", "sun", "sunday")


def days(value: Value, names: Sequence[str]) -> tuple[int, ...]:
    """Read days as positions in `names`: `Mon`, `Mon-Fri`, `Mon, Wed, Fri`, `All`."""
    seen = _plain(value, Code.DAYS, "Days are words such as Mon or Mon-Fri.")
    if key_of(seen) in _EVERY:
        return tuple(range(len(names)))
    found: set[int] = set()
    for part in _parts(seen, names):
        ends = re.fullmatch(r"(.+?)\s*(?:[-–—]|\bto\b|\bthrough\b|\bthru\b)\s*(.+)", part)
        if _position(part, names) is not None or not ends:
            found.add(_named(part, seen, names))
            continue
        first, last = _named(ends[1], seen, names), _named(ends[2], seen, names)
        if last <= first:
            raise Unclear(Code.DAYS, f"{part} runs backwards.", f"name the days one by one: {names[first]}, …?")
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def _parts(seen: str, names: Sequence[str]) -> list[str]:
    """Split at commas and the like; at blanks only where every word is then a day; a day such as `Mon 11/30` is one."""
    if _position(seen, names) is not None:
        return [seen]
    parts = [part for part in (clean(each) for each in re.split(r"[,;/&+]|\band\b", seen)) if part]
    words = seen.replace(",", " ").split()
    if len(words) > len(parts) and all(_position(word, names) is not None for word in words):
        return words
    return [day for part in parts for day in _letters_of(part, names)]


def _letters_of(part: str, names: Sequence[str]) -> list[str]:
    """Take `MWF` apart where the cycle's days are weekdays; leave everything else as it is."""
    match = _WEEKDAY_LETTERS.fullmatch(part)
    days = [day for day, letters in zip(WEEKDAYS, match.groups(), strict=True) if letters] if match else []
    return days if len(days) > 1 and set(days) <= set(names) and _position(part, names) is None else [part]


def _position(word: str, names: Sequence[str]) -> int | None:
    folded = key_of(word).rstrip(".")
    for position, name in enumerate(names):
        if key_of(name) == folded or _WEEKDAY_WORDS.get(folded) == name:
            return position
    return None


_ROTATION_DAY = re.compile(r"(?:day\s*)?(?:[A-HX-Z]|[1-8])", re.IGNORECASE)
_LETTERS_MISSING = "Letter days in Options can name the days of a rotation, such as A-F?"


def _named(word: str, seen: str, names: Sequence[str]) -> int:
    found = _position(word, names)
    if found is not None:
        return found
    if key_of(word).rstrip(".") in _WEEKDAY_WORDS and not set(names) & set(WEEKDAYS):
        message = f"{seen}: {word} is a weekday, but the cycle's days are {', '.join(names)}."
        raise Unclear(Code.LETTERS_MIXED, message, "Letter days in Options is meant, which runs both?")
    message = f"{word or 'nothing'} is no day. Known are {', '.join(names)} and All."
    is_of_rotation = _ROTATION_DAY.fullmatch(word) and set(names) <= set(WEEKDAYS)
    meant = _LETTERS_MISSING if is_of_rotation else likely(word, names) or _days_meant(names)
    raise Unclear(Code.DAYS, message if word == seen else f"{seen}: {message}", meant)


def _days_meant(names: Sequence[str]) -> str:
    return f"{names[0]}, {names[0]}-{names[-1]} or {', '.join(names[::2])}?" if len(names) > 2 else f"{names[0]}?"


def _plain(value: Value, code: Code, hint: str) -> str:
    if isinstance(value, date):
        maybe = f"{value.month}-{value.day}, typed with an apostrophe in front?"
        raise Unclear(Code.EXCEL_DATE, f"{say(value)} is a date. {hint}", maybe)
    if isinstance(value, time | timedelta | bool):
        raise Unclear(code, f"{say(value)} is not understood. {hint}")
    return say(value)


def weeks(value: Value, in_cycle: int) -> tuple[int, ...]:
    """Read weeks of the cycle: `all`, `odd`, `even`, `1`, `1, 3`, `1-3`."""
    seen = _plain(value, Code.WEEKS, "Weeks are text such as 1-3.")
    word = key_of(seen).removeprefix("weeks ").removeprefix("week ").removesuffix(" weeks").strip()
    if word in ("all", "every", "every week", "any"):
        return tuple(range(1, in_cycle + 1))
    if word in ("odd", "even"):
        found = tuple(range(1 if word == "odd" else 2, in_cycle + 1, 2))
        if not found:
            raise Unclear(Code.WEEKS, f"{seen}: the cycle has only {in_cycle} week.")
        return found
    chosen: set[int] = set()
    for part in re.split(r"[,;&+]|\band\b", word):
        match = re.fullmatch(r"\s*(\d+)\s*(?:(?:[-–—]|to)\s*(\d+))?\s*", part)
        if not match:
            raise Unclear(Code.WEEKS, f"{seen} is not understood.", _weeks_meant(word))
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise Unclear(Code.WEEKS, f"{seen} runs backwards.", f"{last}-{first}?")
        if not 1 <= first <= last <= in_cycle:
            message = f"{seen}: the weeks of the cycle are 1 to {in_cycle}."
            raise Unclear(Code.WEEKS, message, "Weeks in cycle on the sheet Options is larger?")
        chosen.update(range(first, last + 1))
    return tuple(sorted(chosen))


def _weeks_meant(word: str) -> str:
    if word in ("a", "b"):
        return "odd for A and even for B?"
    if re.search(r"other|bi-?weekly|altern|every 2|every two", word):
        return "odd or even, or 1 of 2 on the sheet Services?"
    return "all, odd, even, 1, 3 or 1-3?"


def weeks_or_share(value: Value, in_cycle: int) -> tuple[int, ...] | WeekShare | None:
    """Read the Weeks of a mandate: as elsewhere, or `3 of 4`. None is every week."""
    seen = _plain(value, Code.WEEKS, "Weeks are text such as 1-3 or 3 of 4.")
    match = re.fullmatch(r"(\d+)\s*(?:of|out of)\s*(?:every\s*)?(\d+)(?:\s*weeks)?", key_of(seen))
    if not match:
        chosen = weeks(value, in_cycle)
        return None if len(chosen) == in_cycle else chosen
    some, of = int(match[1]), int(match[2])
    if not 1 <= some <= of <= 36:
        raise Unclear(Code.WEEKS, f"{seen} is no share of weeks.")
    return None if some == of else WeekShare(some, of)


def cycle_days(value: Value) -> tuple[str, ...]:
    """Read the names of a cycle's days: `Mon-Fri`, `Mon-Thu`, `A-F`, `A, B, C`, `1-6`."""
    seen = _plain(value, Code.DAYS, "The days of the cycle are names such as Mon-Fri or A-F.")
    words = [key_of(word) for word in re.split(r"[-–,; ]", seen) if word]
    weekdays = [word in _WEEKDAY_WORDS for word in words]
    if all(weekdays):
        return tuple(WEEKDAYS[position] for position in days(seen, WEEKDAYS))
    match = re.fullmatch(r"(?:day\s*)?([A-Za-z]|\d)\s*[-–]\s*(?:day\s*)?([A-Za-z]|\d)", seen, re.IGNORECASE)
    if match:
        first, last = match[1].upper(), match[2].upper()
        if ord(last) <= ord(first) or first.isdecimal() != last.isdecimal():
            raise Unclear(Code.DAYS, f"{seen} runs backwards.")
        return tuple(chr(each) for each in range(ord(first), ord(last) + 1))
    if set(words) & set(_WEEKEND):
        raise Unclear(Code.DAYS, f"{seen}: only Monday to Friday are planned.", "Mon-Fri?")
    if any(len(word) > 1 and known for word, known in zip(words, weekdays, strict=True)):
        message = f"{seen} mixes letters and weekdays."
        raise Unclear(Code.LETTERS_MIXED, message, "Letter days in Options is meant, which runs both?")
    names = tuple(clean(word) for word in re.split(r"[,;]", seen) if clean(word))
    if len({key_of(name) for name in names}) < len(names):
        raise Unclear(Code.DAYS, f"{seen} names a day twice.")
    return names
