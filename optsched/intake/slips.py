"""The sheet Attendance of a therapist's own workbook: its keys name no mandate, and are those of known sessions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from optsched.contract import ATTENDANCE, WEEK_SESSIONS
from optsched.domain.attendance import AttendanceRow, short_key
from optsched.intake.cells import Sheet
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row, form_of, rows_of

FORMS = (WEEK_SESSIONS, ATTENDANCE)
NEEDED = ("Attendance", "Minutes held", "Entered by", "Key")


def has_slips(sheets: Sequence[Sheet]) -> bool:
    """Tell whether a file has a therapist's sheet of attendance."""
    return any(form_of(each, FORMS) is ATTENDANCE for each in sheets)


def has_only_slips(sheets: Sequence[Sheet]) -> bool:
    """Tell whether a file has such a sheet and no sessions of a week."""
    return has_slips(sheets) and not any(form_of(each, FORMS) is WEEK_SESSIONS for each in sheets)


def slip_rows(file: str, sheets: Sequence[Sheet], known: Iterable[AttendanceRow], log: Log) -> list[Row]:
    """Return the rows of a therapist's own workbook as a week's has them; one of no known session is an error."""
    mine = [each for each in sheets if form_of(each, FORMS) is ATTENDANCE]
    tables, _ = rows_of(mine, (ATTENDANCE,), (), log)
    rows = [row for row in tables.of(ATTENDANCE) if row.values.keys() != {"Date"}]
    lacking = [column for column in NEEDED if any(column not in row.cells for row in rows)]
    for column in lacking:
        if not ATTENDANCE.column(column).required:
            message = f"Sheet Attendance has no column {column}."
            log.add(Code.NO_COLUMN, message, mine[0].source(), maybe="it was deleted, or has another name?")
    if lacking:
        return []
    sessions = {short_key(each.key).casefold(): each for each in known}
    named = [row for row in rows if row.seen("Key")]
    if named and not any(_session(row, sessions) for row in named):
        message = f"No session of {file} is known yet: the week that it is of was not entered."
        log.add(Code.KEY_UNKNOWN, message, mine[0].source())
        return []
    found = [_as_of_week(row, sessions, log) for row in rows]
    return [row for row in found if row is not None]


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
    given = {"Key": session.key, "Mandate": session.mandate}
    if session.makes_up_for:
        given["Makes up for"] = session.makes_up_for
    elif row.seen("Makes up for"):
        message = f"{session.key} makes up for {row.seen('Makes up for')} here, which its week does not know."
        maybe = "write the Key of the missed session on the week's Sessions?"
        log.add(Code.KEY, message, row.at("Makes up for"), seen=row.seen("Makes up for"), maybe=maybe)
    shown = {name: value for name, value in row.values.items() if name != "Makes up for"}
    return replace(row, values={**shown, **given})
