"""A worksheet is plain only where a closer look would find nothing in it."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter

from optsched.intake import sheetxml
from optsched.intake.plainxml import is_plain
from optsched.intake.sheetxml import FarCell, SheetScan, looks_plain, scan_sheet

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://x/main">'


def sheet(cells: str, head: str = HEAD, tail: str = "") -> bytes:
    return f'{head}<sheetData><row r="1">{cells}</row></sheetData>{tail}</worksheet>'.encode()


PLAIN = sheet('<c r="A1" s="3" t="s"><v>0</v></c><c r="B1"><v>2</v></c><c r="C1" s="1"/>')


def test_what_spreadsheet_libraries_write_is_plain(tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    with xlsxwriter.Workbook(str(first)) as book:
        book.add_worksheet().write_row(0, 0, ["Ann", 30, True, None, "a: b"])
    other = openpyxl.Workbook()
    other.active.append(["Ann", 30, True, None, "a: b"])
    other.save(second)
    for path in (first, second):
        with ZipFile(path) as package:
            content = package.read("xl/worksheets/sheet1.xml")
        assert is_plain(content), path
    assert is_plain(PLAIN)
    assert scan_sheet(BytesIO(PLAIN)) == SheetScan()


@pytest.mark.parametrize("cell", ["E1048576", "F999999", "BH99999", "XFD300"])
def test_what_is_within_reach_is_plain(cell: str) -> None:
    content = sheet(f'<c r="{cell}"><v>1</v></c>')
    assert is_plain(content)
    assert scan_sheet(BytesIO(content)) == SheetScan()


@pytest.mark.parametrize(
    "content",
    [
        sheet('<c r="A1" t="e"><v>#REF!</v></c>'),
        sheet("<c r='A1' t='e'><v>#REF!</v></c>"),
        sheet('<c r="A1" t="&#101;"><v>#REF!</v></c>'),
        sheet('<c t="e" r="A1"><v>#REF!</v></c>'),
        sheet('<c\nr="A1" t="e"><v>#REF!</v></c>'),
        sheet('<c r="A1"><f>B1</f></c>'),
        sheet('<c r="A1"><f t="shared"/></c>'),
        sheet('<x:c r="A1" t="e"><x:v>#REF!</x:v></x:c>'),
        sheet('<é:c r="A1" t="e"><é:v>#REF!</é:v></é:c>'),
        sheet("<c><v>1</v></c>"),
        sheet('<c r="A1"><v>1</v></c>', tail='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'),
        sheet('<c r="A1"><v>1</v></c>', head=f'{HEAD}<cols><col min="1" max="2" hidden="1"/></cols>'),
        sheet('<c r="XFD1048576"><v>1</v></c>'),
        sheet('<c r="G1048576"><v>1</v></c>'),
        sheet('<c r="BJ99999"><v>1</v></c>'),
        sheet('<c r="A0001048576"><v>1</v></c>'),
        sheet('<c r="A1" t="s"  ><v>1</v></c>'),
        sheet('<c r="A1" t="x1"><v>1</v></c>'),
        sheet("<![CDATA[<c]]>"),
        sheet("", head="<!DOCTYPE worksheet>".join(HEAD.split("\n"))),
        sheet('<c r="A1"><v>1</v></c>', head=HEAD.replace("UTF-8", "UTF-16")),
        PLAIN.decode().encode("utf-16"),
        PLAIN.partition(b"?>")[2],
        b"",
    ],
)
def test_anything_else_is_looked_at_cell_by_cell(content: bytes) -> None:
    assert not is_plain(content)


def test_a_long_sheet_is_looked_at_cell_by_cell_and_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looks_plain(BytesIO(PLAIN))
    monkeypatch.setattr(sheetxml, "MOST_AT_ONCE", 100)
    assert not looks_plain(BytesIO(PLAIN))
    content = sheet('<c r="A1"><v>1</v></c><c r="B1" t="e"><v>#REF!</v></c>')
    assert scan_sheet(BytesIO(content)).errors == {(1, 2): "#REF!"}
    with pytest.raises(FarCell):
        scan_sheet(BytesIO(sheet('<c r="XFD1048576"><v>1</v></c>')))
