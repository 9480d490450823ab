"""Names that differ only by a number behind them: sessions of one child, or children, and nothing is guessed."""

import pytest
from intake.caseloads.caseload_lists import everything_said, found, read_lines, services, students

from optsched.domain import Severity
from optsched.intake import Code

HEADER = ["Name", "Grade", "Service", "Frequency"]


def line(name: str, minutes: int = 30) -> list[str]:
    return [name, "1", "OT", f"{minutes} min once weekly"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Kelly_1", "Kelly_2"), ("Kelly 1", "Kelly 2"), ("Kelly-1", "Kelly-2"), ("Kelly", "Kelly_2")),
        *(
            ("Kelly (1)", "Kelly (2)"),
            ("Kelly #1", "KELLY #2"),
            ("Moss, Kelly 1", "Kelly Moss 2"),
            ("5thGrade_1", "5thGrade_2"),
        ),
    ],
)
def test_one_child_is_never_made_two_by_a_number(one: str, other: str) -> None:
    caseload, log, register = read_lines(HEADER, line(one), line(other, 15), line("Ana Alvarez"))
    assert [row["Student"] for row in students(caseload)] == ["AA"]
    assert [row["Student"] for row in services(caseload)] == ["AA"]
    (finding,) = found(log, Code.SAME_CHILD)
    assert (finding.severity, finding.source.cell) == (Severity.ERROR, "A2")
    assert finding.message == (
        "Numbers stand behind the names of 2 lines (A2, A3): whether they count the sessions of one child, or tell"
        " children apart, is not said; these lines are not read."
    )
    assert [(each.source.cell, each.seen) for each in caseload.review] == [
        ("A2", "1 | OT | 30 min once weekly"),
        ("A3", "1 | OT | 15 min once weekly"),
    ]
    assert "elly" not in everything_said(caseload, log)
    assert len(register.names) == 1


def test_where_a_list_counts_behind_names_every_numbered_line_is_refused() -> None:
    caseload, _, _ = read_lines(HEADER, line("Kelly_1"), line("Kelly_2"), line("LUNCH_1"), line("Ben Bishop"))
    assert [row["Student"] for row in students(caseload)] == ["BB"]
    assert [each.source.cell for each in caseload.review] == ["A2", "A3", "A4"]


def test_an_id_or_a_code_tells_the_children() -> None:
    caseload, log, _ = read_lines(
        ["Name", "Student ID", *HEADER[1:]],
        *(["Emma 1", "100001", *line("")[1:]], ["Emma 2", "100002", *line("")[1:]]),
    )
    assert len(services(caseload)) == 2
    assert not log.findings


@pytest.mark.parametrize("names", [("AA1", "AA2"), ("Student_1", "Student_2"), ("Emma 2", "Ben Bishop")])
def test_codes_and_a_lone_number_are_left_alone(names: tuple[str, str]) -> None:
    caseload, log, _ = read_lines(HEADER, *map(line, names))
    assert len(students(caseload)) == 2
    assert not log.findings


def test_a_name_inside_a_sentence_is_not_said() -> None:
    caseload, log, _ = read_lines(HEADER, ["Kelly_1", "1", "OT", "kelly: 30 min once weekly"], line("Kelly_2"))
    assert caseload.review[0].seen == "1 | OT | …: 30 min once weekly"
    assert "kelly" not in everything_said(caseload, log).casefold()


def test_the_same_numbered_name_twice_is_one_child() -> None:
    caseload, log, _ = read_lines(HEADER, line("Kelly_1"), ["Kelly_1", "1", "PT", "30 min once weekly"])
    assert len(students(caseload)) == 1
    assert not log.findings
