"""Ctrl-C as a wish to stop: what runs goes on to a good end, and nothing is lost."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ONE_PRESS = 2.0
"""Seconds."""


@contextmanager
def stop_by_ctrl_c() -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether Ctrl-C was pressed inside the block; pressed again later, it breaks off.

    What comes within `ONE_PRESS` is one press: a launcher hands on what the terminal has sent to both.

    Outside the main thread, and where somebody else listens already, it changes nothing and always tells no.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is not signal.default_int_handler:
        yield lambda: False
        return
    pressed: list[float] = []

    def hear(number: int, frame: FrameType | None) -> None:
        pressed.append(time.monotonic())
        if pressed[-1] - pressed[0] > ONE_PRESS:
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, hear)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)
