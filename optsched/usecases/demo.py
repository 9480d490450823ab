"""An invented district to try optsched with, as a workbook and as a plan."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from optsched.output.district import write_district
from optsched.usecases.demo_district import demo_rows
from optsched.usecases.optimize import OnProgress, OptimizeReport, SolveOptions, Start, optimize
from optsched.usecases.places import CannotWriteError, look

DISTRICT, PLAN = "district-demo.xlsx", "plan-demo.xlsx"


@dataclass(frozen=True)
class DemoReport:
    """Where the district is, and what came of planning it."""

    district: Path
    planned: OptimizeReport


OnRows = Callable[[int], None]
"""Told how many rows a district has, when it is invented and before it is written."""


def write_demo(out: Path, therapists: int, seed: int, overwrite: bool = False, on_rows: OnRows | None = None) -> Path:
    """Write the workbook of a demo district. Raises CannotWriteError when that cannot be done."""
    look(out, overwrite)
    sheets = demo_rows(therapists, seed)
    if on_rows:
        on_rows(sum(map(len, sheets.values())))
    return write_district(out, sheets, overwrite=overwrite)


def demo(
    folder: Path,
    therapists: int,
    seed: int,
    options: SolveOptions,
    on_start: Callable[[Start], None] | None = None,
    on_progress: OnProgress | None = None,
) -> DemoReport:
    """Write a demo district into `folder` (made where it is missing), plan it, and write the plan beside it.

    Both files are optsched's own and replace those of an earlier demo. Raises CannotWriteError.
    """
    _make(folder)
    look(folder / PLAN, overwrite=True)
    district = write_demo(folder / DISTRICT, therapists, seed, overwrite=True)
    return DemoReport(district, optimize([district], folder / PLAN, options, True, on_start, on_progress))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(
            f"The folder {folder} cannot be made.", "Maybe a file has that name, or this is a folder of somebody else."
        ) from error
