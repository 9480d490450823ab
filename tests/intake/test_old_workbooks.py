"""Workbooks of Excel 97-2003: it is said what they are, and what to do."""

from pathlib import Path

import pytest

from optsched.intake import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def holding(path: Path, stream: str) -> Path:
    """Write the beginning of an old Office file whose directory has a stream of this name."""
    path.write_bytes(OLE + b"\0" * 504 + stream.encode("utf-16-le").ljust(64, b"\0"))
    return path


@pytest.mark.parametrize(
    ("name", "stream", "said"),
    [
        ("caseload.xls", "Workbook", "caseload.xls is an Excel 97-2003 workbook (.xls)."),
        ("caseload.xls", "Book", "caseload.xls is an Excel 97-2003 workbook (.xls)."),
        ("caseload.xlsx", "Workbook", "caseload.xlsx is an Excel 97-2003 workbook (.xls) by its content."),
    ],
)
def test_an_old_workbook_is_named_and_can_be_saved_anew(tmp_path: Path, name: str, stream: str, said: str) -> None:
    (found,) = read([holding(tmp_path / name, stream)]).findings
    assert (found.code, found.message) == ("F03", said)
    assert found.maybe == "Maybe open it in Excel and save it as .xlsx?"


def test_another_old_file_is_not_called_a_workbook(tmp_path: Path) -> None:
    (found,) = read([holding(tmp_path / "letter.doc", "WordDocument")]).findings
    assert (found.code, found.message) == ("F03", "letter.doc is an old Office file, and no Excel workbook.")
