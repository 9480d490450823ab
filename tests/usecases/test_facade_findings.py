"""In Python, what was found in a district stays with it: read, optimize, write."""

from pathlib import Path

import pytest
from instances import school_small
from intake.small_district import as_workbook, small
from openpyxl import load_workbook

import optsched
from optsched.domain import Plan, Problem
from optsched.output.plan import write_plan
from optsched.usecases import optimize as use_case


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """S-1 is without a class, which is a warning."""
    rows = small()
    rows["Students"][0]["Class"] = None
    return as_workbook(rows, tmp_path / "district.xlsx")


def told(path: Path) -> list[tuple[object, ...]]:
    return [row[:2] for row in load_workbook(path)["Findings"].iter_rows(min_row=2, values_only=True)]


def test_the_workbook_of_a_plan_says_what_was_found_in_its_district(
    district: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(use_case, "solve", lambda *_: Plan())
    monkeypatch.setattr(use_case, "why_not", lambda problem, plan, **_: plan)
    problem = optsched.read(district)
    assert isinstance(problem, Problem)
    plan = optsched.optimize(problem)
    assert told(optsched.write(plan, tmp_path / "plan.xlsx")) == [("F52", "warning")]


def test_what_is_given_and_known_is_said_once(district: Path, tmp_path: Path) -> None:
    problem = optsched.read(district)
    assert isinstance(problem, Problem)
    assert told(write_plan(problem, Plan(), problem.findings, tmp_path / "plan.xlsx")) == [("F52", "warning")]


def test_a_district_without_a_finding_says_so(tmp_path: Path) -> None:
    path = write_plan(school_small(), Plan(), school_small().findings, tmp_path / "plan.xlsx")
    assert told(path) == [("Nothing was found.", None)]
