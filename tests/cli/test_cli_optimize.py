"""optsched optimize: a plan is written, nothing is lost, and mistakes are said before the search."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from intake.small_district import as_workbook, small

from optsched.cli.program import program
from optsched.cli.progress import sentence
from optsched.domain import Plan, Problem
from optsched.output import files
from optsched.usecases import optimize as use_case
from optsched.usecases import reading
from optsched.usecases.demo import write_demo
from optsched.usecases.optimize import Progress, SolveOptions


def test_a_plan_is_written_and_summed_up(run, district: Path, quick: list[SolveOptions]) -> None:
    result = run("optimize", district, "-o", "plan.xlsx", "--time-limit", "60", "--seed", "3", "--workers", "1")
    assert result.exit_code == 0, result.output
    assert quick == [SolveOptions(60.0, 3, 1, False)]
    assert "Searching for 60 seconds at most" in result.output
    # S-1: 2 x 30 x 4 weeks = 240, all placed; S-2: 2 a month x 30 = 60, missing
    assert any(line.split() == ["all", "mandates", "300", "240", "60", "0"] for line in result.output.splitlines())
    assert "240 of 300 minutes that the IEPs ask for in a cycle have a place" in result.output
    assert "Stage 1: Nobody knows how good this is." in result.output
    assert "minutes missing" in result.output
    assert "Written: plan.xlsx" in result.output
    assert "Sessions" in openpyxl.load_workbook("plan.xlsx").sheetnames


def test_progress_is_plain_lines_where_there_is_no_terminal(run, district: Path, quick: list[SolveOptions]) -> None:
    result = run("optimize", district)
    assert result.stderr == (
        "Stage 1 of 3, Rivera, minutes | 240 of 300 minutes placed | at most 20 % from best | 0:57 left\n"
        "Stage 3 of 3, why something is missing | 240 of 300 minutes placed | 0:10 left\n"
    )


def test_without_a_limit_it_grows_with_the_district_and_is_announced(
    run, district: Path, quick: list[SolveOptions]
) -> None:
    result = run("optimize", district)
    assert quick[0].time_limit is not None
    assert f"Searching for {quick[0].time_limit:.0f} seconds at most" in result.output


def test_a_reproducible_search_looks_at_no_clock(run, district: Path, quick: list[SolveOptions]) -> None:
    assert "Searching without a clock" in run("optimize", district, "--reproducible").output
    assert quick[0].time_limit is None


def test_a_time_limit_cannot_be_reproduced(run, district: Path, quick: list[SolveOptions]) -> None:
    result = run("optimize", district, "--reproducible", "--time-limit", "60")
    assert result.exit_code == 2
    assert "exclude each other" in result.output
    assert quick == []


@pytest.mark.parametrize("text", ["soon", "-5", "0", "nan", "inf"])
def test_a_limit_that_is_no_number_of_seconds_is_refused(run, district: Path, text: str) -> None:
    result = run("optimize", district, f"--time-limit={text}")
    assert result.exit_code == 2
    assert "Maybe 60?" in result.output


def test_an_existing_plan_is_left_alone_before_any_search(run, district: Path, quick: list[SolveOptions]) -> None:
    Path("plan.xlsx").write_text("mine")
    result = run("optimize", district)
    assert result.exit_code == 2
    assert quick == []
    assert "plan.xlsx exists already and was left as it is." in result.stderr
    assert Path("plan.xlsx").read_text() == "mine"


def test_an_existing_plan_is_replaced_when_asked(run, district: Path, quick: list[SolveOptions]) -> None:
    Path("plan.xlsx").write_text("mine")
    assert run("optimize", district, "--overwrite").exit_code == 0
    assert openpyxl.load_workbook("plan.xlsx").sheetnames


def test_the_district_is_never_replaced_by_its_plan(run, district: Path, quick: list[SolveOptions]) -> None:
    before = district.read_bytes()
    result = run("optimize", district, "-o", district.name, "--overwrite")
    assert result.exit_code == 2
    assert "what is read is never changed" in result.stderr
    assert district.read_bytes() == before


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("missing/plan.xlsx", "does not exist"),
        ("plan.csv", "Maybe plan.xlsx?"),
        ("folder.xlsx", "is a folder"),
    ],
)
def test_places_where_no_plan_can_go_are_known_before_the_search(
    run, district: Path, quick: list[SolveOptions], out: str, said: str
) -> None:
    Path("folder.xlsx").mkdir()
    result = run("optimize", district, "-o", out)
    assert result.exit_code == 2
    assert said in result.stderr.replace("\n", " ")
    assert quick == []


def test_a_folder_that_cannot_be_written_is_known_before_the_search(
    run, district: Path, quick: list[SolveOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Path, exist_ok: bool = True) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(files.Path, "touch", closed)
    result = run("optimize", district)
    assert result.exit_code == 2
    assert "Nothing can be written in the folder" in result.stderr
    assert quick == []


def test_errors_in_the_district_stop_before_the_search(run, tmp_path: Path, quick: list[SolveOptions]) -> None:
    rows = small()
    rows["Services"][0]["Therapist"] = "Rivers"
    result = run("optimize", as_workbook(rows, tmp_path / "bad.xlsx"))
    assert result.exit_code == 2
    assert "Maybe" in result.output
    assert "nothing was planned" in result.output
    assert quick == []
    assert not Path("plan.xlsx").exists()


def test_errors_beyond_the_first_are_for_check_to_show(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("optsched.cli.console.MOST", 1)
    rows = small()
    rows["Services"][0]["Therapist"] = "Rivers"
    rows["Hours"][0]["From"] = "8:3o"
    output = run("optimize", as_workbook(rows, tmp_path / "bad.xlsx")).output
    assert "more error; optsched check --all shows them." in output


def test_ctrl_c_while_reasons_are_looked_for_keeps_the_plan(
    run, district: Path, quick: list[SolveOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(problem: Problem, plan: Plan, is_over: Callable[[], bool]) -> Plan:
        assert not is_over()
        signal.raise_signal(signal.SIGINT)
        assert is_over()
        return plan

    monkeypatch.setattr(use_case, "why_not", interrupted)
    result = run("optimize", district)
    assert result.exit_code == 0
    assert "Stopped early; this is the best plan so far." in result.output
    assert Path("plan.xlsx").exists()


@pytest.mark.parametrize("wrapped", ["solve", "broken_by_locks", "write_plan"])
def test_ctrl_c_at_any_moment_of_planning_gives_a_plan(
    run, district: Path, quick: list[SolveOptions], monkeypatch: pytest.MonkeyPatch, wrapped: str
) -> None:
    inner = getattr(use_case, wrapped)

    def interrupted(*given: object) -> object:
        if wrapped != "broken_by_locks" or len(given) == 2:  # before planning there is nothing to keep
            signal.raise_signal(signal.SIGINT)
        return inner(*given)

    monkeypatch.setattr(use_case, wrapped, interrupted)
    result = run("optimize", district)
    assert result.exit_code == 0
    assert Path("plan.xlsx").exists()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_while_reading_is_a_sentence(run, district: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "read", interrupted)
    result = run("optimize", district)
    assert result.exit_code == 130
    assert "Stopped; nothing was written." in result.stderr


def test_a_full_disk_is_a_sentence(
    run, district: Path, quick: list[SolveOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(use_case, "write_plan", full)
    result = run("optimize", district)
    assert result.exit_code == 2
    assert "No space left on device." in result.stderr


def test_a_mistake_of_ours_is_called_one(
    district: Path, quick: list[SolveOptions], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*args: object) -> None:
        raise AssertionError("two sessions at once")

    monkeypatch.setattr(use_case, "write_plan", broken)
    result = CliRunner().invoke(program, ["optimize", str(district), "-o", str(tmp_path / "plan.xlsx")])
    assert isinstance(result.exception, AssertionError)
    assert "Something went wrong inside optsched" in result.stderr


def test_progress_says_what_is_known() -> None:
    early = Progress(0, "", 300, 0, None, 1.0, float("inf"))
    assert sentence(early) == "Preparing | 0 of 300 minutes placed | 0:01 gone"
    late = Progress(3, "all", 300, 300, 0.0, 61.0, 59.0)
    assert sentence(late, 4.0) == "Stage 3 of 3, all | 300 of 300 minutes placed | proven best | 0:55 left"


def test_the_real_search_from_a_shell(tmp_path: Path, district: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "optsched",
        "optimize",
        district,
        "-o",
        tmp_path / "plan.xlsx",
        "--time-limit",
        "20",
    ]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "All 300 minutes that the IEPs ask for in a cycle have a place." in result.stdout
    command = [sys.executable, "-m", "optsched", "audit", district, tmp_path / "plan.xlsx"]
    audited = subprocess.run(command, capture_output=True, text=True)
    assert audited.returncode == 0, audited.stdout + audited.stderr
    assert "No rule is broken." in audited.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a whole console, not to a process")
def test_ctrl_c_in_a_real_process_keeps_the_best_plan_so_far(tmp_path: Path) -> None:
    district = write_demo(tmp_path / "demo.xlsx", 1, 1)
    command = [sys.executable, "-m", "optsched", "optimize", district, "-o", tmp_path / "plan.xlsx"]
    with subprocess.Popen([*command, "--time-limit", "120"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert any("Ctrl-C ends it earlier" in line for line in process.stdout)
        time.sleep(2.0)
        process.send_signal(signal.SIGINT)
        said = process.stdout.read()
        assert process.wait(60) == 0
    assert "Stopped early; this is the best plan so far." in said
    assert (tmp_path / "plan.xlsx").exists()
