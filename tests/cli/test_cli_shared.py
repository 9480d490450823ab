"""Who received what: share enters it into the ledger, log lists it."""

import sqlite3
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from optsched.ledger import shared_in
from optsched.usecases import share as use_case
from optsched.usecases.optimize import SolveOptions

LEDGER = Path("ledger.sqlite")


@pytest.fixture
def plan(run, district: Path, quick: list[SolveOptions]) -> Path:
    assert run("optimize", district, "-o", "plan.xlsx").exit_code == 0
    return Path("plan.xlsx")


def test_every_workbook_is_entered_with_its_reader_its_children_and_its_fingerprint(run, plan: Path) -> None:
    audiences = "principals,teachers,therapists,families,board"
    result = run("share", plan, "--for", audiences, "--child", "S-2", "--ledger", LEDGER)
    assert result.exit_code == 0, result.output
    assert "ledger.sqlite knows who received them" in result.output
    found = shared_in(LEDGER)
    assert [(each.audience, each.reader, each.file, each.children) for each in found] == [
        ("principals", "Lincoln", "principals/Lincoln.xlsx", ("S-1", "S-2")),
        ("teachers", "Lincoln 1A", "teachers/Lincoln 1A.xlsx", ("S-1",)),  # no plan holds S-2's speech
        ("therapists", "Rivera", "therapists/Rivera.xlsx", ("S-1",)),
        ("therapists", "Chen", "therapists/Chen.xlsx", ()),
        ("families", "the family of S-2", "families/S-2.xlsx", ("S-2",)),
        ("board", "the board", "board.xlsx", ()),
    ]
    for each in found:
        assert sha256((Path("out") / each.file).read_bytes()).hexdigest() == each.sha256
        assert (each.what, each.at.date()) == ("plan, from plan.xlsx", date.today())
    assert all(each.purpose.endswith("school official") for each in found[:4])


def test_children_are_kept_by_their_codes_also_where_readers_see_initials(run, plan: Path, district: Path) -> None:
    book = openpyxl.load_workbook(district)
    book["Options"].append(["Show students as", "initials"])
    book.save(district)
    run("share", plan, "--for", "families,principals", "--child", "S-1", "--ledger", LEDGER)
    assert [(each.reader, each.file, each.children) for each in shared_in(LEDGER)] == [
        ("Lincoln", "principals/Lincoln.xlsx", ("S-1", "S-2")),
        ("the family of S-1", "families/A.xlsx", ("S-1",)),
    ]


def test_without_a_ledger_none_is_made_and_a_second_time_is_entered_again(run, plan: Path) -> None:
    run("share", plan)
    assert not LEDGER.exists()
    for number in (4, 8):
        assert run("share", plan, "--overwrite", "--ledger", LEDGER).exit_code == 0
        assert len(shared_in(LEDGER)) == number


def test_a_ledger_that_cannot_be_used_stops_before_the_first_workbook(
    run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_ledger = Path("notes.sqlite")
    no_ledger.write_text("my notes " * 200)
    for path, words in ((no_ledger, "is no ledger of optsched"), (Path("away/ledger.sqlite"), "does not exist")):
        result = run("share", plan, "--ledger", path)
        assert result.exit_code == 2
        assert words in result.stderr
        assert "Maybe" in result.stderr
        assert list(Path().rglob("out/**/*.xlsx")) == []
    assert run("share", plan, "--for", "board", "--ledger", LEDGER).exit_code == 0
    monkeypatch.setattr("optsched.ledger.file.SECONDS", 0.05)
    with closing(sqlite3.connect(LEDGER, isolation_level=None)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        result = run("share", plan, "--ledger", LEDGER)
    assert (result.exit_code, "ledger.sqlite is in use." in result.stderr) == (2, True)
    assert list(Path().rglob("out/**/*.xlsx")) == [Path("out/board.xlsx")]


def test_a_ledger_that_fails_at_the_end_is_said_with_what_is_there(
    run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("optsched.ledger.file.SECONDS", 0.05)
    with closing(sqlite3.connect(LEDGER, isolation_level=None)) as busy:
        honest = use_case.write_packet

        def write(*given, **more):
            if not busy.in_transaction:
                busy.execute("BEGIN IMMEDIATE")
            return honest(*given, **more)

        monkeypatch.setattr(use_case, "write_packet", write)
        result = run("share", plan, "--ledger", LEDGER)
    assert result.exit_code == 2
    assert "The workbooks are written, but the ledger does not know of them." in result.stderr
    assert len(list(Path("out").rglob("*.xlsx"))) == 4


def test_the_list_is_a_workbook_and_the_console_says_how_many(run, plan: Path) -> None:
    run("share", plan, "--for", "board,therapists", "--ledger", LEDGER)
    result = run("log")
    assert "3 workbooks were shared, the last on" in result.stdout
    result = run("log", "--shared", "shared.xlsx")
    assert result.exit_code == 0
    assert "Written: shared.xlsx, who received what" in result.stdout
    sheet = openpyxl.load_workbook("shared.xlsx")["Shared"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0].startswith("3 workbooks were shared")
    assert rows[2] == ("Date", "Time", "For", "Reader", "File", "Shows", "Children", "Codes", "Purpose", "SHA-256")
    assert [(row[2], row[3], row[6], row[7]) for row in rows[3:]] == [
        ("therapists", "Rivera", 1, "S-1"),
        ("therapists", "Chen", None, None),
        ("board", "the board", None, None),
    ]
    assert [row[9] for row in rows[3:]] == [each.sha256 for each in shared_in(LEDGER)]
    assert rows[3][0].date() == date.today()


def test_the_list_is_replaced_only_when_that_is_asked_and_is_no_other_file(run, plan: Path) -> None:
    run("share", plan, "--for", "board", "--ledger", LEDGER)
    Path("shared.xlsx").write_text("mine")
    refused = run("log", "--shared", "shared.xlsx", "--replace-report")
    assert refused.exit_code == 2
    assert "--replace-shared" in refused.stderr
    assert Path("shared.xlsx").read_text() == "mine"
    assert run("log", "--shared", "shared.xlsx", "--replace-shared").exit_code == 0
    assert openpyxl.load_workbook("shared.xlsx").sheetnames == ["Shared"]
    assert run("log", "--shared", "one.xlsx", "--report", "one.xlsx").exit_code == 2
    assert not Path("one.xlsx").exists()
