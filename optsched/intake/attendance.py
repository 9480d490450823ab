"""What became of each session, read back from copies of weeks' workbooks and from therapists' own workbooks."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import Field

from optsched.contract import ATTENDANCE, ATTENDANCES, OWED, WEEK_SESSIONS
from optsched.domain import Cycle, Severity, Source
from optsched.domain.attendance import HELD, AttendanceRow, parts_of
from optsched.intake.cells import Sheet, Value
from optsched.intake.codes import Code
from optsched.intake.copies import sheets_of_copies
from optsched.intake.fields import Context, Date, Text, Typed, number, read_with
from optsched.intake.log import Log
from optsched.intake.session_keys import key_parts
from optsched.intake.slips import has_only_slips, has_slips, slip_rows
from optsched.intake.tables import Row, Tables, form_of, rows_of
from optsched.intake.times import DAY
from optsched.intake.typed import typed
from optsched.intake.words import Unclear, choice, key_of, say

NEEDED = (
    *("Date", "Mandate", "Therapist", "Service", "Student", "Minutes"),
    *("Attendance", "Minutes held", "Entered by", "Makes up for", "Key"),
)
"""Without one of these columns, something that people filled in would be lost."""
FARTHEST = timedelta(days=120)
"""A session is not moved farther; a slip of the year is 365 days."""
TIMES_AS_LONG = 2
"""A session that was held for more than so many times its minutes is asked about."""
_MEANT = {
    **dict.fromkeys(("absent", "sick", "ill", "out", "missed", "cancelled", "canceled"), "child absent or "),
    **dict.fromkeys(("present", "attended", "yes", "y", "x", "done", "seen", "made", "ok", "✓", "true"), "held?"),
    **dict.fromkeys(("no show", "noshow", "student absent", "pupil absent"), "child absent?"),
    **dict.fromkeys(("no school", "vacation", "closed", "break", "snow day"), "holiday?"),
    **dict.fromkeys(("assembly", "field trip", "trip"), "school event?"),
    **dict.fromkeys(("test", "tests", "exam", "state test"), "testing?"),
}
"""What other words of schools may mean: an advice only."""


def _attendance(value: Value) -> str:
    try:
        return choice(value, ATTENDANCES)
    except Unclear as unclear:
        meant = _MEANT.get(re.sub(r"[\s\-–_]+", " ", key_of(say(value))), "")
        maybe = f"{meant}therapist absent?" if meant.endswith(" or ") else meant
        raise Unclear(unclear.code, unclear.message, maybe or unclear.maybe) from None


class SessionRow(Typed):
    """A row of the week's Sessions."""

    date: Date = Field(alias="Date")
    mandate: Text = Field(alias="Mandate")
    therapist: Text = Field(alias="Therapist")
    service: Text = Field(alias="Service")
    student: Text = Field(alias="Student")
    minutes: Annotated[int, number(1, DAY)] = Field(alias="Minutes")
    attendance: Annotated[str, read_with(_attendance)] = Field("", alias="Attendance")
    minutes_held: Annotated[int | None, number(0, DAY)] = Field(None, alias="Minutes held")
    entered_by: Text = Field("", alias="Entered by")
    makes_up_for: Text = Field("", alias="Makes up for")
    key: Text = Field(alias="Key")


def read_attendance(
    paths: Sequence[Path], log: Log, today: date | None = None, known: Iterable[AttendanceRow] = ()
) -> list[AttendanceRow]:
    """Read the sessions of weeks' workbooks, and of therapists' own; nothing is known of what comes after `today`.

    Rows of a therapist's own workbook are those of sessions in the weeks' workbooks, or that are `known` already. A row
    with an error may be missing, or lack what is wrong: nothing of it may be kept while the log has errors.
    """
    found: list[AttendanceRow] = []
    slips: list[tuple[str, list[Sheet]]] = []
    for file, sheets in sheets_of_copies(paths, log):
        slips += [(file, sheets)] if has_slips(sheets) else []
        if not has_only_slips(sheets):
            rows = [*sessions_of(file, sheets, log), *_owed(sheets, log)]
            found += _attendance_rows(rows, today or date.today(), log)
    sessions = [*known, *found]
    for file, sheets in slips:
        mine = _attendance_rows(slip_rows(file, sheets, sessions, log), today or date.today(), log)
        _check_dates(mine, sessions, log)
        found += mine
    return found


def _check_dates(rows: Sequence[AttendanceRow], known: Sequence[AttendanceRow], log: Log) -> None:
    """Warn of sessions that have each other's dates: the dates may have been sorted alone."""
    planned = {each.key.casefold(): each.date for each in known}
    moved = [each for each in rows if planned[each.key.casefold()] != each.date]
    if moved and Counter(each.date for each in moved) == Counter(planned[each.key.casefold()] for each in moved):
        message = f"{len(moved)} sessions stand on each other's dates, such as {moved[0].key} on {moved[0].date}."
        maybe = "the column Date was sorted without the others?"
        log.add(Code.DATES_SWAPPED, message, moved[0].at("Date"), seen=moved[0].date, maybe=maybe)


def filled_in(paths: Sequence[Path]) -> list[Source]:
    """Return the cells of weeks' workbooks, and of therapists' own, in which somebody said what became of a session.

    What a week says itself of sessions that it does not hold does not count, nor does what cannot be read.
    """
    log, forms = Log(), (WEEK_SESSIONS, ATTENDANCE)
    sheets = [each for _, found in sheets_of_copies(paths, log) for each in found]
    tables, _ = rows_of([each for each in sheets if form_of(each, forms)], forms, (), log)
    rows = [row for form in forms for row in tables.of(form)]
    return [row.at("Attendance") for row in rows if row.seen("Attendance") or row.seen("Minutes held")]


def _attendance_rows(rows: Sequence[Row], today: date, log: Log) -> list[AttendanceRow]:
    """Return what the rows of one file say; what is owed of days to come is not known yet."""
    first: dict[str, Source] = {}
    read = [
        _attendance_row(row, first, log, today)
        for row in typed(SessionRow, rows, Context(Cycle()), log)
        if row.row.sheet != OWED.name or row.date <= today
    ]
    return [each for each in read if each is not None]


def sessions_of(file: str, sheets: Sequence[Sheet], log: Log) -> list[Row]:
    """Return the rows of the Sessions of a week's workbook; log where there are none, and columns that are missing."""
    mine = [each for each in sheets if form_of(each, (WEEK_SESSIONS,))]
    tables, _ = rows_of(mine, (WEEK_SESSIONS,), (), log)
    if not mine:
        maybe = "this is not a week's workbook, or the sheet was renamed?"
        log.add(Code.NO_SHEET, f"{file} has no sheet Sessions.", Source(file), maybe=maybe)
    rows = tables.of(WEEK_SESSIONS)
    if mine and not rows and not log.is_told(mine[0].source()):
        log.add(Code.NO_ROWS, f"{file} has no session.", mine[0].source(), severity=Severity.WARNING)
    lacking = [column for column in NEEDED if any(column not in row.cells for row in rows)]
    is_plan = "Key" in lacking and "Date" in lacking
    maybe = "this is a plan, and not the workbook of a week?" if is_plan else "it was deleted, or has another name?"
    for column in lacking:
        if not WEEK_SESSIONS.column(column).required:
            log.add(Code.NO_COLUMN, f"Sheet Sessions has no column {column}.", mine[0].source(), maybe=maybe)
    return [] if lacking else rows


def _owed(sheets: Sequence[Sheet], log: Log) -> list[Row]:
    """Return the rows of the sheet Owed, which whoever cuts a copy down to their own rows may leave out."""
    tables, _ = rows_of([each for each in sheets if form_of(each, (OWED,))], (OWED,), (), log)
    return owed_of(tables)


def owed_of(tables: Tables) -> list[Row]:
    """Return the rows of Owed; one of a single cell is the sentence that stands there where nothing is owed."""
    return [row for row in tables.of(OWED) if len(row.values) > 1]


def _attendance_row(row: SessionRow, first: dict[str, Source], log: Log, today: date) -> AttendanceRow | None:
    parts = key_parts(row, first, log)
    if parts is None:
        return None
    mandate, planned, _ = parts
    _check_date(row, planned, today, log)
    _check_minutes(row, log)
    _check_makes_up(row, log)
    held = row.minutes_held
    if held is None:
        held = row.minutes if row.attendance == HELD else 0
    return AttendanceRow(
        key=row.key,
        mandate=min(mandate, row.mandate, key=len),
        student=row.student,
        service=row.service,
        therapist=row.therapist,
        date=row.date,
        minutes=row.minutes,
        attendance=row.attendance,
        minutes_held=held if row.attendance else None,
        makes_up_for=row.makes_up_for,
        entered_by=row.entered_by if row.attendance else "",
        source=row.row.at("Attendance"),
        cells=row.row.cells,
    )


def _check_date(row: SessionRow, planned: date, today: date, log: Log) -> None:
    where = row.row.at("Date")
    if abs(row.date - planned) > FARTHEST:
        message = f"{row.key} stands on {row.date}."
        log.add(Code.FAR_DATE, message, where, seen=row.row.seen("Date"), maybe=f"{_in_year(row.date, planned)}?")
    elif row.attendance and row.date > today:
        message = f"{row.key} is {row.attendance}, but its date, {row.date}, is still to come: today is {today}."
        log.add(Code.STILL_TO_COME, message, row.row.at("Attendance"), seen=row.attendance)


def _in_year(when: date, near: date) -> date:
    """Return the day of another year that lies nearest to a date."""
    days = [
        when.replace(year=year, day=min(when.day, 28) if when.month == 2 else when.day)
        for year in (near.year - 1, near.year, near.year + 1)
        if date.min.year <= year <= date.max.year
    ]
    return min(days, key=lambda each: abs(each - near))


def _check_minutes(row: SessionRow, log: Log) -> None:
    where = row.row.at("Minutes held")
    if row.minutes_held is None:
        return
    if not row.attendance:
        if not log.is_told(row.row.at("Attendance")):
            message = f"Minutes held of {row.key} is {row.minutes_held}, but Attendance is empty."
            log.add(Code.MINUTES_ALONE, message, where, seen=row.minutes_held)
    elif row.attendance == HELD and row.minutes_held == 0:
        log.add(Code.HELD_FOR_NOTHING, f"{row.key} was held, with 0 minutes.", where, seen=row.minutes_held)
    elif row.minutes_held > TIMES_AS_LONG * row.minutes:
        message = f"{row.key} has {row.minutes_held} minutes held, in a session of {row.minutes}."
        log.add(Code.HELD_FOR_LONG, message, where, seen=row.minutes_held)


def _check_makes_up(row: SessionRow, log: Log) -> None:
    where = row.row.at("Makes up for")
    if not row.makes_up_for:
        return
    if parts_of(row.makes_up_for) is None:
        message = f"Makes up for: {row.makes_up_for} is no Key: it is a mandate, a date and a number."
        maybe = "copy it from the column Key of the session that was missed?"
        log.add(Code.KEY, message, where, seen=row.makes_up_for, maybe=maybe)
    elif key_of(row.makes_up_for) == key_of(row.key):
        message = f"{row.key} makes up for itself."
        log.add(Code.KEY, message, where, seen=row.makes_up_for, maybe="the Key of another session is meant?")
