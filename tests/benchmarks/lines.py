"""What one planner did with one district: a line of JSON in the file of results."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

Moment = tuple[float, int, int, float | None]
"""Seconds since the run began, the stage, minutes missing, and the stage's gap as far as known then (0 to 1)."""


@dataclass(frozen=True)
class Line:
    """A run: seconds of wall clock, minutes a cycle, weighted costs of stages, memory in MiB.

    `bound`, `second_bound` and `third_bound` are proven lower bounds (None: the planner proves nothing), the later two
    of plans as good in earlier stages. `unavoidable` is what no plan with so many minutes missing can avoid in stage
    3, in closed form; `planted` is what was planted as missing. `proven` is when stage 1 was proven, `placed` when
    nothing was missing any more, and `building` the share of the time that went into models; None where
    that is not known or never came. `failure` says in a sentence why there is no plan to judge: then no number means
    anything.
    """

    family: str
    seed: int
    planner: str
    limit: float
    therapists: int = 0
    mandates: int = 0
    asked: int = 0
    planted: int | None = None
    seconds: float = 0.0
    missing: int = 0
    lunches: int = 0
    duties: int = 0
    second: int = 0
    third: int = 0
    unavoidable: int = 0
    bound: int | None = None
    second_bound: int | None = None
    third_bound: int | None = None
    proven: float | None = None
    placed: float | None = None
    final: float | None = None
    building: float | None = None
    peak: int = 0
    moments: tuple[Moment, ...] = ()
    failure: str = ""

    @property
    def key(self) -> tuple[str, int, str]:
        """What tells runs apart: a run that is started again skips what it has."""
        return self.family, self.seed, self.planner

    def reached(self, wanted: int) -> float | None:
        """Return when no more than so many minutes were missing, and something was placed; None for never."""
        most = min(wanted, max(self.asked - 1, 0))
        if self.moments:
            return next((at for at, _, missing, _ in self.moments if missing <= most), None)
        return self.seconds if self.missing <= most else None


def read_lines(path: Path) -> list[Line]:
    """Return the lines of a file of results, the last one of each run; none where there is no file."""
    if not path.exists():
        return []
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    return list({line.key: line for line in map(line_of, rows)}.values())


def line_of(row: dict[str, Any]) -> Line:
    """Return the line that was written as a JSON object; raise TypeError for a field that is not known."""
    return Line(**{**row, "moments": tuple(tuple(moment) for moment in row.get("moments", ()))})


def text_of(line: Line) -> str:
    """Return a line as JSON; seconds and gaps are rounded, so that files stay readable."""
    return json.dumps(dict(_rounded(asdict(line))))


def _rounded(row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, float):
            yield name, round(value, 2)
        elif name == "moments":
            yield (
                name,
                [[round(seconds, 2), stage, short, gap and round(gap, 5)] for seconds, stage, short, gap in value],
            )
        else:
            yield name, value
