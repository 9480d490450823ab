"""Findings that are mended alike, put together: many rows with one wrong name are one thing to do."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from optsched.domain.findings import Finding, Severity, Source

_QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”|`[^`]*`|(?<!\w)'[^']*'(?!\w)")
_NUMBER = re.compile(r"[^\W\d]{0,4}\d\w*(?:[.:,/]\d\w*)*")
"""A number, a time, a cell, a class: whatever has a digit."""
_LIST = re.compile(r"#(?:\s?(?:,|;|-|–|and|or|to)?\s?#)+(?:\s?…)?")
MOST_SEEN = 40
"""Cells, or words, that one line names."""


@dataclass(frozen=True)
class Group:
    """Findings that are mended alike, in the order of reading; there is at least one."""

    findings: tuple[Finding, ...]

    @property
    def code(self) -> str:
        return self.findings[0].code

    @property
    def severity(self) -> Severity:
        return self.findings[0].severity

    @property
    def maybe(self) -> str:
        return self.findings[0].maybe

    @property
    def message(self) -> str:
        """The sentence of all, or that of the first as an example of those that differ."""
        first = self.findings[0].message
        return first if self.is_one_sentence else f"Such as: {first}"

    @property
    def is_one_sentence(self) -> bool:
        return len({each.message for each in self.findings}) == 1

    @property
    def seen(self) -> tuple[tuple[str, int], ...]:
        """What was seen, each with how often, most often first."""
        return tuple(Counter(each.seen for each in self.findings if each.seen).most_common())

    @property
    def sources(self) -> tuple[Source, ...]:
        """The places, each once."""
        return tuple(dict.fromkeys(each.source for each in self.findings if str(each.source)))

    def __len__(self) -> int:
        return len(self.findings)

    def __str__(self) -> str:
        often = f"{len(self):,} times" if len(self) > 1 else ""
        if not self.is_one_sentence:
            return f"{often}, such as: {self.findings[0].message}"
        return f"{often}: {self.message}" if often else self.message


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Put findings together that one advice mends: errors first, then those that are many, then as they were read.

    Two belong together when severity, code and advice are equal, and what was seen is the same in any case or the
    messages differ only in what was seen, in quoted words and in numbers.
    """
    found = tuple(findings)
    members: dict[int, list[Finding]] = {}
    for each, first in zip(found, _firsts([_keys(each) for each in found]), strict=True):
        members.setdefault(first, []).append(each)
    order = list(Severity)
    groups = (Group(tuple(alike)) for alike in members.values())
    return tuple(sorted(groups, key=lambda group: (order.index(group.severity), -len(group))))


def seen(group: Group, most: int = MOST_SEEN) -> str:
    """Say what was seen in a group, and how often where it differs: `Lopes (7), lopes (2)`."""
    if len(group.seen) == 1:
        return group.seen[0][0]
    shown = [f"{text} ({often:,})" if often > 1 else text for text, often in group.seen[:most]]
    more = len(group.seen) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")


def places(sources: Sequence[Source], with_file: bool = True, most: int = MOST_SEEN) -> str:
    """Name places, sheet by sheet: `Sheet1 C5, C9; Sheet2 B7`; after `most` the rest is counted."""
    found: dict[str, list[str]] = {}
    for source in sources[:most]:
        where = " ".join(part for part in (source.file if with_file else "", source.sheet) if part)
        found.setdefault(where, []).append(source.cell)
    said = "; ".join(_place(where, [cell for cell in cells if cell]) for where, cells in found.items())
    more = len(sources) - most
    return f"{said} and {more:,} more" if more > 0 else said


def _place(where: str, cells: list[str]) -> str:
    return " ".join(part for part in (where, ", ".join(cells)) if part)


def _keys(finding: Finding) -> tuple[tuple[object, ...], ...]:
    """Return what a finding shares with those that it belongs to; one key in common is enough."""
    advice = (finding.severity, finding.code, finding.maybe)
    by_sentence = (*advice, "sentence", _shape(finding))
    return ((*advice, "seen", finding.seen.casefold()), by_sentence) if finding.seen else (by_sentence,)


def _shape(finding: Finding) -> str:
    """Return the message without what was seen, quoted words, cells and numbers."""
    text = finding.message
    if finding.seen:
        text = re.sub(rf"(?<!\w){re.escape(finding.seen)}(?!\w)", "#", text, flags=re.IGNORECASE)
    return _LIST.sub("#", _NUMBER.sub("#", _QUOTED.sub("#", text)))


def _firsts(keys: Sequence[tuple[tuple[object, ...], ...]]) -> list[int]:
    """Return for each item the position of the first one that it hangs together with by keys in common."""
    parents = list(range(len(keys)))
    known: dict[tuple[object, ...], int] = {}

    def first(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for at, mine in enumerate(keys):
        for key in mine:
            one, other = first(at), first(known.setdefault(key, at))
            parents[max(one, other)] = min(one, other)
    return [first(at) for at in range(len(keys))]
