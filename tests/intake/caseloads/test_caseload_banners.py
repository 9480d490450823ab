"""Banners that name a child: the lines below are the child's, until the next one; what is unclear is refused."""

import pytest
from intake.caseloads.caseload_lists import everything_said, found, read_lines, services, sheet_of, students

from optsched.domain import Severity
from optsched.intake import Code
from optsched.intake.caseloads import Register, names_children, read_caseload
from optsched.intake.log import Log

HEADER = ["Service", "Frequency", "Provider"]
OT = ["OT", "2 x 30 min weekly", "Rivera"]
PT = ["PT", "3 x 20 min weekly", "Stone"]


def test_lines_below_a_child_are_the_childs() -> None:
    caseload, log, register = read_lines(
        HEADER, ["Student: Alvarez, Ana"], OT, PT, ["Student: Ben Bishop"], OT, ["Total: 3"]
    )
    assert [(row["Student"], row["Service"], row["Minutes"]) for row in services(caseload)] == [
        ("AA", "OT", 30),
        ("AA", "PT", 20),
        ("BB", "OT", 30),
    ]
    assert [(code, name) for code, name, *_ in register.names] == [("AA", "Alvarez, Ana"), ("BB", "Ben Bishop")]
    assert [str(row.source) for row in caseload.rows] == [
        *("list.csv A3", "list.csv A6"),
        *("list.csv A3", "list.csv A4", "list.csv A6"),
    ]
    assert not log.findings


@pytest.mark.parametrize(
    "banner",
    [
        [["Student: Alvarez, Ana", "Grade: 3", "Teacher: Park", "Student ID: 100001"]],
        [["Student: Alvarez, Ana  Grade: 3  Teacher: Park  Student ID: 100001"]],
        [["Student:", "Alvarez, Ana", "Grade:", "3", "Teacher:", "Park", "ID:", "100001"]],
        [["Student Name: Alvarez, Ana (100001)", "Grade: 3"], ["Teacher: Park", "DOB: 1/1/2018"]],
        [["Student#", "100001", "Student: Ana Alvarez"], ["Grade: 3"], ["Teacher: Park"]],
        [["Name: Alvarez, Ana"], ["ID: 100001"], ["Grade: 3", "Notes: reads: slowly"], ["Teacher: Park"]],
    ],
)
def test_a_banner_says_what_is_known_of_the_child(banner: list[list[str]]) -> None:
    caseload, log, register = read_lines(*banner, HEADER, OT, ["Student: Bishop, Ben"], PT)
    assert students(caseload) == [
        {"Student": "AA", "Initials": "AA", "Class": "Park", "Grade": "3"},
        {"Student": "BB", "Initials": "BB"},  # nothing of the first child is carried over
    ]
    assert [number for _, _, number, _ in register.names] == ["100001", ""]
    assert [row["Student"] for row in services(caseload)] == ["AA", "BB"]
    assert not log.findings
    assert not [word for word in ("Alvarez", "100001", "2018", "slowly") if word in everything_said(caseload, log)]


def test_a_teachers_banner_holds_for_the_children_below_it() -> None:
    caseload, _, _ = read_lines(
        HEADER,
        ["Teacher: Barrera"],
        *(["Student: Alvarez, Ana", "Grade: 3"], OT, ["Student: Bishop, Ben"], OT),
        ["Teacher: Massey"],
        *(["Student: Cho, Cora"], OT),
    )
    assert [(row["Student"], row["Class"]) for row in students(caseload)] == [
        ("AA", "Barrera"),
        ("BB", "Barrera"),
        ("CC", "Massey"),
    ]


def test_a_child_goes_on_over_a_page_but_not_past_another_teacher() -> None:
    page = (["Lincoln Elementary", "Page 2"], HEADER)
    lines = (["Lincoln Elementary", "Page 1"], HEADER, ["Student: Alvarez, Ana"], OT)
    caseload, log, _ = read_lines(*lines, *page, PT)
    assert [row["Student"] for row in services(caseload)] == ["AA", "AA"]
    assert not log.findings
    caseload, log, _ = read_lines(*lines, ["Teacher: Massey"], PT)
    assert [row["Student"] for row in services(caseload)] == ["AA"]
    assert [each.source.cell for each in found(log, Code.NO_CHILD)] == ["A6"]


def test_another_school_said_of_one_child_is_not_passed_on_and_not_forgotten() -> None:
    caseload, _, _ = read_lines(
        HEADER,
        ["Lincoln Elementary"],
        *(["Student: Alvarez, Ana"], ["Roosevelt School"], OT),
        *(["Student: Bishop, Ben"], OT),
    )
    # whether the second school is the first child's or the page's cannot be told, and so the second child has none
    assert [row.get("School") for row in students(caseload)] == ["Roosevelt School", None]


@pytest.mark.parametrize(
    "banner",
    [
        ["Student: Bishop, Ben 100002"],
        ["Student: Bishop, Ben / Cho, Cora"],
        ["Student: ________"],
        ["Student: Bishop, Ben (moved in May)"],
        ["Student: Bishop, Ben", "Seat: 4"],
        ["Student: Bishop, Ben", "Student: Cho, Cora"],
        ["Student:", "Grade:", "3"],
        ["Student:"],
        ["Students: Bishop, Ben; Cho, Cora"],
    ],
)
def test_a_childs_banner_that_is_unclear_ends_the_last_child(banner: list[str]) -> None:
    caseload, log, _ = read_lines(HEADER, ["Student: Alvarez, Ana"], OT, banner, PT)
    assert [(row["Student"], row["Service"]) for row in services(caseload)] == [("AA", "OT")]
    assert [(each.source.cell, each.severity) for each in found(log, Code.NO_CHILD)] == [
        ("A4", Severity.ERROR),
        ("A5", Severity.ERROR),
    ]
    assert [each.source.cell for each in caseload.review] == ["A4", "A5"]
    assert "Bishop" not in everything_said(caseload, log)


def test_a_child_without_a_line_is_refused() -> None:
    caseload, log, _ = read_lines(
        HEADER, ["Student: Alvarez, Ana"], ["Student: Bishop, Ben"], OT, ["Student: Cho, Cora"]
    )
    assert [row["Student"] for row in students(caseload)] == ["BB"]
    assert [each.source.cell for each in found(log, Code.NO_CHILD)] == ["A2", "A5"]
    assert "no line below it says anything of this child" in found(log, Code.NO_CHILD)[0].message


def test_a_line_that_names_its_own_child_is_not_the_banners() -> None:
    caseload, log, _ = read_lines(
        ["Name", *HEADER], ["Student: Alvarez, Ana", "Grade: 3"], ["", *OT], ["Bishop, Ben", *PT]
    )
    assert students(caseload) == [
        {"Student": "AA", "Initials": "AA", "Grade": "3"},
        {"Student": "BB", "Initials": "BB"},
    ]
    assert not log.findings


def test_a_number_of_students_is_a_sum_and_a_code_is_a_child() -> None:
    caseload, log, _ = read_lines(HEADER, ["Students: 12"], ["Student: S-014"], OT, ["Student: S-022"], PT)
    assert [row["Student"] for row in services(caseload)] == ["S-014", "S-022"]
    assert not log.findings


def test_a_label_and_its_value_are_no_row_of_column_names() -> None:
    caseload, log, _ = read_lines(["Student:", "Alvarez, Ana", "Grade:", "3"], HEADER, OT)
    assert [row["Grade"] for row in students(caseload)] == ["3"]
    assert not log.findings  # were it one, the child's name would be said as a column's
    caseload, _, _ = read_lines(["Name:", "Grade:", "Notes:"], ["Alvarez, Ana", "3", ""])
    assert len(students(caseload)) == 1


def test_a_text_table_with_such_banners_names_children() -> None:
    assert names_children(sheet_of(["Student: Alvarez, Ana"], HEADER, OT))
    assert not names_children(sheet_of(HEADER, OT))
    assert read_caseload(sheet_of(HEADER, OT), Register(), Log()) is None
    timetable = sheet_of(["Student: Alvarez, Ana"], ["Time", "Monday"], ["8:00", "Math"])
    assert read_caseload(timetable, Register(), Log()) is None
