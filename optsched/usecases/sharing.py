"""What is kept of every workbook that is shared: who received it, when, why, and which children are in it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from zoneinfo import ZoneInfo

from optsched.domain import Plan, Problem
from optsched.domain.shared import Shared
from optsched.intake import ReadWeek
from optsched.ledger import LedgerError, enter_shared
from optsched.output.calendars import WeekCalendars, calendar_files
from optsched.output.packets import Audience, Packet, Whole, children_in

PURPOSES: dict[Audience, str] = {
    "principals": "IEP services at the school, school official",
    "teachers": "IEP services in the class, school official",
    "therapists": "IEP services of the caseload, school official",
    "families": "the record of the own child, parent",
    "board": "sums for oversight, no child is told",
}
"""Why a reader may know: what IDEA asks to be kept beside the party and the date (34 CFR 300.614)."""


def shared_row(whole: Whole, packet: Packet, path: Path, what: str, at: datetime) -> Shared:
    """Return what is kept of a packet that was written to `path`."""
    children = children_in(whole, packet)
    purpose = PURPOSES[packet.audience]
    return Shared(at, packet.audience, packet.reader, packet.place.as_posix(), what, children, purpose, _digest(path))


def week_calendars(problem: Problem, plan: Plan, week: Whole, zone: ZoneInfo, made: datetime) -> dict[str, bytes]:
    """Return the calendar file of each therapist who has anything in a week; none where it is a plan of no dates."""
    if week.dated is None:
        return {}
    return calendar_files(WeekCalendars(problem, plan, week.plan, week.dated, zone, made.astimezone(UTC)))


def calendar_row(read: ReadWeek, name: str, path: Path, what: str, at: datetime) -> Shared:
    """Return what is kept of a calendar file, which tells of the children whom its therapist sees or was to see."""
    rows = (*read.plan.placements, *read.week.in_plan.values())
    seen = {each.student for each in rows if each.therapist == name}
    children = tuple(each.code for each in read.week.problem.students if each.code in seen)
    file = f"therapists/{path.name}"
    return Shared(at, "therapists", name, file, what, children, PURPOSES["therapists"], _digest(path))


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def enter(ledger: Path, rows: Iterable[Shared]) -> None:
    """Enter what was written into the ledger. Raises LedgerError, which says that the workbooks are written."""
    try:
        enter_shared(ledger, rows)
    except LedgerError as error:
        message = f"{error.message} The workbooks are written, but the ledger does not know of them."
        raise LedgerError(message, f"{error.maybe} Then share them again, with --overwrite.") from error
