"""Lists with a column for each service: `OT | Speech`, `OT Minutes`, or the column of who gives it."""

import pytest
from intake.caseloads.caseload_lists import read_lines, services, told

from optsched.domain import Severity
from optsched.intake import Code
from optsched.intake.caseloads.vocabulary import service_in


@pytest.mark.parametrize(
    ("header", "service"),
    [
        ("OT", "OT"),
        ("OT Minutes", "OT"),
        ("Speech/Language Services", "Speech"),
        ("SLP", "Speech"),
        ("PT (min)", "PT"),
        ("Minutes", ""),
        ("Service minutes", ""),
        ("IEP minutes", ""),
        ("Counseling frequency", "Counseling"),
    ],
)
def test_a_head_that_names_a_service(header: str, service: str) -> None:
    assert service_in(header) == service


def test_each_column_of_a_service_is_a_line_of_its_own() -> None:
    header = ["Student", "Grade", "OT", "PT", "Speech Minutes"]
    caseload, log, _ = read_lines(
        header, ["A.L.", "2", "2x30/week", "", "1 x 20 weekly"], ["B.I.", "K", "", "", "as needed"]
    )
    assert [(row["Student"], row["Service"], row.get("Minutes"), row.get("Times")) for row in services(caseload)] == [
        ("AL", "OT", 30, 2),
        ("AL", "Speech", 20, 1),
        ("BI", "Speech", None, None),
    ]
    assert told(log) == [(Code.WORDING, "E3")]
    assert [row.at("Minutes").cell for row in caseload.rows if row.sheet == "Services"][:2] == ["C2", "E2"]
    assert caseload.rows[2].at("Service").cell == "C1"
    assert caseload.understood.what == "service lines"
    assert ("OT", "how much OT") in [each[:2] for each in caseload.understood.columns]


def test_a_number_in_the_column_of_a_service_is_no_whole_amount() -> None:
    caseload, _, _ = read_lines(["Student", "Grade", "OT Minutes"], ["A.L.", "2", "60"])
    (row,) = services(caseload)
    assert (row["Service"], row["Minutes"], "Times" in row) == ("OT", "60", False)


def test_a_column_of_a_service_with_names_says_who_gives_it() -> None:
    header = ["Student", "Grade", "SLP", "Minutes/Week", "Sessions/Week", "Group/Ind"]
    caseload, log, _ = read_lines(header, ["A.L.", "2", "Chen", "60", "2", "G"], ["B.I.", "K", "Chen", "30", "1", "I"])
    assert [(row["Service"], row["Therapist"], row["Minutes"], row["Grouping"]) for row in services(caseload)] == [
        ("Speech", "Chen", 30, "group"),
        ("Speech", "Chen", 30, "individual"),
    ]
    assert told(log) == []


@pytest.mark.parametrize("header", [["Student", "Grade", "SLP", "OT"], ["Student", "Grade", "SLP"]])
def test_names_that_are_not_said_how_much_of_are_a_column_that_is_not_read(header: list[str]) -> None:
    caseload, log, _ = read_lines(header, ["A.L.", "2", "Chen", "Rivera"][: len(header)])
    assert services(caseload) == []
    assert {each.code for each in log.findings} == {Code.COLUMN_NOT_READ}


def test_beside_a_column_of_services_they_are_not_read() -> None:
    caseload, log, _ = read_lines(["Student", "Service", "Frequency", "OT"], ["A.L.", "PT", "2x30 weekly", "1"])
    assert [row["Service"] for row in services(caseload)] == ["PT"]
    assert [each.source.cell for each in log.findings] == ["D1"]


@pytest.mark.parametrize(("head", "is_warned"), [("Mins of talk", True), ("Sessions left", True), ("Shoe size", False)])
def test_a_column_that_may_say_how_much_is_owed_is_a_warning(head: str, is_warned: bool) -> None:
    _, log, _ = read_lines(["Name", "Service", "Frequency", head], ["Ana Alvarez", "OT", "2x30 weekly", "3"])
    (finding,) = log.findings
    assert (finding.code, finding.severity is Severity.WARNING) == (Code.COLUMN_NOT_READ, is_warned)


@pytest.mark.parametrize("seen", ["1", "15", "x2"])
def test_beside_columns_that_say_how_much_a_column_of_a_service_changes_no_number(seen: str) -> None:
    header = ["Student", "Grade", "Minutes", "Sessions per week", "OT"]
    caseload, log, _ = read_lines(header, ["A.L.", "2", "30", "2", seen])
    (row,) = services(caseload)
    assert (row["Minutes"], row["Times"]) == ("30", "2")
    assert [(each.source.cell, each.severity) for each in log.findings if each.code == Code.COLUMN_NOT_READ] == [
        ("E1", Severity.WARNING)
    ]
