"""Weeks share a page of a therapist while its words stay legible, and every week is on one of them."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from instances import ALL_WEEKS, place, plan_of, school_small
from plan_instances import MON, full_plan, two_schools

from optsched.domain import Findings, Placement, Plan, Problem
from optsched.output.plan import write_plan
from optsched.output.plan.letters import illegible
from optsched.output.plan.pages import week_pages
from optsched.output.plan.view import View

MADE = datetime(2025, 9, 8, 14, 3)
TIMES = ("8:00", "8:20", "8:40", "9:00")


def view_of(problem: Problem, plan: Plan) -> View:
    return View(problem, plan, Findings(), MADE)


def every_week_another(problem: Problem, count: int) -> list[Placement]:
    weeks = [tuple(week for week in ALL_WEEKS if week % count == number) for number in range(count)]
    return [place(problem, "Ann OT", MON, TIMES[number], weeks=row) for number, row in enumerate(weeks)]


@pytest.mark.parametrize(
    ("count", "sheets"),
    [
        (1, {"Rivera": ALL_WEEKS}),
        (2, {"Rivera": ALL_WEEKS}),
        (4, {"Rivera wk 1,3": (1, 3), "Rivera wk 2,4": (2, 4)}),
    ],
)
def test_two_kinds_of_weeks_share_a_page_and_four_do_not(count: int, sheets: dict[str, tuple[int, ...]]) -> None:
    problem = school_small()
    view = view_of(problem, plan_of(*every_week_another(problem, count)))
    found = {page.sheet: page.picture.weeks for page in week_pages(view)["Rivera"] if page.picture}
    assert found == sheets


def test_pages_of_single_weeks_stand_in_the_order_of_the_weeks() -> None:
    problem = school_small()
    rooms = [f"Conference room of the building {week} behind the gymnasium" for week in ALL_WEEKS]
    rows = [
        replace(place(problem, "Ann OT", MON, "9:30", weeks=(week,)), end=9 * 60 + 45, place=room)
        for week, room in zip(ALL_WEEKS, rooms, strict=True)
    ]
    pages = week_pages(view_of(problem, plan_of(*rows)))["Rivera"]
    assert [page.sheet for page in pages] == [f"Rivera wk {week}" for week in ALL_WEEKS]


def test_every_week_of_everybody_is_on_exactly_one_page_in_legible_letters() -> None:
    problem = two_schools()
    view = view_of(problem, full_plan(problem))
    for pages in week_pages(view).values():
        pictures = [page.picture for page in pages if page.picture]
        assert sorted(week for picture in pictures for week in picture.weeks) == list(ALL_WEEKS)
        assert not any(list(illegible(view, picture)) for picture in pictures)


def test_a_box_too_small_on_any_page_parts_no_weeks_that_are_alike() -> None:
    problem = school_small()
    ann = replace(place(problem, "Ann OT", MON, "9:30"), end=9 * 60 + 35, place="Conference room of the new building")
    view = view_of(problem, plan_of(ann))
    (page,) = week_pages(view)["Rivera"]
    assert page.picture is not None
    assert list(illegible(view, page.picture))


def test_a_sheet_of_some_weeks_names_them_in_its_tab_and_title_whatever_the_name(tmp_path: Path) -> None:
    problem = school_small()
    name = "Bartholomew Featherstonehaugh-Cholmondeley"
    person = replace(problem.therapist["Rivera"], name=name)
    rows = [replace(each, therapist=name) for each in every_week_another(problem, 4)]
    others = tuple(each for each in problem.therapists if each.name != "Rivera")
    renamed = replace(problem, therapists=(person, *others))
    book = openpyxl.load_workbook(write_plan(renamed, plan_of(*rows), Findings(), tmp_path / "plan.xlsx"))
    pages = [sheet for sheet in book if sheet.title.startswith("Bartholomew")]
    assert [sheet.title for sheet in pages] == ["Bartholomew Featherstone wk 1,3", "Bartholomew Featherstone wk 2,4"]
    assert [sheet["A1"].value.split("  ·  ")[-1] for sheet in pages] == ["weeks 1, 3", "weeks 2, 4"]
    assert all(sheet["A2"].value.count("minutes of therapy a week") for sheet in pages)
    links = [cell.hyperlink.location for row in book.worksheets[0].iter_rows() for cell in row if cell.hyperlink]
    assert {f"'{page.title}'!A1" for page in pages} <= set(links)


def test_therapists_whose_names_begin_alike_keep_the_weeks_in_the_names_of_their_sheets() -> None:
    problem = school_small()
    names = ("Wilhelmina Featherstonehaugh Junior", "Wilhelmina Featherstonehaugh Senior")
    people = tuple(replace(problem.therapist["Rivera"], name=name) for name in names)
    rows = [
        replace(each, therapist=name, session=f"{name} {each.weeks}")
        for name in names
        for each in every_week_another(problem, 4)
    ]
    pages = week_pages(view_of(replace(problem, therapists=people), plan_of(*rows)))
    sheets = [page.sheet for each in pages.values() for page in each]
    assert [sheet.rsplit(" ", 1)[-1] for sheet in sheets] == ["1,3", "2,4"] * 2
    assert len(set(sheets)) == len(sheets)
