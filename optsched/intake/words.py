"""Words and numbers of a cell: text, whole numbers, percent, grades, choices. What is unclear is never guessed."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from rapidfuzz import fuzz, process

from optsched.intake.cells import Value
from optsched.intake.codes import Code


class Unclear(ValueError):
    """A cell that cannot be read: what is wrong, and what may have been meant."""

    def __init__(self, code: Code, message: str, maybe: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.maybe = code, message, maybe


_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u2060\xad"))


REMEMBERED = 65_536
"""Texts: a district says the same few thousand again and again."""


@lru_cache(REMEMBERED)
def clean(text: str) -> str:
    """Drop invisible characters, and join runs of blanks to one."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split())


@lru_cache(REMEMBERED)
def key_of(text: str) -> str:
    """Reduce a name to what names are compared by: case and blanks do not count."""
    return clean(text).casefold()


def likely(seen: str, known: Sequence[str]) -> str:
    """Suggest the known name most like the one seen, as an advice; empty when none is near."""
    found = process.extractOne(key_of(seen), [key_of(each) for each in known], scorer=fuzz.WRatio, score_cutoff=70)
    return f"{known[found[2]]}?" if found else ""


def say(value: Value) -> str:
    """Say a cell's value as people see it."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def text(value: Value) -> str:
    """Read text. A whole number is the text of its digits; a date is unclear: Excel turns `1-2` into one."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date):
        maybe = f"{value.month}-{value.day}, typed with an apostrophe in front?"
        raise Unclear(Code.EXCEL_DATE, f"{say(value)} is a date; there should be text.", maybe)
    if isinstance(value, time | timedelta):
        raise Unclear(Code.EXCEL_DATE, f"{say(value)} is a time; there should be text.")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return say(value)


def listed(value: Value) -> tuple[str, ...]:
    """Read names between commas, semicolons or line breaks."""
    if isinstance(value, str):
        return tuple(clean(part) for part in re.split(r"[,;\n]", value) if clean(part))
    return (text(value),)


_NUMBER = re.compile(r"(-?\d+)(?:\.0+)?(?:\s*(?:min|mins|minutes|minute|min\.|')?)", re.IGNORECASE)


def whole(value: Value, low: int, high: int) -> int:
    """Read a whole number from low to high; `30 min` is 30."""
    number: float | None = None
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = float(value)
    elif isinstance(value, str) and (match := _NUMBER.fullmatch(clean(value))):
        number = float(match[1])
    if number is None or not number.is_integer():
        raise Unclear(Code.NUMBER, f"{say(value)} is no whole number.", _number_meant(value))
    if not low <= number <= high:
        raise Unclear(Code.OUT_OF_RANGE, f"{say(value)} should be from {low} to {high}.")
    return int(number)


def _number_meant(value: Value) -> str:
    if isinstance(value, time):
        return f"{value.hour * 60 + value.minute}?"
    if isinstance(value, date):
        return f"{value.month}-{value.day}, and Excel made a date of it?"
    digits = re.findall(r"\d+", value) if isinstance(value, str) else []
    return f"{digits[0]}?" if len(digits) == 1 else ""


def percent(value: Value) -> int:
    """Read a share: `50`, `50 %`, `0.5` and a cell formatted as per cent are all 50."""
    number = _decimal(value)
    if number is None:
        raise Unclear(Code.NUMBER, f"{say(value)} is no share from 0 to 100 %.")
    if not (isinstance(value, str) and "%" in value) and number <= 1:
        number *= 100
    if not 0 <= number <= 100:
        raise Unclear(Code.OUT_OF_RANGE, f"{say(value)} should be from 0 to 100 %.")
    return int(number + 0.5)


def _decimal(value: Value) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*%?", clean(value)) if isinstance(value, str) else None
    return float(match[1]) if match else None


def yes(value: Value) -> bool:
    """Read yes or no."""
    word = key_of(say(value))
    if word in ("yes", "y", "true", "x", "1", "✓"):
        return True
    if word in ("no", "n", "false", "0", "-"):
        return False
    raise Unclear(Code.WORD, f"{say(value)} is neither yes nor no.")


def choice(value: Value, known: Sequence[str]) -> str:
    """Read one of the known words; case, blanks and hyphens do not count."""
    seen = _letters(text(value))
    for each in known:
        if _letters(each) == seen:
            return each
    message = f"{text(value)} is none of: {', '.join(known)}."
    raise Unclear(Code.WORD, message, _MEANT.get(seen, "") or likely(text(value), known))


_MEANT = {
    **dict.fromkeys(("inclusion", "inclass", "classroom", "generaleducation", "gened"), "push-in?"),
    **dict.fromkeys(("resource", "resourceroom", "therapyroom", "specialeducation"), "pull-out?"),
    **dict.fromkeys(("both", "mixed", "pushinpullout", "pushin/pullout"), "combined?"),
    "indirect": "consult or on behalf?",
    **dict.fromkeys(("every2weeks", "everyotherweek", "biweekly", "2weeks"), "week, with Weeks 1 of 2?"),
    **dict.fromkeys(("holiday", "closed", "vacation", "break"), "no school?"),
}
"""What other words of schools may mean: an advice where likeness would give a wrong one."""


def _letters(word: str) -> str:
    return re.sub(r"[\s\-–_]", "", word.casefold())


_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
_GRADES = {
    **dict.fromkeys(("k", "kg", "kdg", "kindergarten", "kinder"), 0),
    **dict.fromkeys(("pk", "prek", "pre-k", "pre k", "prekindergarten", "pre-kindergarten", "preschool"), -1),
    **{word: number for number, word in enumerate(_ORDINALS, 1)},
}
TRANSITIONAL = ("tk", "t.k.", "transitional kindergarten", "transitional k")
"""Grades that count as PK, which is said where they are read."""
_LEAVE_EMPTY = "leave it empty, so that each child's own grade counts?"


def grade(value: Value) -> int:
    """Read a grade: K is 0, PK is -1; `1`, `01`, `1st`, `First`, `Grade 1` are 1."""
    word = re.sub(r"\b(grade|gr\.?)(?=\s|\d|$)", "", key_of(text(value))).strip()
    if word in _GRADES:
        return _GRADES[word]
    match = re.fullmatch(r"0?(\d{1,2})(?:st|nd|rd|th)?", word)
    if match and 1 <= int(match[1]) <= 12:
        return int(match[1])
    if word in ("0", "00"):
        raise Unclear(Code.GRADE, f"{text(value)} is no grade.", "K?")
    maybe = _LEAVE_EMPTY if re.search(r"\w\s*[-/,&+]\s*\w", word) else "PK, K, or 1 to 12?"
    raise Unclear(Code.GRADE, f"{text(value)} is no grade.", maybe)


def is_grade(text: str) -> bool:
    """Tell whether a text is a grade."""
    try:
        grade(text)
    except Unclear:
        return False
    return True


def grades(value: Value) -> tuple[int, ...]:
    """Read grades: `K-2`, `3, 4`, `all` (no grades in particular)."""
    seen = text(value)
    if key_of(seen) in ("all", "every"):
        return ()
    found: set[int] = set()
    for part in listed(seen):
        ends = re.fullmatch(r"(.+?)\s*(?:[-–]|\bto\b)\s*(.+)", part)
        if key_of(part) in _GRADES or not ends:
            found.add(grade(part))
            continue
        first, last = grade(ends[1]), grade(ends[2])
        if last <= first:
            raise Unclear(Code.GRADE, f"{part} runs backwards.")
        found.update(range(first, last + 1))
    return tuple(sorted(found))
