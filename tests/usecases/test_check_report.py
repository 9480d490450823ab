"""The report of a check: of raw files as import writes it, and of a district workbook in its own words."""

from pathlib import Path

import openpyxl
import pytest
from intake.small_district import Rows, as_csv, as_workbook, small
from raw_files import NAMES, raw_files, week

from optsched.usecases.check import check
from optsched.usecases.importing import CannotWriteError, import_files


def sheet(path: Path, name: str) -> list[dict[str, object]]:
    head, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def first_page(path: Path) -> list[str]:
    rows = openpyxl.load_workbook(path)["Start here"].iter_rows(values_only=True)
    return [str(value) for row in rows for value in row if value is not None]


def reported(rows: Rows, folder: Path) -> Path:
    return checked(as_workbook(rows, folder / "district.xlsx"), folder)


def checked(path: Path, folder: Path) -> Path:
    written = check(path, report=folder / "report.xlsx", overwrite=True).written
    assert written == folder / "report.xlsx"
    return written


def test_a_check_of_raw_files_reports_what_import_reports(tmp_path: Path) -> None:
    files = raw_files(tmp_path)
    report = check(files, report=tmp_path / "report.xlsx")
    done = import_files(files, tmp_path / "out.xlsx")
    assert report.written == tmp_path / "report.xlsx"
    for name in ("What was read", "Blocks", "Words", "To mend", "Findings"):
        assert sheet(report.written, name) == sheet(done.report, name)
    assert report.understood == done.understood
    assert len(report.understood.blocks) == len(week().lessons)


def test_the_sheets_of_a_district_workbook_are_counted_and_listed(tmp_path: Path) -> None:
    path = reported(small(), tmp_path)
    rows = small()
    listed = {str(row["Read as"]): row["Rows"] for row in sheet(path, "What was read")}
    assert listed == {name: len(found) for name, found in rows.items() if found}
    # the blocks are counted for themselves
    number = sum(map(len, rows.values())) - len(rows["Timetable"])
    said = f"1 class with {len(rows['Timetable'])} blocks and {number} rows on {len(listed) - 1} sheets of a district"
    assert first_page(path)[2].startswith(f"{said} workbook were read; nothing must be mended before a plan.")


def test_the_week_of_a_class_of_a_district_workbook_is_drawn_with_its_cells(tmp_path: Path) -> None:
    path = reported(small(), tmp_path)
    blocks = sheet(path, "Blocks")
    assert [row["Activity"] for row in blocks] == [row["Activity"] for row in small()["Timetable"]]
    assert {row["Sheet"] for row in blocks} == {"Timetable"}
    assert "Weeks" in openpyxl.load_workbook(path).sheetnames


def test_days_weeks_and_variants_of_the_sheet_timetable_are_read(tmp_path: Path) -> None:
    rows = small()
    first = {**rows["Timetable"][0], "Days": "Mon-Wed", "Weeks": "1, 3", "Variant": "Normal"}
    rows["Timetable"] = [first, {**first, "Days": "All", "Weeks": "all", "Variant": "Minimum day"}]
    found = sheet(reported(rows, tmp_path), "Blocks")
    assert [(row["Days"], row["Weeks"], row["Variant"]) for row in found] == [
        ("Mon-Wed", "1, 3", None),
        ("Mon-Fri", "all", "Minimum day"),
    ]


def test_letters_beside_weekdays_are_named_as_letters(tmp_path: Path) -> None:
    rows = small()
    rows["Options"] += [{"Option": "Letter days", "Value": "A-F"}]
    rows["Timetable"] += [{**rows["Timetable"][0], "Days": "A, C"}]
    assert sheet(reported(rows, tmp_path), "Blocks")[-1]["Days"] == "A, C"


@pytest.mark.parametrize(("column", "value"), [("From", "8:3o"), ("To", None), ("Days", "Mox"), ("Activity", None)])
def test_a_block_that_cannot_be_read_is_left_to_its_finding(tmp_path: Path, column: str, value: str | None) -> None:
    rows = small()
    number = len(rows["Timetable"])
    rows["Timetable"][0] = {**rows["Timetable"][0], column: value}
    path = reported(rows, tmp_path)
    assert len(sheet(path, "Blocks")) == number - 1
    assert sheet(path, "Findings")[0]["Severity"] == "error"
    assert "1 thing must be mended before a plan." in first_page(path)[2]


def test_what_cannot_fit_is_in_the_report(tmp_path: Path) -> None:
    rows = small()
    rows["Services"][1].update({"Times": "3", "Per": "week"})  # Chen is there on Mon and Wed only
    report = check(as_workbook(rows, tmp_path / "district.xlsx"), report=tmp_path / "report.xlsx")
    assert report.written is not None
    found = [row["Code"] for row in sheet(report.written, "Findings")]
    assert any(str(code).startswith("E0") for code in found)
    assert found == [each.code for each in report.understood.findings]


def test_text_tables_have_no_sheet_but_their_file(tmp_path: Path) -> None:
    report = check(as_csv(small(), tmp_path), report=tmp_path / "report.xlsx")
    assert report.written is not None
    assert ("district - Students.csv", "Students", 2) in {
        (row["File"], row["Read as"], row["Rows"]) for row in sheet(report.written, "What was read")
    }


def test_a_file_of_which_nothing_was_read_has_a_report_too(tmp_path: Path) -> None:
    (tmp_path / "letter.xlsx").write_bytes(b"%PDF-1.4 a letter")
    path = checked(tmp_path / "letter.xlsx", tmp_path)
    assert first_page(path)[2].startswith("Nothing was read as a timetable, a class list or a caseload; 1 thing must")


def test_the_report_has_no_name_of_a_child(tmp_path: Path) -> None:
    path = check(raw_files(tmp_path), report=tmp_path / "report.xlsx").written
    assert path is not None
    book = openpyxl.load_workbook(path)
    texts = [str(cell.value) for page in book for row in page.iter_rows() for cell in row]
    assert not any(name.split(", ")[0] in text for name in NAMES for text in texts)


def test_import_reports_the_workbooks_among_the_files_too(tmp_path: Path) -> None:
    done = import_files(raw_files(tmp_path), tmp_path / "out.xlsx")
    found = {(row["File"], row["Read as"]) for row in sheet(done.report, "What was read")}
    assert {("staff.xlsx", "Hours"), ("deliveries.csv", "service lines")} <= found


def test_a_report_that_cannot_be_written_is_known_before_reading(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="does not exist"):
        check(tmp_path / "none.xlsx", report=tmp_path / "none" / "report.xlsx")
    names = tmp_path / "who.xlsx"
    names.write_text("codes")
    with pytest.raises(CannotWriteError, match="what is read is never changed"):
        check(tmp_path / "none.xlsx", names=names, report=names, overwrite=True)
    assert names.read_text() == "codes"


def test_a_check_without_a_report_writes_nothing(tmp_path: Path) -> None:
    files = raw_files(tmp_path)
    assert check(files).written is None
    assert sorted(tmp_path.iterdir()) == sorted(files)
