"""The flat sheets of the report: columns, rows and what stands out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from optsched.contract import FINDINGS, TIMETABLE, Column, Kind
from optsched.domain import Severity, Source
from optsched.domain.grouping import Group, places, seen
from optsched.domain.understood import Understood, WordRead
from optsched.output.paper import FILLS
from optsched.output.report.sentences import days_said
from optsched.output.table import Row, Tints

READ, BLOCKS, WORDS, TO_MEND, ALL_FINDINGS, REVIEW = (
    "What was read",
    "Blocks",
    "Words",
    "To mend",
    FINDINGS.name,
    "Review",
)
NOT_KNOWN = "a question: not known"
"""What a word is read as that is in no dictionary."""
MOST_CELLS_OF_A_WORD = 8
SEVERITIES = {str(Severity.ERROR): FILLS["pull-out"], str(Severity.WARNING): FILLS["travel"]}
TINTS: Tints = {"Severity": SEVERITIES, "Read as": {NOT_KNOWN: FILLS["pull-out"]}}
PLACE = tuple(FINDINGS.column(name) for name in ("File", "Sheet", "Cell"))
SEEN = Column("Seen", "What stands there.", width=30)
CELLS = Column("Cells", "Where it stands.", width=44)

READ_COLUMNS = (
    *PLACE,
    Column("Read as", "What it was taken for.", width=20),
    Column("Rows", "How many rows came of it.", Kind.NUMBER, width=8),
    Column("Columns", "The headers of a table, and what each was read as.", width=80),
)
BLOCK_COLUMNS = (
    *(TIMETABLE.column(name) for name in ("School", "Class", "Teacher", "Days", "Weeks", "From", "To", "Activity")),
    *(TIMETABLE.column(name) for name in ("Where", "Variant")),
    *PLACE,
)
WORD_COLUMNS = (
    SEEN,
    Column("Read as", "The activity that it was taken for.", width=28),
    Column("How often", "In how many cells it stands.", Kind.NUMBER, width=8),
    CELLS,
)
MEND_COLUMNS = (
    Column("Severity", "An error stops before planning; a warning and a note do not.", width=10),
    Column("How often", "How many findings this mends.", Kind.NUMBER, width=8),
    Column("What", "What was found.", width=56),
    SEEN,
    Column("Maybe", "What may help.", width=46),
    CELLS,
    Column("Code", "The permanent code of the findings.", width=8),
)
REVIEW_COLUMNS = (
    *PLACE,
    Column("Seen", "The line as it stands there.", width=48),
    Column("Why", "What was not understood.", width=44),
    Column("Nearest readings", "What may have been meant.", width=48),
)


@dataclass(frozen=True)
class Table:
    """A flat sheet: its columns, the columns that stay in sight, what no rows mean, and what one row is."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Understood, Sequence[Group]], list[Row]]
    title: str
    freeze: int = 1
    parted_by: int | None = None
    empty: str = ""


def _read(understood: Understood, _: Sequence[Group]) -> list[Row]:
    return [
        (
            *_place(part.source),
            part.what,
            part.rows,
            "; ".join(f"{header} → {meant}" for header, meant, _ in part.columns),
        )
        for part in understood.parts
    ]


def _blocks(understood: Understood, _: Sequence[Group]) -> list[Row]:
    return [
        (
            block.school,
            block.class_name,
            block.teacher,
            days_said(block.days),
            block.weeks or "all",
            block.start,
            block.end,
            block.activity,
            block.where,
            block.variant,
            *_place(block.source),
        )
        for block in understood.blocks
    ]


def _words(understood: Understood, _: Sequence[Group]) -> list[Row]:
    with_file = len(understood.files) > 1
    ordered = sorted(understood.words, key=lambda word: (bool(word.meant), -len(word.cells), word.seen.casefold()))
    return [_word(word, with_file) for word in ordered]


def _word(word: WordRead, with_file: bool) -> Row:
    return (
        word.seen,
        word.meant or NOT_KNOWN,
        len(word.cells),
        places(word.cells, with_file, MOST_CELLS_OF_A_WORD),
    )


def _to_mend(understood: Understood, groups: Sequence[Group]) -> list[Row]:
    with_file = len(understood.files) > 1
    return [
        (
            str(group.severity),
            len(group),
            group.message,
            seen(group),
            group.maybe,
            places(group.sources, with_file),
            group.code,
        )
        for group in groups
    ]


def _findings(_: Understood, groups: Sequence[Group]) -> list[Row]:
    """Return every single finding, in the order of To mend."""
    return [
        (each.code, str(each.severity), *_place(each.source), each.seen, each.message, each.maybe)
        for group in groups
        for each in group.findings
    ]


def _review(understood: Understood, _: Sequence[Group]) -> list[Row]:
    return [(*_place(line.source), line.seen, line.message, line.readings) for line in understood.review]


def _place(source: Source) -> tuple[str, str, str]:
    return source.file, source.sheet, source.cell


FIRST = (Table(READ, READ_COLUMNS, _read, "a sheet or a part of one, and what it was taken for", 3, 0, "Nothing."),)
LAST = (
    Table(BLOCKS, BLOCK_COLUMNS, _blocks, "a block of a class's week, to filter", 3, 1),
    Table(WORDS, WORD_COLUMNS, _words, "a word for an activity, and what it was taken for; unknown ones first"),
    Table(TO_MEND, MEND_COLUMNS, _to_mend, "something to mend, with all its cells", 2, 0, "Nothing was found."),
    Table(ALL_FINDINGS, FINDINGS.columns, _findings, "a single finding, in the order of To mend", 2, None, "Nothing."),
    Table(REVIEW, REVIEW_COLUMNS, _review, "a line that a person must read", 3),
)
"""The flat sheets before and after the pictures."""
LEFT_OUT_WHEN_EMPTY = (BLOCKS, WORDS, REVIEW)
