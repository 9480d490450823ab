"""optsched share: who gets a workbook, said by number, and what is refused in sentences."""

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from optsched.cli.share import AUDIENCES, USUAL
from optsched.usecases import share as use_case
from optsched.usecases.optimize import SolveOptions


@pytest.fixture
def plan(run, district: Path, quick: list[SolveOptions]) -> Path:
    assert run("optimize", district, "-o", "plan.xlsx").exit_code == 0
    return Path("plan.xlsx")


def test_what_was_written_is_counted_by_audience_and_nothing_is_said_of_children(run, plan: Path) -> None:
    result = run("share", plan, "-o", "out")
    assert result.exit_code == 0, result.output
    assert "4 workbooks written to out." in result.output
    for word, number in (("principals", "1"), ("teachers", "1"), ("therapists", "2")):
        assert [number] == [line.split()[-1] for line in result.output.splitlines() if line.strip().startswith(word)]
    assert "S-1" not in result.output
    assert Path("out/teachers/Lincoln 1A.xlsx").is_file()


def test_families_and_the_board_get_theirs_when_asked(run, plan: Path) -> None:
    result = run("share", plan, "--for", "board, Families", "--child", "S-1", "--child", "S-2")
    assert result.exit_code == 0, result.output
    assert sorted(map(str, Path("out").rglob("*.xlsx"))) == [
        "out/board.xlsx",
        "out/families/S-1.xlsx",
        "out/families/S-2.xlsx",
    ]


def test_an_audience_that_is_none_is_refused_with_those_there_are(run, plan: Path) -> None:
    for words in ("parents", "teachers,everybody", ","):
        result = run("share", plan, "--for", words)
        assert result.exit_code == 2
        assert "Maybe one or more of principals, teachers, therapists, families, board?" in " ".join(
            result.output.replace("│", " ").split()
        )
    assert not Path("out").exists()


def test_families_without_a_child_and_a_child_without_families_are_refused(run, plan: Path) -> None:
    for words in (("--for", "families"), ("--child", "S-1")):
        result = run("share", plan, *words)
        assert result.exit_code == 2
        assert "Maybe --for families --child" in result.output
    assert not Path("out").exists()


def test_a_child_that_nobody_knows_ends_in_a_sentence(run, plan: Path) -> None:
    result = run("share", plan, "--for", "families", "--child", "S-7")
    assert result.exit_code == 2
    assert "No child of the district has the code S-7." in result.output
    assert "Maybe S-" in result.output


def test_a_second_time_needs_overwrite(run, plan: Path) -> None:
    assert run("share", plan).exit_code == 0
    again = run("share", plan)
    assert again.exit_code == 2
    assert "nothing was written" in again.output
    assert "--overwrite" in again.output
    assert run("share", plan, "--overwrite").exit_code == 0


def test_errors_are_shown_and_nothing_is_written(run, plan: Path) -> None:
    book = openpyxl.load_workbook(plan)
    book["Sessions"]["E2"] = "half past"
    book.save(plan)
    result = run("share", plan)
    assert result.exit_code == 2
    assert "nothing was written. Mend the errors first." in result.output
    assert "plan.xlsx Sessions" in result.output
    assert not Path("out").exists()


def test_the_district_beside_the_plan_is_read_unless_another_is_named(run, plan: Path) -> None:
    Path("district.xlsx").rename("ours.xlsx")
    assert run("share", plan).exit_code == 2
    assert run("share", plan, "--district", "ours.xlsx").exit_code == 0


def test_the_words_of_the_command_are_those_of_the_use_case() -> None:
    assert use_case.AUDIENCES == AUDIENCES
    assert ",".join(use_case.DEFAULT) == USUAL


def test_the_help_has_its_example_and_exit_status(run) -> None:
    text = run("share", "--help").output
    assert "optsched share plan.xlsx --for families" in text
    assert "Exit status:" in text
    assert "optsched share plan.xlsx" in run("--help").output


def test_sharing_loads_no_engine(run, plan: Path) -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom optsched.cli.program import program\n"
        "print(CliRunner().invoke(program, ['share', 'plan.xlsx']).exit_code, 'ortools' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.stdout.split() == ["0", "False"], ran.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--calendars",), "--week"),
        (("--time-zone", "America/Denver"), "--calendars"),
        (("--calendars", "--week", "week.xlsx", "--for", "board"), "--for therapists"),
    ],
)
def test_calendar_files_without_what_they_need_are_refused(run, plan: Path, words: tuple[str, ...], says: str) -> None:
    result = run("share", "plan.xlsx", *words)
    assert result.exit_code == 2
    assert f"Maybe {'add ' if says != '--for therapists' else ''}{says}" in result.output


def test_nothing_is_locked_halfway(run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPTSCHED_PASSWORD", "four words of ours")
    result = run("share", "plan.xlsx", "--calendars", "--week", "week.xlsx")
    assert result.exit_code == 2
    assert "No password locks a calendar file." in result.output
