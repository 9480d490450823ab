"""The sheet Attendance of a therapist's own workbook: its keys name no mandate, and are those of known sessions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from optsched.contract import ATTENDANCE, WEEK_SESSIONS
from optsched.domain.attendance import AttendanceRow, short_key
from optsched.intake.cells import Sheet
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row, form_of, rows_of

FILLED_IN = ("Attendance", "Minutes held", "Entered by")


def is_slip(sheets: Sequence[Sheet]) -> bool:
    """Tell whether a file is a therapist's own workbook, and not that of a week."""
    forms = {form_of(each, (WEEK_SESSIONS, ATTENDANCE)) for each in sheets}
    return ATTENDANCE in forms and WEEK_SESSIONS not in forms


def slip_rows(file: str, sheets: Sequence[Sheet], known: Iterable[AttendanceRow], log: Log) -> list[Row]:
    """Return the rows of a therapist's own workbook as a week's has them; one of no known session is an error."""
    mine = [each for each in sheets if form_of(each, (ATTENDANCE,))]
    tables, _ = rows_of(mine, (ATTENDANCE,), (), log)
    rows = [row for row in tables.of(ATTENDANCE) if len(row.values) > 1]
    lacking = [column for column in FILLED_IN if any(column not in row.cells for row in rows)]
    for column in lacking:
        message = f"Sheet Attendance has no column {column}."
        log.add(Code.NO_COLUMN, message, mine[0].source(), maybe="it was deleted, or has another name?")
    sessions = {short_key(each.key).casefold(): each for each in known}
    named = [row for row in rows if row.seen("Key")]
    if named and not any(_session(row, sessions) for row in named):
        message = f"No session of {file} is known yet: the week that it is of was not entered."
        log.add(Code.KEY_UNKNOWN, message, mine[0].source())
        return []
    found = [_as_of_week(row, sessions, log) for row in rows]
    return [] if lacking else [row for row in found if row is not None]


def _session(row: Row, sessions: Mapping[str, AttendanceRow]) -> AttendanceRow | None:
    return sessions.get(row.seen("Key").strip().casefold())


def _as_of_week(row: Row, sessions: Mapping[str, AttendanceRow], log: Log) -> Row | None:
    """Return a row with what its key stands for; None, with a finding, where that is no session."""
    session = _session(row, sessions)
    if session is None:
        key = row.seen("Key")
        message = f"{key} is the Key of no session that is known." if key else "The row of a session has no Key."
        maybe = "a letter of it was lost?" if key else "it was added by hand, and belongs on the week's Sessions?"
        log.add(Code.KEY_UNKNOWN, message, row.at("Key"), seen=key, maybe=maybe)
        return None
    given = {"Key": session.key, "Mandate": session.mandate, "Therapist": session.therapist}
    if session.makes_up_for:
        given["Makes up for"] = session.makes_up_for
    shown = {name: value for name, value in row.values.items() if name != "Makes up for"}
    return replace(row, values={**shown, **given})
