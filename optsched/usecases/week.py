"""The week of a date: from a district, its plan and who is away to the week's workbook."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from math import inf
from pathlib import Path
from zoneinfo import ZoneInfo

from optsched.dated import Missed, UndatedError, dated_week
from optsched.domain import CalendarEntry, Finding, Findings, Plan, Problem, Severity
from optsched.domain.attendance import AttendanceRow
from optsched.intake import filled_in, read_absences, read_plan
from optsched.ledger import MADE_UP_REASONS, LedgerError, rows_in, to_make_up
from optsched.output.calendars import WeekCalendars, calendar_files, calendar_places, write_calendars
from optsched.output.plan import Dated, write_plan
from optsched.output.sentences import counted
from optsched.output.time_zones import TimeZoneError, time_zone
from optsched.solve import Progress, SolveOptions
from optsched.usecases.interrupts import stop_by_ctrl_c
from optsched.usecases.keeping import Mode, ending
from optsched.usecases.places import CannotWriteError, FilePath, as_paths, look, look_at_place
from optsched.usecases.reading import read_given
from optsched.usecases.replan import WeekPlan, make_up, replan
from optsched.usecases.standing import kept_rows
from optsched.usecases.summary import summary

__all__ = [
    "MADE_UP_REASONS",
    "CalendarFolder",
    "LedgerError",
    "Mode",
    "SolveOptions",
    "TimeZoneError",
    "UndatedError",
    "WeekReport",
    "plan_week",
    "time_zone",
    "week_of",
]

STILL_MISSED, OTHER_WEEK = "W06", "W07"
TIME_LIMIT = 10.0
"""Seconds of work for placing again what a week loses, as a repair reckons them."""
SECONDS = 30.0
"""From the start of reading until a week is planned, on a machine however slow or busy; mostly half of them will do."""


@dataclass(frozen=True)
class CalendarFolder:
    """Where the calendar files of a week go, one for each therapist, and the time zone of its schools."""

    folder: FilePath
    zone: ZoneInfo


@dataclass(frozen=True)
class WeekReport:
    """What came of it. Without `made` there were errors, and nothing was planned or written."""

    findings: Findings
    made: WeekPlan | None = None
    dated: Dated | None = None
    written: Path | None = None
    calendars: tuple[Path, ...] = ()

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """What the first sheet of the workbook says."""
        if self.made is None or self.dated is None:
            return ()
        return summary(self.made.week.problem, self.made.plan, self.findings, self.dated, self.made.changes)


def week_of(
    when: date,
    plan: FilePath,
    district: FilePath | Sequence[FilePath],
    out: FilePath,
    absences: Sequence[str] = (),
    mode: Mode = "repair",
    options: SolveOptions | None = None,
    overwrite: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
    calendars: CalendarFolder | None = None,
    ledger: FilePath | None = None,
    reasons: Sequence[str] = MADE_UP_REASONS,
    recipe: FilePath | None = None,
    names: FilePath | None = None,
) -> WeekReport:
    """Lay a plan on the week of a date, place again what it loses, and write the week's workbook to `out`.

    `absences` are texts such as `Rivera 2026-12-01`. Errors in the files stop before planning. Raises CannotWriteError
    where `out` or one of the `calendars` cannot be written, and UndatedError where the date cannot be laid on the
    district's cycle. What the `ledger` says is owed for one of the `reasons` is made up in open time; LedgerError is
    raised where it cannot be read. `recipe` and `names` are those that the plan was made with.
    """
    chosen = options or SolveOptions()
    latest = time.monotonic() + SECONDS
    look(Path(out), overwrite, [*as_paths(district), Path(plan)])
    look_at_attendance(Path(out))
    reading = read_given(district, recipe, names)
    if reading.problem is None:
        return WeekReport(reading.findings)
    known, about = read_plan(Path(plan), reading.problem)
    about_plan = kept_rows(about)
    away, about_absences = read_absences(absences, reading.problem)
    findings = reading.findings + about_plan + about_absences
    if about_plan.errors or about_absences.errors:
        return WeekReport(findings)
    places = _look_at_calendars(reading.problem, calendars, overwrite) if calendars else {}
    missed = missed_before(rows_in(Path(ledger)), when, reasons) if ledger else ()
    until = ending(chosen, latest)
    with stop_by_ctrl_c() as stop:
        made = plan_week(reading.problem, known, when, away, mode, chosen, on_progress, stop, until)
        made = make_up(made, reading.problem, missed, chosen, on_progress, stop, until)
        findings += Findings(_other_weeks(away, made.week.monday))
        findings += Findings((*made.week.findings, *map(_still_missed, made.still_missed)))
        dated = dated_of(reading.problem, made)
        written = write_plan(
            made.week.problem, made.plan, findings, Path(out), overwrite, dated=dated, changes=made.changes
        )
        entered: tuple[Path, ...] = ()
        if calendars:
            whole = WeekCalendars(reading.problem, known, made.plan, dated, calendars.zone, datetime.now(UTC))
            entered = write_calendars(calendar_files(whole), places, overwrite)
    return WeekReport(findings, made, dated, written, entered)


def look_at_attendance(out: Path) -> None:
    """Raise CannotWriteError if a week's workbook would be replaced in which somebody filled in what became of it."""
    if not out.is_file():
        return
    found = filled_in([out])
    if found:
        raise CannotWriteError(
            f"{out.name} has the attendance of {counted(len(found), 'session')}, and was left as it is.",
            "Maybe choose another name with -o; optsched log takes both, whatever they have in common.",
        )


def _look_at_calendars(problem: Problem, calendars: CalendarFolder, overwrite: bool) -> dict[str, Path]:
    """Make the folder of calendar files, and return where each goes. Raises CannotWriteError where one cannot."""
    folder = Path(calendars.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(
            f"The folder {folder} cannot be made.", "Maybe a file has its name, or the folder above it is closed."
        ) from error
    places = calendar_places(problem, folder)
    for each in places.values():
        look_at_place(each, overwrite)
    return places


def plan_week(
    problem: Problem,
    plan: Plan,
    when: date,
    absences: Sequence[CalendarEntry] = (),
    mode: Mode = "repair",
    options: SolveOptions | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
    until: float = inf,
) -> WeekPlan:
    """Plan the week of a date; `until` is that of `keep`.

    Raises UndatedError where the date cannot be laid on the cycle.
    """
    chosen, week = options or SolveOptions(), dated_week(problem, plan, when, absences)
    limited = replace(chosen, time_limit=chosen.time_limit or TIME_LIMIT)
    return replan(week, limited, mode, on_progress, stop, until)


def missed_before(rows: Sequence[AttendanceRow], when: date, reasons: Sequence[str]) -> tuple[Missed, ...]:
    """Return what a ledger says is owed from before the week of a date, what was missed first before all."""
    monday = when - timedelta(days=when.weekday())
    earlier = [row for row in rows if row.date < monday]
    return tuple(Missed(row.key, row.mandate, lacking) for row, lacking in to_make_up(earlier, monday, reasons))


def _other_weeks(away: Sequence[CalendarEntry], monday: date) -> tuple[Finding, ...]:
    """Return a warning for each absence that lies in another week: a slip of the date."""
    return tuple(
        Finding(
            OTHER_WEEK,
            Severity.WARNING,
            f"{each.who} is away from {each.first} to {each.last}, which is not in the week of {monday}.",
            maybe="Maybe the date is another?",
        )
        for each in away
        if each.last < monday or each.first > monday + timedelta(days=6)
    )


def _still_missed(each: Missed) -> Finding:
    message = f"{each.key}: {each.minutes} minutes were missed and find no open time in this week. They stay owed."
    return Finding(STILL_MISSED, Severity.WARNING, message, maybe="Maybe a later week has open time?")


def dated_of(problem: Problem, made: WeekPlan) -> Dated:
    """Return what the week's workbook says of dates, keys and changes."""
    keys = dict(zip(made.plan.placements, made.keys, strict=True))
    return Dated(made.week, problem.cycle.weeks, keys, made.owed, made.makes_up)
