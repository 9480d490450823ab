"""Lines between the children: pages, titles, sums, and banners that say whose the lines below are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from optsched.contract import fold
from optsched.intake.caseloads.names import stands_for_name
from optsched.intake.caseloads.vocabulary import CHILD, NEVER_KEPT, Means, meaning_of
from optsched.intake.cells import Value, is_blank
from optsched.intake.times import day_of
from optsched.intake.words import Unclear, clean, say

_PAGE = re.compile(r"page\s*:?\s*\d+(\s*(of|/)\s*\d+)?", re.IGNORECASE)
_YEAR = re.compile(r"(school year:?\s*)?(19|20)\d\d\s*[-–/]\s*(19|20)?\d\d( school year)?", re.IGNORECASE)
_PRINTED = re.compile(r"(printed|run date|generated|as of|report date|date)\b[^,]*", re.IGNORECASE)
_TITLE = re.compile(r"[^,:]*\b(lists?|roster|caseload|report|export|deliveries|confidential|district)\b[^,:]*", re.I)
_SCHOOL = re.compile(r"[^,:]*\b(school|elementary|academy|preschool)\b[^,:]*", re.IGNORECASE)
_SUM = re.compile(
    r"((grand|sub|page)[ -]?)?(totals?|count)( (students?|children|pupils|minutes|rows))?\s*:?\s*\d*"
    r"|\d+ (students?|children|pupils)|(students|children|pupils)\s*:\s*\d+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"([A-Za-z][A-Za-z /]*?)\s*(#|:|no\.|number)", re.IGNORECASE)
_NUMBERED_NAME = re.compile(r"([^\d()]+?)\s*\(\s*(?:ID\s*)?#?(\d{3,})\s*\)", re.IGNORECASE)
_OF_THE_LINES = (Means.TEACHER, Means.GRADE, Means.CLASS, Means.SCHOOL, Means.PROVIDER, Means.CASE_MANAGER)
_CARRIED = (*_OF_THE_LINES, Means.SERVICE, *CHILD)
"""What a banner may say of the lines below it."""
_MOST_WORDS = 4
"""Words of a label before its colon."""
Said = tuple[Means | None, str]


@dataclass(frozen=True)
class Banner:
    """What a line that is no child says of the lines below it, with the positions of its cells; often nothing."""

    says: Mapping[Means, tuple[str, int]]


def banner_of(cells: Mapping[int, Value]) -> Banner | None:
    """Read a line as a banner, page mark, title or sum. None unless every cell of it is understood as one."""
    filled = [(position, value) for position, value in sorted(cells.items()) if not is_blank(value)]
    says: dict[Means, tuple[str, int]] = {}
    is_banner, is_sum, skip = False, False, False
    for index, (position, value) in enumerate(filled):
        if skip:
            skip = False
            continue
        following = filled[index + 1] if index + 1 < len(filled) else None
        label = _label(value)
        if label is not None and following is not None:
            said = _meant(*label, say(following[1]))
            at, skip = following[0], True
        else:
            said, at = _said(value), position
        if said is not None:
            is_banner, is_sum = True, is_sum or _is_sum(value)
            if any(means in says for means, _ in said):
                return None
            says.update({means: (text, at) for means, text in said if means is not None})
        elif skip or not (_is_date(value) or (is_sum and _is_number(value))):
            return None
    return Banner(says) if is_banner else None


def begins_with_child(cells: Mapping[int, Value]) -> bool:
    """Tell whether a line begins with a label for a child, such as `Student:`; then it is a banner, or unclear."""
    first = next((value for _, value in sorted(cells.items()) if not is_blank(value)), None)
    match = re.match(r"([A-Za-z][A-Za-z ]*?)\s*[:#]", say(first)) if isinstance(first, str) else None
    return match is not None and meaning_of(match[1]) in CHILD


def _label(value: Value) -> tuple[Means, str] | None:
    """Read `Teacher#` or `Teacher:`, whose value stands in the next cell."""
    match = _LABEL.fullmatch(say(value)) if isinstance(value, str) else None
    means = meaning_of(match[1]) if match else None
    return (means, match[2]) if match and means in (*_CARRIED, *NEVER_KEPT) else None


def _meant(means: Means, mark: str, seen: str) -> list[Said] | None:
    """Return what a label and its value say; the number of a teacher says nothing, that of a child is its ID."""
    if means in CHILD:
        return _child(Means.NUMBER if mark != ":" and means is Means.STUDENT else means, seen)
    if seen.endswith(":"):
        return None
    return [(means, seen)] if mark == ":" and means not in NEVER_KEPT else [(None, "")]


def _child(means: Means, seen: str) -> list[Said] | None:
    """Read a child's name, initials, code or ID, also `Last, First (100001)`; None where it is none of these."""
    if means in (Means.NUMBER, Means.CODE):
        return [(means, seen)] if re.fullmatch(r"[\w-]+", seen) else None
    if match := _NUMBERED_NAME.fullmatch(seen):
        return [(means, clean(match[1])), (Means.NUMBER, match[2])]
    if seen.isdecimal():
        return [(Means.NUMBER, seen)]
    is_name = not re.search(r"[\d:;()\[\]/|#_]", seen) and any(letter.isalpha() for letter in seen)
    return [(means, seen)] if is_name or stands_for_name(seen) else None


def _said(value: Value) -> list[Said] | None:
    """Return what one cell of a banner says; None where it is no part of a banner."""
    if not isinstance(value, str):
        return None
    seen = say(value)
    if any(each.fullmatch(seen) for each in (_PAGE, _YEAR, _PRINTED, _TITLE, _SUM)):
        return [(None, "")]
    if _SCHOOL.fullmatch(seen):
        return [(Means.SCHOOL, seen)]
    found: list[Said] = []
    labelled = list(_labelled(seen))
    for means, text in labelled:
        said = _meant(means, ":", text) if text else None
        if said is None:
            return None
        found += said
    return found or None


def _labelled(seen: str) -> Iterator[tuple[Means, str]]:
    """Part `Student: Alvarez, Ana Grade: 3` at its labels; nothing where a colon is left that belongs to none.

    The text of what is not needed may have colons of its own.
    """
    labels: list[tuple[int, int, Means]] = []
    for colon in re.finditer(":", seen):
        label = _label_before(seen, colon.start())
        if label is not None:
            labels.append(label)
        elif not labels or labels[-1][2] not in NEVER_KEPT:
            return
    if not labels or labels[0][0] != 0:
        return
    ends = [start for start, _, _ in labels[1:]] + [len(seen)]
    for (_, colon_at, means), end in zip(labels, ends, strict=True):
        yield means, seen[colon_at + 1 : end].strip(" ,;|-–")


def _label_before(seen: str, colon: int) -> tuple[int, int, Means] | None:
    """Return (start, colon, meaning) of the longest known label that ends at a colon."""
    starts = [match.start() for match in re.finditer(r"\b[A-Za-z][A-Za-z/]*", seen[:colon])]
    for start in starts[-_MOST_WORDS:]:
        means = meaning_of(seen[start:colon])
        if means in (*_CARRIED, *NEVER_KEPT) and fold(seen[start:colon]) != "students":
            return start, colon, means
    return None


def _is_sum(value: Value) -> bool:
    return isinstance(value, str) and _SUM.fullmatch(say(value)) is not None


def _is_date(value: Value) -> bool:
    if isinstance(value, date):
        return True
    try:
        return isinstance(value, str) and bool(day_of(value))
    except Unclear:
        return False


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and say(value).isdecimal())
