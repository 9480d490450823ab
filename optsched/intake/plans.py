"""Read a plan workbook back, hand-edited or not: Sessions and Duties, and what had no place -> Plan."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import Field

from optsched.contract import DUTIES, LUNCH, NOT_PLACED, SESSIONS, WEEK_SESSIONS
from optsched.domain import Duty, DutyTime, Findings, Lunch, Placement, Plan, Problem, Shortfall, Source
from optsched.domain.cycle import clock
from optsched.intake.cells import Sheet
from optsched.intake.codes import Code
from optsched.intake.fields import Context, Day, Minute, Text, Typed, Weeks
from optsched.intake.files import read_files
from optsched.intake.log import Log
from optsched.intake.names import Names
from optsched.intake.placements import Known, PlacementRow, read_with_sources, warn_numbers
from optsched.intake.reading import known_in
from optsched.intake.tables import Row, form_of, rows_of
from optsched.intake.typed import typed
from optsched.intake.words import key_of


class DutyRow(Typed):
    """A row of Duties: one time of a floating duty, or a lunch."""

    duty: Text = Field("", alias="Duty")
    therapist: Text = Field(alias="Therapist")
    what: Text = Field(alias="What")
    weeks: Weeks | None = Field(None, alias="Weeks")
    day: Day = Field(alias="Day")
    start: Minute = Field(alias="From")
    end: Minute = Field(alias="To")
    school: Text = Field("", alias="School")


def read_plan(path: Path, problem: Problem) -> tuple[Plan, Findings]:
    """Read a plan of `problem`. What cannot be read is left out of the plan, and is an error in the findings."""
    log = Log()
    return understand_plan(read_files([Path(path)], log), problem, log)


@dataclass(frozen=True)
class LeftOut:
    """A row of Sessions that could not be read, as it stands there: it may speak of what the district no longer has."""

    session: str
    mandate: str
    student: str
    when_and_where: str


@dataclass(frozen=True)
class Before:
    """An older plan: `sessions` are its placements with the ends that it has, whatever minutes are asked now."""

    plan: Plan
    sessions: tuple[Placement, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def read_before(path: Path, problem: Problem) -> tuple[Before, Findings]:
    """Read an older plan of `problem` as `read_plan` does, with what its rows say that is no longer so."""
    log = Log()
    sheets = read_files([Path(path)], log)
    plan, findings = understand_plan(sheets, problem, log)
    tables, _ = rows_of([each for each in sheets if form_of(each, (SESSIONS,))], (SESSIONS,), (), Log())
    rows = tables.of(SESSIONS)
    placements, sources = plan_of(rows, [], problem, Log())
    ends = {row.row.source: row.end for row in typed(PlacementRow, rows, Context(problem.cycle), Log())}
    pairs = zip(placements.placements, sources, strict=True)
    sessions = tuple(replace(each, end=ends.get(source) or each.end) for each, source in pairs)
    left_out = tuple(_left_out(row) for row in rows if row.source not in set(sources))
    return Before(plan, sessions, left_out), findings


def _left_out(row: Row) -> LeftOut:
    weeks, place = row.seen("Weeks"), row.seen("Place")
    said = (
        f"{row.seen('Day')} {row.seen('From')}-{row.seen('To')}{f' in weeks {weeks}' if weeks else ''}, "
        f"{row.seen('Setting')}{f' in {place}' if place else ''} with {row.seen('Therapist')}"
    )
    return LeftOut(row.seen("Session"), row.seen("Mandate"), row.seen("Student"), said)


def understand_plan(sheets: list[Sheet], problem: Problem, log: Log) -> tuple[Plan, Findings]:
    """Turn the sheets of a plan workbook into a Plan; `log` knows what was found while reading the file."""
    forms = (SESSIONS, DUTIES, NOT_PLACED)
    if has_dates(sheets):
        file = sheets[0].file
        message, maybe = f"{file} is the workbook of a week, and not a plan.", "the plan that the week was made from?"
        log.add(Code.NO_SHEET, message, Source(file), maybe=maybe)
        return Plan(), log.findings
    tables, _ = rows_of([each for each in sheets if form_of(each, forms)], forms, (), log)
    if SESSIONS.name not in tables.present and not log.has_errors:
        files = list(dict.fromkeys(sheet.file for sheet in sheets))
        message = f"{files[0] if files else 'The plan'} has no sheet Sessions."
        maybe = "this is not a plan workbook? The plan is the last of the files."
        log.add(Code.NO_SHEET, message, Source(files[0]) if files else Source(), maybe=maybe)
    plan, _ = plan_of(tables.of(SESSIONS), tables.of(DUTIES), problem, log)
    return replace(plan, shortfalls=_shortfalls(tables.of(NOT_PLACED), problem)), log.findings


def _shortfalls(rows: list[Row], problem: Problem) -> tuple[Shortfall, ...]:
    """Return what the workbook says has no place, of mandates that are still there; nobody edits that sheet."""
    minutes: Counter[str] = Counter()
    for row in rows:
        key, lacking = row.seen("Mandate"), row.values.get("Minutes")
        if key in problem.mandate and isinstance(lacking, int | float):
            minutes[key] += int(lacking)
    return tuple(Shortfall("mandate", key, number) for key, number in minutes.items())


def has_dates(sheets: list[Sheet]) -> bool:
    """Tell whether sheets are those of a week's workbook: its sessions have dates and keys."""
    tables, _ = rows_of([each for each in sheets if form_of(each, (WEEK_SESSIONS,))], (WEEK_SESSIONS,), (), Log())
    return any("Key" in row.cells and "Date" in row.cells for row in tables.of(WEEK_SESSIONS))


def plan_of(sessions: list[Row], duties: list[Row], problem: Problem, log: Log) -> tuple[Plan, tuple[Source, ...]]:
    """Return the plan of a problem that rows of Sessions and of Duties say, and the row of each placement.

    A plan of another district is empty.
    """
    known = known_in(problem)
    if _is_foreign(sessions, known, log):
        return Plan(), ()
    placements, sources = read_with_sources(sessions, known, log, are_locks=False)
    return Plan(placements, *_read_duties(duties, problem, known, log)), sources


MANY = 10
"""Rows that speak of another district before that is said once, and not row by row."""


def _is_foreign(rows: list[Row], known: Known, log: Log) -> bool:
    """Tell whether many rows, and most, name mandates or therapists that this district does not have; log it once."""
    strange = [
        row
        for row in rows
        if row.seen("Mandate") not in known.mandate_names or row.seen("Therapist") not in known.therapists
    ]
    if len(strange) < MANY or 2 * len(strange) <= len(rows):
        return False
    message = f"{len(strange)} of the {len(rows)} rows of Sessions name a mandate or a therapist that is not in here."
    log.add(Code.OTHER_DISTRICT, message, strange[0].source, seen=strange[0].seen("Mandate"))
    return True


def _read_duties(
    rows: list[Row], problem: Problem, known: Known, log: Log
) -> tuple[tuple[DutyTime, ...], tuple[Lunch, ...]]:
    warn_numbers(rows, ("Weeks", "Day"), log)
    duties: dict[DutyTime, None] = {}
    lunches: dict[Lunch, None] = {}
    names = Names("duty", "Work", problem.duty)
    for row in typed(DutyRow, rows, Context(problem.cycle), log):
        therapist = known.therapists.find(row.therapist, row.row.at("Therapist"), log)
        school = known.schools.find(row.school, row.row.at("School"), log) if row.school else None
        weeks = problem.cycle.all_weeks if row.weeks is None else row.weeks
        if therapist is None or row.end <= row.start:
            _log_backwards(row, log)
        elif not row.duty and key_of(row.what) == LUNCH:
            lunches[Lunch(therapist, weeks, row.day, row.start, row.end)] = None
        elif (duty := _duty(row, therapist, problem, names, log)) is not None:
            duties[DutyTime(duty.key, weeks, row.day, row.start, row.end, school)] = None
    return tuple(duties), tuple(lunches)


def _log_backwards(row: DutyRow, log: Log) -> None:
    if row.end <= row.start:
        message = f"Duties: To {clock(row.end)} is not after From {clock(row.start)}."
        log.add(Code.END_BEFORE_START, message, row.row.at("To"), seen=row.row.seen("To"))


def _duty(row: DutyRow, therapist: str, problem: Problem, names: Names, log: Log) -> Duty | None:
    """Find the duty of a row: by its key, else the only one of the therapist with this What."""
    if row.duty:
        key = names.find(row.duty, row.row.at("Duty"), log)
        return problem.duty[key] if key else None
    same = [
        each for each in problem.all_duties if therapist in each.therapists and key_of(each.what) == key_of(row.what)
    ]
    if len(same) == 1:
        return same[0]
    message = f"{therapist} has {len(same) or 'no'} duties {row.what} in Work; the column Duty says which."
    code = Code.AMBIGUOUS_NAME if same else Code.UNKNOWN_NAME
    log.add(code, message, row.row.at("What"), seen=row.what)
    return None
