"""Which warnings are left to `check`, and which are shown where they are found."""

from pathlib import Path

import openpyxl
import pytest
from intake.small_district import as_workbook, small

from optsched.arithmetic import shortages
from optsched.domain import Findings, Lunch, Placement, Plan
from optsched.intake import read
from optsched.output.plan import write_plan

WEEKS = (1, 2, 3, 4)


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """Write the small district, and a plan of it in which somebody moved S-1 into lunch."""
    problem = read([as_workbook(small(), tmp_path / "district.xlsx")]).problem
    assert problem is not None
    assert not [each for each in (*problem.findings, *shortages(problem)) if each.severity == "warning"]
    row = Placement("A", "S-1 OT", "S-1", WEEKS, 0, 690, 720, "Lincoln", "Rivera", "pull-out", "Therapy")
    lunches = tuple(Lunch("Rivera", WEEKS, day, 720, 750) for day in range(5))
    return write_plan(problem, Plan((row,), lunches=lunches), Findings(), tmp_path / "plan.xlsx")


def again(run, *more: str) -> str:  # type: ignore[no-untyped-def]
    result = run("optimize", "district.xlsx", "--plan", "plan.xlsx", "-o", "new.xlsx", "--time-limit", "3", *more)
    assert result.exit_code == 0, result.output
    return str(result.stdout)


def test_what_a_plan_breaks_is_shown_and_not_left_to_check(run, planned: Path) -> None:
    said = again(run)
    assert "warning E11" in said
    assert "So the plan has it; it is placed again." in said
    assert "optsched check" not in said


def test_what_the_district_has_is_left_to_check(run, planned: Path, tmp_path: Path) -> None:
    rows = small()
    rows["Services"][0]["Times"] = "9"
    as_workbook(rows, tmp_path / "district.xlsx")
    said = again(run)
    (line,) = [each for each in said.splitlines() if "optsched check shows" in each]
    shown = run("check", "district.xlsx").stdout
    number = line.split()[0]
    assert f"{number} warning" in shown.splitlines()[-1]
    assert "E11" not in shown


def test_what_the_new_plan_breaks_by_locks_is_shown(run, planned: Path) -> None:
    book = openpyxl.load_workbook(planned)
    sheet = book["Sessions"]
    sheet.cell(2, [cell.value for cell in sheet[1]].index("Locked") + 1).value = "yes"
    book.save(planned)
    assert "warning E10" in again(run)


def test_errors_of_a_plan_and_of_a_week_are_not_left_to_check(
    run, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("optsched.cli.console.MOST", 0)
    planned.write_text("no plan")
    refused = run("optimize", "district.xlsx", "--plan", "plan.xlsx", "-o", "new.xlsx").stdout
    assert "error" in refused
    assert "more error" not in refused
    of_week = run("week", "2026-09-07").stdout
    assert "more error; --all shows them." in of_week
    assert "optsched check" not in of_week
