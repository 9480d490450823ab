"""Files -> sheets of cells: check, parse apart, and put back the errors that a parser takes for empty cells."""

from collections.abc import Sequence
from pathlib import Path

from optsched.domain import Source
from optsched.intake.cells import Cells, Hidden, Sheet
from optsched.intake.codes import Code
from optsched.intake.csvs import read_csv
from optsched.intake.log import Log
from optsched.intake.preflight import Checked, Kind, check
from optsched.intake.worker import Child, Failure, parse


def read_files(paths: Sequence[Path], log: Log) -> list[Sheet]:
    """Read every file that passes its check; the others are findings."""
    with Child() as child:
        checked = [good for path in dict.fromkeys(paths) if (good := check(path, log, child.ask)) is not None]
        parsed = parse([each.path for each in checked if each.kind is Kind.XLSX], first=child)
    sheets: list[Sheet] = []
    for each in checked:
        if each.kind is Kind.CSV:
            table = read_csv(each.path, log)
            sheets += [table] if table else []
            continue
        outcome = parsed[each.path]
        if isinstance(outcome, Failure):
            _log_failure(each, outcome, log)
        else:
            for name, rows in outcome:
                cells, broken = Cells(rows), each.overlay.get(name)
                merges, hidden = each.merges.get(name, ()), each.hidden.get(name, Hidden())
                whole = {**cells, **broken} if broken else cells
                sheets.append(Sheet(each.path.name, name, name, whole, merges, hidden))
    return sheets


def _log_failure(checked: Checked, failure: Failure, log: Log) -> None:
    name = checked.path.name
    source = Source(name)
    if failure.timed_out:
        advice = "copy the sheets that matter into a new workbook?"
        log.add(Code.TOO_SLOW, f"Reading {name} took too long and was stopped.", source, maybe=advice)
    elif failure.stopped:
        advice = "open it in Excel and save it anew?"
        log.add(Code.READER_STOPPED, f"{name} could not be read: the reader broke off.", source, maybe=advice)
    else:
        advice = "open it in Excel and save it anew?"
        log.add(Code.READER_STOPPED, f"{name} could not be read.", source, seen=failure.reason, maybe=advice)
