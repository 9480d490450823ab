"""The sheet Charts: small tables that agree with the other sheets, and charts of nothing but their cells."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from dated.weeks import SECOND_WEEK, planned, school
from instances import place, plan_of, school_small
from openpyxl import load_workbook
from output.chart_parts import Drawn, charts_of, unlike
from output.printed import pages_of
from plan_instances import full_plan, two_schools

from optsched.contract import WEEK_SESSIONS
from optsched.contract.plan import SUM_SHOWN
from optsched.dated import dated_week
from optsched.domain import Block, Findings, Plan, Problem
from optsched.intake import read_plan
from optsched.output.plan import Dated, write_plan
from optsched.output.plan.figures import MOST_ACTIVITIES, MOST_THERAPISTS, figures
from optsched.output.plan.view import View

MADE = datetime(2025, 9, 8, 14, 3)


def written(folder: Path, problem: Problem, plan: Plan) -> Path:
    return write_plan(problem, plan, Findings(), folder / "plan.xlsx", overwrite=True, made=MADE)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    problem = two_schools()
    return written(tmp_path_factory.mktemp("charts"), problem, full_plan(problem))


@pytest.fixture(scope="module")
def charts(path: Path) -> dict[str, Drawn]:
    return {each.title: each for each in charts_of(path)}


def rows(path: Path, name: str) -> list[dict[str, object]]:
    head, *body = load_workbook(path, data_only=True)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body if row[1] is not None]


def number(value: object) -> int:
    assert isinstance(value, int)
    return value


def test_four_charts_stand_right_behind_start_here(path: Path, charts: dict[str, Drawn]) -> None:
    assert load_workbook(path).sheetnames[1] == "Charts"
    assert list(charts) == [
        "Minutes asked and placed", "Load by day", "Share in class (push-in)", "Class time missed to pull-out",
    ]  # fmt: skip
    assert {each.sheet for each in charts.values()} == {"Charts"}


def test_charts_remember_nothing_but_their_cells(path: Path) -> None:
    assert unlike(path) == []


def test_minutes_asked_and_placed_are_those_of_the_sheet_minutes(path: Path, charts: dict[str, Drawn]) -> None:
    shown = charts["Minutes asked and placed"].shown
    found = rows(path, "Minutes")
    for service, asked in shown["Asked"].items():
        own = [row for row in found if row["Service"] == service]
        assert asked == sum(number(row["Required"]) for row in own)
        assert shown["Placed"][service] == sum(number(row["Placed"]) for row in own)
    assert set(shown["Asked"]) == {str(row["Service"]) for row in found}


def test_a_load_is_the_sessions_consult_duties_and_travel_of_the_sheet_therapists(
    path: Path, charts: dict[str, Drawn]
) -> None:
    shown = charts["Load by day"].shown
    found = rows(path, "Therapists")
    for row in found:
        if row["Day"] != "All":
            load = sum(number(row[part]) for part in ("Direct", "Consult", "Duty", "Travel"))
            assert shown[str(row["Day"])][str(row["Therapist"])] == load
    assert list(shown["Mon"]) == ["Rivera", "Chen", "O'Hara"]
    # O'Hara is at work on Mondays and Wednesdays only
    assert shown["Tue"]["O'Hara"] == 0


def test_shares_are_of_the_mandates_that_ask_for_one_by_minutes(path: Path, charts: dict[str, Drawn]) -> None:
    shown = charts["Share in class (push-in)"].shown
    asking = [row for row in rows(path, "Minutes") if row["Push-in share asked"] is not None]
    for service, share in shown["Asked"].items():
        own = [row for row in asking if row["Service"] == service]
        asked = sum(float(str(row["Push-in share asked"])) * number(row["Required"]) for row in own)
        assert share == pytest.approx(asked / sum(number(row["Required"]) for row in own))
        placed = sum(float(str(row["Push-in share placed"] or 0)) * number(row["Placed"]) for row in own)
        assert shown["Placed"][service] == pytest.approx(placed / sum(number(row["Placed"]) for row in own))
    assert set(shown["Asked"]) == {str(row["Service"]) for row in asking}


def test_class_time_missed_is_that_of_the_sheet_missed(path: Path, charts: dict[str, Drawn]) -> None:
    (shown,) = charts["Class time missed to pull-out"].shown.values()
    found = [row for row in rows(path, "Missed") if row["Activity"]]
    assert shown == {
        name: sum(number(row["Minutes"]) for row in found if row["Activity"] == name)
        for name in {str(row["Activity"]) for row in found}
    }
    assert list(shown.values()) == sorted(shown.values(), reverse=True)


def test_what_a_chart_shows_is_said_in_words_on_the_sheet_and_behind_the_chart(
    path: Path, charts: dict[str, Drawn]
) -> None:
    shown = charts["Minutes asked and placed"].shown
    parts = {f"{name} {shown['Placed'][name]:,.0f} of {asked:,.0f}" for name, asked in shown["Asked"].items()}
    assert all(part in charts["Minutes asked and placed"].says for part in parts)
    loads = [minutes for day in charts["Load by day"].shown.values() for minutes in day.values() if minutes]
    assert f"({max(loads):,.0f}), fewest" in charts["Load by day"].says
    assert f"({min(loads):,.0f})." in charts["Load by day"].says
    texts = {cell.value for row in load_workbook(path)["Charts"].iter_rows() for cell in row}
    assert {each.says for each in charts.values()} <= texts


def test_many_activities_are_one_bar_and_many_therapists_several_tables() -> None:
    problem = school_small()
    (a_class, *_), (person, *_) = problem.classes, problem.therapists
    times = range(480, 480 + 30 * (MOST_ACTIVITIES + 4), 30)
    blocks = tuple(Block(replace(a_class.blocks[0].window, start=at, end=at + 30), f"Activity {at}") for at in times)
    therapists = tuple(replace(person, name=f"Therapist {at}") for at in range(MOST_THERAPISTS + 1))
    many = replace(problem, classes=(replace(a_class, blocks=blocks),), therapists=therapists)
    (first,) = plan_of(place(problem, "Ann OT", 0, "8:00", place="Therapy")).placements
    held = tuple(
        replace(first, session=f"Session {at}", start=at, end=at + 30, therapist="Therapist 0") for at in times
    )
    found = figures(View(many, Plan(held), Findings(), MADE))
    activities = found[-1]
    assert len(activities.rows) == MOST_ACTIVITIES + 1
    assert activities.rows[-1] == ["4 other activities", 4 * 4 * 30]  # four weeks
    assert activities.all == ("All", len(times) * 4 * 30)
    loads = [each for each in found if each.headers[0] == "Therapist"]
    assert [len(each.rows) for each in loads] == [MOST_THERAPISTS, 1]


def test_without_minutes_a_sentence_stands_instead_of_a_chart(tmp_path: Path) -> None:
    nothing = written(tmp_path, Problem(), Plan())
    assert charts_of(nothing) == []
    said = {cell.value for row in load_workbook(nothing)["Charts"].iter_rows() for cell in row}
    assert {"No services are asked for.", "There are no therapists.", "No class time is missed."} <= said


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_charts_are_printed_on_two_pages(path: Path) -> None:
    pages = [page for page in pages_of(path) if "Charts" in page.split("\n")[0]]
    assert len(pages) == 2
    assert "Load by day" in pages[0]
    assert "Share in class" not in pages[0]  # no chart is cut by the end of a page
    assert "Class time missed to pull-out" in pages[1]


def test_a_week_counts_its_own_minutes_and_says_so(tmp_path: Path) -> None:
    problem = school()
    week = dated_week(problem, planned(problem), SECOND_WEEK)
    keys = {each.placement: each.key for each in week.held}
    path = write_plan(week.problem, Plan(tuple(keys)), Findings(), tmp_path / "week.xlsx", dated=Dated(week, 4, keys))
    placed = charts_of(path)[0]
    assert "this week" in placed.says
    minutes = load_workbook(path)["Sessions"].iter_rows(min_row=2, values_only=True)
    at = WEEK_SESSIONS.headers.index("Minutes")
    assert sum(placed.shown["Placed"].values()) == sum(int(str(row[at])) for row in minutes)
    assert unlike(path) == []


def test_sheets_that_are_read_back_have_no_sums(tmp_path: Path) -> None:
    problem = school()
    whole = planned(problem)
    plan = replace(whole, placements=whole.placements[1:])
    path = written(tmp_path, problem, plan)
    book = load_workbook(path)
    last = {sheet.title: sheet.cell(sheet.max_row, 1).value for sheet in book}
    assert {name for name, text in last.items() if text == SUM_SHOWN} == {"Minutes", "Missed"}
    read, findings = read_plan(path, problem)
    assert read.shortfalls  # what Not placed says
    assert sorted(map(str, read.placements)) == sorted(map(str, plan.placements))
    assert list(findings) == []
