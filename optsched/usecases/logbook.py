"""Enter what therapists filled in into the ledger, and say what was really delivered."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from optsched.domain import Findings, Severity
from optsched.domain.attendance import AttendanceRow, is_of_one
from optsched.domain.delivered import NOT_ENTERED, DeliveryReport
from optsched.domain.labels import may_be_one
from optsched.domain.shared import Shared
from optsched.intake.attendance import read_attendance
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.words import likely
from optsched.ledger import (
    ALL_REASONS,
    MADE_UP_REASONS,
    Contradiction,
    DateKept,
    LedgerError,
    Merged,
    find,
    merged,
    of_copies,
    record,
    report_of,
    rows_in,
    shared_in,
)
from optsched.output.delivered import write_delivered
from optsched.output.shared_list import write_shared
from optsched.usecases.places import CannotWriteError, FilePath, as_paths, look, look_apart

LEDGER = "ledger.sqlite"


@dataclass(frozen=True)
class FileCount:
    """The rows that one file gave, those of them with an attendance, and what they are to the ledger."""

    file: str
    rows: int
    with_attendance: int
    new: int = 0
    changed: int = 0
    same: int = 0


@dataclass(frozen=True)
class LogReport:
    """What came of it. `delivered` is what the ledger now says; None where there was nothing, or nothing was recorded.

    `shared` is everything that the ledger knows to have been shared. `kept` is the ledger as it was before, where
    something in it was replaced; `written` the report and `listed` the list of what was shared, if they were wanted.
    """

    findings: Findings = field(default_factory=Findings)
    files: tuple[FileCount, ...] = ()
    new: int = 0
    changed: int = 0
    same: int = 0
    is_recorded: bool = False
    delivered: DeliveryReport | None = None
    kept: Path | None = None
    written: Path | None = None
    shared: tuple[Shared, ...] = ()
    listed: Path | None = None


def log(
    paths: FilePath | Sequence[FilePath] = (),
    ledger: FilePath = LEDGER,
    overwrite: bool = False,
    report: FilePath | None = None,
    replace_report: bool = False,
    today: date | None = None,
    reasons: Collection[str] = MADE_UP_REASONS,
    open_minutes: Mapping[tuple[str, str], int] | None = None,
    ends: Mapping[tuple[str, str], date] | None = None,
    names: Mapping[str, str] | None = None,
    shared: FilePath | None = None,
    replace_shared: bool = False,
) -> LogReport:
    """Enter weeks' workbooks, or copies of them, into a ledger: all of them, or nothing where one has an error.

    `overwrite` lets the files go before what the ledger has. A `report` is a workbook of what was delivered until
    `today`; minutes missed for one of the `reasons` are owed; `open_minutes` and `ends` of mandates, by child and
    service, tell who is at risk; `names` are what the children of mandates are called now. `shared` is a workbook of
    who received what. Raises CannotWriteError where the ledger or one of the two workbooks cannot be used, and
    ValueError for a reason that does not exist.
    """
    sources, place, until = as_paths(paths), Path(ledger), today or date.today()
    _check_reasons(reasons)
    if report:
        _look_at_report(Path(report), replace_report, "report", [*sources, place])
    if shared:
        _look_at_report(Path(shared), replace_shared, "shared", [*sources, place])
    look_apart([Path(each) for each in (report, shared) if each], "--report and --shared")
    try:
        found = _recorded(sources, place, overwrite, until) if sources else LogReport()
        if sources and not found.is_recorded:
            return found
        delivered = report_of(_called(rows_in(place), names or {}), until, reasons, open_minutes, ends)
        known = shared_in(place)
    except LedgerError as error:
        raise CannotWriteError(error.message, error.maybe) from error
    written = write_delivered(report, delivered, replace_report) if report else None
    listed = write_shared(shared, known, replace_shared) if shared else None
    return replace(found, delivered=delivered, written=written, shared=known, listed=listed)


def _called(rows: Sequence[AttendanceRow], names: Mapping[str, str]) -> list[AttendanceRow]:
    """Let sessions call a child as everything does now: initials have another number when somebody moves in."""
    return [replace(row, student=names.get(row.mandate.casefold(), row.student)) for row in rows]


def _check_reasons(reasons: Collection[str]) -> None:
    unknown = [each for each in reasons if each not in (*ALL_REASONS, NOT_ENTERED)]
    if unknown:
        raise ValueError(f"{unknown[0]} is no reason why minutes are missed. Known are {', '.join(ALL_REASONS)}.")


def _look_at_report(report: Path, is_replaced: bool, option: str, sources: Sequence[Path]) -> None:
    """Raise CannotWriteError if a report cannot be written; that has nothing to do with overwriting the ledger."""
    if report.is_file() and not is_replaced and report not in sources:
        message = f"{report.name} exists already and was left as it is."
        maybe = f"Maybe choose another name, or replace it: --replace-{option}, in Python replace_{option}=True."
        raise CannotWriteError(message, maybe)
    look(report, is_replaced, sources)


def _recorded(sources: Sequence[Path], ledger: Path, overwrite: bool, today: date) -> LogReport:
    """Read files and record them. Where there is any error it is only said what would have come of it."""
    log = Log()
    known_before = rows_in(ledger) if ledger.exists() else ()
    rows = read_attendance(sources, log, today, known_before)
    copies, wrong, dates = of_copies(rows)
    for each in wrong:
        _log_contradiction(each, log)
    for date_kept in dates:
        _log_date(date_kept, log, "")
    _log_students(known_before, rows, log)
    known = find(ledger, [key for each in copies for key in (each.key, each.makes_up_for)])
    _log_made_up(copies, known, log)
    if log.has_errors:
        came, is_recorded, kept = merged(copies, known, overwrite), False, None
    else:
        recorded = record(ledger, copies, overwrite)
        came, is_recorded, kept = recorded.merged, recorded.is_written, recorded.kept
    for each in came.contradictions:
        _log_of_ledger(each, log, overwrite)
    for date_kept in came.dates_kept:
        _log_date(date_kept, log, "the ledger, from ")
    return LogReport(
        log.findings,
        _counts(rows, came),
        len(came.new),
        len(came.changed),
        len(came.same),
        is_recorded,
        kept=kept,
    )


def _log_students(before: Sequence[AttendanceRow], rows: Sequence[AttendanceRow], log: Log) -> None:
    """Log sessions of one mandate with different students: a column was sorted without the others.

    Initials may have another number since then, but not inside one file.
    """
    first: dict[str, AttendanceRow] = {}
    for row in before:
        first.setdefault(row.mandate.casefold(), row)
    in_file: dict[tuple[str, str], AttendanceRow] = {}
    for row in rows:
        known = first.setdefault(row.mandate.casefold(), row)
        here = in_file.setdefault((row.source.file, row.mandate.casefold()), row)
        if here.student.casefold() != row.student.casefold():
            known = here
        elif may_be_one(known.student, row.student):
            continue
        message = f"{row.key}: Student is {row.student} here, and {known.student} in {known.source} for {known.key}."
        maybe = "some columns were sorted without the others?"
        log.add(Code.DISAGREES, message, row.at("Student"), seen=row.student, maybe=maybe)


def _counts(rows: Sequence[AttendanceRow], came: Merged) -> tuple[FileCount, ...]:
    new, changed, same = ({each.key.casefold() for each in part} for part in (came.new, came.changed, came.same))
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        name, file = row.key.casefold(), row.source.file
        counts[file, "rows"] += 1
        counts[file, "with_attendance"] += row.is_known
        counts[file, "new"] += name in new
        counts[file, "changed"] += name in changed
        counts[file, "same"] += name in same
    parts = ("rows", "with_attendance", "new", "changed", "same")
    return tuple(
        FileCount(file, *(counts[file, part] for part in parts))
        for file in dict.fromkeys(row.source.file for row in rows)
    )


_VALUES: Mapping[str, Callable[[AttendanceRow], object]] = {
    "Student": lambda row: row.student,
    "Service": lambda row: row.service,
    "Therapist": lambda row: row.therapist,
    "Minutes": lambda row: row.minutes,
    "Attendance": lambda row: row.attendance,
    "Minutes held": lambda row: row.delivered,
    "Makes up for": lambda row: row.makes_up_for,
}


def _said(each: Contradiction) -> tuple[object, object]:
    """Return what the known row and the new one say in the column in which they differ."""
    value = _VALUES[each.column]
    return value(each.known), value(each.new)


def _log_contradiction(each: Contradiction, log: Log) -> None:
    known, new = _said(each)
    message = f"{each.new.key}: {each.column} is {new} here, and {known} in {each.known.at(each.column)}."
    log.add(Code.COPIES_DISAGREE, message, each.new.at(each.column), seen=new)


def _log_of_ledger(each: Contradiction, log: Log, overwrite: bool) -> None:
    known, new = _said(each)
    where = f"in the ledger, from {each.known.source}"
    message = f"{each.new.key}: {each.column} is {new} here, and {known} {where}."
    severity = None
    if overwrite:
        message = f"{each.new.key}: {each.column} is {new} here, which was taken in place of {known} {where}."
        severity = Severity.WARNING
    log.add(Code.LEDGER_DISAGREES, message, each.new.at(each.column), seen=new, severity=severity)


def _log_date(each: DateKept, log: Log, place: str) -> None:
    """Log a date that was not taken; the ledger's own is kept for good where only it knows what became of it."""
    kept, other = each.kept, each.other
    message = f"{other.key} stands on {other.date} here; {kept.date} was kept, as in {place}{kept.source}."
    is_taken = other.is_known or not kept.is_known
    maybe = "--overwrite takes the date of this file?" if place and is_taken else ""
    log.add(Code.DATE_KEPT, message, other.at("Date"), seen=other.date, maybe=maybe)


def _log_made_up(rows: Sequence[AttendanceRow], known: Mapping[str, AttendanceRow], log: Log) -> None:
    """Warn of sessions that make up for nothing that is known: their minutes lessen nothing that is owed."""
    every = {**known, **{row.key.casefold(): row for row in rows}}
    for row in rows:
        if not row.makes_up_for:
            continue
        missed = every.get(row.makes_up_for.casefold())
        if missed is None:
            message = f"{row.key} makes up for {row.makes_up_for}, which is not in the ledger."
            maybe = likely(row.makes_up_for, [each.key for each in rows if each.student == row.student])
        elif not is_of_one(missed, row):
            message = f"{row.key} makes up for {row.makes_up_for}, which is {missed.service} of {missed.student}."
            maybe = "the Key of another session is meant?"
        else:
            continue
        log.add(Code.NOTHING_TO_MAKE_UP, message, row.at("Makes up for"), seen=row.makes_up_for, maybe=maybe)
