"""The file that tells which child has which code: kept apart from the district workbook, and read again next time."""

from pathlib import Path

from optsched.intake.caseloads import Register
from optsched.intake.cells import Sheet
from optsched.intake.files import read_files
from optsched.intake.log import Log
from optsched.intake.words import say

COLUMNS = ("Code", "Name", "Student ID")


def read_register(path: Path) -> Register:
    """Read the codes of an earlier import; a register without any where there is no such file.

    Raises ValueError where the file is not such a list, a child has no code, or a code stands for two children.
    """
    if not path.exists():
        return Register()
    log = Log()
    sheets = read_files([path], log)
    if log.has_errors or not sheets:
        raise ValueError(f"{path.name} cannot be read.")
    heads = [say(value) for _, value in sorted(sheets[0].rows.get(1, {}).items())]
    if heads[: len(COLUMNS)] != list(COLUMNS):
        raise ValueError(f"{path.name} is no list of codes: its columns are not {', '.join(COLUMNS)}.")
    return Register(_known(path.name, sheets[0]))


def _known(file: str, sheet: Sheet) -> list[tuple[str, str, str]]:
    """Return code, name and ID of every row. A child whose code was deleted would get another one: that is refused."""
    known = []
    for row, cells in sheet.rows.items():
        code, name, number = (say(cells[at]) if at in cells else "" for at in (1, 2, 3))
        if row > 1 and not code and (name or number):
            raise ValueError(f"{file} has a child without a code, in row {row}.")
        if row > 1 and code:
            known.append((code, name, number))
    return known
