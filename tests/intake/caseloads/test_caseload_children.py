"""One child, one code: names in either order, local IDs, initials, codes, and what cannot be told apart."""

import pytest
from independent import words
from intake.caseloads.caseload_lists import everything_said, found, read_lines, services, students, told

from optsched.domain import Severity
from optsched.intake import Code
from optsched.intake.caseloads import Register, together
from optsched.intake.log import Log
from optsched.intake.words import grade

HEADER = ["Student Name", "Student ID", "Grade", "Teacher", "Goal"]
ANA = ["Alvarez, Ana", "100001", "3", "Smith", "reads"]


def test_a_name_in_either_order_is_one_child() -> None:
    caseload, log, register = read_lines(
        ["Name", "Service", "Frequency"],
        ["Alvarez, Ana", "OT", "30 min Weekly"],
        ["ana  ALVAREZ", "PT", "30 min Weekly"],
        ["Van Horn, Vera", "OT", "30 min Weekly"],
        ["Vera van Horn", "PT", "30 min Weekly"],
    )
    assert [row["Student"] for row in services(caseload)] == ["AA", "AA", "VV", "VV"]
    assert [(code, name) for code, name, _, _ in register.names] == [("AA", "Alvarez, Ana"), ("VV", "Van Horn, Vera")]
    assert [each.code for each in log.findings] == [Code.ASSUMED] * 4  # 30 minutes a week are one session


def test_one_name_with_two_ids_is_two_children_and_a_warning() -> None:
    caseload, log, _ = read_lines(HEADER, ANA, ["Ana Alvarez", "100002", "3", "Smith", ""])
    assert [row["Student"] for row in students(caseload)] == ["AA", "AA2"]
    (finding,) = found(log, Code.SAME_CHILD)
    assert finding.severity is Severity.WARNING
    assert finding.source.cell == "A3"
    assert finding.message == (
        "AA2 in this row and AA in list.csv A2 have the same name, but different IDs; they are read as two children."
    )


def test_one_id_with_two_names_is_an_error() -> None:
    caseload, log, _ = read_lines(HEADER, ANA, ["Bishop, Ben", "100001", "3", "Smith", ""])
    assert [row["Student"] for row in students(caseload)] == ["AA", "BB"]
    (finding,) = found(log, Code.CLASH)
    assert (finding.source.cell, finding.severity) == ("A3", Severity.ERROR)
    assert "AA in list.csv A2" in finding.message


def test_one_name_without_an_id_at_two_grades_is_not_merged() -> None:
    caseload, log, _ = read_lines(HEADER, ANA, ["Ana Alvarez", "", "5", "Jones", ""])
    assert [row["Student"] for row in students(caseload)] == ["AA", "AA2"]
    (finding,) = found(log, Code.SAME_CHILD)
    assert (finding.source.cell, finding.severity) == ("A3", Severity.ERROR)
    assert "different grades, teachers or schools" in finding.message
    assert "list.csv A2" in finding.message


def test_a_list_without_ids_finds_the_children_of_one_with_ids() -> None:
    register, log = Register(), Log()
    deliveries, _, _ = read_lines(
        ["Name", "Service", "Frequency"], ["Ana Alvarez", "OT", "30 min Weekly"], register=register, file="iep.csv"
    )
    classes, _, _ = read_lines([*HEADER, "School"], [*ANA, "Lincoln"], register=register, file="class.csv")
    rows, _ = together([deliveries, classes], log)
    assert [(row.sheet, row.values["Student"]) for row in rows] == [("Students", "AA"), ("Services", "AA")]
    student = rows[0]
    assert (student.values["Class"], student.values["Grade"], student.values["School"]) == ("Smith", "3", "Lincoln")
    assert (student.cells["Grade"].file, student.cells["Grade"].cell) == ("class.csv", "C2")
    assert not log.findings
    assert register.names[0][:3] == ("AA", "Ana Alvarez", "100001")


def test_a_name_that_may_be_either_of_two_children_is_an_error_said_once() -> None:
    register = Register()
    read_lines(HEADER, ANA, ["Ana Alvarez", "100002", "5", "Jones", ""], register=register)
    lines = [["Ana Alvarez", service, "30 min Weekly"] for service in ("OT", "PT")]
    caseload, log, _ = read_lines(["Name", "Service", "Frequency"], *lines, register=register, file="iep.csv")
    assert [row["Student"] for row in services(caseload)] == ["AA3", "AA3"]
    (finding,) = found(log, Code.SAME_CHILD)
    assert finding.severity is Severity.ERROR
    assert "AA in list.csv A2 or AA2 in list.csv A3" in finding.message
    assert [code for code, *_ in register.names] == ["AA", "AA2"]  # AA3 is for now, and would be one more to confuse


def test_two_ids_for_a_name_that_was_seen_without_one_are_an_error() -> None:
    register = Register()
    read_lines(["Name", "Service"], ["Ana Alvarez", "OT"], register=register, file="iep.csv")
    _, log, _ = read_lines(HEADER, ANA, ["Ana Alvarez", "100002", "3", "Smith", ""], register=register)
    (finding,) = found(log, Code.SAME_CHILD)
    assert finding.severity is Severity.ERROR
    assert "the row in iep.csv A2 gives no ID and may be either" in finding.message


def test_numbers_of_the_iep_system_tell_two_children_but_are_never_said() -> None:
    caseload, log, _ = read_lines(
        ["Name", "SEIS ID", "Service", "Frequency"],
        ["Alvarez, Ana", "2000001", "OT", "30 min Weekly"],
        ["Alvarez, Ana", "2000099", "PT", "30 min Weekly"],
    )
    (finding,) = found(log, Code.SAME_CHILD)
    assert (finding.source.cell, finding.severity) == ("A3", Severity.ERROR)
    assert "20000" not in everything_said(caseload, log)


def test_another_grade_or_teacher_of_one_child_is_an_error_with_both_cells() -> None:
    caseload, log, _ = read_lines(HEADER, ANA, ["Alvarez, Ana", "100001", "4", "Jones", ""])
    assert students(caseload) == [{"Student": "AA", "Initials": "AA", "Class": "Smith", "Grade": "3"}]
    assert [(each.source.cell, each.message) for each in found(log, Code.CLASH)] == [
        ("C3", "AA has the grade 4 in this row, but 3 in list.csv C2."),
        ("D3", "AA has the teacher Jones in this row, but Smith in list.csv D2."),
    ]


@pytest.mark.parametrize(
    ("grade", "teacher"), [("03", "Smith"), ("Third", "smith"), ("3rd", "Smith/Jones"), ("", "Jones & Smith")]
)
def test_a_grade_or_co_teachers_in_other_words_are_the_same(grade: str, teacher: str) -> None:
    caseload, log, _ = read_lines(HEADER, ANA, ["Alvarez, Ana", "100001", grade, teacher, ""])
    assert len(students(caseload)) == 1
    assert not found(log, Code.CLASH)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("TK", -1),
        ("T.K.", -1),
        ("Transitional Kindergarten", -1),
        ("transitional k", -1),
        ("PK", -1),
        ("K", 0),
        ("3", 3),
    ],
)
def test_the_auditor_reads_grades_as_this_reader_does(seen: str, expected: int) -> None:
    caseload, log, _ = read_lines(HEADER, ["Alvarez, Ana", "100001", seen, "Smith", ""])
    assert grade(students(caseload)[0]["Grade"]) == words.grade(seen) == expected
    assert len(found(log, Code.COUNTS_AS_PK)) == seen.upper().startswith("T")


def test_a_child_on_two_pages_is_read_once() -> None:
    caseload, log, _ = read_lines(
        ["Name", "Service", "Frequency", "Notes"],
        ["Alvarez, Ana", "OT", "30 min Weekly", "x"],
        ["Bishop, Ben", "OT", "30 min Weekly", ""],
        ["Name", "Service", "Frequency", "Notes"],
        ["Ana Alvarez", "ot", "30 min Weekly", "y"],
    )
    assert [row["Student"] for row in services(caseload)] == ["AA", "BB"]
    (finding,) = found(log, Code.READ_ONCE)
    assert finding.message == "1 row stands there twice, and was read once: A5 as A2."
    assert caseload.understood.rows == 2


def test_codes_are_taken_as_they_are_and_never_a_name_for_one() -> None:
    caseload, log, _ = read_lines(
        ["Student", "Student ID", "Grade"],
        ["Ana Alvarez", "S-014", "3"],
        ["S-022", "", "4"],
        ["JD", "100003", "5"],
        ["100004", "", "5"],
        ["LI WU", "100005", "5"],
        ["Emma 2", "100006", "5"],
    )
    assert [row["Student"] for row in students(caseload)] == ["S-014", "S-022", "JD", "Child", "LW", "E2"]
    assert not log.findings


def test_initials_are_made_unique_and_never_merged_without_an_id() -> None:
    header = ["Initials", "Student ID", "Grade", "Service"]
    caseload, log, _ = read_lines(
        header, ["JD", "1", "3", "OT"], ["J.D.", "2", "4", "OT"], ["JD", "1", "3", "PT"], ["AB", "", "2", "OT"]
    )
    assert [row["Student"] for row in services(caseload)] == ["JD", "JD2", "JD", "AB"]
    assert [each.severity for each in found(log, Code.SAME_CHILD)] == [Severity.WARNING]
    caseload, log, _ = read_lines(header, ["AB", "", "2", "OT"], ["AB", "", "2", "PT"])
    assert [row["Student"] for row in services(caseload)] == ["AB", "AB2"]
    (finding,) = found(log, Code.SAME_CHILD)
    assert (finding.source.cell, finding.severity) == ("A3", Severity.ERROR)


def test_known_codes_stay_the_same_whatever_comes_first() -> None:
    register = Register([("AA", "Ana Alvarez", ""), ("AA2", "Abe Adams", "100007"), ("JD", "JD", "")])
    caseload, log, _ = read_lines(
        ["Name", "Student ID", "Grade"],
        ["Avery, Al", "", "1"],
        ["Adams, Abe", "100007", "2"],
        ["JD", "", "3"],
        ["Alvarez, Ana", "100001", "3"],
        register=register,
    )
    assert [row["Student"] for row in students(caseload)] == ["AA3", "AA2", "JD", "AA"]
    assert not log.findings
    again = Register([(code, name, number) for code, name, number, _ in register.names])
    caseload, _, _ = read_lines(
        ["Name", "Student ID", "Grade"], ["Al Avery", "", "1"], ["Ana Alvarez", "100001", "3"], register=again
    )
    assert [row["Student"] for row in students(caseload)] == ["AA3", "AA"]


def test_a_known_code_for_two_children_is_refused() -> None:
    with pytest.raises(ValueError, match="The code AA stands for two children"):
        Register([("AA", "Ana Alvarez", ""), ("AA", "Abe Adams", "")])


def test_a_code_of_ours_in_another_list_is_an_error() -> None:
    register = Register()
    read_lines(["Name", "Grade"], ["Ana Alvarez", "3"], ["Abe Adams", "3"], register=register)
    _, log, _ = read_lines(["Code", "Grade"], ["AA2", "3"], register=register, file="codes.csv")
    assert [(each.severity, each.source.cell) for each in found(log, Code.SAME_CHILD)] == [(Severity.ERROR, "A2")]


def test_a_code_for_a_child_that_has_one_of_ours_is_an_error() -> None:
    register = Register()
    read_lines(["Name", "Grade"], ["Ana Alvarez", "3"], register=register)
    _, log, _ = read_lines(["Code", "Name", "Grade"], ["S-1", "Ana Alvarez", "3"], register=register, file="codes.csv")
    assert [each.message for each in found(log, Code.SAME_CHILD)] == [
        "S-1 in this row has the name of AA in list.csv A2."
    ]


def test_one_code_with_two_names_is_an_error() -> None:
    _, log, _ = read_lines(["Code", "Name", "Grade"], ["S-1", "Ana Alvarez", "3"], ["S-1", "Ben Bishop", "3"])
    assert [each.source.cell for each in found(log, Code.CLASH)] == ["A3"]


def test_a_full_name_inside_a_wording_becomes_the_code() -> None:
    caseload, log, _ = read_lines(
        ["Name", "Service", "Frequency"], ["Alvarez, Ana", "OT", "ana alvarez: 30 min as needed"]
    )
    assert services(caseload)[0]["Wording"] == "AA: 30 min as needed"
    assert "lvarez" not in everything_said(caseload, log)


@pytest.mark.parametrize("seen", ["2/Lopez", "2 / Lopez", "2nd - Lopez", "Lopez (2)", "2 Lopez", "Gr. 2, Lopez"])
def test_grade_and_teacher_in_one_column(seen: str) -> None:
    caseload, log, _ = read_lines(["Student", "Grade/Teacher", "Service", "Frequency"], ["A.B.", seen, "OT", "1x30/wk"])
    (student,) = students(caseload)
    assert student["Class"] == "Lopez"
    assert student["Grade"] in ("2", "2nd", "Gr. 2")
    assert told(log) == []


def test_what_names_no_grade_beside_a_teacher_is_the_teacher() -> None:
    caseload, _, _ = read_lines(
        ["Student", "Grade/Teacher", "Service", "Frequency"], ["A.B.", "Lopez", "OT", "1x30/wk"]
    )
    assert [(row["Class"], row.get("Grade")) for row in students(caseload)] == [("Lopez", None)]
