"""A plan kept when the district changes, or when it was edited by hand."""

from pathlib import Path

import openpyxl
import pytest
from intake.small_district import Rows, as_workbook, small

from optsched.domain import Findings, Lunch, Placement, Plan, Severity
from optsched.intake import read
from optsched.output.plan import write_plan
from optsched.solve import SolveOptions
from optsched.usecases.again import planned_again
from optsched.usecases.audit import audit
from optsched.usecases.optimize import OptimizeReport
from optsched.usecases.reading import read_for

QUICK = SolveOptions(time_limit=4)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Write a plan of the small district: S-1 has OT on Mon and Wed in WIN, S-2 speech on Mon of weeks 1 and 3."""
    problem = read([as_workbook(small(), tmp_path / "first.xlsx")]).problem
    assert problem is not None
    rows = (
        Placement("A", "S-1 OT", "S-1", (1, 2, 3, 4), 0, 570, 600, "Lincoln", "Rivera", "pull-out", "Therapy"),
        Placement("B", "S-1 OT", "S-1", (1, 2, 3, 4), 2, 570, 600, "Lincoln", "Rivera", "pull-out", "Therapy"),
        Placement("C", "S-2 Speech", "S-2", (1, 3), 0, 600, 630, "Lincoln", "Chen", "pull-out", "Therapy"),
    )
    days = {"Rivera": range(5), "Chen": (0, 2)}
    lunches = tuple(Lunch(name, (1, 2, 3, 4), day, 690, 720) for name, mine in days.items() for day in mine)
    return write_plan(problem, Plan(rows, lunches=lunches), Findings(), tmp_path / "plan.xlsx")


def again(plan: Path, rows: Rows, mode: str = "repair") -> OptimizeReport:
    district, out = as_workbook(rows, plan.with_name("district.xlsx")), plan.with_name("next.xlsx")
    report = planned_again(read_for([district], out), plan, out, QUICK, mode)  # type: ignore[arg-type]
    if report.plan is not None:
        judged = audit(district, out)
        assert [each.sentence for each in judged.breaches] == []
    return report


def edit(plan: Path, student: str, **cells: object) -> None:
    """Change cells of the first row of a student on Sessions, as in Excel."""
    book = openpyxl.load_workbook(plan)
    sheet = book["Sessions"]
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[heads.index("Student")].value == student)
    for name, value in cells.items():
        row[heads.index(name)].value = value
    book.save(plan)


def said(report: OptimizeReport) -> list[tuple[str, str]]:
    return [(each.what, each.mandate) for each in report.changes or ()]


def test_a_district_that_did_not_change_keeps_its_plan(plan: Path) -> None:
    report = again(plan, small())
    assert said(report) == []
    assert "Every session stays where the plan has it." in report.sentences


def test_an_amendment_adds_a_session_and_moves_none(plan: Path) -> None:
    rows = small()
    rows["Services"][0]["Times"] = "3"
    report = again(plan, rows)
    assert said(report) == [("added", "S-1 OT")]
    assert report.totals.missing == 0


def test_a_child_who_moves_in_is_placed_and_one_who_moves_out_is_left_out(plan: Path) -> None:
    rows = small()
    rows["Students"][1]["Student"] = rows["Services"][1]["Student"] = "S-3"
    report = again(plan, rows)
    assert said(report) == [("added", "S-3 Speech"), ("removed", "S-2 Speech")]
    assert report.changes is not None
    gone = report.changes[-1]
    assert gone.before == "Mon 10:00-10:30 in weeks 1, 3, pull-out in Therapy with Chen"
    book = openpyxl.load_workbook(plan.with_name("next.xlsx"))
    assert "removed" in [row[0] for row in book["Changes"].iter_rows(values_only=True)]
    warnings = [each for each in report.findings.warnings if "left out" in each.message]
    assert warnings
    assert {each.severity for each in report.findings if each.source.file == "plan.xlsx"} == {Severity.WARNING}


def test_a_row_moved_by_hand_into_lunch_is_placed_again_and_that_is_said(plan: Path) -> None:
    edit(plan, "S-1", From="11:30", To="12:00", Setting="pull-out", Place="Therapy")
    report = again(plan, small())
    assert ("moved", "S-1 OT") in said(report)
    assert any(each.code == "E11" and "So the plan has it" in each.message for each in report.findings)
    assert report.totals.missing == 0


def test_a_row_that_is_locked_by_hand_stays_whatever_it_breaks(plan: Path) -> None:
    edit(plan, "S-1", From="11:30", To="12:00", Setting="pull-out", Place="Therapy", Locked="yes")
    report = planned_again(
        read_for([plan.with_name("first.xlsx")], plan.with_name("next.xlsx")), plan, plan.with_name("next.xlsx"), QUICK
    )
    assert report.plan is not None
    assert [each.start for each in report.plan.of_mandate["S-1 OT"] if each.locked] == [690]
    assert any(each.code == "E10" for each in report.findings)


def test_a_row_that_was_deleted_is_placed_again(plan: Path) -> None:
    book = openpyxl.load_workbook(plan)
    book["Sessions"].delete_rows(2)
    book.save(plan)
    report = again(plan, small())
    assert [what for what, _ in said(report)] == ["added"]
    assert report.totals.missing == 0


def test_a_plan_made_fresh_says_what_differs(plan: Path) -> None:
    rows = small()
    rows["Services"][0]["Times"] = "1"
    report = again(plan, rows, "fresh")
    assert report.totals.missing == 0
    assert "removed" in {what for what, _ in said(report)}


def test_changes_stand_in_the_workbook(plan: Path) -> None:
    rows = small()
    rows["Services"][0]["Times"] = "3"
    report = again(plan, rows)
    assert report.written is not None
    (row,) = list(openpyxl.load_workbook(report.written)["Changes"].iter_rows(min_row=2, values_only=True))
    assert (row[0], row[2], row[4]) == ("added", "S-1 OT", None)


def test_a_plan_of_another_district_is_an_error(plan: Path) -> None:
    book = openpyxl.load_workbook(plan)
    sheet = book["Sessions"]
    heads = [cell.value for cell in sheet[1]]
    for number in range(12):
        row = ["" for _ in heads]
        row[heads.index("Mandate")], row[heads.index("Therapist")] = f"X-{number} OT", "Nobody"
        row[heads.index("Day")], row[heads.index("From")], row[heads.index("Setting")] = "Mon", "9:00", "pull-out"
        sheet.append(row)
    book.save(plan)
    report = again(plan, small())
    assert report.plan is None
    assert [each.code for each in report.findings.errors] == ["F82"]


def test_what_is_no_plan_is_an_error(plan: Path, tmp_path: Path) -> None:
    district = as_workbook(small(), tmp_path / "district.xlsx")
    out = tmp_path / "next.xlsx"
    report = planned_again(read_for([district], out), tmp_path / "nowhere.xlsx", out, QUICK)
    assert report.plan is None
    assert report.findings.errors
    assert not out.exists()


def test_what_had_no_place_before_either_is_said(plan: Path) -> None:
    rows = small()
    rows["Services"][1]["Times"] = 20
    again(plan, rows)
    kept = plan.with_name("kept.xlsx")
    plan.with_name("next.xlsx").rename(kept)
    report = again(kept, rows)
    plan.with_name("next.xlsx").unlink()
    (said,) = [each for each in report.findings.warnings if each.code == "E12"]
    assert "minutes of S-2 Speech had no place in the plan before either" in said.message
    assert "--fresh" in said.maybe
    assert not [each for each in again(plan, rows).findings.warnings if each.code == "E12"]
