"""Lists of children for tests: lines as they would stand in a csv file, read, and looked at."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from intake.small_district import filled

from optsched.domain import Finding, Severity
from optsched.domain.cycle import Cycle
from optsched.intake import Code, forms
from optsched.intake.caseloads import Caseload, Register, read_caseload
from optsched.intake.cells import Sheet
from optsched.intake.fields import Context
from optsched.intake.files import read_files
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.typed import typed

REAL = Path(__file__).parents[4] / "shared" / "data" / "real"


def sheet_of(*lines: Sequence[Any], file: str = "list.csv", name: str = "") -> Sheet:
    return Sheet(file, name, name or file.removesuffix(".csv"), filled(lines))


def read_lines(
    *lines: Sequence[Any], register: Register | None = None, file: str = "list.csv", weeks: int | None = None
) -> tuple[Caseload, Log, Register]:
    """Read lines that are a caseload; `weeks` are those of the workbook's cycle, where they are known."""
    log, known = Log(), Register() if register is None else register
    caseload = read_caseload(sheet_of(*lines, file=file), known, log, weeks)
    assert caseload is not None
    return caseload, log, known


def read_path(path: Path) -> tuple[Caseload, Log, Register]:
    """Read a file that is one caseload."""
    log, register = Log(), Register()
    (sheet,) = read_files([path], log)
    caseload = read_caseload(sheet, register, log)
    assert caseload is not None
    return caseload, log, register


def write(path: Path, lines: Iterable[Sequence[Any]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(lines)
    return path


def students(caseload: Caseload) -> list[dict[str, Any]]:
    return [row.values for row in caseload.rows if row.sheet == "Students"]


def services(caseload: Caseload) -> list[dict[str, Any]]:
    return [row.values for row in caseload.rows if row.sheet == "Services"]


def cells_of(rows: Iterable[Row], sheet: str, column: str) -> list[str]:
    return [row.cells[column].cell for row in rows if row.sheet == sheet and column in row.values]


def found(log: Log, code: Code) -> list[Finding]:
    return [each for each in log.findings if each.code == code]


def told(log: Log) -> list[tuple[str, str]]:
    """Return (code, cell) of what is more than a note."""
    return [(each.code, each.source.cell) for each in log.findings if each.severity is not Severity.NOTE]


def builder_findings(caseload: Caseload) -> list[tuple[str, str]]:
    """Return (code, cell) of what the reader of rows says of these rows."""
    log = Log()
    context = Context(Cycle())
    typed(forms.StudentRow, [row for row in caseload.rows if row.sheet == "Students"], context, log)
    typed(forms.ServiceRow, [row for row in caseload.rows if row.sheet == "Services"], context, log)
    return [(each.code, each.source.cell) for each in log.findings]


def everything_said(caseload: Caseload, log: Log) -> str:
    """Return all that leaves the reader, names of columns apart: rows, findings, lines to review."""
    parts = [str(row.values) for row in caseload.rows]
    parts += [f"{each.message} {each.seen} {each.maybe}" for each in log.findings]
    parts += [f"{each.seen} {each.message} {each.readings}" for each in caseload.review]
    return "\n".join(parts)
