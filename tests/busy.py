"""A script run by two processes at once, with another hash seed each, while a third keeps the machine busy."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[1])


def said_by_two(script: str, *words: str) -> tuple[str, str]:
    """Return what each of them prints."""
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as busy:
        processes = [
            subprocess.Popen(
                [sys.executable, "-c", script, *words],
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": ROOT},
                stdout=subprocess.PIPE,
                text=True,
            )
            for seed in ("1", "2")
        ]
        first, second = (process.communicate(timeout=300)[0] for process in processes)
        busy.kill()
    return first, second
