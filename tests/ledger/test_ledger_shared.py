"""What was shared, in the ledger: rows are only added, and a ledger that knows nothing of it yet is brought up."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from ledger.week_copies import row

from optsched.domain.shared import Shared, in_words
from optsched.ledger import LedgerError, enter_shared, make_ready, record, rows_in, shared_in
from optsched.ledger.file import VERSION

LINCOLN = Shared(
    datetime(2026, 11, 30, 8, 5, 30),
    "principals",
    "Lincoln",
    "principals/Lincoln.xlsx",
    "plan, from plan.xlsx",
    ("S-1", 'S, "2"', "Zoë"),
    "IEP services at the school, school official",
    "ab" * 32,
)
BOARD = replace(LINCOLN, audience="board", reader="the board", file="board.xlsx", children=())


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def old(ledger: Path) -> Path:
    """A ledger as it was before it knew what was shared, with one session."""
    record(ledger, [row(attendance="held")])
    with closing(sqlite3.connect(ledger, isolation_level=None)) as base:
        base.execute("DROP TABLE shared")
        base.execute("PRAGMA user_version = 1")
        base.execute("VACUUM")
    return ledger


def version(ledger: Path) -> int:
    with closing(sqlite3.connect(ledger)) as base:
        return int(base.execute("PRAGMA user_version").fetchone()[0])


def test_what_was_shared_reads_back_in_its_order_and_again_is_another_row(ledger: Path) -> None:
    enter_shared(ledger, [LINCOLN, BOARD])
    enter_shared(ledger, [LINCOLN])
    assert shared_in(ledger) == (LINCOLN, BOARD, LINCOLN)
    assert rows_in(ledger) == ()


def test_sessions_and_what_was_shared_stand_beside_each_other(ledger: Path) -> None:
    record(ledger, [row()])
    enter_shared(ledger, [LINCOLN])
    record(ledger, [row("S-2")])
    assert (len(rows_in(ledger)), shared_in(ledger)) == (2, (LINCOLN,))


def test_an_older_ledger_is_read_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    assert [each.attendance for each in rows_in(old)] == ["held"]
    assert shared_in(old) == ()
    make_ready(old)
    assert old.read_bytes() == before


def test_an_older_ledger_is_brought_up_when_something_is_shared(old: Path) -> None:
    enter_shared(old, [LINCOLN])
    assert (version(old), shared_in(old), len(rows_in(old))) == (VERSION, (LINCOLN,), 1)


def test_an_older_ledger_is_brought_up_when_sessions_are_entered_and_kept_as_it_was(old: Path) -> None:
    before = rows_in(old)
    assert not record(old, [row(attendance="refused")]).is_written  # what contradicts leaves it as it is
    assert version(old) == 1
    came = record(old, [row(attendance="refused")], overwrite=True)
    assert came.kept is not None
    assert (version(old), version(came.kept)) == (VERSION, 1)
    assert (shared_in(old), rows_in(came.kept)) == ((), before)


def test_all_is_entered_or_nothing(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(LedgerError):
        enter_shared(old, [LINCOLN, replace(BOARD, sha256="short")])
    assert old.read_bytes() == before
    assert version(old) == 1


def test_a_ledger_is_tried_without_a_trace_and_made_where_there_is_none(ledger: Path) -> None:
    make_ready(ledger)
    assert (shared_in(ledger), rows_in(ledger)) == ((), ())
    enter_shared(ledger, [LINCOLN])
    before = ledger.read_bytes()
    make_ready(ledger)
    assert ledger.read_bytes() == before
    assert [each.name for each in ledger.parent.iterdir()] == ["ledger.sqlite"]


def test_a_ledger_that_cannot_be_written_is_called_so(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "plan.xlsx"
    other.write_bytes(b"PK" + bytes(5000))
    for path, words in ((other, "is no ledger"), (tmp_path, "is a folder"), (tmp_path / "no" / "l", "does not exist")):
        with pytest.raises(LedgerError, match=words):
            make_ready(path)
    record(ledger, [row()])
    monkeypatch.setattr("optsched.ledger.file.SECONDS", 0.05)
    with closing(sqlite3.connect(ledger, isolation_level=None)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="is in use"):
            make_ready(ledger)


def test_a_row_that_cannot_be_read_is_damage(ledger: Path) -> None:
    enter_shared(ledger, [LINCOLN])
    with closing(sqlite3.connect(ledger, isolation_level=None)) as base:
        base.execute("UPDATE shared SET children = 'S-1'")
    with pytest.raises(LedgerError, match="is damaged"):
        shared_in(ledger)


def test_it_is_said_how_many_and_when_last() -> None:
    later = replace(LINCOLN, at=datetime(2026, 12, 1, 14, 0))
    assert in_words([LINCOLN]) == "1 workbook was shared, the last on 2026-11-30 at 8:05."
    assert in_words([later, LINCOLN]) == "2 workbooks were shared, the last on 2026-12-01 at 14:00."
    assert in_words([]) == "No workbook was shared."
