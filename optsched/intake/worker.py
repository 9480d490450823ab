"""Parse workbooks in a child process: a file that crashes or stalls the library cannot take the program along."""

import os
import pickle
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread
from typing import IO, Any

from optsched.intake import parser
from optsched.intake.cells import Value

TIME_OUT, A_MEBIBYTE = 20.0, 5.0
"""Seconds for one file, and more for each mebibyte of it; the largest real one takes less than one."""
_START_UP = 40.0
"""Seconds for a child to start, on a busy machine."""
PARSER = Path(parser.__file__)

SheetCells = list[tuple[str, dict[int, dict[int, Value]]]]
"""The name of each sheet with its filled cells by row and column."""


@dataclass(frozen=True)
class Failure:
    """Why a workbook could not be parsed. `reason` is what the library said, empty when it said nothing."""

    timed_out: bool = False
    stopped: bool = False
    reason: str = ""


def parse(
    paths: Sequence[Path], time_out: float = TIME_OUT, script: Path = PARSER, first: "Child | None" = None
) -> dict[Path, SheetCells | Failure]:
    """Parse workbooks one after the other in a child process, the `first`; a new one follows each that broke.

    The `first` may have been asked for some before, also for others, whose answers are not looked at.
    """
    found: dict[Path, SheetCells | Failure] = {}
    pending = list(paths)
    while pending:
        with first or Child(script) as child:
            found.update(_parse_until_failure(pending, time_out, child))
        first = None
        pending = [path for path in pending if path not in found]
    return found


class Child:
    """A child process that is starting or waits for files; it is gone at the end of a `with`.

    `-P`: no module beside the script stands in for one of Python's own.
    """

    def __init__(self, script: Path = PARSER) -> None:
        where = os.pathsep.join(each for each in sys.path if each)
        environment = {**os.environ, "PYTHONPATH": where}
        command = [sys.executable, "-P", str(script)]
        self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self.asked: list[Path] = []
        self.said = _Answers(self._process.stdout)
        self._stdin = self._process.stdin

    def ask(self, path: Path) -> None:
        """Have it parse a workbook after all others; that it is gone is seen when it should answer."""
        self.asked.append(path)
        with suppress(OSError):
            pickle.dump(str(path), self._stdin)
            self._stdin.flush()

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self.said.end()
        self._process.__exit__(None, None, None)


def _parse_until_failure(paths: list[Path], time_out: float, child: Child) -> dict[Path, SheetCells | Failure]:
    """Parse until one file breaks the child."""
    found: dict[Path, SheetCells | Failure] = {}
    for path in paths:
        if path not in child.asked:
            child.ask(path)
    if child.said.next(_START_UP) != parser.READY:
        return {paths[0]: Failure(stopped=True)}
    for path in child.asked:
        answer = found[path] = _outcome(child.said.next(time_out + A_MEBIBYTE * _mebibytes(path)))
        if isinstance(answer, Failure) and (answer.timed_out or answer.stopped):
            break
    return found


def _mebibytes(path: Path) -> float:
    return path.stat().st_size / 2**20 if path.exists() else 0.0


def _outcome(said: Any) -> SheetCells | Failure:
    if isinstance(said, str):
        return Failure(reason=said)
    answer: SheetCells | Failure = said
    return answer


class _Answers:
    """What a child says, read in a thread of its own: a pipe cannot be waited for with a time-out on every system."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._said: SimpleQueue[Any] = SimpleQueue()
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                said = pickle.load(self._stream)
            except Exception:  # the child is gone, in the middle of an answer or before it
                self._said.put(Failure(stopped=True))
                return
            self._said.put(said)

    def next(self, time_out: float) -> Any:
        try:
            return self._said.get(timeout=time_out)
        except Empty:
            return Failure(timed_out=True)

    def end(self) -> None:
        """Wait until nothing more is read; the child is killed before."""
        self._thread.join()
