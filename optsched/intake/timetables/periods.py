"""Periods as timetables number them: `Period 1`, `1st hour`, `P3`, `Block B`, or a bare number among others."""

import re

from optsched.intake.cells import Value
from optsched.intake.words import say

_PERIOD = re.compile(
    r"(?:period|per\.?|pd\.?|p|hour|hr|block|lesson|mod|slot|hora|урок)\s*[-:#.]?\s*(\d{1,2}(?:(?-i:[A-D]))?)"
    r"|(?:period|block|mod|slot)\s*[-:#.]?\s*([A-L])"
    r"|(\d{1,2})(?:st|nd|rd|th)?\s*(?:period|per\.?|pd\.?|hour|hr|block|lesson|mod)"
    r"|(\d{1,2})",
    re.IGNORECASE,
)


MOST_DIGITS = 3
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def period_of(value: Value) -> str:
    """Return the number or letter of a period, or nothing."""
    match = _PERIOD.fullmatch(say(value))
    found = next((group for group in match.groups() if group), "") if match else ""
    return found.upper().lstrip("0") or ("0" if found else "")


def period_in_column(value: Value) -> str:
    """Return the period that a cell of a column of periods names: there `2nd`, `Second` and `A` say enough too."""
    text = say(value)
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)|([A-L])", text, re.IGNORECASE):
        return (match[1] or match[2]).upper().lstrip("0") or "0"
    if text.casefold() in _ORDINALS:
        return str(_ORDINALS.index(text.casefold()) + 1)
    return period_of(value)


def is_bare(text: str) -> bool:
    """Tell whether a period is only a number, which counts as one among others in order."""
    return text.strip().isdecimal() and len(text.strip()) <= MOST_DIGITS
