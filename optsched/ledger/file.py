"""The ledger's file: one transaction for each call, so that an interruption leaves all of it or nothing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

VERSION = 2
WITHOUT_SHARED = 1
"""The version that did not know yet what was shared: it is read as it is, and brought up when it is next written."""
APPLICATION = 0x4F505453
"""What the file says of itself, so that no other program's file is taken for a ledger: OPTS."""
SECONDS = 20.0
"""How long to wait for another run that writes into the same ledger."""
SESSIONS = """
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
SHARED = """
CREATE TABLE shared (
    number INTEGER PRIMARY KEY,
    shared_at TEXT NOT NULL,
    audience TEXT NOT NULL,
    reader TEXT NOT NULL,
    file TEXT NOT NULL,
    what TEXT NOT NULL,
    children TEXT NOT NULL,
    purpose TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
)
"""


class LedgerError(Exception):
    """A ledger cannot be used: a sentence, and a line that begins "Maybe"."""

    def __init__(self, message: str, maybe: str) -> None:
        super().__init__(message, maybe)
        self.message, self.maybe = message, maybe


@contextmanager
def opened(path: Path, create: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a ledger, or a new one. What an interrupted run left half done is undone by SQLite's own journal.

    `synchronous = EXTRA` also writes down that the journal is gone, so that a power cut cannot bring it back. Raises
    LedgerError where the file cannot be used, also for what goes wrong while it is open.
    """
    _look(path, create)
    try:
        with closing(_connected(path, "rwc" if create else "rw")) as ledger:
            ledger.execute("PRAGMA synchronous = EXTRA")
            if not create or has_table(ledger):
                _check(ledger, path)
            yield ledger
    except sqlite3.Error as error:
        raise _unusable(path, error) from error


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", SECONDS, isolation_level=None, uri=True)


@contextmanager
def transaction(ledger: sqlite3.Connection, only_tried: bool = False) -> Iterator[None]:
    """Write all or nothing, and let no other run write meanwhile; what is `only_tried` is undone at the end."""
    ledger.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if ledger.in_transaction:
            ledger.execute("ROLLBACK")
        raise
    ledger.execute("ROLLBACK" if only_tried else "COMMIT")


def has_table(ledger: sqlite3.Connection) -> bool:
    """Tell whether anything was ever recorded."""
    return ledger.execute("SELECT 1 FROM sqlite_master").fetchone() is not None


def knows_shared(ledger: sqlite3.Connection) -> bool:
    """Tell whether the ledger is of a version that knows what was shared."""
    return _version(ledger) > WITHOUT_SHARED


def prepare(ledger: sqlite3.Connection) -> None:
    """Make the tables that a new or an older ledger lacks."""
    if not has_table(ledger):
        ledger.execute(SESSIONS)
        ledger.execute(f"PRAGMA application_id = {APPLICATION}")
    if not knows_shared(ledger):
        ledger.execute(SHARED)
        ledger.execute(f"PRAGMA user_version = {VERSION}")


def _version(ledger: sqlite3.Connection) -> int:
    (version,) = ledger.execute("PRAGMA user_version").fetchone()
    return int(version)


def _look(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder, not a ledger.", "Maybe add a file name, such as ledger.sqlite.")
    if not path.parent.is_dir():
        message = f"The folder {path.parent} for {path.name} does not exist."
        raise LedgerError(message, "Maybe the folder's name is spelled differently, or it has to be made first.")
    if not create and not path.exists():
        message = f"There is no ledger {path}."
        raise LedgerError(message, "Maybe it has another name, or no week was recorded yet.")


def _check(ledger: sqlite3.Connection, path: Path) -> None:
    """Refuse a file of another program, or of a later version."""
    if not has_table(ledger):
        raise LedgerError(f"Nothing was ever recorded in {path.name}.", "Maybe another ledger is meant.")
    if ledger.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
        raise LedgerError(f"{path.name} is no ledger of optsched.", "Maybe another file is meant with --ledger.")
    if _version(ledger) not in (WITHOUT_SHARED, VERSION):
        message = f"{path.name} was written by another version of optsched."
        raise LedgerError(message, "Maybe a newer optsched is installed on another computer.")


def keep(path: Path) -> Path:
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
    return LedgerError(f"{path.name} is damaged.", f"Maybe {path.name}.bak beside it is whole.")
