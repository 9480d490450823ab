"""Schools and therapists as lists of others name them -> the names that the district has, where one is possible."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from optsched.domain import Severity, Source
from optsched.intake.caseloads.providers import without_degrees
from optsched.intake.cells import cells_text
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.timetables.classes import teacher_of
from optsched.intake.words import key_of

_KINDS = {"elementary", "primary", "middle", "high", "junior", "school", "academy"}
_SHORT = {
    **dict.fromkeys(("elem", "el"), ("elementary",)),
    "es": ("elementary", "school"),
    "ms": ("middle", "school"),
    "hs": ("high", "school"),
}
_WORD = re.compile(r"[^\W_]+")


def with_one_school(rows: Sequence[Row], names: Iterable[str], log: Log) -> list[Row]:
    """Give rows the school of these `names` that theirs begins, as `Oak Elementary` does Oak Elementary School.

    What is read so is said once for each name, as a warning where the kind of the school was not written.
    """
    known = {_words(name): name for name in reversed(list(names))}

    def meant(seen: str) -> tuple[str, bool] | None:
        words = _words(seen)
        longer = [each for each in known if each[: len(words)] == words and set(each[len(words) :]) <= _KINDS]
        longest = [each for each in longer if not any(other != each and other[: len(each)] == each for other in longer)]
        if len(longest) != 1:
            return None
        return known[longest[0]], set(longest[0][len(words) :]) <= {"school"}

    return _joined(rows, "School", Code.SCHOOL_JOINED, meant, log)


def with_one_therapist(rows: Sequence[Row], names: Iterable[str], log: Log) -> list[Row]:
    """Give rows the therapist of these `names` whom theirs means: `Hart, Jo` and `J. Hart` are Jo Hart if one is."""
    known = {key_of(name): name for name in names}

    def meant(seen: str) -> tuple[str, bool] | None:
        if key_of(seen) in known:
            return known[key_of(seen)], True
        one = teacher_of(without_degrees(seen))
        found = [name for name in known.values() if one.surname and one.may_be(teacher_of(without_degrees(name)))]
        return (found[0], True) if len(found) == 1 else None

    return _joined(rows, "Therapist", Code.THERAPIST_JOINED, meant, log)


def _joined(
    rows: Sequence[Row], column: str, code: Code, meant: Callable[[str], tuple[str, bool] | None], log: Log
) -> list[Row]:
    """Write the names that are meant into a column, and say so once for each; the others stay as they are."""
    said: dict[tuple[str, str, bool], list[Source]] = {}
    found = []
    for row in rows:
        seen = row.seen(column)
        one = meant(seen) if seen else None
        if one is not None and one[0] != seen:
            if key_of(one[0]) != key_of(seen):
                said.setdefault((seen, *one), []).append(row.at(column))
            row = replace(row, values={**row.values, column: one[0]})
        found.append(row)
    for (seen, name, is_sure), cells in said.items():
        severity = Severity.NOTE if is_sure else Severity.WARNING
        log.add(code, f"{seen} is read as {name} ({cells_text(cells)}).", cells[0], seen=seen, severity=severity)
    return found


def _words(name: str) -> tuple[str, ...]:
    words = _WORD.findall(key_of(name))
    return tuple(part for word in words for part in _SHORT.get(word, (word,)))
