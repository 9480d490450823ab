"""A running search: one living line on a terminal, a plain line now and then elsewhere."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.live import Live
from rich.text import Text

from optsched.cli.console import clean, console

if TYPE_CHECKING:
    from optsched.usecases.optimize import Progress

STAGES = 3
QUIET_SECONDS = 10.0
"""Between two plain lines of one stage."""


@contextmanager
def shown_progress() -> Iterator[Callable[["Progress"], None]]:
    """Yield what takes progress and shows it, on the stream of errors so that results can be piped."""
    screen = console(stderr=True)
    if not screen.is_terminal or screen.is_dumb_terminal:
        yield _Lines().take
        return
    line = _Line()
    with Live(line, console=screen, refresh_per_second=4, transient=True):
        yield line.take


class _Line:
    """The newest progress; the clock goes on between two reports."""

    def __init__(self) -> None:
        self._latest: Progress | None = None
        self._at = time.monotonic()

    def take(self, progress: "Progress") -> None:
        self._latest, self._at = progress, time.monotonic()

    def __rich__(self) -> Text:
        if self._latest is None:
            return Text("Reading ...")
        return Text(clean(sentence(self._latest, time.monotonic() - self._at)))


class _Lines:
    """Prints a line whenever the stage changes, or enough time went by."""

    def __init__(self) -> None:
        self._stage: int | None = None
        self._at = -math.inf

    def take(self, progress: "Progress") -> None:
        now = time.monotonic()
        if progress.stage == self._stage and now - self._at < QUIET_SECONDS:
            return
        self._stage, self._at = progress.stage, now
        console(stderr=True).print(Text(clean(sentence(progress))), soft_wrap=True)


def sentence(progress: "Progress", since: float = 0.0) -> str:
    """Say where the search stands, `since` seconds after it was told."""
    stage = f"Stage {progress.stage} of {STAGES}" if progress.stage else "Preparing"
    parts = [f"{stage}, {progress.doing}" if progress.doing else stage]
    parts.append(f"{progress.placed:,} of {progress.asked:,} minutes placed")
    if progress.gap is not None and math.isfinite(progress.gap):
        parts.append("proven best" if progress.gap <= 0 else f"at most {math.ceil(progress.gap * 100)} % from best")
    if math.isfinite(progress.seconds_left) and progress.seconds_left > 0:
        parts.append(f"{_clock(progress.seconds_left - since)} left")
    else:
        parts.append(f"{_clock(progress.seconds + since)} gone")
    return " | ".join(parts)


def _clock(seconds: float) -> str:
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
