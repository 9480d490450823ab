"""Headers, titles, banners, sums and odd lines; what is no list of children; what is dropped."""

from pathlib import Path
from typing import Any

import pytest
from intake.caseloads.caseload_lists import (
    everything_said,
    found,
    read_lines,
    read_path,
    services,
    sheet_of,
    students,
    write,
)
from openpyxl import Workbook

from optsched.domain import Severity
from optsched.intake import Code
from optsched.intake.caseloads import Register, read_caseload
from optsched.intake.cells import ErrorValue, Hidden, Sheet
from optsched.intake.log import Log


def test_pages_banners_and_sums_of_a_printed_list() -> None:
    caseload, log, _ = read_lines(
        ["Oak Unified School District", "9/15/2025"],
        ["Lincoln Elementary", "", "Page 1 of 2"],
        ["Speech caseload 2025"],
        ["Homeroom: 1A"],
        ["Student Name", "Student ID", "Grade", "Birthdate"],
        ["Alvarez, Ana", "1", "1", "1/1/2019"],
        ["Homeroom:", "2B"],
        ["Bishop, Ben", "2", "2", "1/1/2019"],
        ["Total: 2"],
        ["Printed 9/15/2025", "2025-2026"],
        ["Roosevelt School"],
        ["Student Name", "Student ID", "Grade", "Birthdate"],
        ["Teacher#", "104", "Teacher: Khristo,G"],
        ["Cho, Cora", "3", "K", "1/1/2019"],
        ["Total students", "3"],
    )
    assert students(caseload) == [
        {"Student": "AA", "Initials": "AA", "School": "Lincoln Elementary", "Class": "1A", "Grade": "1"},
        {"Student": "BB", "Initials": "BB", "School": "Lincoln Elementary", "Class": "2B", "Grade": "2"},
        {"Student": "CC", "Initials": "CC", "School": "Roosevelt School", "Class": "Khristo,G", "Grade": "K"},
    ]
    assert [each.code for each in log.findings] == [Code.NOT_NEEDED]


def test_a_service_or_therapist_may_stand_in_a_banner() -> None:
    caseload, _, _ = read_lines(
        ["Name", "Frequency"],
        ["Service: Occupational Therapy", "Provider: Rivera, M."],
        ["Ana Alvarez", "30 min Weekly"],
    )
    (row,) = services(caseload)
    assert (row["Service"], row["Therapist"], row["Minutes"]) == ("OT", "Rivera, M.", 30)


def test_another_header_below_holds_from_there_on() -> None:
    caseload, log, _ = read_lines(
        ["Name", "Grade"], ["Ana Alvarez", "3"], [], ["Grade", "First Name", "Last Name"], ["4", "Ben", "Bishop"]
    )
    assert [(row["Student"], row["Grade"]) for row in students(caseload)] == [("AA", "3"), ("BB", "4")]
    assert [seen for seen, _, _ in caseload.understood.columns] == ["Name", "Grade", "First Name", "Last Name"]
    assert not log.findings


@pytest.mark.parametrize(
    "odd",
    [
        ["", "Speech", "30 min Weekly"],  # a second line without its child
        ["Resource Program"],  # a title, or a child of whom nothing is said
        ["Bishop, Ben"],
        ["", "", "", "", "ask the office"],
    ],
)
def test_a_line_that_is_not_understood_is_refused_with_its_cell(odd: list[str]) -> None:
    caseload, log, _ = read_lines(["Name", "Service", "Frequency"], ["Ana Alvarez", "OT", "30 min Weekly"], odd)
    (finding,) = found(log, Code.NO_CHILD)
    assert finding.severity is Severity.ERROR
    assert finding.source.cell.endswith("3")
    assert [each.source for each in caseload.review] == [finding.source]
    assert "Bishop" not in everything_said(caseload, log)
    assert len(services(caseload)) == 1


@pytest.mark.parametrize("name", ["List, Ana", "Ana Report", "School, Ana", "Totals, Ana", "Page, Ana"])
def test_no_child_is_taken_for_a_title(name: str) -> None:
    caseload, log, _ = read_lines(["Name", "ID", "Grade"], [name, "7", "3"])
    assert len(students(caseload)) == 1
    assert not log.findings


@pytest.mark.parametrize(
    "lines",
    [
        [["Name", "Phone"], ["Ana Alvarez", "555"]],
        [["Grade", "Teacher"], ["3", "Smith"]],
        [["Time", "Monday", "Tuesday"], ["8:00", "Math", "Art"]],
        [["Student", "School", "Class", "Grade"], ["S-1", "Lincoln", "1A", "1"]],  # the contract's own Students
        [["a"]] * 30 + [["Name", "Grade"], ["Ana Alvarez", "3"]],
        [],
    ],
)
def test_what_is_no_list_of_children_is_left_alone(lines: list[list[str]]) -> None:
    log = Log()
    assert read_caseload(sheet_of(*lines), Register(), log) is None
    assert not log.findings


def test_what_is_dropped_unknown_or_there_twice_is_named_once() -> None:
    header = ["Name", "DOB", "Grade", "Parent phone", "Shoe size", "Grade level", "IEP Goals"]
    secrets = ["Ana Alvarez", "secret1", "3", "secret2", "secret3", "4", "secret4"]
    caseload, log, _ = read_lines(header, secrets, header, ["Ben Bishop", "secret5", "4"])
    assert [(each.code, each.source.cell, each.message) for each in log.findings] == [
        (Code.NOT_NEEDED, "A1", "DOB, Parent phone and IEP Goals are not needed for a plan and were not read."),
        (Code.COLUMN_NOT_READ, "E1", "Column Shoe size is not known in a list of children and was not read."),
        (Code.DOUBLE_COLUMN, "F1", "Column Grade level says the same as column Grade; only Grade was read."),
    ]
    assert "secret" not in everything_said(caseload, log)
    assert caseload.understood.columns[1][:2] == ("DOB", "not needed: dropped")


def test_an_error_of_excel_is_a_finding_only_where_it_is_needed() -> None:
    cells: list[list[Any]] = [["Name", "Grade", "Age"], ["Ana Alvarez", ErrorValue("#REF!"), ErrorValue("#N/A")]]
    caseload, log, _ = read_lines(*cells)
    assert len(students(caseload)) == 1
    assert [(each.code, each.source.cell) for each in log.findings] == [
        (Code.NOT_NEEDED, "A1"),
        (Code.ERROR_VALUE, "B2"),
    ]


def test_a_name_merged_over_its_lines_counts_in_each() -> None:
    cells = {(1, 1): "Name", (1, 2): "Service", (2, 1): "Ana Alvarez", (2, 2): "OT", (3, 2): "PT"}
    caseload = read_caseload(Sheet("a.xlsx", "List", "List", cells, [((2, 1), (3, 1))]), Register(), Log())
    assert caseload is not None
    assert [(row["Student"], row["Service"]) for row in services(caseload)] == [("AA", "OT"), ("AA", "PT")]


def test_hidden_rows_are_said() -> None:
    cells = {(1, 1): "Name", (1, 2): "Grade", (2, 1): "Ana Alvarez", (2, 2): "3"}
    log = Log()
    read_caseload(Sheet("a.xlsx", "List", "List", cells, hidden=Hidden(parts=("2 rows",))), Register(), log)
    assert [each.message for each in found(log, Code.HIDDEN)] == [
        "Hidden on List: 2 rows. What is hidden is read like the rest."
    ]


def test_a_workbook_with_numbers_and_dates_is_read_like_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Caseload"
    for line in (
        ["Name", "Local ID", "Grade", "Service", "Sessions per week", "Minutes"],
        ["Ana Lee", 7, 3, "OT", 2, 30],
    ):
        sheet.append(line)
    book.save(tmp_path / "list.xlsx")
    caseload, log, register = read_path(tmp_path / "list.xlsx")
    assert students(caseload) == [{"Student": "AL", "Initials": "AL", "Grade": "3"}]
    assert services(caseload) == [{"Student": "AL", "Service": "OT", "Minutes": 30, "Times": 2, "Per": "week"}]
    assert register.names[0][2] == "7"
    assert not log.findings


def test_a_text_table_on_disk_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "list.csv", [["Last Name", "First Name", "Grade"], ["Ng-Patel", " Nadia", "TK"]])
    caseload, log, register = read_path(path)
    assert students(caseload) == [{"Student": "NN", "Initials": "NN", "Grade": "PK"}]
    assert [(each.code, each.source.cell) for each in log.findings] == [(Code.COUNTS_AS_PK, "C2")]
    assert register.names[0][1] == "Ng-Patel, Nadia"


@pytest.mark.parametrize(
    ("title", "file", "service"),
    [
        ("Speech Caseload 2026-27 - Jo Hart, CCC-SLP", "list.csv", "Speech"),
        ("Caseload", "Occupational Therapy.csv", "OT"),
        ("OT and PT Caseload", "list.csv", None),
        ("Main St Elementary, ST. MARY, Pt. Reyes", "list.csv", None),
        ("Caseload", "list.csv", None),
    ],
)
def test_a_title_says_the_service_of_a_list_that_has_none(title: str, file: str, service: str | None) -> None:
    lines = [[title], ["Student", "Grade", "Frequency"], ["A.B.", "2", "1x30/wk"], ["Oak Hill", "", ""]]
    caseload, log, _ = read_lines(*lines, file=file)
    assert [row.get("Service") for row in services(caseload)] == [service]
    assert [service in each.message for each in found(log, Code.ASSUMED) if service] == ([True] if service else [])
    assert [each.source.cell for each in found(log, Code.NO_CHILD)] == ["A4"]


def test_a_column_of_services_goes_before_the_title() -> None:
    lines = [["Speech and Language"], ["Student", "Grade", "Service", "Frequency"], ["A.B.", "2", "OT", "1x30/wk"]]
    caseload, log, _ = read_lines(*lines)
    assert [row["Service"] for row in services(caseload)] == ["OT"]
    assert found(log, Code.ASSUMED) == []
