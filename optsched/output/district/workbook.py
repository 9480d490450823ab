"""Write a whole district workbook: the instruction sheet, then every sheet of the contract."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook

from optsched.contract import DISTRICT_SHEETS, READ_ME
from optsched.output.district.look import Look
from optsched.output.district.read_me import write_read_me
from optsched.output.district.table import Row, write_table
from optsched.output.files import new_file

PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_district(
    path: str | os.PathLike[str],
    rows: Mapping[str, Sequence[Row]],
    examples: bool = False,
    overwrite: bool = False,
) -> Path:
    """Write the district workbook with these rows, by sheet name and column name of the contract.

    Clock columns take whole minutes since midnight (written as Excel times) or text; date columns take dates or
    text; lists may be tuples. With `examples` every sheet begins with an example row that no reader reads.
    Raises CannotWriteError when the file cannot be written, ValueError for an unknown sheet or column.
    """
    unknown = [name for name in rows if name not in {sheet.name for sheet in DISTRICT_SHEETS}]
    if unknown:
        raise ValueError(f"The district workbook has no sheet {', '.join(unknown)}.")
    with new_file(path, overwrite) as temporary, Workbook(str(temporary), PLAIN_TEXT) as workbook:
        workbook.set_properties({"title": "District workbook", "author": "", "company": ""})
        look = Look(workbook)
        write_read_me(workbook, look)
        for sheet in DISTRICT_SHEETS:
            write_table(workbook, look, sheet, rows.get(sheet.name, ()), examples)
        workbook.get_worksheet_by_name(READ_ME).activate()
    return Path(path)
