"""optsched for notebooks: read, optimize and write in three lines, and plans as pandas frames.

The frames have the columns of the plan workbook's sheets; clock times are `datetime.time`, as pandas reads them
from the workbook.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, time
from pathlib import Path

import pandas as pd

from optsched import intake
from optsched.contract import MINUTES, MISSED, SESSIONS, Kind, Sheet
from optsched.domain import Findings, Plan, Problem
from optsched.output.plan import rows, write_plan
from optsched.output.plan.view import View
from optsched.usecases.interrupts import stop_by_ctrl_c
from optsched.usecases.optimize import Progress, SolveOptions, best_plan
from optsched.usecases.places import FilePath, as_paths, look

__all__ = ["DistrictPlan", "minutes", "missed", "optimize", "read", "read_plan", "sessions", "write"]

_EMPTY = Problem()
_NOTHING_FOUND = Findings()


@dataclass(frozen=True)
class DistrictPlan(Plan):
    """A plan together with the district that it was made for, and the warnings of the file that it was read from."""

    problem: Problem = _EMPTY
    findings: Findings = _NOTHING_FOUND


def read(paths: FilePath | Sequence[FilePath]) -> Problem | Findings:
    """Read a district from one file, or several together: the Problem, or the Findings where there are errors.

    Warnings do not stop; `optsched.check` shows them.
    """
    reading = intake.read(as_paths(paths))
    return reading.findings if reading.problem is None else reading.problem


def optimize(
    problem: Problem, options: SolveOptions | None = None, on_progress: Callable[[Progress], None] | None = None
) -> DistrictPlan:
    """Return the best plan that was found, with a reason for everything that has no place.

    Without a time limit in `options` the limit grows with the district; Ctrl-C ends the search early. Raises
    ValueError when given the Findings that `read` returns where a district has errors.
    """
    if isinstance(problem, Findings):
        raise ValueError(f"There is no district to plan: its files have errors.\n{problem}")
    with stop_by_ctrl_c() as stop:
        return _of_district(problem, best_plan(problem, options or SolveOptions(), on_progress, stop))


def read_plan(path: FilePath, problem: Problem) -> DistrictPlan | Findings:
    """Read a plan workbook of a district, edited by hand or not: the plan, or the Findings where there are errors."""
    plan, findings = intake.read_plan(Path(path), problem)
    return findings if findings.errors else replace(_of_district(problem, plan), findings=findings)


def write(plan: DistrictPlan, path: FilePath, overwrite: bool = False, findings: Findings = _NOTHING_FOUND) -> Path:
    """Write the plan workbook and return its path. Raises CannotWriteError, with a sentence, where that fails."""
    look(Path(path), overwrite)
    return write_plan(plan.problem, plan, Findings((*findings, *plan.findings)), Path(path), overwrite)


def sessions(plan: DistrictPlan) -> pd.DataFrame:
    """Return the sheet Sessions: one child in one session a row."""
    return _frame(SESSIONS, rows.sessions(_view(plan)))


def minutes(plan: DistrictPlan) -> pd.DataFrame:
    """Return the sheet Minutes: one mandate a row, in minutes per cycle; shares are between 0 and 1."""
    return _frame(MINUTES, rows.minutes(_view(plan)))


def missed(plan: DistrictPlan) -> pd.DataFrame:
    """Return the sheet Missed: a child and an activity missed to pull-out a row, in minutes per cycle."""
    return _frame(MISSED, rows.missed_time(_view(plan)))


def _of_district(problem: Problem, plan: Plan) -> DistrictPlan:
    return DistrictPlan(**{each.name: getattr(plan, each.name) for each in fields(Plan)}, problem=problem)


def _view(plan: DistrictPlan) -> View:
    return View(plan.problem, plan, _NOTHING_FOUND, datetime.now())


def _frame(sheet: Sheet, found: Iterable[Sequence[object]]) -> pd.DataFrame:
    frame = pd.DataFrame([list(row) for row in found], columns=list(sheet.headers))
    for column in sheet.columns:
        if column.kind is Kind.CLOCK:
            frame[column.name] = pd.Series([_clock(minute) for minute in frame[column.name]], dtype=object)
        elif column.kind is Kind.PERCENT:
            frame[column.name] = frame[column.name].astype(float)
        elif column.kind in (Kind.MINUTES, Kind.NUMBER):
            frame[column.name] = frame[column.name].astype(int)
    return frame


def _clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)
