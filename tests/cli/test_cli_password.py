"""Workbooks locked with a password: whoever has it opens them, and nobody else reads a word."""

import tempfile
from io import BytesIO
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest
from click.testing import CliRunner
from ledger.week_copies import session, write_copy

from optsched.cli.program import program
from optsched.output.locked import PasswordError, check_password, locked
from optsched.usecases.optimize import SolveOptions
from optsched.usecases.share import share

SECRET = "three blue Öwls"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.fixture
def plan(run, district: Path, quick: list[SolveOptions]) -> Path:
    assert run("optimize", district, "-o", "plan.xlsx").exit_code == 0
    return Path("plan.xlsx")


def typed(*words: str, keys: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(program, ["share", "plan.xlsx", *words], input=keys)
    return result.exit_code, result.output


def opened(path: Path, password: str) -> openpyxl.Workbook:
    file, plain = msoffcrypto.OfficeFile(BytesIO(path.read_bytes())), BytesIO()
    file.load_key(password=password, verify_password=True)
    file.decrypt(plain, verify_integrity=True)
    return openpyxl.load_workbook(plain)


def test_a_password_is_asked_for_twice_and_locks_every_workbook(plan: Path) -> None:
    code, said = typed("--password", "-o", "locked", keys=f"{SECRET}\n{SECRET}\n")
    assert code == 0, said
    assert "4 workbooks written to locked, each locked with the password." in said
    assert SECRET not in said
    typed("-o", "plain")
    for path in Path("locked").rglob("*.xlsx"):
        assert path.read_bytes().startswith(OLE)
        twin = openpyxl.load_workbook(Path("plain", *path.parts[1:]))
        assert opened(path, SECRET).sheetnames == twin.sheetnames
        with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
            opened(path, SECRET.lower())
    assert {each.suffix for each in Path("locked").rglob("*") if each.is_file()} == {".xlsx"}


def test_two_passwords_that_differ_are_asked_for_again(plan: Path) -> None:
    code, _ = typed("--password", "--for", "board", keys=f"{SECRET}\nother\n\n{SECRET}\n{SECRET}\n")
    assert code == 0
    assert opened(Path("out/board.xlsx"), SECRET).sheetnames


def test_the_password_of_the_environment_is_taken_without_asking(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPTSCHED_PASSWORD", SECRET)
    for words in (("--password", "-o", "one"), ("-o", "two")):
        code, said = typed("--for", "board", *words)
        assert code == 0, said
        assert "Password" not in said
        assert opened(Path(words[-1]) / "board.xlsx", SECRET).sheetnames


@pytest.mark.parametrize("empty", ["", "  ", "a\nb", "x" * 256])
def test_a_password_that_is_none_is_refused_before_anything_is_written(
    plan: Path, monkeypatch: pytest.MonkeyPatch, empty: str
) -> None:
    monkeypatch.setenv("OPTSCHED_PASSWORD", empty)
    code, said = typed("--for", "board")
    assert (code, "The password" in said, "Maybe" in said) == (2, True, True)
    assert not Path("out").exists()
    with pytest.raises(PasswordError):
        check_password(empty)
    with pytest.raises(PasswordError):
        share(plan, "out", ("board",), password=empty)


def test_nothing_but_what_is_locked_reaches_the_disk(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []
    honest = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda self, data: written.append(data) or honest(self, data))
    for name in ("mkstemp", "NamedTemporaryFile", "TemporaryFile"):
        monkeypatch.setattr(tempfile, name, None)
    share(plan, "out", ("principals", "therapists"), password=SECRET, ledger="ledger.sqlite")
    assert [data[:8] for data in written] == [OLE] * 3
    for path in Path().rglob("*"):
        assert not (path.is_file() and any(SECRET.encode(code) in path.read_bytes() for code in ("utf-8", "utf-16-le")))


def test_a_locked_sheet_of_attendance_is_told_and_nothing_is_entered(run, tmp_path: Path) -> None:
    copy = write_copy(tmp_path / "rivera.xlsx", [session(Attendance="held")])
    other = write_copy(tmp_path / "chen.xlsx", [session("S-2", Attendance="held")])
    copy.write_bytes(locked(copy.read_bytes(), SECRET))
    result = run("log", copy, other)
    assert result.exit_code == 2
    assert "error F04 in rivera.xlsx" in result.stdout
    assert "rivera.xlsx is protected by a password." in result.stdout
    assert "save a copy without a password" in result.stdout
    assert not Path("ledger.sqlite").exists()
