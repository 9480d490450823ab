"""The ledger's file: one transaction for each call, so that an interruption leaves all of it or nothing."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from optsched.domain import Source
from optsched.domain.attendance import AttendanceRow
from optsched.ledger.merging import Merged, merged

VERSION = 1
APPLICATION = 0x4F505453
"""What the file says of itself, so that no other program's file is taken for a ledger: OPTS."""
SECONDS = 20.0
"""How long to wait for another run that writes into the same ledger."""
COLUMNS = (
    *("name", "key", "mandate", "student", "service", "therapist", "date", "minutes"),
    *("attendance", "minutes_held", "makes_up_for", "entered_by", "file", "sheet", "cell", "read_at"),
)
"""`name` is the key without regard to capitals; `file`, `sheet` and `cell` are where it was read, at `read_at`."""
SCHEMA = """
CREATE TABLE sessions (
    name TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL,
    mandate TEXT NOT NULL,
    student TEXT NOT NULL,
    service TEXT NOT NULL,
    therapist TEXT NOT NULL,
    date TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    attendance TEXT NOT NULL,
    minutes_held INTEGER CHECK ((minutes_held IS NULL) = (attendance = '')),
    makes_up_for TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    file TEXT NOT NULL,
    sheet TEXT NOT NULL,
    cell TEXT NOT NULL,
    read_at TEXT NOT NULL
) WITHOUT ROWID
"""
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM sessions"
_INSERT = f"INSERT OR REPLACE INTO sessions ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"


class LedgerError(Exception):
    """A ledger cannot be used: a sentence, and a line that begins "Maybe"."""

    def __init__(self, message: str, maybe: str) -> None:
        super().__init__(message, maybe)
        self.message, self.maybe = message, maybe


@dataclass(frozen=True)
class Recorded:
    """What came of recording: nothing was written where it `is_written` is off. `kept` is the version before."""

    merged: Merged
    is_written: bool
    kept: Path | None = None


def record(path: Path, rows: Iterable[AttendanceRow], overwrite: bool = False, now: datetime | None = None) -> Recorded:
    """Record rows, one for each session: all of them, or none where one contradicts the ledger.

    With `overwrite` the rows go before what the ledger has; then, and where a date was moved, the ledger as it was is
    kept beside it, with `.bak` behind its name. Raises LedgerError where the file cannot be used.
    """
    mine = list(rows)
    with _opened(path, create=True) as ledger, _transaction(ledger):
        _prepare(ledger, path)
        found = merged(mine, _known(ledger, mine), overwrite)
        if found.contradictions and not overwrite:
            return Recorded(found, False)
        kept = _keep(path) if found.replaced else None
        read_at = (now or datetime.now()).isoformat(" ", "seconds")
        ledger.executemany(_INSERT, (_values(each, read_at) for each in (*found.new, *found.changed)))
    return Recorded(found, True, kept)


def rows_in(path: Path) -> tuple[AttendanceRow, ...]:
    """Return everything that a ledger has, in order of dates. Raises LedgerError where it cannot be read."""
    with _opened(path) as ledger:
        _check(ledger, path)
        return tuple(map(_row, ledger.execute(f"{_SELECT} ORDER BY date, name")))


def find(path: Path, keys: Iterable[str]) -> dict[str, AttendanceRow]:
    """Return the rows of these keys that a ledger has, by key without regard to capitals; none without a ledger."""
    if not path.exists():
        return {}
    with _opened(path) as ledger:
        _check(ledger, path)
        return _by_name(ledger, keys)


def _known(ledger: sqlite3.Connection, rows: Iterable[AttendanceRow]) -> Mapping[str, AttendanceRow]:
    return _by_name(ledger, (row.key for row in rows))


def _by_name(ledger: sqlite3.Connection, keys: Iterable[str]) -> dict[str, AttendanceRow]:
    found: dict[str, AttendanceRow] = {}
    for name in {key.casefold() for key in keys} if _has_table(ledger) else ():
        row = ledger.execute(f"{_SELECT} WHERE name = ?", (name,)).fetchone()
        if row is not None:
            found[name] = _row(row)
    return found


def _values(row: AttendanceRow, read_at: str) -> tuple[str | int | None, ...]:
    return (
        *(row.key.casefold(), row.key, row.mandate, row.student, row.service, row.therapist),
        *(row.date.isoformat(), row.minutes, row.attendance, row.minutes_held, row.makes_up_for, row.entered_by),
        *(row.source.file, row.source.sheet, row.source.cell, read_at),
    )


def _row(values: tuple[str, ...]) -> AttendanceRow:
    said = dict(zip(COLUMNS, values, strict=True))
    held = said["minutes_held"]
    try:
        on = date.fromisoformat(said["date"])
    except ValueError as error:
        raise sqlite3.DatabaseError(f"{said['date']} is no date") from error
    return AttendanceRow(
        key=said["key"],
        mandate=said["mandate"],
        student=said["student"],
        service=said["service"],
        therapist=said["therapist"],
        date=on,
        minutes=int(said["minutes"]),
        attendance=said["attendance"],
        minutes_held=None if held is None else int(held),
        makes_up_for=said["makes_up_for"],
        entered_by=said["entered_by"],
        source=Source(said["file"], said["sheet"], said["cell"]),
    )


@contextmanager
def _opened(path: Path, create: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a ledger. What an interrupted run left half done is undone by SQLite's own journal.

    `synchronous = EXTRA` also writes down that the journal is gone, so that a power cut cannot bring it back.
    """
    _look(path, create)
    try:
        with closing(_connected(path, "rwc" if create else "rw")) as ledger:
            ledger.execute("PRAGMA synchronous = EXTRA")
            yield ledger
    except sqlite3.Error as error:
        raise _unusable(path, error) from error


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", SECONDS, isolation_level=None, uri=True)


@contextmanager
def _transaction(ledger: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing, and let no other run write meanwhile."""
    ledger.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if ledger.in_transaction:
            ledger.execute("ROLLBACK")
        raise
    ledger.execute("COMMIT")


def _look(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder, not a ledger.", "Maybe add a file name, such as ledger.sqlite.")
    if not path.parent.is_dir():
        message = f"The folder {path.parent} for {path.name} does not exist."
        raise LedgerError(message, "Maybe the folder's name is spelled differently, or it has to be made first.")
    if not create and not path.exists():
        message = f"There is no ledger {path}."
        raise LedgerError(message, "Maybe it has another name, or no week was recorded yet.")


def _has_table(ledger: sqlite3.Connection) -> bool:
    return ledger.execute("SELECT 1 FROM sqlite_master").fetchone() is not None


def _prepare(ledger: sqlite3.Connection, path: Path) -> None:
    """Make the table in a new file; look at any other."""
    if _has_table(ledger):
        _check(ledger, path)
        return
    ledger.execute(SCHEMA)
    ledger.execute(f"PRAGMA application_id = {APPLICATION}")
    ledger.execute(f"PRAGMA user_version = {VERSION}")


def _check(ledger: sqlite3.Connection, path: Path) -> None:
    """Refuse a file of another program, or of a later version."""
    if not _has_table(ledger):
        raise LedgerError(f"Nothing was ever recorded in {path.name}.", "Maybe another ledger is meant.")
    if ledger.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
        raise LedgerError(f"{path.name} is no ledger of optsched.", "Maybe another file is meant with --ledger.")
    (version,) = ledger.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        message = f"{path.name} was written by another version of optsched."
        raise LedgerError(message, "Maybe a newer optsched is installed on another computer.")


def _keep(path: Path) -> Path:
    """Keep the ledger as it is before anything is written, under its name with `.bak` behind.

    Only one run at a time comes here, so the copy has one name, and what an interrupted run left of it is dropped.
    It is read through a connection of its own: SQLite copies nothing out of one that writes.
    """
    place, copy = path.with_name(f"{path.name}.bak"), path.with_name(f"{path.name}.bak-new")
    try:
        for left in (copy, copy.with_name(f"{copy.name}-journal")):
            left.unlink(missing_ok=True)
        with closing(_connected(path, "rw")) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        os.replace(copy, place)
    except OSError as error:
        message = f"{place.name} could not be written, so {path.name} was left as it is."
        raise LedgerError(message, f"Maybe another program uses {place.name}.") from error
    return place


def _unusable(path: Path, error: sqlite3.Error) -> LedgerError:
    code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return LedgerError(f"{path.name} is no ledger of optsched.", "Maybe another file is meant with --ledger.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerError(f"{path.name} is in use.", "Maybe another run still writes into it: try again after it.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return LedgerError(f"{path.name} cannot be written.", "Maybe its folder is closed: choose one of your own.")
    if code == sqlite3.SQLITE_FULL:
        return LedgerError(f"There is no room for {path.name}; it is as it was.", "Maybe the disk is full.")
    return _damaged(path)


def _damaged(path: Path) -> LedgerError:
    return LedgerError(f"{path.name} is damaged.", f"Maybe {path.name}.bak beside it is whole.")
