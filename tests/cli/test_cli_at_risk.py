"""optsched log with a plan: who is owed more than can still be made up."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from intake.small_district import Rows, as_workbook, small
from ledger.week_copies import session, write_copy

from optsched.usecases.optimize import SolveOptions


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """S-1's OT of one day was missed, 30 minutes that are owed; S-9 has left the district and is owed as much."""
    rows = [session(Attendance="therapist absent"), session("S-9", Attendance="therapist absent")]
    return write_copy(tmp_path / "rivera.xlsx", rows)


@pytest.fixture
def rows() -> Rows:
    """The small district in the school year in which this test runs."""
    given = small()
    first = date.today() - timedelta(weeks=4)
    given["Options"] = [{"Option": "First day", "Value": f"{first}"}, {"Option": "Plan for", "Value": f"{first}"}]
    return given


def planned(run, rows: Rows) -> Path:
    as_workbook(rows, Path("district.xlsx"))
    assert run("optimize", "district.xlsx", "-o", "plan.xlsx").exit_code == 0
    return Path("plan.xlsx")


def at_risk(output: str) -> list[list[str]]:
    lines = output.split("At risk", 1)[1].splitlines()
    return [line.split() for line in lines if line.split()[:1] in (["S-1"], ["S-9"])]


def test_a_child_whose_mandate_is_over_is_at_risk_and_one_nobody_knows_may_be(
    run, copy: Path, rows: Rows, quick: list[SolveOptions]
) -> None:
    yesterday = date.today() - timedelta(days=1)
    rows["Services"][0]["Ends"] = f"{yesterday}"
    plan = planned(run, rows)
    result = run("log", copy, "--plan", plan, "--report", "report.xlsx")
    assert result.exit_code == 0, result.output
    assert at_risk(result.stdout) == [
        ["S-1", "OT", "30", "0", f"{yesterday}"],
        ["S-9", "OT", "30", "not", "known", "not", "known"],
    ]
    sheet = openpyxl.load_workbook("report.xlsx")["At risk"]
    cells = [row for row in sheet.iter_rows(values_only=True) if row[0] == "S-1"]
    assert [(*row[:4], row[4].date(), *row[5:7]) for row in cells] == [
        ("S-1", "OT", 30, 0, yesterday, 30, "at risk"),
    ]


def test_a_child_with_time_left_is_not(run, copy: Path, rows: Rows, quick: list[SolveOptions]) -> None:
    result = run("log", copy, "--plan", planned(run, rows))
    assert [row[0] for row in at_risk(result.stdout)] == ["S-9"]
    write_copy(copy, [session(Attendance="therapist absent")])
    result = run("log", copy, "--plan", "plan.xlsx", "--ledger", "other.sqlite")
    assert "Nobody is at risk: what is owed fits into the time that is open." in result.stdout


def test_a_district_without_a_plan_tells_ends_only(run, copy: Path, rows: Rows) -> None:
    ends = date.today() + timedelta(days=90)
    rows["Services"][0]["Ends"] = f"{ends}"
    as_workbook(rows, Path("ours.xlsx"))
    result = run("log", copy, "--district", "ours.xlsx")
    assert at_risk(result.stdout)[0] == ["S-1", "OT", "30", "not", "known", f"{ends}"]


def test_without_either_nothing_is_said_of_risk(run, copy: Path) -> None:
    assert "risk" not in run("log", copy).stdout


def test_a_district_or_plan_with_errors_stops_before_anything_is_entered(
    run, copy: Path, rows: Rows, quick: list[SolveOptions]
) -> None:
    plan = planned(run, rows)
    book = openpyxl.load_workbook(plan)
    book["Sessions"]["E2"] = "half past"
    book.save(plan)
    for words in (("--plan", plan), ("--district", "nothing.xlsx")):
        result = run("log", copy, *words)
        assert result.exit_code == 2
        assert "nothing was entered. Mend the errors first." in result.stdout
        assert not Path("ledger.sqlite").exists()


def test_no_engine_is_loaded_for_it() -> None:
    code = "import sys, optsched.usecases.at_risk; print('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split() == ["False"]
