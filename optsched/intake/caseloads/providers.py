"""Who gives a service: one therapist as seen; several in one cell are for a human to part."""

import re

from optsched.intake.words import clean

_DEGREES = re.compile(r"\b(?:otr|cota|pta|pt|ot|ccc|slp|slpa|ms|ma)\s*/\s*(?:l|slp|ccc-slp)\b\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"[/;&+|\n]|\b(?:and|or|with|then)\b", re.IGNORECASE)
_AFTER_A_NAME = re.compile(
    r"(?:jr|sr|ii|iii|iv|otr|cota|ot|otd|pt|dpt|pta|slp|slpa|ccc|ccc-slp|m\.?s|m\.?a|m\.?ed|ed\.?d|ph\.?d)\.?",
    re.IGNORECASE,
)
"""What may follow behind a comma and is no name: degrees, licences, Jr."""


def names_several(seen: str) -> bool:
    """Tell whether a cell names more than one therapist; `Last, First` and degrees are one.

    >>> [names_several(each) for each in ("Lopez / Park", "Rivera, M.", "Rivera, M., OTR/L", "Lopez, M., Park, J.")]
    [True, False, False, True]
    """
    without_degrees = _DEGREES.sub("", seen)
    if sum(any(letter.isalnum() for letter in part) for part in _BETWEEN.split(without_degrees)) > 1:
        return True
    parts = [clean(part).strip(". ") for part in without_degrees.split(",")]
    return len([part for part in parts if part and not _AFTER_A_NAME.fullmatch(part)]) > 2


def without_degrees(seen: str) -> str:
    """Return a therapist's name without degrees and licences.

    >>> [without_degrees(each) for each in ("Sue Kim, OTR/L", "Hart, Jo, M.S., CCC-SLP", "Rivera, M.")]
    ['Sue Kim', 'Hart, Jo', 'Rivera, M.']
    """
    first, *others = _DEGREES.sub("", seen).split(",")
    names = [part for part in others if part.strip() and not _AFTER_A_NAME.fullmatch(part.strip())]
    return clean(",".join([first, *names]))
