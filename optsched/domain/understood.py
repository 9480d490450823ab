"""What was understood of files that are no sheets of the contract: timetables, caseloads, words."""

from dataclasses import dataclass

from optsched.domain.findings import Findings, Source


@dataclass(frozen=True)
class PartRead:
    """A sheet, or a part of one, what it was read as, and how many rows came of it.

    `columns` are the headers as seen, what each was read as, and its cell; `is_ours` marks a sheet of a district
    workbook.
    """

    what: str
    source: Source
    rows: int
    columns: tuple[tuple[str, str, Source], ...] = ()
    is_ours: bool = False


@dataclass(frozen=True)
class BlockRead:
    """A block of a class's week as it was read. Minutes after midnight; `source` is its cell."""

    school: str
    class_name: str
    teacher: str
    days: tuple[str, ...]
    start: int
    end: int
    activity: str
    source: Source
    weeks: str = ""
    where: str = ""
    variant: str = ""


@dataclass(frozen=True)
class WordRead:
    """A word for an activity, what it was taken for (nothing for an unknown word), and its cells."""

    seen: str
    meant: str
    cells: tuple[Source, ...]


@dataclass(frozen=True)
class LineToReview:
    """A line that was not understood to its last word: its cell, why, and the nearest readings."""

    source: Source
    seen: str
    message: str
    readings: str


@dataclass(frozen=True)
class Understood:
    """All that was understood of the files; `missing` are sentences that say what a plan still needs."""

    files: tuple[str, ...]
    parts: tuple[PartRead, ...]
    blocks: tuple[BlockRead, ...]
    words: tuple[WordRead, ...]
    review: tuple[LineToReview, ...]
    missing: tuple[str, ...]
    findings: Findings
