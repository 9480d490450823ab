"""The workbook that `week` writes is the one that `log` reads."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from cli.conftest import quick_plan
from intake.small_district import as_workbook, small
from ledger.week_copies import read_copies

from optsched.dated import dated_week, owed_in_week
from optsched.domain import Findings, Plan
from optsched.intake import read
from optsched.output.plan import Dated, write_plan
from optsched.solve import SolveOptions
from optsched.usecases.logbook import log


def week_workbook(folder: Path, *calendar: dict[str, str]) -> Path:
    """Write the workbook of a week in which S-1 has OT on Monday and on Wednesday, unless the calendar takes it."""
    rows = {**small(), "Calendar": list(calendar)} if calendar else small()
    rows["Options"].append({"Option": "First day", "Value": "2025-11-17"})
    problem = read([as_workbook(rows, folder / "district.xlsx")]).problem
    assert problem is not None
    week = dated_week(problem, quick_plan(problem, SolveOptions()), date(2025, 11, 24))
    keys = {each.placement: each.key for each in week.held}
    plan = Plan(tuple(keys), week.duties, week.lunches)
    owed = tuple(each for each in owed_in_week(week, plan, tuple(keys.values())) if each.student == "S-1")
    return write_plan(week.problem, plan, Findings(), folder / "week.xlsx", dated=Dated(week, 4, keys, owed))


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


@pytest.mark.parametrize(
    ("entry", "attendance"),
    [
        ({"What": "no school"}, "holiday"),
        ({"What": "absent", "Who": "S-1"}, "child absent"),
        ({"What": "absent", "Who": "Rivera"}, "therapist absent"),
        ({"What": "testing", "Who": "1A"}, "testing"),
        ({"What": "field trip", "Who": "1A"}, "school event"),
        ({"What": "early release", "From": "9:00"}, "school event"),
    ],
)
def test_what_a_week_does_not_hold_is_in_the_ledger_with_its_reason(
    tmp_path: Path, entry: dict[str, str], attendance: str
) -> None:
    path = week_workbook(tmp_path, {"Date": "2025-11-26", **entry})
    rows, found = read_copies(path)
    assert [each for each in found if each.severity == "error"] == []
    (missed,) = [each for each in rows if each.date.day == 26]
    assert (missed.key, missed.attendance, missed.minutes) == ("S-1 OT 2025-11-26 1", attendance, 30)
    assert missed.delivered == 0
    delivered = log(path, tmp_path / "ledger.sqlite", today=date(2025, 11, 29)).delivered
    assert delivered is not None
    (ot,) = delivered.services
    assert (ot.minutes.asked, ot.minutes.planned) == (60, 30)
    early, _ = read_copies(path, today=date(2025, 11, 24))
    assert [each.date.day for each in early] == [24]
