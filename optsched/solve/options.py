"""How a district is solved, and what is told while it is."""

from collections.abc import Callable
from dataclasses import dataclass

from optsched.domain import Problem

SECONDS_TO_START = 20.0
SECONDS_A_THERAPIST = 20.0
"""Chosen so that a lone therapist has 40 s, and seven are read, planned and written within 3 minutes on two cores."""
MOST_SECONDS = 3600.0


@dataclass(frozen=True)
class SolveOptions:
    """`time_limit` in seconds (None: the default of the district); `reproducible` knows no clock.

    A repair counts the seconds that its work is reckoned to take, all others those of the wall clock.
    """

    time_limit: float | None = None
    seed: int = 0
    workers: int = 2
    reproducible: bool = False


@dataclass(frozen=True)
class Progress:
    """Where the solving stands: minutes asked and placed, the stage's gap (0 to 1, None when unknown), seconds."""

    stage: int
    doing: str
    asked: int
    placed: int
    gap: float | None
    seconds: float
    seconds_left: float


OnProgress = Callable[[Progress], None]


def default_time_limit(problem: Problem) -> float:
    """Return seconds that grow with the number of therapists who have mandates to hold."""
    busy = {name for each in problem.mandates for name in problem.may_hold(each)}
    return min(SECONDS_TO_START + SECONDS_A_THERAPIST * len(busy), MOST_SECONDS)
