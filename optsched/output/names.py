"""The list that tells which child has which code: one small workbook, kept apart from all others."""

import os
from collections.abc import Iterable
from pathlib import Path

from xlsxwriter import Workbook

from optsched.output.district.look import Look
from optsched.output.district.workbook import PLAIN_TEXT
from optsched.output.files import new_file

WIDTHS = (14, 32, 16)
WARNING = "Keep this list to yourself: it tells who is who. No other workbook of optsched has names of children."


def write_names(path: str | os.PathLike[str], names: Iterable[tuple[str, str, str]], overwrite: bool = False) -> Path:
    """Write codes, names and local IDs. Raises CannotWriteError when the file cannot be written."""
    with new_file(path, overwrite) as temporary, Workbook(str(temporary), PLAIN_TEXT) as workbook:
        workbook.set_properties({"title": "Codes of children", "author": "", "company": ""})
        look = Look(workbook)
        sheet = workbook.add_worksheet("Codes")
        for at, (head, width) in enumerate(zip(("Code", "Name", "Student ID"), WIDTHS, strict=True)):
            sheet.set_column(at, at, width, look.column("@"))
            sheet.write_string(0, at, head, look.needed)
        sheet.write_string(0, len(WIDTHS) + 1, WARNING, look.term)
        for row, facts in enumerate(names, 1):
            for at, text in enumerate(facts):
                sheet.write_string(row, at, text, look.cell("@"))
        sheet.freeze_panes(1, 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:C1048576"})
        sheet.set_footer("&L&9Confidential: names of children&R&9Page &P of &N")
    return Path(path)
