"""The Python façade: read, optimize, write, and the same tables as the workbook's sheets."""

from datetime import time
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from instances import place, plan_of, school_small
from intake.small_district import as_workbook, small

import optsched
from optsched import frames
from optsched.contract import MINUTES, MISSED, SESSIONS
from optsched.domain import Findings, Plan, Problem
from optsched.usecases import optimize as use_case


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> frames.DistrictPlan:
    """Ann's OT in her class's Writing, which is core: 30 minutes a week of it missed in 4 weeks."""
    made = plan_of(place(school_small(), "Ann OT", 0, "8:30"))
    monkeypatch.setattr(use_case, "solve", lambda problem, options, on_progress, stop: made)
    monkeypatch.setattr(use_case, "why_not", lambda problem, plan, is_over=None: plan)
    return optsched.optimize(school_small())


def test_everything_that_is_offered_is_there() -> None:
    assert all(getattr(optsched, name) is not None for name in optsched.__all__)
    assert set(optsched.__all__) <= set(dir(optsched))
    with pytest.raises(AttributeError, match="nothing"):
        optsched.nothing  # noqa: B018


def test_a_plan_knows_its_district_and_everything_a_plan_knows(plan: frames.DistrictPlan) -> None:
    assert isinstance(plan, Plan)
    assert plan.problem == school_small()
    assert plan.placements == (place(school_small(), "Ann OT", 0, "8:30"),)


def test_sessions_have_the_columns_of_the_sheet(plan: frames.DistrictPlan) -> None:
    frame = optsched.frames.sessions(plan)
    assert list(frame.columns) == list(SESSIONS.headers)
    row = frame.iloc[0]
    assert (row["Student"], row["Day"], row["From"], row["Minutes"]) == ("Ann", "Mon", time(8, 30), 30)


def test_minutes_add_up(plan: frames.DistrictPlan) -> None:
    frame = frames.minutes(plan)
    assert list(frame.columns) == list(MINUTES.headers)
    assert (frame["Required"] + frame["Extra"] == frame["Placed"] + frame["Missing"]).all()
    assert frame.groupby("Service")["Placed"].sum().to_dict() == {"OT": 120, "Speech": 0}
    assert frame["Push-in share asked"].dtype == float


def test_missed_time_is_counted(plan: frames.DistrictPlan) -> None:
    frame = frames.missed(plan)
    assert list(frame.columns) == list(MISSED.headers)
    assert frame.to_dict("records") == [{"Student": "Ann", "Class": "1A", "Activity": "Writing", "Minutes": 120}]


def test_an_empty_plan_has_empty_frames_with_their_columns() -> None:
    nothing = frames.DistrictPlan(problem=school_small())
    assert list(frames.sessions(nothing).columns) == list(SESSIONS.headers)
    assert len(frames.sessions(nothing)) == len(frames.missed(nothing)) == 0
    assert frames.minutes(nothing)["Missing"].sum() == 540


def test_files_are_read_optimized_written_and_read_back(tmp_path: Path) -> None:
    district = as_workbook(small(), tmp_path / "district.xlsx")
    problem = optsched.read(str(district))
    assert isinstance(problem, Problem)
    made = optsched.optimize(problem, optsched.SolveOptions(time_limit=20.0))
    path = optsched.write(made, tmp_path / "plan.xlsx")
    again = optsched.read_plan(path, problem)
    assert isinstance(again, frames.DistrictPlan)
    pd.testing.assert_frame_equal(frames.sessions(again), frames.sessions(made))
    # 2 x 30 x 4 weeks of OT and 2 x 30 of speech
    assert frames.minutes(again)["Placed"].sum() == 300


def test_errors_come_back_as_findings(tmp_path: Path) -> None:
    assert isinstance(optsched.read([tmp_path / "nothing.xlsx"]), Findings)
    problem = school_small()
    assert isinstance(optsched.read_plan(tmp_path / "nothing.xlsx", problem), Findings)


def test_what_a_plan_that_was_edited_makes_wonder_is_kept(plan: frames.DistrictPlan, tmp_path: Path) -> None:
    path = optsched.write(plan, tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Sessions"]
    column = [cell.value for cell in sheet[1]].index("Place") + 1
    sheet.cell(2, column).value = "Attic"
    book.save(path)
    edited = optsched.read_plan(path, plan.problem)
    assert isinstance(edited, frames.DistrictPlan)
    assert ["Attic" in each.message for each in edited.findings] == [True]
    again = optsched.write(edited, tmp_path / "again.xlsx")
    said = [str(cell.value) for row in openpyxl.load_workbook(again)["Findings"] for cell in row]
    assert any("Attic" in text for text in said)


def test_an_existing_file_is_left_alone(plan: frames.DistrictPlan, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("mine")
    with pytest.raises(optsched.CannotWriteError):
        optsched.write(plan, path)
    optsched.write(plan, path, overwrite=True)
    with pytest.raises(optsched.CannotWriteError, match=r"Maybe plan\.xlsx"):
        optsched.write(plan, tmp_path / "plan.html")


def test_a_path_may_be_a_text_alone_or_in_a_list(tmp_path: Path) -> None:
    path = str(as_workbook(small(), tmp_path / "district.xlsx"))
    assert optsched.check(path).problem == optsched.check([path]).problem == optsched.read(path)
    assert optsched.audit(path, path).findings.errors[0].message.startswith("district.xlsx has no sheet Sessions")


def test_findings_in_place_of_a_district_are_said_as_sentences(tmp_path: Path) -> None:
    found = optsched.read(tmp_path / "nothing.xlsx")
    assert isinstance(found, Findings)
    assert str(found).startswith("error F01 in nothing.xlsx: nothing.xlsx cannot be opened")
    assert "\n  Maybe " in repr(found)
    with pytest.raises(ValueError, match=r"There is no district to plan.*\n.*nothing.xlsx cannot be opened"):
        optsched.optimize(found)  # type: ignore[arg-type]
