"""Files made to harm: each ends in a clear finding, soon, and none in a crash."""

import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from intake.small_district import as_workbook, small
from openpyxl import load_workbook

from optsched.domain import Severity
from optsched.intake import Code, read
from optsched.intake.cells import ErrorValue, Hidden
from optsched.intake.files import read_files
from optsched.intake.log import Log
from optsched.intake.preflight import check

HOSTILE = Path(__file__).parent.parent / "data" / "hostile"
EXPECTED = {
    "bomb240MB": Code.TOO_LARGE,
    "csv_as": Code.CSV_NAME,
    "d1904": Code.DATES_1904,
    "dimA1": Code.SHEET_NOT_READ,
    "dimhuge": Code.SHEET_NOT_READ,
    "dup": Code.SHEET_NOT_READ,
    "enc": Code.ENCRYPTED,
    "err": Code.ERROR_VALUE,
    "fake": Code.NOT_A_SPREADSHEET,
    "fakexls": Code.OTHER_FORMAT,
    "farcell": Code.SHEET_NOT_READ,
    "farval": Code.FAR_CELL,
    "hid": Code.SHEET_NOT_READ,
    "inj_opx": Code.ERROR_VALUE,
    "laughs": Code.ENTITIES,
    "na": Code.GRADE,
    "xxe": Code.ENTITIES,
}


def test_every_hostile_file_is_expected_somehow() -> None:
    assert {path.stem for path in HOSTILE.glob("*.xlsx")} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_hostile_file_ends_in_a_clear_finding(name: str) -> None:
    begin = time.monotonic()
    reading = read([HOSTILE / f"{name}.xlsx"])
    assert time.monotonic() - begin < 5
    assert reading.problem is None
    finding = next(each for each in reading.findings if each.code == EXPECTED[name])
    assert finding.source.file == f"{name}.xlsx"
    assert finding.message.endswith(".")


def package(path: Path, **sizes: tuple[int, int]) -> Path:
    """Write a small workbook that says of its parts that they are so large, unpacked and packed, in MB."""
    names = {b"xl/worksheets/sheet1.xml": "sheet", b"xl/sharedStrings.xml": "strings"}
    content = bytearray((HOSTILE / "err.xlsx").read_bytes())
    for name, sheet in names.items():
        at = content.rfind(name) - 46  # the part's entry in the directory at the end
        if sheet in sizes:
            unpacked, packed = (size * 2**20 for size in sizes[sheet])
            content[at + 20 : at + 28] = packed.to_bytes(4, "little") + unpacked.to_bytes(4, "little")
    path.write_bytes(content)
    return path


def found_in(path: Path) -> list[str]:
    log = Log()
    check(path, log)
    return [f"{each.code} {each.message}" for each in log.findings]


def test_a_district_of_2500_therapists_is_not_too_large(tmp_path: Path) -> None:
    """Its timetable has 177 MB and all other parts 122, packed to a tenth."""
    assert found_in(package(tmp_path / "big.xlsx", sheet=(177, 16), strings=(122, 13))) == []


def test_more_than_the_largest_district_is_too_large(tmp_path: Path) -> None:
    found = found_in(package(tmp_path / "huge.xlsx", sheet=(300, 30), strings=(122, 13)))
    assert found == [f"{Code.TOO_LARGE} huge.xlsx unpacks to 422 MB; 400 are allowed."]


def test_a_part_packed_tighter_than_any_sheet_is_refused_whatever_its_size(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    path.write_bytes((HOSTILE / "err.xlsx").read_bytes())
    with ZipFile(path, "a", ZIP_DEFLATED) as whole:
        whole.writestr("xl/worksheets/more.xml", b"<c/>" * (3 * 2**20))  # 12 MB
    (found,) = found_in(path)
    assert found.startswith(f"{Code.TOO_LARGE} bomb.xlsx unpacks a part to 12 MB, ")


def cells_of(name: str) -> dict[str, dict[tuple[int, int], object]]:
    log = Log()
    return {sheet.name: dict(sheet.cells) for sheet in read_files([HOSTILE / f"{name}.xlsx"], log)}


@pytest.mark.parametrize("name", ["dimA1", "dimhuge"])
def test_a_lying_dimension_changes_nothing(name: str) -> None:
    assert set(cells_of(name)["Sheet"]) == {(1, 1), (1, 2), (2, 1), (2, 2)}


def test_error_cells_are_not_empty() -> None:
    cells = cells_of("err")["Sheet1"]
    assert cells[1, 1] == ErrorValue("#REF!")
    assert cells[2, 1] == ErrorValue("#DIV/0!")
    assert cells[3, 1] == ErrorValue("")  # a formula whose result was never stored


def test_text_that_looks_like_a_formula_or_like_nothing_stays_text() -> None:
    assert cells_of("inj_opx")["Sheet"][1, 2] == "@SUM(1)"
    assert cells_of("na")["Sheet"][2, 1] == "None"
    assert cells_of("na")["Sheet"][4, 1] == "0012"


def test_what_is_hidden_is_known() -> None:
    sheets = read_files([HOSTILE / "hid.xlsx"], Log())
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [
        ("Sheet", Hidden(parts=("1 row", "1 column"))),
        ("vh", Hidden(sheet=True)),
    ]


def test_a_hidden_sheet_that_is_not_read_is_not_said_to_be() -> None:
    reading = read([HOSTILE / "hid.xlsx"])
    assert Code.HIDDEN not in {finding.code for finding in reading.findings}


def test_a_hidden_sheet_that_is_read_is_a_note(tmp_path: Path) -> None:
    path = as_workbook(small(), tmp_path / "district.xlsx")
    book = load_workbook(path)
    book["Rooms"].sheet_state = "hidden"
    book["Students"].row_dimensions[3].hidden = True
    book.create_sheet("Old notes").sheet_state = "hidden"
    book["Old notes"]["A1"] = "nothing"
    book.save(path)
    assert [(each.code, each.severity, each.message) for each in read([path]).findings] == [
        (Code.HIDDEN, Severity.NOTE, "Sheet Rooms is hidden; it is read like any other."),
        (Code.HIDDEN, Severity.NOTE, "Sheet Students hides 1 row; what is hidden is read like the rest."),
        (Code.SHEET_NOT_READ, Severity.NOTE, "Sheet Old notes is none of the known sheets and was not read."),
    ]


def test_one_bad_file_does_not_hide_the_others() -> None:
    reading = read([HOSTILE / "farval.xlsx", HOSTILE / "nowhere.xlsx", HOSTILE / "enc.xlsx"])
    assert [finding.code for finding in reading.findings.errors] == [Code.FAR_CELL, Code.NO_FILE, Code.ENCRYPTED]


@pytest.mark.parametrize(
    "part", ["xl/theme/theme1.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "_rels/.rels"]
)
def test_a_part_in_an_encoding_that_nobody_knows_is_damage(tmp_path: Path, part: str) -> None:
    path = tmp_path / "odd.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        workbook.add_worksheet("Students")
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert b"UTF-8" in parts[part]
    parts[part] = parts[part].replace(b"UTF-8", b"UT-8")
    with ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert Code.DAMAGED in {finding.code for finding in read([path]).findings}
