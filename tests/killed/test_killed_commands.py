"""`week` and `share` killed at random moments: no file is lost or half-written, and the next run ends as ever."""

import os
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from intake.small_district import as_workbook, small
from killed.leavings import contents, look_around, said
from killed.runs import Times, is_writing, kill_when, start, temporaries, undisturbed

from optsched.cli.program import program
from optsched.domain import Findings, Lunch, Placement, Plan
from optsched.intake import read
from optsched.output.plan import write_plan
from optsched.usecases.share import AUDIENCES, share
from optsched.usecases.week import week_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")

KILLS = int(os.environ.get("OPTSCHED_KILLS", "4"))
"""Kills of each command."""
A_LITTLE_MORE = 1.05
MONDAY = date(2026, 9, 14)


@dataclass(frozen=True)
class Command:
    """What is typed, and the workbooks that come of it."""

    words: tuple[str, ...]
    results: tuple[str, ...]


WEEK = Command(
    ("week", f"{MONDAY}", "--absent", f"Rivera {MONDAY}", "--absent", "S-2 2026-09-14 to 2026-09-18", "--overwrite"),
    (f"week-{MONDAY}.xlsx",),
)
SHARE = Command(
    ("share", "plan.xlsx", "--for", ",".join(AUDIENCES), "--child", "S-1", "--overwrite"),
    (
        "out/principals/Lincoln.xlsx",
        "out/teachers/Lincoln 1A.xlsx",
        "out/therapists/Chen.xlsx",
        "out/therapists/Rivera.xlsx",
        "out/families/S-1.xlsx",
        "out/board.xlsx",
    ),
)


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a district, its plan, and older results: a week without absences, packets without Wednesday."""
    folder = tmp_path_factory.mktemp("district")
    rows = small()
    rows["Options"].append({"Option": "First day", "Value": "2026-08-31"})
    problem = read([as_workbook(rows, folder / "district.xlsx")]).problem
    assert problem is not None
    weeks = problem.cycle.all_weeks
    monday = Placement("A", "S-1 OT", "S-1", weeks, 0, 570, 600, "Lincoln", "Rivera", "pull-out", "Therapy")
    speech = Placement("C", "S-2 Speech", "S-2", (1, 3), 0, 600, 630, "Lincoln", "Chen", "pull-out", "Therapy")
    wednesday = Placement("B", "S-1 OT", "S-1", weeks, 2, 570, 600, "Lincoln", "Rivera", "pull-out", "Therapy")
    days = {"Rivera": range(5), "Chen": (0, 2)}
    lunches = tuple(Lunch(name, weeks, day, 690, 720) for name, mine in days.items() for day in mine)
    plan = folder / "plan.xlsx"
    write_plan(problem, Plan((monday, speech), lunches=lunches), Findings(), plan)
    share(plan, folder / "out", AUDIENCES, ["S-1"])
    write_plan(problem, Plan((monday, wednesday, speech), lunches=lunches), Findings(), plan, overwrite=True)
    week_of(MONDAY, plan, folder / "district.xlsx", folder / WEEK.results[0])
    return folder


def moment(number: int, chance: random.Random, times: Times, folder: Path) -> tuple[Callable[[], bool], float]:
    """Return when a run is killed, and how many seconds later: by turns as files are written, and at any time.

    Most of a run is spent before the first file, and half of the rest after the last. The very first kill is as soon
    as one is being written.
    """
    if number % 2 == 0:
        return lambda: is_writing(folder), chance.uniform(0, times.writing / 2) if number else 0.0
    at = time.monotonic() + chance.uniform(0, times.whole * A_LITTLE_MORE)
    return lambda: time.monotonic() >= at, 0.0


@pytest.mark.parametrize("command", [WEEK, SHARE], ids=["week", "share"])
def test_a_killed_command_loses_nothing(
    command: Command,
    district: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    system = tmp_path / "system"
    system.mkdir()
    whole = shutil.copytree(district, tmp_path / "whole")
    times = undisturbed(command.words, whole, system)
    expected = {place: said(whole / place) for place in command.results}
    assert all((district / place).read_bytes() != (whole / place).read_bytes() for place in command.results)
    assert any(said(district / place) != expected[place] for place in command.results)
    chance, came = random.Random(1), Counter[str]()
    for number in range(KILLS):
        folder = shutil.copytree(district, tmp_path / f"round-{number}")
        if number // 2 % 2:
            for place in command.results:
                (folder / place).unlink()
        before = contents(folder)
        running = start(command.words, folder, system)
        was_killed = kill_when(running, *moment(number, chance, times, folder))
        when = look_around(folder, before, expected)
        came[when if was_killed else "not killed"] += 1
        assert was_killed or when == "after"
        assert contents(system) == {}  # nothing of a child where nobody looks
        hidden = temporaries(folder)
        monkeypatch.chdir(folder)
        assert CliRunner().invoke(program, command.words).exit_code == 0
        look_around(folder, before, expected)
        assert {place: said(folder / place) for place in command.results} == expected
        assert temporaries(folder) <= hidden
    record_property("killed", dict(came))
    assert came["during"]
