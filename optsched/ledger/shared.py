"""Who received what, kept in the ledger: rows are added, and none is ever changed.

IDEA asks for it where a record of a child is disclosed: the party, the date and the purpose (34 CFR 300.614).
"""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from optsched.domain.shared import Shared
from optsched.ledger.file import knows_shared, opened, prepare, transaction

COLUMNS = ("shared_at", "audience", "reader", "file", "what", "children", "purpose", "sha256")
"""`children` is a list of codes as JSON, for a code may hold any letter."""
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM shared"
_INSERT = f"INSERT INTO shared ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_TRIED = Shared(datetime.min, "", "", "", "", (), "", "0" * 64)


def make_ready(path: Path) -> None:
    """Make a ledger, or try whether the one that is there can be written, and leave that as it is.

    Raises LedgerError where it cannot.
    """
    is_there = path.exists()
    with opened(path, create=True) as ledger, transaction(ledger, only_tried=is_there):
        prepare(ledger)
        if is_there:
            ledger.execute(_INSERT, _values(_TRIED))


def enter_shared(path: Path, shared: Iterable[Shared]) -> None:
    """Enter workbooks that were given to somebody: all of them or none. Raises LedgerError where that fails.

    The same workbook given again is another row.
    """
    rows = [_values(each) for each in shared]
    with opened(path, create=True) as ledger, transaction(ledger):
        prepare(ledger)
        ledger.executemany(_INSERT, rows)


def shared_in(path: Path) -> tuple[Shared, ...]:
    """Return everything that was shared, in the order in which it was. Raises LedgerError where it cannot be read."""
    with opened(path) as ledger:
        rows = ledger.execute(f"{_SELECT} ORDER BY number") if knows_shared(ledger) else ()
        return tuple(map(_shared, rows))


def _values(each: Shared) -> tuple[str, ...]:
    return (
        *(each.at.isoformat(" ", "seconds"), each.audience, each.reader, each.file, each.what),
        *(json.dumps(each.children, ensure_ascii=False), each.purpose, each.sha256),
    )


def _shared(values: tuple[str, ...]) -> Shared:
    said = dict(zip(COLUMNS, values, strict=True))
    try:
        at, children = datetime.fromisoformat(said["shared_at"]), tuple(map(str, json.loads(said["children"])))
    except ValueError as error:
        raise sqlite3.DatabaseError(f"{said['shared_at']} or {said['children']} cannot be read") from error
    return Shared(
        at, said["audience"], said["reader"], said["file"], said["what"], children, said["purpose"], said["sha256"]
    )
