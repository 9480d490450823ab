"""What was held, kept in the ledger: one row for each session of a child, and all rows of a call or none."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from optsched.domain import Source
from optsched.domain.attendance import AttendanceRow
from optsched.ledger.file import has_table, keep, opened, prepare, transaction
from optsched.ledger.merging import Merged, merged

COLUMNS = (
    *("name", "key", "mandate", "student", "service", "therapist", "date", "minutes"),
    *("attendance", "minutes_held", "makes_up_for", "entered_by", "file", "sheet", "cell", "read_at"),
)
"""`name` is the key without regard to capitals; `file`, `sheet` and `cell` are where it was read, at `read_at`."""
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM sessions"
_INSERT = f"INSERT OR REPLACE INTO sessions ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"


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
    with opened(path, create=True) as ledger, transaction(ledger):
        found = merged(mine, _known(ledger, mine), overwrite)
        if found.contradictions and not overwrite:
            return Recorded(found, False)
        kept = keep(path) if found.replaced else None
        prepare(ledger)
        read_at = (now or datetime.now()).isoformat(" ", "seconds")
        ledger.executemany(_INSERT, (_values(each, read_at) for each in (*found.new, *found.changed)))
    return Recorded(found, True, kept)


def rows_in(path: Path) -> tuple[AttendanceRow, ...]:
    """Return everything that a ledger has, in order of dates. Raises LedgerError where it cannot be read."""
    with opened(path) as ledger:
        return tuple(map(_row, ledger.execute(f"{_SELECT} ORDER BY date, name")))


def find(path: Path, keys: Iterable[str]) -> dict[str, AttendanceRow]:
    """Return the rows of these keys that a ledger has, by key without regard to capitals; none without a ledger."""
    if not path.exists():
        return {}
    with opened(path) as ledger:
        return _by_name(ledger, keys)


def _known(ledger: sqlite3.Connection, rows: Iterable[AttendanceRow]) -> Mapping[str, AttendanceRow]:
    return _by_name(ledger, (row.key for row in rows))


def _by_name(ledger: sqlite3.Connection, keys: Iterable[str]) -> dict[str, AttendanceRow]:
    found: dict[str, AttendanceRow] = {}
    for name in {key.casefold() for key in keys} if has_table(ledger) else ():
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
