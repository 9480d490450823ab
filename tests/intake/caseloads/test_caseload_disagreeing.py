"""What a list says in two ways is taken neither way: not in the plan, and not in the workbook that import writes."""

from pathlib import Path

import openpyxl
import pytest
from intake.caseloads.caseload_lists import found, read_lines, services, told, write

from optsched.domain import Severity
from optsched.intake import Code, Reading, read
from optsched.intake.caseloads import Register, together
from optsched.intake.log import Log
from optsched.usecases.importing import import_files

HEADER = ["Name", "School", "Service", "Frequency", "Start Date", "End Date"]
BOTH = ["Minutes", "Times", "Per"]


def imported(folder: Path, header: list[str], *lines: list[str]) -> tuple[list[dict[str, object]], Reading, Reading]:
    """Import a list; return the rows of Services as written, the list as read, and the workbook as read again."""
    path = write(folder / "list.csv", [header, *lines])
    done = import_files(path, folder / "district.xlsx", overwrite=True)
    rows = list(openpyxl.load_workbook(done.district)["Services"].iter_rows(values_only=True))
    written = [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:] if any(row)]
    return written, read([path]), read([done.district])


@pytest.mark.parametrize(
    ("columns", "open_columns"),
    [
        ({"Frequency": "30 min once weekly", "Minutes": "45"}, ["Minutes"]),
        ({"Frequency": "2 x 30 min weekly", "Minutes": "45", "Sessions": "3"}, ["Minutes", "Times"]),
        ({"Frequency": "2 x 30 min monthly", "Minutes": "45", "Sessions per week": "3"}, BOTH),
        ({"Frequency": "2 x 30 min weekly", "Minutes per week": "90"}, BOTH),
        ({"Minutes": "30", "Sessions per week": "2", "Minutes per week": "90"}, BOTH),
        ({"Minutes": "30", "Sessions per week": "2", "Sessions per month": "6"}, ["Times", "Per"]),
        ({"Frequency": "2 x 30 min weekly", "Sessions per week": "2", "Sessions per month": "6"}, ["Times", "Per"]),
    ],
)
def test_how_much_is_left_empty_and_named(tmp_path: Path, columns: dict[str, str], open_columns: list[str]) -> None:
    (row,), listed, again = imported(
        tmp_path, ["Name", "School", "Service", *columns], ["Ana Alvarez", "Lincoln", "OT", *columns.values()]
    )
    assert [column for column in BOTH if row[column] is None] == open_columns
    assert (row["Wording"] is None) == ("Frequency" not in columns or open_columns == BOTH)
    at_services = [each for each in again.findings.errors if each.source.sheet == "Services"]
    assert [each.code for each in at_services if each.code in (Code.NO_TIMES, Code.SUM_NOT_SPLIT)]
    assert again.problem is None
    said = {each.code for each in listed.findings.errors if each.source.cell}
    assert said - {Code.UNKNOWN_NAME} == {Code.DISAGREES}  # once, and not again as an empty cell
    disagree = [each for each in listed.findings.errors if each.code == Code.DISAGREES]
    assert all(each.message.endswith("; neither is taken.") for each in disagree)
    cells = {each.source.cell for each in listed.gathered.review}
    assert cells
    assert cells <= {each.source.cell for each in disagree}


@pytest.mark.parametrize(
    ("head", "given", "frequency", "column", "both"),
    [
        ("Delivery", "Consult", "2 x 30 min weekly (direct)", "Kind", "consult / direct"),
        ("Location", "General Education", "2 x 30 min weekly, pull-out", "Setting", "push-in / pull-out"),
        ("Grouping", "Individual", "2 x 30 min weekly in a group", "Grouping", "individual / group"),
        ("Group size", "4", "2 x 30 min weekly, group of 3", "Largest group", "4 / 3"),
        ("Start date", "8/15/2026", "2 x 30 min weekly beginning 9/8/26", "Starts", "8/15/2026 / 2026-09-08"),
    ],
)
def test_where_an_empty_cell_means_something_both_stand_and_are_refused(
    tmp_path: Path, head: str, given: str, frequency: str, column: str, both: str
) -> None:
    header = ["Name", "School", "Service", "Frequency", head]
    (row,), listed, again = imported(tmp_path, header, ["Ana Alvarez", "Lincoln", "OT", frequency, given])
    assert row[column] == both
    refused = [each.seen for each in again.findings.errors if each.source.sheet == "Services"]
    assert both in refused
    assert [each.source.cell for each in listed.gathered.review] == ["D2"]


OLD = ["Ana Alvarez", "Lincoln", "OT", "2 x 30 min weekly", "", ""]


@pytest.mark.parametrize(
    ("other", "column"),
    [
        (["2 x 45 min weekly", "", ""], "Minutes"),
        (["3 x 30 min weekly", "", ""], "Times"),
        (["2 x 45 min weekly", "9/8/2026", ""], "Minutes"),  # the first one holds then too
        (["2 x 45 min weekly (direct)", "", ""], "Minutes"),  # as every line that does not say its kind
        (["2 x 45 min weekly, pull-out", "", ""], "Minutes"),  # the first one does not say otherwise
    ],
)
def test_two_lines_of_one_service_with_another_number_are_both_left_open(
    tmp_path: Path, other: list[str], column: str
) -> None:
    written, listed, again = imported(tmp_path, HEADER, OLD, [*OLD[:3], *other])
    assert [[name for name in BOTH if row[name] is None] for row in written] == [[column], [column]]
    missing = (Code.NO_TIMES, Code.SUM_NOT_SPLIT)
    assert len([each for each in again.findings.errors if each.code in missing]) == 2
    errors = [each for each in listed.findings.errors if each.source.cell and each.code != Code.UNKNOWN_NAME]
    assert [(each.code, each.source.cell) for each in errors] == [(Code.DISAGREES, "D2"), (Code.DISAGREES, "D3")]
    assert errors[0].message.startswith("AA: OT is 2 × 30 minutes a week here, but ")
    assert "in list.csv D3, for the same time; neither is taken." in errors[0].message
    assert [each.source.cell for each in listed.gathered.review] == ["D2", "D3"]


@pytest.mark.parametrize(
    "other",
    [
        [*OLD[:3], "2 x 30 min weekly (consult)", "", ""],
        [*OLD[:3], "2 x 45 min weekly (consult)", "", ""],
        [*OLD[:3], "3 x 45 min weekly", "", ""],  # differs in more than a slip does
        [*OLD[:3], "2 x 45 min monthly", "", ""],
        [*OLD[:2], "PT", "2 x 45 min weekly", "", ""],
    ],
)
def test_lines_that_something_tells_apart_are_mandates_of_their_own(other: list[str]) -> None:
    caseload, log, _ = read_lines(HEADER, OLD, other)
    assert all(column in row for row in services(caseload) for column in BOTH)
    assert told(log) == []


def test_dates_decide_between_two_lines() -> None:
    first = [*OLD[:4], "8/1/2026", "12/1/2026"]
    second = [*OLD[:3], "2 x 45 min weekly", "12/1/2026", "6/1/2027"]
    caseload, log, _ = read_lines(HEADER, first, second)
    assert [row["Minutes"] for row in services(caseload)] == [30, 45]
    assert told(log) == []


def test_two_lists_that_contradict_each_other_leave_both_open() -> None:
    register, log = Register(), Log()
    one, _, _ = read_lines(HEADER, OLD, register=register, file="iep.csv")
    header = ["Name", "Service", "Sessions per week", "Minutes"]
    other, _, _ = read_lines(header, ["Ana Alvarez", "OT", "2", "20"], register=register)
    rows, review = together([one, other], log)
    assert [row.seen("Minutes") for row in rows if row.sheet == "Services"] == ["", ""]
    assert [str(each.source) for each in review] == ["iep.csv D2", "list.csv D2"]
    assert [(each.severity, str(each.source)) for each in found(log, Code.DISAGREES)] == [
        (Severity.ERROR, "iep.csv D2"),
        (Severity.ERROR, "list.csv D2"),
    ]


def test_a_sentence_that_is_not_understood_stays_beside_counts_that_disagree() -> None:
    header = ["Name", "Service", "Frequency", "Sessions per week", "Sessions per month"]
    caseload, log, _ = read_lines(header, ["Ana Alvarez", "OT", "as needed", "2", "6"])
    assert services(caseload) == [{"Student": "AA", "Service": "OT", "Wording": "as needed"}]
    assert told(log) == [(Code.WORDING, "C2"), (Code.DISAGREES, "E2")]
