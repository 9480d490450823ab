"""Files: the parser's child process, text tables and their encodings, damaged packages."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from intake.small_district import as_csv, as_workbook, problem_of, small
from openpyxl import load_workbook

from optsched.intake import Code, read
from optsched.intake.csvs import read_csv
from optsched.intake.files import read_files
from optsched.intake.log import Log
from optsched.intake.preflight import check
from optsched.intake.worker import Failure, parse

PATHS = [Path("a"), Path("b"), Path("c")]


@pytest.mark.parametrize(
    ("what_b_does", "failure"),
    [
        ("time.sleep(60)", Failure(timed_out=True)),
        ("os.abort()", Failure(stopped=True)),
        ("raise ValueError('no such thing')", Failure(reason="no such thing")),
    ],
)
def test_a_file_that_breaks_the_parser_takes_no_other_along(tmp_path: Path, what_b_does: str, failure: Failure) -> None:
    script = tmp_path / "parser_that_breaks.py"
    script.write_text(
        "import os, time\n"
        "from optsched.intake import parser\n"
        "def cells_of(path):\n"
        f"    if path == 'b': {what_b_does}\n"
        "    return [(path, {})]\n"
        "parser.cells_of = cells_of\n"
        "parser.answer()\n"
    )
    assert parse(PATHS, time_out=3, script=script) == {
        Path("a"): [("a", {})],
        Path("b"): failure,
        Path("c"): [("c", {})],
    }


def test_a_script_reads_a_district_without_being_run_again(tmp_path: Path) -> None:
    path = as_workbook(small(), tmp_path / "district.xlsx")
    script = tmp_path / "script.py"
    script.write_text(f"print('once')\nfrom optsched.intake import read\nprint(len(read([{str(path)!r}]).findings))\n")
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True)
    assert ran.stdout.split() == ["once", "0"], ran.stderr


@pytest.mark.parametrize("failure", [Failure(timed_out=True), Failure(stopped=True), Failure(reason="why")])
def test_a_failure_of_the_parser_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Failure
) -> None:
    path = as_workbook(small(), tmp_path / "district.xlsx")
    monkeypatch.setattr("optsched.intake.files.parse", lambda paths, **_: dict.fromkeys(paths, failure))
    reading = read([path])
    assert reading.problem is None
    # What stands in a file that could not be read is not called missing.
    assert [finding.code for finding in reading.findings] == [
        Code.TOO_SLOW if failure.timed_out else Code.READER_STOPPED
    ]


def test_what_was_parsed_of_a_workbook_before_it_was_seen_to_be_damaged_is_not_used(tmp_path: Path) -> None:
    good = as_workbook(small(), tmp_path / "good.xlsx")
    broken, early = tmp_path / "broken.xlsx", list[Path]()
    with ZipFile(good) as source, ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.removesuffix(b"</worksheet>") if name.endswith("sheet1.xml") else content)
    log = Log()
    assert check(broken, log, early.append) is None
    assert check(good, log, early.append) is not None
    assert early == [broken, good]
    sheets = read_files([broken, good], log := Log())
    assert {each.file for each in sheets} == {"good.xlsx"}
    assert [(each.code, each.source.file) for each in log.findings] == [(Code.DAMAGED, "broken.xlsx")]


def test_a_workbook_with_a_broken_part_is_damaged(tmp_path: Path) -> None:
    path = as_workbook(small(), tmp_path / "district.xlsx")
    for part, content in (("xl/worksheets/sheet1.xml", b"<worksheet><c"), ("xl/workbook.xml", b"<workbook")):
        broken = tmp_path / "broken.xlsx"
        with ZipFile(path) as source, ZipFile(broken, "w") as target:
            for name in source.namelist():
                target.writestr(name, content if name == part else source.read(name))
        log = Log()
        assert check(broken, log) is None
        assert [finding.code for finding in log.findings] == [Code.DAMAGED]


def test_half_a_workbook_is_damaged(tmp_path: Path) -> None:
    path = as_workbook(small(), tmp_path / "district.xlsx")
    path.write_bytes(path.read_bytes()[:2000])
    log = Log()
    assert check(path, log) is None
    assert [finding.code for finding in log.findings] == [Code.DAMAGED]


def test_other_packages_and_other_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    expected = {
        "letter.xlsx": Code.OTHER_FORMAT,
        "picture.csv": Code.NOT_A_SPREADSHEET,
        "printed.xlsx": Code.NOT_A_SPREADSHEET,
        "~$open.xlsx": Code.NOT_A_SPREADSHEET,
        "empty.csv": Code.NOT_A_SPREADSHEET,
    }
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\0\0\0")
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "printed.xlsx").write_bytes(b"%PDF-1.7 text")
    (tmp_path / "~$open.xlsx").write_bytes(b"\x05Coord")
    for name, code in expected.items():
        log = Log()
        assert check(tmp_path / name, log) is None
        assert [finding.code for finding in log.findings] == [code]


def test_encodings_of_text_tables(tmp_path: Path) -> None:
    path = tmp_path / "Students.csv"
    for encoding, codes in (("utf-8", []), ("utf-8-sig", []), ("utf-16", []), ("cp1252", [Code.NOT_UTF8])):
        path.write_bytes("Student;School\nZoé;Lincoln\n".encode(encoding))
        log = Log()
        sheet = read_csv(path, log)
        assert sheet is not None
        assert sheet.cells == {(1, 1): "Student", (1, 2): "School", (2, 1): "Zoé", (2, 2): "Lincoln"}
        assert [finding.code for finding in log.findings] == codes


def test_a_delimiter_inside_quotes_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "Hours.csv"
    path.write_text('Therapist;Days\nRivera;"Mon, Tue, Wed, Thu"\nChen;"Mon, Tue, Wed, Thu"\n')
    sheet = read_csv(path, Log())
    assert sheet is not None
    assert sheet.cells[2, 2] == "Mon, Tue, Wed, Thu"


def test_a_cell_beyond_all_measure_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "Hours.csv"
    path.write_text("Therapist,Days\n" + "x" * 200_000 + ",Mon\n")
    log = Log()
    assert read_csv(path, log) is None
    assert [finding.code for finding in log.findings] == [Code.DAMAGED]


def test_workbooks_and_text_tables_together(tmp_path: Path) -> None:
    rows = small()
    tables = {"Students": rows.pop("Students")}
    reading = read([as_workbook(rows, tmp_path / "district.xlsx"), *as_csv(tables, tmp_path)])
    assert len(problem_of(reading).students) == 2


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    path = as_workbook(small(), tmp_path / "district.xlsx")
    assert len(read_files([path, path], Log())) == len(small())


REAL = Path(__file__).parents[3] / "shared" / "data" / "real"


@pytest.mark.skipif(not REAL.exists(), reason="the real files are not part of the repository")
def test_real_files_are_read_without_harm() -> None:
    paths = sorted(REAL.iterdir())
    log = Log()
    sheets = read_files(paths, log)
    assert {sheet.file for sheet in sheets} == {path.name for path in paths}
    assert not log.has_errors


def test_a_cell_merged_over_several_rows_counts_in_each(tmp_path: Path) -> None:
    path = as_workbook(small(), tmp_path / "district.xlsx")
    book = load_workbook(path)
    for area in ("A2:A9", "B2:B4", "C2:C4"):  # one reaches beyond the last row, where nothing is added
        book["Timetable"].merge_cells(area)
    book["Timetable"].merged_cells.add("A12:A1048576")  # merge_cells makes a million cells
    book.save(path)
    reading = read([path])
    assert len(problem_of(reading).classes[0].blocks) == 3
    assert reading.counts["Timetable"] == 3


def test_a_larger_file_has_more_time(tmp_path: Path) -> None:
    script = tmp_path / "slow_parser.py"
    script.write_text(
        "import time\n"
        "from optsched.intake import parser\n"
        "def cells_of(path):\n"
        "    time.sleep(3)\n"
        "    return [(path, {})]\n"
        "parser.cells_of = cells_of\n"
        "parser.answer()\n"
    )
    small_one, large = tmp_path / "small", tmp_path / "large"
    small_one.write_bytes(b"")
    large.write_bytes(b"x" * 2**21)
    assert parse([small_one], time_out=0.5, script=script) == {small_one: Failure(timed_out=True)}
    assert parse([large], time_out=0.5, script=script) == {large: [(str(large), {})]}
