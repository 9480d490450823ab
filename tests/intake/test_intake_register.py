"""The list that tells which child has which code: written, read again, and refused where it is broken."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from intake.small_district import as_workbook, filled, small

from optsched.domain import Findings
from optsched.intake import Register, read_register
from optsched.intake.caseloads import read_caseload
from optsched.intake.cells import Sheet
from optsched.intake.log import Log
from optsched.output.files import CannotWriteError
from optsched.output.names import write_names

HEAD = ["Student Name", "Student ID", "Grade", "Service"]
ANA, ALI, AMY = (["Alvarez, Ana", "0017", "1", "OT"], ["Adams, Ali", "18", "1", "OT"], ["Avila, Amy", "19", "2", "OT"])


def coded(register: Register, *lines: list[str]) -> tuple[dict[str, str], Findings]:
    """Read a list of children; return the code of each ID or, where there is none, each name."""
    log = Log()
    found = read_caseload(Sheet("list.csv", "", "list", filled([HEAD, *lines])), register, log)
    assert found is not None
    return {number or name: code for code, name, number, _ in register.names}, log.findings


def kept(register: Register, path: Path) -> Register:
    """Write the codes of a register, and read them again."""
    write_names(path, [(code, name, number) for code, name, number, _ in register.names], overwrite=True)
    return read_register(path)


def listed(path: Path, rows: Sequence[Sequence[str | int]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def test_codes_stay_the_same_the_next_time_whoever_comes_first(tmp_path: Path) -> None:
    register = Register()
    codes, _ = coded(register, ANA, ALI)
    assert codes == {"0017": "AA", "18": "AA2"}
    again, findings = coded(kept(register, tmp_path / "names.xlsx"), AMY, ALI, ANA)
    assert again == {"0017": "AA", "18": "AA2", "19": "AA3"}
    assert not findings.errors


def test_a_child_who_is_gone_keeps_its_code_and_nobody_else_gets_it(tmp_path: Path) -> None:
    register = Register()
    coded(register, ANA, ALI)
    second = kept(register, tmp_path / "names.xlsx")
    coded(second, ALI)
    third, _ = coded(kept(second, tmp_path / "names.xlsx"), AMY)
    assert third == {"0017": "AA", "18": "AA2", "19": "AA3"}


def test_a_child_without_an_id_is_known_by_its_name(tmp_path: Path) -> None:
    register = Register()
    coded(register, ["Alvarez, Ana", "", "1", "OT"], ["Adams, Ali", "", "1", "OT"])
    again, findings = coded(kept(register, tmp_path / "names.xlsx"), ["Ali Adams", "", "1", "PT"])
    assert again == {"Alvarez, Ana": "AA", "Adams, Ali": "AA2"}
    assert not findings.errors


def test_names_and_ids_come_back_as_they_are(tmp_path: Path) -> None:
    known = [("AA", "=Alvarez, Ana", "0017"), ("007", "Björn O'Neil", ""), ("Child", "", "100001"), ("JD", "J.D.", "")]
    path = write_names(tmp_path / "names.xlsx", known)
    assert [each[:3] for each in read_register(path).names] == known


def test_the_list_says_that_it_is_confidential_and_stays_text(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(write_names(tmp_path / "names.xlsx", [("AA", "=1+1", "0017")]))["Codes"]
    assert [sheet[cell].value for cell in ("A2", "B2", "C2")] == ["AA", "=1+1", "0017"]
    assert "Keep this list to yourself" in str(sheet["E1"].value)
    assert "Confidential" in str(sheet.oddFooter.left.text)


def test_a_list_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = write_names(tmp_path / "names.xlsx", [("AA", "Alvarez, Ana", "")])
    with pytest.raises(CannotWriteError, match="exists already"):
        write_names(path, [])
    assert [each[0] for each in read_register(path).names] == ["AA"]


def test_without_a_list_nobody_is_known(tmp_path: Path) -> None:
    assert read_register(tmp_path / "names.xlsx").names == ()


def test_numbers_that_excel_made_of_codes_are_read(tmp_path: Path) -> None:
    path = listed(tmp_path / "names.xlsx", [("Code", "Name", "Student ID"), (7, "Alvarez, Ana", 100001)])
    assert [each[:3] for each in read_register(path).names] == [("7", "Alvarez, Ana", "100001")]


def test_rows_left_empty_do_not_count(tmp_path: Path) -> None:
    path = listed(tmp_path / "names.xlsx", [("Code", "Name", "Student ID"), (), ("AA", "Alvarez, Ana"), ("", " ")])
    assert [each[:3] for each in read_register(path).names] == [("AA", "Alvarez, Ana", "")]


BROKEN = [
    ([("Name", "Code", "Student ID"), ("Alvarez, Ana", "AA", "17")], "is no list of codes"),
    ([(), ("Code", "Name", "Student ID"), ("AA", "Alvarez, Ana", "17")], "is no list of codes"),
    ([("Code", "Name")], "is no list of codes"),
    ([], "is no list of codes"),
    ([("Code", "Name", "Student ID"), ("", "Alvarez, Ana", "17")], "without a code, in row 2"),
    ([("Code", "Name", "Student ID"), ("AA", "Alvarez, Ana"), ("aa ", "Adams, Ali")], "stands for two children"),
]


@pytest.mark.parametrize(("rows", "said"), BROKEN)
def test_a_broken_list_is_refused_in_a_sentence_without_names(
    tmp_path: Path, rows: list[tuple[str]], said: str
) -> None:
    with pytest.raises(ValueError, match=said) as refused:
        read_register(listed(tmp_path / "names.xlsx", rows))
    assert "Ana" not in str(refused.value)
    assert str(refused.value).endswith(".")


def test_another_workbook_or_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "torn.xlsx").write_bytes(b"PK\x03\x04 torn")
    (tmp_path / "text.xlsx").write_text("not a workbook at all")
    (tmp_path / "folder.xlsx").mkdir()
    as_workbook(small(), tmp_path / "district.xlsx")
    for name in ("torn.xlsx", "text.xlsx", "folder.xlsx", "district.xlsx"):
        with pytest.raises(ValueError, match=f"^{name} .*\\.$"):
            read_register(tmp_path / name)
