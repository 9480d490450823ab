"""The ledger's file: one transaction, nothing changed by a second time, other files refused."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger.week_copies import row

from optsched.domain import Source
from optsched.domain.attendance import AttendanceRow
from optsched.ledger import LedgerError, find, of_copies, record, report_of, rows_in
from optsched.ledger.file import VERSION

TUE = date(2025, 11, 25)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


def test_rows_read_back_with_their_cells(ledger: Path) -> None:
    where = Source("week.xlsx", "Sessions", "S2")
    mine = [
        replace(row(attendance="held", minutes_held=20, entered_by="Rivera"), source=where),
        row("S-2", makes_up_for="S-2 OT 2025-11-17 1"),
        row("S-3", 25, attendance="refused"),
    ]
    came = record(ledger, mine)
    assert (came.is_written, came.kept, len(came.merged.new)) == (True, None, 3)
    assert list(rows_in(ledger)) == mine
    assert rows_in(ledger)[0].source == where


def test_a_session_whose_student_has_another_number_of_initials_now_is_the_same(ledger: Path) -> None:
    missed = row("J.D.", attendance="therapist absent")
    record(ledger, [missed])
    makes_up = replace(row("J.D.", 27, attendance="held", makes_up_for=missed.key), student="J.D. 1")
    assert record(ledger, [replace(missed, student="J.D. 1"), makes_up]).is_written
    assert sum(each.minutes.owed for each in report_of(rows_in(ledger), date(2025, 11, 29)).children) == 0


def test_another_code_with_a_number_is_another_student(ledger: Path) -> None:
    record(ledger, [row("Child 12", attendance="held")])
    other = replace(row("Child 12", attendance="held"), student="Child 13")
    came = record(ledger, [other])
    assert (came.is_written, [each.column for each in came.merged.contradictions]) == (False, ["Student"])


def test_a_second_time_leaves_every_byte(ledger: Path) -> None:
    record(ledger, [row(attendance="held"), row("S-2")])
    before = ledger.read_bytes()
    came = record(
        ledger,
        [
            row(attendance="held"),
            row("S-2"),
        ],
    )
    assert (len(came.merged.same), came.merged.new, came.merged.changed) == (2, (), ())
    assert ledger.read_bytes() == before
    assert [each.name for each in ledger.parent.iterdir()] == ["ledger.sqlite"]


def test_a_contradiction_leaves_every_byte(ledger: Path) -> None:
    record(ledger, [row(attendance="held")])
    before = ledger.read_bytes()
    came = record(ledger, [row("S-2"), row(attendance="refused")])
    assert not came.is_written
    assert ledger.read_bytes() == before


def test_what_is_overwritten_is_kept_beside(ledger: Path) -> None:
    record(ledger, [row(attendance="held")])
    came = record(ledger, [row(attendance="refused")], overwrite=True)
    assert came.kept == ledger.with_name("ledger.sqlite.bak")
    assert [each.attendance for each in rows_in(ledger)] == ["refused"]
    assert [each.attendance for each in rows_in(came.kept)] == ["held"]
    # what is only added leaves that version where it is
    assert record(ledger, [row("S-2")]).kept is None
    assert [each.attendance for each in rows_in(came.kept)] == ["held"]


def test_capitals_make_no_other_session(ledger: Path) -> None:
    record(ledger, [row()])
    came = record(ledger, [replace(row(attendance="held"), key=row().key.lower())])
    assert (len(came.merged.changed), len(rows_in(ledger))) == (1, 1)
    assert set(find(ledger, [row().key.upper(), "S-9 OT 2025-11-24 1"])) == {row().key.lower()}


def test_without_a_ledger_nothing_is_known_and_none_is_made(ledger: Path) -> None:
    assert find(ledger, ["S-1 OT 2025-11-24 1"]) == {}
    with pytest.raises(LedgerError, match="There is no ledger"):
        rows_in(ledger)
    assert not ledger.exists()


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("my notes " * 200)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as base:
        base.execute("CREATE TABLE sessions (name TEXT)")
    base.close()
    for path in (text, other):
        before = path.read_bytes()
        for use in (lambda at: record(at, [row()]), rows_in, lambda at: find(at, ["x"])):
            with pytest.raises(LedgerError, match="is no ledger of optsched"):
                use(path)
        assert path.read_bytes() == before
    with pytest.raises(LedgerError, match="is a folder"):
        record(tmp_path, [row()])
    with pytest.raises(LedgerError, match="does not exist"):
        record(tmp_path / "nowhere" / "ledger.sqlite", [row()])


def test_a_ledger_of_another_version_is_refused(ledger: Path) -> None:
    record(ledger, [row()])
    with sqlite3.connect(ledger) as base:
        base.execute(f"PRAGMA user_version = {VERSION + 1}")
    base.close()
    with pytest.raises(LedgerError, match="another version"):
        rows_in(ledger)
    with pytest.raises(LedgerError, match="another version"):
        record(ledger, [row()])


def test_a_damaged_ledger_is_called_so(ledger: Path) -> None:
    record(ledger, [row(f"S-{number}") for number in range(300)])
    whole = ledger.read_bytes()
    ledger.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(LedgerError, match="is damaged") as error:
        rows_in(ledger)
    assert error.value.maybe.startswith("Maybe ledger.sqlite.bak")


def test_a_ledger_in_use_is_waited_for_and_then_called_so(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(ledger, [row()])
    monkeypatch.setattr("optsched.ledger.file.SECONDS", 0.05)
    other = sqlite3.connect(ledger, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="is in use"):
        record(ledger, [row("S-2")])
    other.execute("COMMIT")
    other.close()
    assert record(ledger, [row("S-2")]).is_written


def test_an_error_in_the_middle_leaves_every_byte(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(ledger, [row()])
    before = ledger.read_bytes()
    values = [("a",) * 3]
    monkeypatch.setattr("optsched.ledger.store._values", lambda row, read_at: values[0])
    with pytest.raises(LedgerError):
        record(ledger, [row("S-2")])
    assert ledger.read_bytes() == before


TRUE = {"S-1": "held", "S-2": "child absent", "S-3": "held"}
"""What really became of each child's session: a copy knows it, or does not."""


@st.composite
def copies(draw: st.DrawFn) -> list[list[AttendanceRow]]:
    """Draw copies of one week: cut down to some rows, filled in or not, with dates moved by hand."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        children = draw(st.lists(st.sampled_from(sorted(TRUE)), unique=True))
        found.append(
            [
                row(
                    child,
                    attendance=TRUE[child] if draw(st.booleans()) else "",
                    date=draw(st.sampled_from([date(2025, 11, 24), TUE, date(2025, 11, 26)])),
                )
                for child in children
            ]
        )
    return found


def entered(calls: Sequence[Sequence[AttendanceRow]]) -> tuple[AttendanceRow, ...]:
    """Return the ledger after these calls."""
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger.sqlite"
        for rows in calls:
            mine, wrong, _ = of_copies(rows)
            assert wrong == ()
            assert record(ledger, mine).is_written
        return tuple(sorted(rows_in(ledger), key=lambda each: each.key))


@settings(max_examples=40, deadline=None)
@given(copies(), st.data())
def test_any_order_and_repetition_of_the_same_copies_gives_the_same_ledger(
    given_copies: list[list[AttendanceRow]], data: st.DataObject
) -> None:
    repeated = given_copies + data.draw(st.lists(st.sampled_from(given_copies), max_size=3))
    order = data.draw(st.permutations(repeated))
    expected = entered([[each for copy in given_copies for each in copy]])
    assert entered(order) == expected  # each copy in a call of its own
    half = data.draw(st.integers(0, len(order)))
    calls = [[each for copy in part for each in copy] for part in (order[:half], order[half:])]
    assert entered(calls) == expected
