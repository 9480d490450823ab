"""Each line of WORKBOOK section 2.1 is one goal with the stage and weight it says, and each goal is one line."""

import re
from pathlib import Path

import pytest
from every_goal import EVERY

import optsched
from optsched.domain import Problem
from optsched.domain.problem import Options

WORKBOOK = Path(__file__).parents[3] / "shared" / "WORKBOOK.md"
LINE = re.compile(r"^\| ([123]) \| ([a-z ]+?)(?: \(.*?\))? \| (.+) \| (\d+) \|$", re.MULTILINE)
PRICED_BY_STAGE = ("lunches missing", "duties missing")
"""Owed like minutes, and priced above and below them inside stage 1 (DESIGN section 2): no lines of their own."""


@pytest.mark.skipif(not WORKBOOK.exists(), reason="the workbook contract is not beside this checkout")
def test_names_stages_and_weights_are_those_of_the_contract_in_its_order() -> None:
    section = WORKBOOK.read_text(encoding="utf-8").split("### 2.1")[1].split("\n## ")[0]
    lines = [(name, int(stage), int(weight)) for stage, name, _, weight in LINE.findall(section)]
    goals = [(goal.name, goal.stage, goal.weight) for goal in EVERY if goal.name not in PRICED_BY_STAGE]
    assert len(lines) == 15
    assert goals == lines


def test_lunches_and_duties_belong_to_the_first_stage() -> None:
    found = {goal.name: (goal.stage, goal.weight) for goal in EVERY if goal.name in PRICED_BY_STAGE}
    assert found == dict.fromkeys(PRICED_BY_STAGE, (1, 1))


def test_every_file_of_goals_is_one_goal_of_that_name() -> None:
    folder = Path(optsched.__file__).parent / "goals"
    files = {file.stem for file in folder.glob("*.py") if not file.stem.startswith("_")}
    assert files == {goal.name.replace(" ", "_") for goal in EVERY}


def test_a_district_weighs_goals_by_the_names_they_have() -> None:
    problem = Problem(options=Options(weights=tuple((goal.name, 7) for goal in EVERY)))
    assert {problem.weight(goal.name, goal.weight) for goal in EVERY} == {7}
    assert all(Problem().weight(goal.name, goal.weight) == goal.weight for goal in EVERY)
