"""Sentences that count by the cycle, in lists beside a workbook that says the cycle, and in lists alone."""

from pathlib import Path
from typing import Any

import pytest
from intake.caseloads.caseload_lists import write
from intake.small_district import Rows, as_workbook, filled, small

from optsched.contract import OPTIONS
from optsched.domain import Mandate, Severity
from optsched.intake import Code, Reading, read
from optsched.intake.caseloads import weeks_in_cycle
from optsched.intake.cells import ErrorValue, Sheet
from optsched.intake.log import Log
from optsched.intake.tables import rows_of

FIRST_THREE = "2 x 30 min weekly for the first 3 weeks of each month"
PER_CYCLE = "2 x 30 min per cycle"
SIX_DAYS = "2 x 30 min per six day cycle"


def workbook(options: list[tuple[str, Any]], wording: str = "") -> Rows:
    """Return the small district with these options; with a wording, as its own first service line."""
    rows = small()
    rows["Options"] = [{"Option": name, "Value": value} for name, value in options]
    if wording:
        rows["Services"] = [{**rows["Services"][0], "Minutes": None, "Times": None, "Per": None, "Wording": wording}]
    else:
        del rows["Students"], rows["Services"]
    return rows


def listed(folder: Path, options: list[tuple[str, Any]], wording: str) -> Reading:
    """Read the district with its one service line in a list beside it."""
    header = ["Name", "School", "Class", "Grade", "Service", "Frequency", "Provider"]
    line = ["Alvarez, Ana", "Lincoln", "1A", "1", "OT", wording, "Rivera"]
    return read([as_workbook(workbook(options), folder / "district.xlsx"), write(folder / "list.csv", [header, line])])


def how_much(mandate: Mandate) -> tuple[object, ...]:
    return mandate.minutes, mandate.times, mandate.per, mandate.weeks


def asked(reading: Reading) -> list[tuple[object, ...]] | list[str]:
    """Return what the mandates ask for; where nothing can be planned, what the errors say of the sentence."""
    if reading.problem is not None:
        return [how_much(each) for each in reading.problem.mandates]
    return [each.message.partition(": ")[2] for each in reading.findings.errors if each.code == Code.WORDING]


@pytest.mark.parametrize("wording", [FIRST_THREE, PER_CYCLE, SIX_DAYS, "2 x 30 min weekly for 3 out of 4 weeks"])
@pytest.mark.parametrize("weeks", [None, 1, 2, 3, 4, 6])
def test_a_list_is_read_as_the_sheet_services_is(tmp_path: Path, weeks: int | None, wording: str) -> None:
    options = [] if weeks is None else [("weeks in  cycle", weeks)]
    own = read([as_workbook(workbook(options, wording), tmp_path / "own.xlsx")])
    found = asked(listed(tmp_path, options, wording))
    assert found == asked(own)
    assert len(found) == 1


def test_the_usual_cycle_has_four_weeks(tmp_path: Path) -> None:
    assert asked(listed(tmp_path, [], FIRST_THREE)) == [(30, 2, "week", (1, 2, 3))]


@pytest.mark.parametrize(("weeks", "wording"), [(1, PER_CYCLE), (1, SIX_DAYS), (4, FIRST_THREE)])
def test_a_cycle_that_fits_is_read(tmp_path: Path, weeks: int, wording: str) -> None:
    reading = listed(tmp_path, [("Weeks in cycle", weeks)], wording)
    assert reading.problem is not None
    assert reading.gathered.review == ()
    (note,) = [each for each in reading.findings if each.code == Code.ASSUMED]
    assert (note.severity, note.source.cell) == (Severity.NOTE, "F2")


@pytest.mark.parametrize(("weeks", "wording"), [(4, PER_CYCLE), (2, SIX_DAYS), (2, FIRST_THREE), (6, FIRST_THREE)])
def test_a_cycle_that_does_not_fit_is_to_be_reviewed(tmp_path: Path, weeks: int, wording: str) -> None:
    reading = listed(tmp_path, [("Weeks in cycle", weeks)], wording)
    assert reading.problem is None
    assert [(each.code, each.source.cell) for each in reading.findings.errors] == [(Code.WORDING, "F2")]
    (line,) = reading.gathered.review
    assert str(weeks) in line.message
    assert "Minutes" not in reading.gathered.tables.rows["Services"][0].values


@pytest.mark.parametrize(
    "options",
    [
        [("Weeks in cycle", "a few")],
        [("Weeks in cycle", 40)],
        [("Weeks in cycle", 4), ("Weeks in cycle", 6)],
        [("Weeks in cicle", 6)],  # refused as no option, and perhaps the one that counts
    ],
)
def test_a_cycle_that_is_not_understood_is_not_known(tmp_path: Path, options: list[tuple[str, Any]]) -> None:
    reading = listed(tmp_path, options, FIRST_THREE)
    assert [each.message for each in reading.gathered.review] == [
        "AA: The wording counts the weeks of a month, but how many the cycle has is not known here."
    ]


def test_a_cycle_that_is_an_error_of_excel_is_not_known() -> None:
    for value, weeks in ((ErrorValue("#REF!"), None), (6, 6), (None, 4)):
        log = Log()
        cells = filled([["Option", "Value"], ["Weeks in cycle", value]])
        tables, _ = rows_of([Sheet("district.xlsx", "Options", "Options", cells)], [OPTIONS], (), log)
        assert weeks_in_cycle(tables, log) == weeks


def test_another_option_that_is_refused_leaves_the_cycle_known(tmp_path: Path) -> None:
    reading = listed(tmp_path, [("Weeks in cycle", 4), ("Lunch owed from hours", "noon")], FIRST_THREE)
    assert reading.gathered.review == ()
    assert [each.source.sheet for each in reading.findings.errors] == ["Options"]
