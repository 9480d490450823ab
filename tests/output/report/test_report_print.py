"""The report on paper, as LibreOffice prints it: a class is never parted, and what must be read is there."""

import re
import shutil
from pathlib import Path

import pytest
from output.printed import pages_of
from understood_instances import a_school

from optsched.output.report import write_report

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice and poppler are not here"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Print the report and return the text of every page."""
    folder: Path = tmp_path_factory.mktemp("paper")
    path = write_report(folder / "report.xlsx", a_school())
    return pages_of(path)


def of(pages: list[str], sheet: str) -> list[str]:
    return [page for page in pages if re.match(rf"\s*What was understood\s+{sheet}\s", page)]


def test_start_here_and_to_mend_are_one_page(pages: list[str]) -> None:
    assert len(of(pages, "Start here")) == 1
    assert len(of(pages, "To mend")) == 1


def test_two_whole_classes_are_on_a_page_from_the_first_time_to_the_last(pages: list[str]) -> None:
    printed = of(pages, "Weeks")
    assert len(printed) == 2
    assert [re.findall(r"Class (\w+)\s+·\s+(\w+)", page) for page in printed] == [
        [("1A", "Ms"), ("2B", "Mrs")],
        [("2B", "Minimum"), ("K", "Mr")],
    ]
    assert printed[0].count("Pack up") == 10  # two classes, five days: no day and no end is cut off
    assert all("Fri" in page for page in printed)
