"""Parse workbooks in a child process: a file that crashes or stalls the library cannot take the program along."""

import multiprocessing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from optsched.intake.cells import Place, Value

TIME_OUT = 20.0
"""Seconds for one file; the largest real one takes less than one."""
_START_UP = 40.0
"""Seconds for a child to start, on a busy machine."""

SheetCells = list[tuple[str, dict[Place, Value]]]


@dataclass(frozen=True)
class Failure:
    """Why a workbook could not be parsed. `reason` is what the library said, empty when it said nothing."""

    timed_out: bool = False
    stopped: bool = False
    reason: str = ""


def cells_of(path: Path) -> SheetCells:
    """Return the filled cells of every worksheet. To be called in a child process only: it may never return."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    found: SheetCells = []
    with CalamineWorkbook.from_path(path) as workbook:
        for about in workbook.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet:
                rows = workbook.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
                found.append((about.name, _filled(rows)))
    return found


Cells = Callable[[Path], SheetCells]


def parse(
    paths: Sequence[Path], time_out: float = TIME_OUT, cells: Cells = cells_of
) -> dict[Path, SheetCells | Failure]:
    """Parse workbooks one after the other in a child process; a new one is started after each that broke it."""
    found: dict[Path, SheetCells | Failure] = {}
    pending = list(paths)
    while pending:
        found.update(_parse_until_failure(pending, time_out, cells))
        pending = [path for path in pending if path not in found]
    return found


def _parse_until_failure(paths: list[Path], time_out: float, cells: Cells) -> dict[Path, SheetCells | Failure]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_serve, args=(theirs, paths, cells), daemon=True)
    child.start()
    theirs.close()
    found: dict[Path, SheetCells | Failure] = {}
    try:
        if not _is_ready(ours):
            return {paths[0]: Failure(stopped=True)}
        for path in paths:
            answer = found[path] = _receive(ours, time_out)
            if isinstance(answer, Failure) and (answer.timed_out or answer.stopped):
                break
    finally:
        child.kill()
        child.join()
        ours.close()
    return found


def _is_ready(ours: Connection) -> bool:
    try:
        return ours.poll(_START_UP) and ours.recv() == "ready"
    except (EOFError, OSError):
        return False


def _receive(ours: Connection, time_out: float) -> SheetCells | Failure:
    try:
        if not ours.poll(time_out):
            return Failure(timed_out=True)
        answer: SheetCells | Failure = ours.recv()
    except (EOFError, OSError):
        return Failure(stopped=True)
    return answer


def _serve(theirs: Connection, paths: list[Path], cells: Cells) -> None:
    theirs.send("ready")
    for path in paths:
        try:
            answer: SheetCells | Failure = cells(path)
        except Exception as error:
            answer = Failure(reason=str(error) or type(error).__name__)
        theirs.send(answer)


def _filled(rows: list[list[Any]]) -> dict[Place, Value]:
    return {
        (row, column): value
        for row, cells in enumerate(rows, 1)
        for column, value in enumerate(cells, 1)
        if value != ""
    }
