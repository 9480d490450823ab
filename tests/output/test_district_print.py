"""The district workbook on paper, as LibreOffice prints it."""

import re
import shutil
from pathlib import Path

import pytest
from output.printed import pages_of

from optsched.contract import DISTRICT_SHEETS
from optsched.output.district import write_district

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice and poppler are not here"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Print a district with 120 timetable rows and return the text of every page."""
    folder: Path = tmp_path_factory.mktemp("print")
    block = {"School": "Lincoln", "Class": "1A", "From": 8 * 60, "To": 9 * 60 + 5, "Activity": "Writing"}
    path = write_district(folder / "district.xlsx", {"Timetable": [block] * 120}, examples=True)
    return pages_of(path)


def of(pages: list[str], sheet: str) -> list[str]:
    return [page for page in pages if re.match(rf"\s*{sheet}\s+one row: ", page)]


def test_every_sheet_is_printed_on_few_pages(pages: list[str]) -> None:
    counts = {sheet.name: len(of(pages, sheet.name)) for sheet in DISTRICT_SHEETS}
    wide = {name for name, count in counts.items() if count == 2 and name != "Timetable"}
    assert wide == {"Services", "Locked"}
    assert all(counts.values())


def test_a_long_sheet_repeats_its_header_on_every_page(pages: list[str]) -> None:
    timetable = of(pages, "Timetable")
    assert len(timetable) > 1
    assert all(re.search(r"School\s+Class\s+Teacher\s+Grade\s+Days", page) for page in timetable)


def test_times_are_printed_as_clock_times(pages: list[str]) -> None:
    assert re.search(r"Lincoln\s+1A\s+8:00\s+9:05\s+Writing", of(pages, "Timetable")[0])


def test_pages_are_numbered(pages: list[str]) -> None:
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1))
