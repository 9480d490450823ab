"""optsched audit: a plan edited by hand is judged as it stands."""

from pathlib import Path

import openpyxl
import pytest

from optsched.usecases.optimize import SolveOptions


@pytest.fixture
def plan(run, district: Path, quick: list[SolveOptions]) -> Path:
    assert run("optimize", district, "-o", "plan.xlsx").exit_code == 0
    return Path("plan.xlsx")


def edit(plan: Path, column: str, value: object, row: int = 2) -> None:
    book = openpyxl.load_workbook(plan)
    sheet = book["Sessions"]
    at = [cell.value for cell in sheet[1]].index(column) + 1
    sheet.cell(row, at).value = value
    book.save(plan)


def test_a_lawful_plan_that_lacks_minutes_ends_with_1(run, district: Path, plan: Path) -> None:
    result = run("audit", district, plan)
    assert result.exit_code == 1, result.output
    assert "S-2's Speech lacks 60 of 60 minutes" in result.output
    assert "No rule is broken." in result.output
    assert "instruction missed" in result.output


def test_a_broken_rule_is_a_sentence_and_ends_with_2(run, district: Path, plan: Path) -> None:
    edit(plan, "From", "11:30")  # the class has lunch then, which is never missed
    result = run("audit", district, plan)
    assert result.exit_code == 2
    assert "Broken:" in result.output
    assert "S-1" in result.output.split("Broken:")[1]


def test_a_row_cannot_excuse_itself_by_saying_it_is_locked(run, district: Path, plan: Path) -> None:
    edit(plan, "From", "11:30")
    edit(plan, "Locked", "yes")
    assert run("audit", district, plan).exit_code == 2


def test_a_missing_lunch_and_a_removed_row_are_missed(run, district: Path, plan: Path) -> None:
    book = openpyxl.load_workbook(plan)
    book["Duties"].delete_rows(2)
    book["Sessions"].delete_rows(2)
    book.save(plan)
    result = run("audit", district, plan)
    assert result.exit_code == 1
    assert "has no lunch on Mon in every week." in result.output
    assert "S-1's OT lacks 120 of 240 minutes" in result.output


def test_a_row_that_cannot_be_read_stops_the_judging(run, district: Path, plan: Path) -> None:
    edit(plan, "From", "half past")
    result = run("audit", district, plan)
    assert result.exit_code == 2
    assert "nothing was judged" in result.output
    assert "plan.xlsx Sessions" in result.output


def test_an_unknown_room_is_judged_with_all_the_rest(run, district: Path, plan: Path) -> None:
    edit(plan, "Place", "Cellar")
    result = run("audit", district, plan)
    assert result.exit_code == 2
    assert "Cellar is not a room on the sheet Rooms." in result.output
    assert "in Cellar, no room of Lincoln," in result.output.split("Broken:")[1]


def test_files_that_are_no_plan_or_not_there_end_in_sentences(run, district: Path) -> None:
    for path in (district, Path("nothing.xlsx")):
        result = run("audit", district, path)
        assert result.exit_code == 2
        assert "nothing was judged" in result.output
    assert run("audit", "nothing.xlsx", district).exit_code == 2


def test_a_plan_without_its_district_is_asked_for_both(run, district: Path) -> None:
    for words in ((), (district,)):
        result = run("audit", *words)
        assert result.exit_code == 2
        assert "the district and its plan" in result.output


def test_a_district_in_place_of_the_plan_is_named(run, district: Path) -> None:
    result = run("audit", district, district)
    assert result.exit_code == 2
    assert "error F21 in district.xlsx" in result.output
