"""A run that is killed at twenty moments: the ledger is whole, and the next run ends as if nothing had happened."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from ledger.week_copies import session, write_copy

from optsched.domain.attendance import AttendanceRow
from optsched.ledger import rows_in
from optsched.usecases.logbook import log

CHILDREN = 200
TUE = date(2025, 11, 25)
ROUNDS = 20


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two copies, and a ledger that an earlier copy was entered into."""
    folder = tmp_path_factory.mktemp("before")
    names = [f"S-{number}" for number in range(CHILDREN)]
    early = write_copy(folder / "early.xlsx", [session(name, Attendance="refused") for name in names[::2]])
    write_copy(folder / "one.xlsx", [session(name, Attendance="held", Minutes_held=20) for name in names])
    write_copy(folder / "two.xlsx", [session(name, day=26) | {"Date": TUE} for name in names])
    assert log([early], folder / "ledger.sqlite").is_recorded
    return folder


def command(folder: Path) -> list[str]:
    files = [str(folder / "one.xlsx"), str(folder / "two.xlsx")]
    return [sys.executable, "-m", "optsched", "log", *files, "--ledger", str(folder / "ledger.sqlite"), "--overwrite"]


def start(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_when(running: subprocess.Popen[bytes], is_time: Callable[[], bool], more: float) -> None:
    """Kill the process `more` seconds after it is time, or let it end."""
    while running.poll() is None and not is_time():
        time.sleep(0.0002)
    time.sleep(more)
    if running.poll() is None:
        os.kill(running.pid, signal.SIGKILL)
    running.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_killed_run_loses_nothing(before: Path, tmp_path: Path) -> None:
    whole = shutil.copytree(before, tmp_path / "whole")
    began = time.monotonic()
    assert start(whole).wait() == 1  # warnings: half of the children were refused before
    lasts, expected, first = (
        time.monotonic() - began,
        rows_in(whole / "ledger.sqlite"),
        rows_in(before / "ledger.sqlite"),
    )
    assert len(expected) == 2 * CHILDREN
    chance = random.Random(1)
    came: list[tuple[AttendanceRow, ...]] = []
    in_the_middle = 0
    for number in range(ROUNDS):
        folder = shutil.copytree(before, tmp_path / f"round-{number}")
        ledger, journal = folder / "ledger.sqlite", folder / "ledger.sqlite-journal"
        running, began = start(folder), time.monotonic()
        if number % 4 == 0:
            at = began + lasts * number / ROUNDS
            kill_when(running, lambda at=at: time.monotonic() >= at, 0)
        else:
            sign = journal if number % 4 < 3 else folder / "ledger.sqlite.bak-new"
            kill_when(running, sign.exists, chance.random() * 0.03)
        in_the_middle += journal.exists()
        came.append(rows_in(ledger))
        with closing(sqlite3.connect(ledger)) as base:
            assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert came[-1] in (first, expected)
        again = log([folder / "one.xlsx", folder / "two.xlsx"], ledger, overwrite=True)
        assert again.is_recorded
        assert rows_in(ledger) == expected
        left = {"one.xlsx", "two.xlsx", "early.xlsx", "ledger.sqlite", "ledger.sqlite.bak"}
        assert {each.name for each in folder.iterdir()} <= left | {
            "ledger.sqlite.bak-new",
            "ledger.sqlite.bak-new-journal",
        }
    assert first in came  # at least one was killed before its end
    assert in_the_middle  # and at least one while it wrote
