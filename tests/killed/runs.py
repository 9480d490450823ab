"""Commands as processes of their own, killed at a moment, and how long one takes that nobody kills."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

TEMPORARY = re.compile(r"\.(?P<stem>.+)-[0-9a-f]{8}(?P<suffix>\.[a-z]+)")
"""The name of a file that is written beside its place: hidden, and like no result."""
ONLY_LOOKED = 0.003
"""Seconds. A place that is only tried for its permission has a file for less, usually."""
UNTIL_GONE = 20.0
"""Seconds for a process to notice that the one it works for is gone."""


@dataclass(frozen=True)
class Times:
    """Seconds of a run that nobody kills: all of it, and from the first file being written to the end."""

    whole: float
    writing: float


def result_of(path: Path) -> Path | None:
    """Return the result that a temporary file would have become, or None for any other file."""
    parts = TEMPORARY.fullmatch(path.name)
    return path.with_name(parts["stem"] + parts["suffix"]) if parts else None


def temporaries(folder: Path) -> set[Path]:
    return {each for each in folder.rglob(".*") if result_of(each)}


def is_writing(folder: Path) -> bool:
    """Tell whether a file is being written below the folder, and not only tried for."""
    seen = temporaries(folder)
    if not seen:
        return False
    time.sleep(ONLY_LOOKED)
    return bool(seen & temporaries(folder))


def start(words: tuple[str, ...], folder: Path, temporary: Path) -> subprocess.Popen[bytes]:
    """Start a command in a folder, with a folder of its own for what the system calls temporary."""
    command = [sys.executable, "-m", "optsched", *words]
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(temporary))}
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def undisturbed(words: tuple[str, ...], folder: Path, temporary: Path) -> Times:
    """Let a command come to its good end, and measure it."""
    began, running = time.monotonic(), start(words, folder, temporary)
    while running.poll() is None and not is_writing(folder):
        time.sleep(0.002)
    writes = time.monotonic()
    assert running.wait() == 0
    ended = time.monotonic()
    return Times(ended - began, ended - writes)


def kill_when(running: subprocess.Popen[bytes], is_time: Callable[[], bool], more: float = 0.0) -> bool:
    """Kill a process `more` seconds after it is time, and tell whether it still ran; none that it started goes on."""
    while running.poll() is None and not is_time():
        time.sleep(0.002)
    time.sleep(more)
    helpers: list[psutil.Process] = []
    with suppress(psutil.NoSuchProcess):
        helpers = psutil.Process(running.pid).children(recursive=True) if running.poll() is None else []
    if running.poll() is None:
        os.kill(running.pid, signal.SIGKILL)
    running.wait()
    _, alive = psutil.wait_procs(helpers, UNTIL_GONE)
    assert not alive
    return running.returncode == -signal.SIGKILL
