"""Read a district: files -> Problem, with everything that is to be known about the input."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

from optsched.contract import (
    ACTIVITIES,
    DISTRICT_SHEETS,
    HOURS,
    LOCKED,
    PLAN_SHEETS,
    SCHOOLS,
    SERVICES,
    STUDENTS,
    THERAPISTS,
    TIMETABLE,
    fold,
)
from optsched.domain import Cycle, Duty, Findings, Problem, Severity, Source, Therapist
from optsched.domain.demand import is_fixed
from optsched.intake.caseloads import Register
from optsched.intake.cells import Sheet
from optsched.intake.classes import check_activities, read_activities, read_classes
from optsched.intake.codes import Code
from optsched.intake.colours import with_colours
from optsched.intake.desk import Desk
from optsched.intake.fields import Context
from optsched.intake.files import read_files
from optsched.intake.gather import Gathered, gather
from optsched.intake.log import Log
from optsched.intake.mandates import read_mandates
from optsched.intake.names import Names
from optsched.intake.people import (
    read_duties,
    read_pairs,
    read_preferences,
    read_student_times,
    read_students,
    read_therapists,
)
from optsched.intake.placements import Known, read_placements
from optsched.intake.places import read_calendar, read_rooms, read_schools, read_travel
from optsched.intake.recipe import Recipe, read_recipe
from optsched.intake.settings import read_settings
from optsched.intake.tables import Tables

_NEEDED = (SCHOOLS, THERAPISTS, HOURS, STUDENTS, SERVICES)


@dataclass(frozen=True)
class Reading:
    """What a district's files say. `problem` is None when there are errors; `counts` are rows read by sheet.

    `gathered` are the rows of all files, also those of timetables and caseloads as schools send them.
    """

    problem: Problem | None
    findings: Findings
    counts: Mapping[str, int] = field(default_factory=dict)
    gathered: Gathered = field(default_factory=Gathered)


def read(paths: Sequence[Path], recipe: Path | None = None, register: Register | None = None) -> Reading:
    """Read a district from one file, or several together. Never raises for what stands in a file.

    A `recipe` says how files that are no district workbook are meant, a `register` which children have which codes.
    """
    log = Log()
    said = read_recipe(Path(recipe), log) if recipe else Recipe()
    files = [Path(path) for path in paths]
    with all_is_kept():
        return understand(with_colours(read_files(files, log), files, said, log), log, said, register)


@contextmanager
def all_is_kept() -> Iterator[None]:
    """Look for no garbage: what is read stays, and going through it over and over is a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def understand(
    sheets: list[Sheet], log: Log, recipe: Recipe | None = None, register: Register | None = None
) -> Reading:
    """Turn the sheets of a district into a Problem; `log` knows what was found while reading the files."""
    every_file = not log.has_errors
    gathered = gather(_without_plans(sheets, log), log, recipe, register)
    tables = gathered.tables
    if every_file and not tables.present:
        _log_no_district(sheets, log)
    elif every_file:
        _check_needed(tables, log)
    settings = read_settings(tables, log)
    desk = Desk(tables, settings.cycle, log)
    schools = read_schools(desk)
    classes = read_classes(desk, settings.visits_at_once)
    activities = read_activities(desk)
    if ACTIVITIES.name in tables.present:
        check_activities(desk, classes)
    therapists = read_therapists(desk)
    students = read_students(desk)
    mandates = read_mandates(desk, students, therapists)
    travel = read_travel(desk)
    duties = read_duties(desk)
    _check_travel(therapists, duties, travel, settings.cycle, log)
    problem = Problem(
        cycle=settings.cycle,
        options=settings.options,
        schools=schools,
        travel=travel,
        classes=classes,
        activities=activities,
        therapists=therapists,
        duties=duties,
        rooms=read_rooms(desk, schools),
        students=students,
        student_times=read_student_times(desk, students),
        mandates=mandates,
        pairs=read_pairs(desk),
        preferences=read_preferences(desk, classes),
        calendar=read_calendar(desk),
    )
    locked = read_placements(tables.of(LOCKED), known_in(problem), log, are_locks=True)
    if not log.has_errors:
        _note_by_date(problem, log)
    counts = {form.name: len(tables.of(form)) for form in DISTRICT_SHEETS if form.name in tables.present}
    whole = None if log.has_errors else replace(problem, locked=locked, findings=log.findings)
    return Reading(whole, log.findings, counts, gathered)


def _without_plans(sheets: list[Sheet], log: Log) -> list[Sheet]:
    """Leave out the sheets of plan workbooks, whose names repeat those of a district; only Locked is read there."""
    plans = _plans_among(sheets)
    for file in plans:
        message = f"{file} is a plan; only its sheet Locked is read here."
        log.add(Code.SHEET_NOT_READ, message, Source(file))
    return [sheet for sheet in sheets if sheet.file not in plans or fold(sheet.title) == fold(LOCKED.name)]


def _plans_among(sheets: list[Sheet]) -> list[str]:
    plan_names = {fold(form.name) for form in PLAN_SHEETS}
    names: dict[str, set[str]] = {}
    for sheet in sheets:
        names.setdefault(sheet.file, set()).add(fold(sheet.title))
    return [file for file, titles in names.items() if len(titles & plan_names) > 2 and "sessions" in titles]


def _log_no_district(sheets: list[Sheet], log: Log) -> None:
    """Say it once where nothing of a district was found, and not sheet by sheet."""
    files = list(dict.fromkeys(sheet.file for sheet in sheets))
    source = Source(files[0]) if files else Source()
    if files and files == _plans_among(sheets):
        message = f"{' and '.join(files)} is a plan, not a district." if len(files) == 1 else "These are plans only."
        log.add(Code.NO_SHEET, message, source, maybe="the workbook that the plan was made from is meant?")
        return
    names = ", ".join(form.name for form in _NEEDED)
    message = f"{' and '.join(files) or 'The workbook'} holds no sheet of a district ({names} and others)."
    seen = ", ".join(sheet.name for sheet in sheets if sheet.name)
    maybe = "another file is meant? `optsched template my.xlsx` writes a workbook to fill in."
    log.add(Code.NO_SHEET, message, source, seen=seen, maybe=maybe)


def _check_needed(tables: Tables, log: Log) -> None:
    files = {source.file for source in tables.present.values()}
    where = Source(files.pop()) if len(files) == 1 else Source()
    needed = list(_NEEDED)
    if TIMETABLE.name in tables.present:
        needed.append(ACTIVITIES)
    for form in needed:
        if form.name not in tables.present:
            message = f"The sheet {form.name} is missing; each of its rows is {form.title}."
            log.add(Code.NO_SHEET, message, where, maybe="it has another name, or stands in another file?")
    if SERVICES.name in tables.present and not tables.of(SERVICES):
        empty = [form.name for form in needed if form.name in tables.present and not tables.of(form)]
        message = f"There is nothing to plan: no row is filled in on {', '.join(empty)}."
        maybe = "fill in below the example, which is never read?"
        log.add(Code.NO_ROWS, message, tables.present[SERVICES.name], maybe=maybe)
    if STUDENTS.name in tables.present and TIMETABLE.name not in tables.present:
        message = "The sheet Timetable is missing: nothing protects class time."
        log.add(Code.NO_SHEET, message, where, maybe="it stands in another file?", severity=Severity.WARNING)


def _note_by_date(problem: Problem, log: Log) -> None:
    """Name the mandates that the cycle cannot hold."""
    weeks = problem.cycle.weeks
    for each in problem.by_date:
        message = f"{each.key}, {each.times} x {each.minutes} minutes a {each.per}, is no whole number of sessions in"
        message += f" {weeks} week{'s'[: weeks > 1]}: it is placed by date, and the plan keeps time open for it."
        log.add(Code.BY_DATE, message, each.source)


def _check_travel(
    therapists: tuple[Therapist, ...],
    duties: tuple[Duty, ...],
    travel: tuple[tuple[str, str, int], ...],
    cycle: Cycle,
    log: Log,
) -> None:
    """A therapist with hours, or a fixed duty, at two schools on one day needs the way between them."""
    known = {frozenset(way[:2]) for way in travel}
    fixed = [each for each in duties if each.school and is_fixed(each, cycle)]
    for each in therapists:
        stays = [(hours.school, hours.window, hours.source) for hours in each.hours]
        stays += [(duty.school or "", duty.window, duty.source) for duty in fixed if each.name in duty.therapists]
        for (one, first, _), (other, second, source) in combinations(stays, 2):
            pair = frozenset((one, other))
            days = set(first.days) & set(second.days)
            if len(pair) == 2 and pair not in known and days and set(first.weeks) & set(second.weeks):
                known.add(pair)
                message = f"{each.name} is at {one} and {other} on one day; Travel does not say how far."
                log.add(Code.NO_TRAVEL, message, source, seen=f"{one}, {other}")


def known_in(problem: Problem) -> Known:
    """Return what placements of a problem may speak of."""
    return Known(
        problem,
        Context(problem.cycle),
        problem.mandate,
        problem.student,
        Names("mandate", SERVICES.name, problem.mandate),
        Names("therapist", THERAPISTS.name, problem.therapist),
        Names("school", SCHOOLS.name, problem.school),
        tuple(problem.school_class),
        problem.rooms,
    )
