"""What the benchmark is held against: for each family the measure, the limit, and the words it was asked for in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PROVEN = "stage 1 proven, s"
GAPS = tuple(f"gap of stage {stage}" for stage in (1, 2, 3))
ABOVE = "gap of stage 3 above what no plan avoids"
BUILDING = "share of the time in models"
PEAK = "peak memory, MiB"
LESS = "minutes missing, less the best baseline's"
RATIO = "stage 3, divided by the best baseline's with as few minutes missing"
SOONER = "times sooner at the textbook's final minutes missing"
EQUAL_GAP = "seconds a therapist to an equal gap of stage 1, divided by seven's"
PLANTED = "minutes missing beyond those planted"

Sense = Literal["at most", "at least"]


@dataclass(frozen=True)
class Target:
    """The worst seed is to be at most, or at least, at `limit`, in the unit of the measure.

    With `or_measure`, a seed is also well where that other measure is at most at `or_limit`.
    """

    measure: str
    limit: float
    sense: Sense = "at most"
    or_measure: str = ""
    or_limit: float = 0.0

    def says(self) -> str:
        """Say the target in a few words."""
        text = f"{'≤' if self.sense == 'at most' else '≥'} {number(self.measure, self.limit)}"
        return f"{text}, or {self.or_measure} ≤ {number(self.or_measure, self.or_limit)}" if self.or_measure else text


ALWAYS = (
    Target(BUILDING, 0.05),
    Target(LESS, 0),
    Target(RATIO, 0.8),
    Target(SOONER, 5, "at least"),
)
ONE_BLOCK = Target(PEAK, 1536)
"""The block of a lone therapist, or the largest of a district of seven."""

TARGETS: dict[str, tuple[Target, ...]] = {
    "one, 30 mandates": (*(Target(gap, 0) for gap in GAPS), ONE_BLOCK, *ALWAYS),
    "one, 50 mandates": (Target(PROVEN, 10), *(Target(gap, 0.02) for gap in GAPS), ONE_BLOCK, *ALWAYS),
    "one, over-full": (Target(GAPS[0], 0.05), ONE_BLOCK, *ALWAYS),
    "one, planted": (Target(PLANTED, 0), ONE_BLOCK, *ALWAYS),
    "seven": (Target(PROVEN, 60), Target(GAPS[2], 0.03), ONE_BLOCK, *ALWAYS),
    "forty": (Target(PROVEN, 480, or_measure=GAPS[0], or_limit=0.001), Target(EQUAL_GAP, 1.3), *ALWAYS),
}


def targets_of(family: str) -> dict[str, Target]:
    """Return a family's targets by measure; none for a family without any."""
    return {each.measure: each for each in TARGETS.get(family, ())}


def number(measure: str, value: float) -> str:
    """Write a value of a measure: shares in per cent, ratios with two places, seconds with one, all else whole."""
    if measure in (*GAPS, ABOVE, BUILDING):
        return f"{value:.1%}"
    if measure in (RATIO, SOONER, EQUAL_GAP):
        return f"{value:.2f}" if value < 100 else f"{value:.0f}"
    return f"{value:.1f}" if measure.endswith(", s") else f"{value:,.0f}"
