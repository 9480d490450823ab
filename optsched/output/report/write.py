"""The report as a file: every sheet in its order."""

import os
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from optsched.contract import START_HERE
from optsched.domain.grouping import grouped
from optsched.domain.understood import Understood
from optsched.output.files import new_file
from optsched.output.paper import AS_TEXT, DARK, Paper
from optsched.output.report.picture import class_weeks
from optsched.output.report.start import write_start
from optsched.output.report.tables import FIRST, LAST, LEFT_OUT_WHEN_EMPTY, TINTS, Table
from optsched.output.report.weeks import WEEKS, write_weeks
from optsched.output.table import Row, write_table

TITLE = "What was understood"
TAB = "#2E75B6"


def write_report(
    path: str | os.PathLike[str], understood: Understood, overwrite: bool = False, made: datetime | None = None
) -> Path:
    """Write the report of what was understood to `path` and return it.

    `made` is the date on every page (now). Raises CannotWriteError when the file exists and `overwrite` is off, or
    cannot be replaced.
    """
    made = made or datetime.now()
    with new_file(path, overwrite) as temporary, Workbook(str(temporary), AS_TEXT) as workbook:
        workbook.set_properties({"title": TITLE, "author": "", "company": "", "created": made})
        _write(Paper(workbook, TITLE, made), understood)
    return Path(path)


def _write(book: Paper, understood: Understood) -> None:
    """Write the sheets; the first one comes last, since it links to all others."""
    groups = grouped(understood.findings)
    titles: dict[str, str] = {}
    start = book.sheet(START_HERE, colour=DARK)

    def add(tables: tuple[Table, ...]) -> None:
        for table in tables:
            rows = table.rows(understood, groups)
            if rows or table.name not in LEFT_OUT_WHEN_EMPTY:
                titles[table.name] = f"one row is {table.title}"
                _table(book, table, rows)

    add(FIRST)
    classes: list[tuple[str, int]] = []
    if understood.blocks:
        titles[WEEKS] = "the week of every class as a picture, each block with the cell it was read from"
        unknown = frozenset(word.seen.casefold() for word in understood.words if not word.meant)
        classes = write_weeks(book, book.sheet(WEEKS, colour=TAB), class_weeks(understood.blocks), unknown)
    add(LAST)
    write_start(book, start, understood, groups, titles, classes)


def _table(book: Paper, table: Table, rows: list[Row]) -> None:
    sheet = book.sheet(table.name)
    write_table(book, sheet, table.columns, rows, 0, table.freeze, table.parted_by, table.empty, tints=TINTS)
