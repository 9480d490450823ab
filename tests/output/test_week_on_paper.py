"""A week on its dates in a workbook: what its pages say of weeks."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from plan_instances import full_plan, two_schools
from xlsxwriter import Workbook

from optsched.dated import Change
from optsched.domain import Findings, Problem
from optsched.output.packets.changes_sheet import write_changes
from optsched.output.packets.differences import OF_THOSE_WHO_LEFT
from optsched.output.plan import write_plan
from optsched.output.plan.paper import Book
from optsched.output.plan.view import View

MONDAY = date(2026, 11, 30)


def on_dates(problem: Problem) -> Problem:
    return replace(problem, cycle=replace(problem.cycle, weeks=1, monday=MONDAY))


def head(path: Path) -> str:
    return str(openpyxl.load_workbook(path)["Changes"].oddHeader.center.text)


@pytest.mark.parametrize(
    ("problem", "weeks"),
    [(two_schools(), "weeks 1-4 of the cycle"), (on_dates(two_schools()), "the week of November 30, 2026")],
)
def test_the_weeks_stand_at_the_head_of_each_page(problem: Problem, weeks: str, tmp_path: Path) -> None:
    changes = (Change("added", "R1", "S01 OT", "S01"),)
    plan = write_plan(problem, full_plan(two_schools()), Findings(), tmp_path / "plan.xlsx", changes=changes)
    assert head(plan) == f"&A, {weeks}"
    view = View(problem, full_plan(problem), Findings(), datetime(2026, 11, 27))
    with Workbook(str(tmp_path / "packet.xlsx")) as workbook:
        write_changes(Book(workbook, view), (OF_THOSE_WHO_LEFT,))
    assert head(tmp_path / "packet.xlsx") == f"&A, {weeks}"


def test_nothing_is_only_in_some_weeks_of_a_week_on_its_dates(tmp_path: Path) -> None:
    def texts(problem: Problem) -> str:
        path = write_plan(problem, full_plan(two_schools()), Findings(), tmp_path / "plan.xlsx", overwrite=True)
        book = openpyxl.load_workbook(path)
        pages = (book[name] for name in ("Start here", "Rivera"))
        return "\n".join(
            str(cell) for page in pages for row in page.iter_rows(values_only=True) for cell in row if cell
        )

    usual, dated = texts(two_schools()), texts(on_dates(two_schools()))
    assert usual.count("only in these weeks") == 2
    assert "minutes are per cycle" in usual
    assert "only in these weeks" not in dated
    assert "minutes are of this week" in dated
