"""Rows of Sessions and Locked -> placements, hand-edited ones too: From and the mandate's Minutes decide."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import Field

from optsched.domain import ClassKey, Mandate, Placement, Problem, Room, Severity, Source, Student
from optsched.domain.cycle import clock
from optsched.domain.labels import is_shown_as
from optsched.intake.agree import classes_of, warn_of_contradictions
from optsched.intake.cells import Value
from optsched.intake.codes import Code
from optsched.intake.fields import Context, Day, Minute, Text, Typed, Weeks, YesNo, one_of
from optsched.intake.log import Log
from optsched.intake.names import Names
from optsched.intake.sessions import in_sessions
from optsched.intake.tables import Row
from optsched.intake.typed import typed
from optsched.intake.words import key_of

AS_TEXT = ("Session", "Weeks", "Day", "Class")
SETTINGS = ("push-in", "pull-out", "consult", "on behalf")


class PlacementRow(Typed):
    """A row of Sessions or Locked."""

    session: Text = Field("", alias="Session")
    mandate: Text = Field(alias="Mandate")
    weeks: Weeks | None = Field(None, alias="Weeks")
    day: Day = Field(alias="Day")
    start: Minute = Field(alias="From")
    end: Minute | None = Field(None, alias="To")
    school: Text = Field("", alias="School")
    therapist: Text = Field(alias="Therapist")
    setting: Annotated[str, one_of(*SETTINGS)] = Field(alias="Setting")
    place: Text = Field("", alias="Place")
    student: Text = Field("", alias="Student")
    in_class: Text = Field("", alias="Class")
    locked: YesNo = Field(False, alias="Locked")
    note: Text = Field("", alias="Note")


@dataclass(frozen=True)
class Known:
    """What placements may speak of."""

    problem: Problem
    context: Context
    mandates: dict[str, Mandate]
    students: dict[str, Student]
    mandate_names: Names
    therapists: Names
    schools: Names
    classes: tuple[ClassKey, ...]
    rooms: tuple[Room, ...]


def read_placements(rows: Iterable[Row], known: Known, log: Log, *, are_locks: bool) -> tuple[Placement, ...]:
    """Read placement rows. Locks must lie on the grid; a row that differs from its group leaves it."""
    return read_with_sources(rows, known, log, are_locks=are_locks)[0]


def read_with_sources(
    rows: Iterable[Row], known: Known, log: Log, *, are_locks: bool
) -> tuple[tuple[Placement, ...], tuple[Source, ...]]:
    """Read placement rows as `read_placements` does; return also the row of each, for some may be left out."""
    given = list(rows)
    warn_numbers(given, AS_TEXT, log)
    found: list[tuple[Placement, Source]] = []
    first: dict[tuple[object, ...], Source] = {}
    for row in typed(PlacementRow, given, known.context, log):
        placement = _placement(row, known, log, are_locks)
        if placement is not None:
            _log_copy(placement, row.source, first, log)
            found.append((placement, row.source))
    placements = in_sessions(found, known.context.cycle, log, may_join=not are_locks)
    return placements, tuple(source for _, source in found)


def _log_copy(each: Placement, source: Source, first: dict[tuple[object, ...], Source], log: Log) -> None:
    """Warn of a row that stands there twice; both count, so that the rules it breaks are said as well."""
    before = first.setdefault((each.mandate, each.weeks, each.day, each.start, each.therapist, each.setting), source)
    if before is not source:
        message = f"{each.student} stands in the same session twice, here and in {before}."
        log.add(Code.DOUBLE_ROW, message, source, seen=each.mandate, maybe="one of the two rows is a copy?")


def warn_numbers(rows: Iterable[Row], columns: Iterable[str], log: Log) -> None:
    """Log numbers where there should be text: Excel made them, and may have made them wrongly."""
    for row in rows:
        for column in columns:
            value: Value = row.values.get(column)
            if isinstance(value, int | float):
                message = f"{column} of {row.sheet} is a number; it is read as the text {row.seen(column)}."
                log.add(Code.NUMBER_FOR_TEXT, message, row.at(column), seen=row.seen(column))


def _placement(row: PlacementRow, known: Known, log: Log, are_locks: bool) -> Placement | None:
    name = known.mandate_names.find(row.mandate, row.row.at("Mandate"), log)
    therapist = known.therapists.find(row.therapist, row.row.at("Therapist"), log)
    school = known.schools.find(row.school, row.row.at("School"), log) if row.school else ""
    mandate = known.mandates.get(name or "")
    if mandate is None or therapist is None or school is None or mandate.student not in known.students:
        return None
    student = known.students[mandate.student]
    if row.student and not is_shown_as(student, row.student):
        message = f"{mandate.key} is a mandate of {student.code}, not of {row.student}."
        log.add(Code.CLASH, message, row.row.at("Student"), seen=row.student)
        return None
    end = row.start + mandate.minutes
    if row.end is not None and row.end != end:
        message = f"{mandate.key} has {mandate.minutes} minutes: it ends at {clock(end)}, not at {clock(row.end)}."
        log.add(Code.TO_CORRECTED, message, row.row.at("To"), seen=row.row.seen("To"))
    if are_locks and row.start % known.context.cycle.grid:
        message = f"The lock of {mandate.key} at {clock(row.start)} lies off the grid."
        log.add(Code.MUST_LIE_ON_GRID, message, row.row.at("From"), seen=row.row.seen("From"))
    school = school or student.school
    weeks = known.context.cycle.all_weeks if row.weeks is None else row.weeks
    setting: Any = row.setting
    times = (weeks, row.day, row.start, end)
    is_locked = are_locks or row.locked
    placed = Placement(
        row.session, mandate.key, student.code, *times, school, therapist, setting, "", is_locked, row.note
    )
    warn_of_contradictions(row.row, row.in_class, placed, known.problem, log)
    return replace(placed, place=_place(row, placed, known, log, are_locks))


def _place(row: PlacementRow, placed: Placement, known: Known, log: Log, are_locks: bool) -> str:
    """Return the class of a push-in or the room of a pull-out as it is written elsewhere; log an unknown one.

    A plan keeps it, and the rules judge it with all the rest; a lock must be where something can be.
    """
    seen, school = row.place, placed.school
    if row.setting == "push-in":
        if not seen:
            classes = classes_of(known.problem, placed)
            return next((each for each in classes if key_of(each) == key_of(row.in_class)), *classes[:1] or ("",))
        names = Names("class", "Timetable", [name for where, name in known.classes if where == school])
    elif row.setting == "pull-out" and any(room.school == school for room in known.rooms):
        names = Names("room", "Rooms", [room.name for room in known.rooms if room.school == school])
    else:
        return seen
    severity = None if are_locks else Severity.WARNING
    return (names.find(seen, row.row.at("Place"), log, severity) or seen) if seen else ""
