"""The command line as a user meets it, on one small district, with a search that takes no time."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from intake.small_district import as_workbook, small

from optsched.cli.program import program
from optsched.domain import GoalValue, Lunch, Placement, Plan, Problem, RunFacts
from optsched.domain.protocols import StageResult
from optsched.usecases import optimize as use_case
from optsched.usecases.optimize import Progress, SolveOptions

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder; whatever goes wrong, there is no traceback."""
    monkeypatch.chdir(tmp_path)

    def invoke(*words: str | Path) -> Result:
        result = CliRunner().invoke(program, [str(word) for word in words], prog_name="optsched")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return invoke


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """S-1 has OT twice a week with Rivera, S-2 speech twice a month with whoever gives it: Chen."""
    return as_workbook(small(), tmp_path / "district.xlsx")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[SolveOptions]:
    """Replace the search by one that places S-1's OT in WIN on Mon and Wed, and nothing else; return its options."""
    asked: list[SolveOptions] = []

    def solve(
        problem: Problem,
        options: SolveOptions,
        on_progress: Callable[[Progress], None] | None,
        stop: Callable[[], bool],
    ) -> Plan:
        asked.append(options)
        if on_progress:
            on_progress(Progress(1, "Rivera, minutes", 300, 240, 0.2, 3.0, 57.0))
        return quick_plan(problem, options)

    monkeypatch.setattr(use_case, "solve", solve)
    monkeypatch.setattr(use_case, "why_not", lambda problem, plan, is_over=None: plan)
    return asked


def quick_plan(problem: Problem, options: SolveOptions) -> Plan:
    weeks = problem.cycle.all_weeks
    mandate = problem.mandates[0]
    row = Placement("Rivera 1", mandate.key, "S-1", weeks, 0, 570, 600, "Lincoln", "Rivera", "pull-out", "Therapy")
    lunches = tuple(Lunch("Rivera", weeks, day, 720, 750) for day in range(5))
    lunches += tuple(Lunch("Chen", weeks, day, 720, 750) for day in (0, 2))
    return Plan(
        (row, replace(row, session="Rivera 2", day=2)),
        lunches=lunches,
        goals=(GoalValue("minutes missing", 1, "minute", 1, 60, 0),),
        stages=(StageResult(1, 60, 0, proven=False, sentence="Nobody knows how good this is."),),
        facts=RunFacts(seed=options.seed, time_limit=options.time_limit),
    )
