"""The list of who received what, as it is read and printed."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from optsched.domain.shared import Shared
from optsched.output.shared_list import write_shared

AT, DIGEST = datetime(2026, 11, 30, 8, 5), "0123456789abcdef" * 4
FINGERPRINT = "J"


def given(*children: str) -> Shared:
    return Shared(AT, "teachers", "Lincoln 1A", "teachers/1A.xlsx", "plan", children, "own class", DIGEST)


@pytest.fixture
def sheet(tmp_path: Path) -> Worksheet:
    every = [f"S{number:03}" for number in range(60)]
    return openpyxl.load_workbook(write_shared(tmp_path / "shared.xlsx", [given("S001"), given(*every)])).active


def test_a_fingerprint_shows_its_beginning_and_stands_whole_in_its_cell(sheet: Worksheet) -> None:
    cell = sheet[f"{FINGERPRINT}4"]
    assert (cell.value, cell.alignment.horizontal) == (DIGEST, "fill")
    assert sheet.column_dimensions[FINGERPRINT].width < 16
    assert sheet["I4"].alignment.horizontal != "fill"


def test_a_row_is_as_high_as_its_codes(sheet: Worksheet) -> None:
    assert sheet.row_dimensions[4].height is None
    assert sheet.row_dimensions[5].height > 60


def test_the_list_is_printed_one_landscape_page_wide(sheet: Worksheet) -> None:
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_area == "'Shared'!$A$1:$J$5"
