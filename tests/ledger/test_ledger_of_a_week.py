"""The workbook that `week` writes is the one that `log` reads."""

from datetime import date
from pathlib import Path

import openpyxl
from cli.conftest import quick_plan
from intake.small_district import as_workbook, small
from ledger.week_copies import read_copies

from optsched.dated import dated_week
from optsched.domain import Findings, Plan
from optsched.intake import read
from optsched.output.plan import Dated, write_plan
from optsched.solve import SolveOptions
from optsched.usecases.logbook import log


def week_workbook(folder: Path) -> Path:
    """Write the workbook of a week in which S-1 has OT on Monday and on Wednesday."""
    rows = small()
    rows["Options"].append({"Option": "First day", "Value": "2025-11-17"})
    problem = read([as_workbook(rows, folder / "district.xlsx")]).problem
    assert problem is not None
    week = dated_week(problem, quick_plan(problem, SolveOptions()), date(2025, 11, 24))
    keys = {each.placement: each.key for each in week.planned}
    plan = Plan(tuple(keys), week.duties, week.lunches)
    return write_plan(week.problem, plan, Findings(), folder / "week.xlsx", dated=Dated(week, 4, keys))


def test_a_week_as_it_is_written_is_planned_and_not_entered(tmp_path: Path) -> None:
    rows, found = read_copies(week_workbook(tmp_path))
    assert [each for each in found if each.severity == "error"] == []
    assert [(each.student, each.service, each.therapist, each.date.day, each.minutes) for each in rows] == [
        ("S-1", "OT", "Rivera", 24, 30),
        ("S-1", "OT", "Rivera", 26, 30),
    ]
    assert {each.attendance for each in rows} == {""}


def test_a_week_that_was_filled_in_is_entered(tmp_path: Path) -> None:
    path = week_workbook(tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["Sessions"]
    headers = [cell.value for cell in sheet[1]]
    for at, word in ((2, "held"), (3, "therapist absent")):
        sheet.cell(at, headers.index("Attendance") + 1).value = word
    book.save(path)
    found = log(path, tmp_path / "ledger.sqlite", today=date(2025, 11, 29))
    assert found.is_recorded, str(found.findings)
    assert found.delivered is not None
    (ot,) = found.delivered.services
    assert (ot.minutes.planned, ot.minutes.delivered, ot.minutes.owed) == (60, 30, 30)
