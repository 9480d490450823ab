"""optsched demo and optsched template: something to begin with."""

from pathlib import Path

import openpyxl
import pytest

from optsched.domain import Plan, Problem
from optsched.usecases import optimize as use_case
from optsched.usecases.optimize import SolveOptions


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """Replace the search by one that places nothing; return what it was given."""
    given: list[Problem] = []

    def solve(problem: Problem, options: SolveOptions, on_progress: object, stop: object) -> Plan:
        given.append(problem)
        return Plan()

    monkeypatch.setattr(use_case, "solve", solve)
    monkeypatch.setattr(use_case, "why_not", lambda problem, plan, is_over=None: plan)
    return given


def test_the_demo_writes_both_workbooks_and_says_when_it_replaces_them(run, idle: list[Problem]) -> None:
    first = run("demo", "--therapists", "1")
    assert first.exit_code == 0, first.output
    assert "Replacing" not in first.output
    assert sorted(path.name for path in Path("out").iterdir()) == ["district-demo.xlsx", "plan-demo.xlsx"]
    assert len(idle[0].therapists) == 1
    second = run("demo", "--therapists", "1", "--seed", "2")
    assert "Replacing district-demo.xlsx and plan-demo.xlsx of an earlier demo" in second.output
    assert idle[1] != idle[0]


def test_a_district_alone_is_written_and_an_existing_one_left_alone(run, idle: list[Problem]) -> None:
    words = ("demo", "--therapists", "1", "--seed", "1", "-o", "district.xlsx")
    assert run(*words).exit_code == 0
    assert "Services" in openpyxl.load_workbook("district.xlsx").sheetnames
    assert not Path("out").exists()
    assert run(*words).exit_code == 2
    assert run(*words, "--overwrite").exit_code == 0
    assert idle == []


def test_a_file_in_the_place_of_the_folder_is_a_sentence(run, idle: list[Problem]) -> None:
    Path("out").write_text("mine")
    result = run("demo", "--therapists", "1")
    assert result.exit_code == 2
    assert "The folder out cannot be made." in result.stderr


@pytest.mark.parametrize("number", ["0", "2501", "many"])
def test_impossible_sizes_are_refused(run, number: str) -> None:
    assert run("demo", "--therapists", number).exit_code == 2


def test_the_template_can_be_checked_at_once(run) -> None:
    assert run("template", "my.xlsx").exit_code == 0
    result = run("check", "my.xlsx")
    assert result.exit_code == 2  # nothing in it can be planned yet
    assert "There is nothing to plan" in result.output
    assert run("template", "my.xlsx").exit_code == 2
    assert run("template", "my.xlsx", "--overwrite").exit_code == 0


def test_a_template_needs_the_name_of_a_workbook(run) -> None:
    result = run("template", "my.csv")
    assert result.exit_code == 2
    assert "Maybe my.xlsx?" in result.stderr
