"""What a line says of a service besides how often: its name, its kind, grouping and setting."""

import re
from collections.abc import Mapping

from optsched.contract import fold
from optsched.intake.caseloads.vocabulary import (
    GROUPINGS,
    SERVICE_CODES,
    SERVICE_NAMES,
    SETTINGS,
)
from optsched.intake.wording import read_kind
from optsched.intake.words import Unclear, clean

_NUMBERED = re.compile(r"(\d{3})(?:\s*[-–—:]\s*(.+))?")
_BY_NAME = {fold(word): service for service, words in SERVICE_NAMES.items() for word in words}
_CONSULT = re.compile(r"(.+?)[\s\-–—:,(]+consult(?:ation|ative|s)?\)?", re.IGNORECASE)
_ROOM = re.compile(r"(?:room|rm\.?|portable|bldg\.?|building)\s*#?\s*\w{1,4}|#?[A-Za-z]?-?\d{1,4}[A-Za-z]?", re.I)


def service_of(seen: str) -> str:
    """Return the usual name of a service; as seen where its number or its words are not known, or contradict.

    >>> [service_of(each) for each in ("415 - Language and Speech", "450", "SLP", "415 - Nursing", "Vision")]
    ['Speech', 'OT', 'Speech', '415 - Nursing', 'Vision']
    """
    text = clean(seen)
    match = _NUMBERED.fullmatch(text)
    number, words = (match[1], match[2] or "") if match else ("", text)
    by_number, by_name = SERVICE_CODES.get(number), _BY_NAME.get(fold(words))
    if number and not words:
        return by_number or text
    if by_name is None or (by_number is not None and by_number != by_name):
        return text
    return by_name


def service_and_kind(seen: str) -> tuple[str, str]:
    """Return the service that a text names, and the kind at its end.

    >>> service_and_kind("Occupational Therapy Consult"), service_and_kind("PT - Consultation"), service_and_kind("OT")
    (('OT', 'consult'), ('PT', 'consult'), ('OT', ''))
    """
    whole = service_of(seen)
    match = _CONSULT.fullmatch(clean(seen))
    if whole != clean(seen) or match is None or service_of(match[1]) not in SERVICE_NAMES:
        return whole, ""
    return service_of(match[1]), "consult"


def delivery_of(seen: str) -> dict[str, str]:
    """Read a delivery such as `Direct`, `Group`, `Direct - Individual`, `Push-in` as values by column.

    What is not understood to its last word, or says two things of one column, is the Kind as seen, and left to the
    check of Kinds.
    """
    whole = _delivery_word(seen)
    if whole is not None:
        return dict([whole])
    found: dict[str, str] = {}
    for part in re.split(r"\s[-–—]\s|[,;/()]|\band\b", seen):
        if not clean(part):
            continue
        word = _delivery_word(part)
        if word is None or found.setdefault(*word) != word[1]:
            return {"Kind": clean(seen)}
    return found or {"Kind": clean(seen)}


def _delivery_word(seen: str) -> tuple[str, str] | None:
    kind = _kind(seen)
    if kind:
        return "Kind", kind
    tables: tuple[tuple[str, Mapping[str, str]], ...] = (("Grouping", GROUPINGS), ("Setting", SETTINGS))
    return next(((column, table[_word(seen)]) for column, table in tables if _word(seen) in table), None)


def _kind(seen: str) -> str:
    """Read a kind with the words of IEPs' sentences; nothing where it is none, or two."""
    try:
        return read_kind(seen)
    except Unclear:
        return ""


def setting_of(seen: str) -> str | None:
    """Return the setting that a location means; None for a room; as seen where it is neither.

    >>> [setting_of(each) for each in ("General Education", "Special Education", "Room 5", "Home")]
    ['push-in', 'pull-out', None, 'Home']
    """
    found = SETTINGS.get(fold(seen))
    if found is not None:
        return found
    return None if _ROOM.fullmatch(clean(seen)) else clean(seen)


def grouping_of(seen: str) -> str:
    """Return the grouping that a word means; as seen where it is not known."""
    return GROUPINGS.get(_word(seen), clean(seen))


def _word(seen: str) -> str:
    """Reduce a word as headers are, but leave 1:1 apart from 11."""
    return fold(seen.replace(":", "to"))
