"""The child process of `worker`: parses workbooks and answers one after the other.

It is run as a file of its own, so that it loads the parser and nothing else, and never the script of the user.
"""

import pickle
import sys
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | datetime | date | time | timedelta
Cells = list[tuple[str, dict[int, dict[int, Cell]]]]
READY = "ready"


def cells_of(path: str) -> Cells:
    """Return the filled cells of every worksheet by row and column. It may never return, or abort the process."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    found: Cells = []
    with CalamineWorkbook.from_path(path) as workbook:
        for about in workbook.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet:
                rows = workbook.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
                found.append((about.name, _filled(rows)))
    return found


def _filled(rows: list[list[Cell]]) -> dict[int, dict[int, Cell]]:
    """Return the cells that hold something; a text that stands in many is one object, and is sent once."""
    texts: dict[str, str] = {}
    found = {}
    for row, cells in enumerate(rows, 1):
        filled = {
            column: texts.setdefault(value, value) if isinstance(value, str) else value
            for column, value in enumerate(cells, 1)
            if value != ""
        }
        if filled:
            found[row] = filled
    return found


def answer() -> None:
    """Read paths from the standard input; write, for each, its cells or what the library said of it, to its end."""
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    pickle.dump(READY, out)
    out.flush()
    while True:
        try:
            path = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            said: Cells | str = cells_of(path)
        except Exception as error:
            said = str(error) or type(error).__name__
        pickle.dump(said, out)
        out.flush()


if __name__ == "__main__":
    answer()
