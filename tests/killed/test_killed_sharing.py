"""`share --ledger` killed at random moments: the ledger is whole, and nothing unlocked was ever on the disk."""

import os
import random
import shutil
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from intake.small_district import as_workbook, small
from killed.leavings import contents
from killed.runs import is_writing, kill_when, start, temporaries

from optsched.cli.program import program
from optsched.domain import Findings, Placement, Plan
from optsched.domain.shared import Shared
from optsched.intake import read
from optsched.ledger import shared_in
from optsched.output.plan import write_plan
from optsched.usecases.share import share

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")

KILLS = int(os.environ.get("OPTSCHED_KILLS", "4"))
WORDS = ("share", "plan.xlsx", "--overwrite", "--ledger", "ledger.sqlite")
PACKETS = ("principals/Lincoln.xlsx", "teachers/Lincoln 1A.xlsx", "therapists/Rivera.xlsx", "therapists/Chen.xlsx")
SECRET = "three blue owls"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a district, its plan, and a ledger in which the board has received its workbook."""
    folder = tmp_path_factory.mktemp("district")
    problem = read([as_workbook(small(), folder / "district.xlsx")]).problem
    assert problem is not None
    session = Placement("A", "S-1 OT", "S-1", problem.cycle.all_weeks, 0, 570, 600, "Lincoln", "Rivera", "pull-out")
    write_plan(problem, Plan((session,)), Findings(), folder / "plan.xlsx")
    share(folder / "plan.xlsx", folder / "first", ("board",), ledger=folder / "ledger.sqlite")
    shutil.rmtree(folder / "first")
    return folder


def ledger_of(folder: Path) -> tuple[Shared, ...]:
    """Return what was shared of a ledger that is whole; its journal, if there is one, is undone by that."""
    found = shared_in(folder / "ledger.sqlite")
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return found


def look_inside(folder: Path, first: tuple[Shared, ...]) -> bool:
    """Assert that all workbooks are known to the ledger or none, and locked; tell whether they are known."""
    found = ledger_of(folder)
    assert found[: len(first)] == first
    new = {each.file: each.sha256 for each in found[len(first) :]}
    there = {place.removeprefix("out/"): data for place, data in contents(folder).items() if place.startswith("out/")}
    assert set(new) in (set(), set(PACKETS))
    assert all(sha256(there[place]).hexdigest() == digest for place, digest in new.items())
    assert all(data.startswith(OLE) or not data for data in there.values())
    return bool(new)


def test_a_killed_share_leaves_a_whole_ledger_and_nothing_unlocked(
    district: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    monkeypatch.setenv("OPTSCHED_PASSWORD", SECRET)
    (system := tmp_path / "system").mkdir()
    first, chance, came = ledger_of(district), random.Random(1), Counter[str]()
    whole = shutil.copytree(district, tmp_path / "whole")
    began = time.monotonic()
    assert start(WORDS, whole, system).wait() == 0
    lasts = time.monotonic() - began
    assert look_inside(whole, first)
    for number in range(KILLS):
        folder = shutil.copytree(district, tmp_path / f"round-{number}")
        began, journal = time.monotonic(), folder / "ledger.sqlite-journal"
        running, at = start(WORDS, folder, system), began + chance.uniform(0.3, 1.05) * lasts
        moments = (
            lambda at=at: time.monotonic() >= at,
            lambda folder=folder: is_writing(folder / "out"),
            lambda folder=folder, journal=journal: (folder / "out" / PACKETS[-1]).exists() and journal.exists(),
        )
        was_killed = kill_when(running, moments[-1 - number % 3])
        came["in the ledger" if journal.exists() else "before" if not (folder / "out").exists() else "later"] += 1
        is_known = look_inside(folder, first)
        assert was_killed or (running.returncode, is_known) == (0, True)
        assert contents(system) == {}
        hidden = temporaries(folder)
        monkeypatch.chdir(folder)
        assert CliRunner().invoke(program, WORDS).exit_code == 0
        assert len(ledger_of(folder)) == len(first) + len(PACKETS) * (1 + is_known)
        assert temporaries(folder) <= hidden
    record_property("killed", dict(came))
    assert came["in the ledger"] + came["later"]
