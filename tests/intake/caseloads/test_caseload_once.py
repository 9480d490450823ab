"""A list of children as a district, from the file to the findings: one fault, one finding, and nothing goes through."""

from pathlib import Path

import pytest
from intake.caseloads.caseload_lists import write
from intake.small_district import as_workbook, small

from optsched.domain import Finding, Severity
from optsched.intake import Code, Reading, read

HEADER = [
    *("Name", "School", "Service", "Frequency", "Sessions per week"),
    *("Minutes per week", "Total minutes", "Provider", "Minutes per session"),
]


def read_line(folder: Path, **columns: str) -> Reading:
    """Read a csv file with one line; the child, school and service are given."""
    given = {"Name": "Alvarez, Ana", "School": "Lincoln", "Service": "OT", **columns}
    return read([write(folder / "list.csv", [HEADER, [given.get(column, "") for column in HEADER]])])


def at_lines(reading: Reading) -> list[tuple[str, str]]:
    """Return (code, cell) of the errors below the header, without what is true of every list alone."""
    errors = [each for each in reading.findings.errors if each.source.cell and not _is_alone(each)]
    return [(each.code, each.source.cell) for each in errors]


def _is_alone(finding: Finding) -> bool:
    """Without a workbook there is no sheet Schools, and no sheet Therapists."""
    return finding.code == Code.UNKNOWN_NAME and finding.seen in ("Lincoln", "Rivera")


@pytest.mark.parametrize(
    ("columns", "code", "cell"),
    [
        ({"Frequency": "30 min as needed"}, Code.WORDING, "D2"),
        ({"Frequency": "120 min Monthly"}, Code.SUM_NOT_SPLIT, "D2"),
        ({"Frequency": "2 x 30 min per six day cycle"}, Code.WORDING, "D2"),
        ({"Frequency": "30 min weekly until 12/1/26; then 15 min weekly"}, Code.WORDING, "D2"),
        ({"Frequency": "30 min as needed", "Minutes per week": "60", "Sessions per week": "2"}, Code.WORDING, "D2"),
        ({"Minutes per week": "60"}, Code.SUM_NOT_SPLIT, "F2"),
        ({"Minutes per week": "60", "Minutes per session": "30"}, Code.SUM_NOT_SPLIT, "F2"),
        ({"Minutes per week": "50", "Sessions per week": "3"}, Code.SUM_NOT_SPLIT, "F2"),
        ({"Minutes per week": "many", "Sessions per week": "3"}, Code.NUMBER, "F2"),
        ({"Minutes per week": "60", "Sessions per week": "2-3"}, Code.NUMBER, "E2"),
        ({"Total minutes": "1080"}, Code.WORDING, "G2"),
        ({"Sessions per week": "2"}, Code.NO_TIMES, "I2"),
        ({"Provider": "Lopez / Park", "Frequency": "2 x 30 min weekly"}, Code.AMBIGUOUS_NAME, "H2"),
    ],
)
def test_one_fault_is_one_finding(tmp_path: Path, columns: dict[str, str], code: Code, cell: str) -> None:
    reading = read_line(tmp_path, **columns)
    assert at_lines(reading) == [(code, cell)]
    assert reading.problem is None
    is_only_empty = code is Code.NO_TIMES or cell == "E2"
    assert [each.source.cell for each in reading.gathered.review] == ([] if is_only_empty else [cell])


def test_a_line_that_says_nothing_of_how_much_is_said_once_a_cell(tmp_path: Path) -> None:
    reading = read_line(tmp_path)
    assert at_lines(reading) == [(Code.NO_TIMES, "E2"), (Code.NO_TIMES, "I2")]
    short = write(tmp_path / "short.csv", [HEADER[:4], ["Alvarez, Ana", "Lincoln", "OT", ""]])
    (finding,) = [each for each in read([short]).findings if each.code == Code.NO_TIMES]
    assert finding.source.cell == "D2"
    assert finding.message == "AA OT does not say how much is owed: Minutes, Times and Per are empty."


def test_phases_of_one_sentence_are_two_mandates_and_are_not_read_again(tmp_path: Path) -> None:
    sentence = "2 x 30 min weekly until 12/1/26; then 20 min once weekly from 12/2/26"
    reading = read_line(tmp_path, Frequency=sentence)
    assert at_lines(reading) == []
    assert [row.values["Minutes"] for row in reading.gathered.tables.rows["Services"]] == [30, 20]
    assert not [each for each in reading.findings if each.code == Code.WORDING]


def test_an_assumption_is_one_note(tmp_path: Path) -> None:
    notes = [each for each in read_line(tmp_path, Frequency="45 min Weekly").findings if each.source.cell == "D2"]
    assert [(each.code, each.severity) for each in notes] == [(Code.ASSUMED, Severity.NOTE)]


def test_a_list_beside_a_workbook_becomes_mandates(tmp_path: Path) -> None:
    rows = small()
    del rows["Students"], rows["Services"]
    book = as_workbook(rows, tmp_path / "district.xlsx")
    lines = [
        ["Student: Alvarez, Ana", "Grade: 1"],
        ["Service", "Frequency", "Sessions per week", "Minutes per week", "School", "Class", "Provider"],
        ["450 - Occupational Therapy", "2 x 30 min weekly, pull-out", "", "60", "Lincoln", "1A", "Rivera"],
        ["Student: Bishop, Ben", "Grade: 1"],
        ["Speech", "", "3", "60", "Lincoln", "1A", ""],
    ]
    reading = read([book, write(tmp_path / "list.csv", lines)])
    assert reading.problem is not None, str(reading.findings)
    assert [
        (each.student, each.service, each.minutes, each.times, each.per, each.setting, each.therapist)
        for each in reading.problem.mandates
    ] == [("AA", "OT", 30, 2, "week", "pull-out", "Rivera"), ("BB", "Speech", 20, 3, "week", "either", None)]
    assert {each.school_class for each in reading.problem.students} == {("Lincoln", "1A")}
