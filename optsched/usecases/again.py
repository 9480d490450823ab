"""From a district that has changed and the plan that is there to a plan that keeps what can stay."""

from collections.abc import Callable
from dataclasses import replace
from math import inf
from pathlib import Path

from optsched.arithmetic import shortages
from optsched.dated import Change, changes, own_changes, published
from optsched.domain import Findings, Plan, Problem
from optsched.intake import LeftOut, read_before
from optsched.output.plan import write_plan
from optsched.usecases.interrupts import stop_by_ctrl_c
from optsched.usecases.keeping import Mode, ending, keep
from optsched.usecases.locks import broken_by_locks
from optsched.usecases.names import place_of_codes, write_codes
from optsched.usecases.not_planned import not_planned
from optsched.usecases.optimize import OnProgress, OptimizeReport, SolveOptions, Start, with_limit
from optsched.usecases.places import FilePath, look
from optsched.usecases.reading import Reading
from optsched.usecases.standing import broken_by_hand, kept_rows, never_placed

__all__ = ["planned_again"]


def planned_again(
    reading: Reading,
    before: FilePath,
    out: Path,
    options: SolveOptions,
    mode: Mode = "repair",
    overwrite: bool = False,
    on_start: Callable[[Start], None] | None = None,
    on_progress: OnProgress | None = None,
    names: FilePath | None = None,
) -> OptimizeReport:
    """Keep the plan `before`, edited by hand or not, as far as the district of `reading` allows, and write it to `out`.

    Rows that are locked in it stay; others that break a rule are placed again, and rows that speak of what the
    district no longer has are left out: each is a warning, and a change. Raises CannotWriteError where `out` cannot be
    written.
    """
    look(out, overwrite, [Path(before)])
    if reading.problem is None:
        return OptimizeReport(None, reading.findings)
    was, about = read_before(Path(before), reading.problem)
    plan = was.plan
    rows = kept_rows(about)
    if rows.errors:
        return OptimizeReport(None, reading.findings + rows)
    problem = locked_as(reading.problem, plan)
    beside = rows + Findings(broken_by_hand(problem, plan))
    known = reading.findings + Findings((*shortages(problem), *not_planned(problem))) + beside
    limited = with_limit(problem, options)
    if on_start:
        on_start(Start(problem, known, limited, beside))
    codes = write_codes(place_of_codes(out, names), reading.gathered.register)
    with stop_by_ctrl_c() as stop:
        made = keep(problem, plan, limited, mode, (), on_progress, stop, ending(limited, inf))
        sessions = (*changes(problem, was.sessions, made.placements), *map(_removed, was.left_out))
        differs = (*sessions, *own_changes(problem, plan, made))
        old = () if mode == "fresh" else never_placed(plan, made)
        later = Findings((*broken_by_locks(problem, made), *old))
        written = write_plan(problem, made, known + later, out, overwrite, changes=differs)
    return OptimizeReport(problem, known + later, made, written, codes, differs, later)


def _removed(row: LeftOut) -> Change:
    return Change("removed", row.session, row.mandate, row.student, row.when_and_where)


def locked_as(problem: Problem, plan: Plan) -> Problem:
    """Return a problem that prices moves from a plan, and keeps the rows that are locked in it."""
    own = [each for each in plan.placements if each.locked]
    known = {(each.mandate, each.weeks, each.day, each.start) for each in own}
    others = [each for each in problem.locked if (each.mandate, each.weeks, each.day, each.start) not in known]
    return replace(published(problem), previous=plan.placements, locked=(*own, *others))
