"""Who received what, as a small workbook: one row for each workbook that was given to somebody."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from optsched.contract import Column, Kind
from optsched.domain.shared import Shared, in_words
from optsched.output.files import new_file
from optsched.output.paper import AS_TEXT, DARK, Paper
from optsched.output.table import Row, write_table

NAME, TITLE = "Shared", "Who received what"
FINGERPRINT = "SHA-256"
COLUMNS = (
    Column("Date", "The day on which the workbook was shared.", Kind.DATE),
    Column("Time", "The time of day.", Kind.CLOCK),
    Column("For", "The audience it was cut for."),
    Column("Reader", "The school, class, therapist, family or board.", width=28),
    Column("File", "The workbook, inside the folder it was written to.", width=28),
    Column("Shows", "What it was made from.", width=28),
    Column("Children", "How many children it tells of; empty for sums.", Kind.NUMBER),
    Column("Codes", "The codes of these children.", width=40),
    Column("Purpose", "Why the reader may know it.", width=28),
    Column(FINGERPRINT, "The fingerprint of the file: another file has another one.", width=14),
)
TOP = 2
"""The row of the header, below a sentence."""


def write_shared(
    path: str | os.PathLike[str], shared: Sequence[Shared], overwrite: bool = False, made: datetime | None = None
) -> Path:
    """Write what was shared to `path`, what came first above, and return it.

    `made` is the date on every page (now). Raises CannotWriteError when the file exists and `overwrite` is off, or
    cannot be replaced.
    """
    made = made or datetime.now()
    with new_file(path, overwrite) as temporary, Workbook(str(temporary), AS_TEXT) as workbook:
        workbook.set_properties({"title": TITLE, "author": "", "company": "", "created": made})
        book = Paper(workbook, TITLE, made)
        sheet = book.sheet(NAME, colour=DARK)
        rows = [_row(each) for each in shared]
        said = "Nothing was shared yet."
        write_table(book, sheet, COLUMNS, rows, TOP, freeze=2, parted_by=0, empty=said, cut=(FINGERPRINT,))
        sheet.print_area(0, 0, TOP + max(1, len(rows)), len(COLUMNS) - 1)
        sheet.write_string(0, 0, in_words(shared), book.style({"bold": True}))
    return Path(path)


def _row(each: Shared) -> Row:
    minute = each.at.hour * 60 + each.at.minute
    number = len(each.children) or None
    codes = ", ".join(each.children)
    when = (each.at.date(), minute)
    return (*when, each.audience, each.reader, each.file, each.what, number, codes, each.purpose, each.sha256)
