"""What the table tells of a run: each measure is a number a seed, or None where there is nothing to tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.lines import Line
from benchmarks.planners import OURS, TEXTBOOKS
from benchmarks.targets import ABOVE, BUILDING, EQUAL_GAP, GAPS, LESS, PEAK, PLANTED, PROVEN, RATIO, SOONER

SCALE_FAMILY = "seven"
"""The family that larger districts are compared with, therapist by therapist."""
LEAST_SECONDS = 0.1
"""Seconds below which two times are alike."""


@dataclass(frozen=True)
class Runs:
    """The runs of one family that led to a plan, by planner and seed, and those of ours of `SCALE_FAMILY`."""

    family: str
    by_planner: dict[str, dict[int, Line]]
    scale: tuple[Line, ...] = ()

    def ours(self, seed: int) -> Line | None:
        return self.by_planner.get(OURS, {}).get(seed)

    def baselines(self, seed: int, among: Sequence[str] = ()) -> list[Line]:
        """Return the other planners' lines of a seed, or those of some of them."""
        return [
            lines[seed]
            for planner, lines in self.by_planner.items()
            if planner != OURS and seed in lines and (not among or planner in among)
        ]


@dataclass(frozen=True)
class Measure:
    """A row of the table. `of` measures one line; with `only_ours`, a line of ours, perhaps beside the others'.

    With `most_is_best`, the worst seed is the one with the least. With `must_be`, None is worse than any number.
    """

    name: str
    of: Callable[[Line, Runs], float | None]
    only_ours: bool = False
    most_is_best: bool = False
    must_be: bool = False


def gap(value: int, bound: int | None) -> float | None:
    """Return (value - bound) / value, between 0 and 1; 0 where both are 0."""
    if bound is None:
        return None
    return max(value - bound, 0) / value if value else 0.0


def above(line: Line) -> float | None:
    """Return (cost - bound) / (cost - what no plan avoids) of stage 3; None where nothing is above the unavoidable."""
    if line.third_bound is None or line.third <= line.unavoidable:
        return None
    return max(line.third - line.third_bound, 0) / (line.third - line.unavoidable)


def less_than_best(line: Line, runs: Runs) -> float | None:
    others = [each.missing for each in runs.baselines(line.seed)]
    return line.missing - min(others) if others else None


def ratio_to_best(line: Line, runs: Runs) -> float | None:
    """Divide stage 3 by the least of the baselines with as many minutes missing; None where there is none."""
    others = [each.third for each in runs.baselines(line.seed) if each.missing == line.missing]
    return line.third / max(min(others), 1) if others else None


def times_sooner(line: Line, runs: Runs) -> float | None:
    """Divide the seconds to the better textbook's final minutes missing by ours; 0 where ours never gets there.

    The better of both misses fewer minutes, or gets there sooner. One that places nothing has taken all its time,
    and ours is there with its first plan.
    """
    books = runs.baselines(line.seed, TEXTBOOKS)
    if not books:
        return None
    missing, theirs = min((each.missing, each.seconds if each.final is None else each.final) for each in books)
    mine = line.reached(missing)
    return 0.0 if mine is None else theirs / max(mine, LEAST_SECONDS)


def seconds_to_gap(line: Line, wanted: float) -> float | None:
    """Return when stage 1 had this gap as far as was known then; what its end proves is told by the next stage."""
    for at, stage, short, told in line.moments:
        if stage == 1 and told is not None and told <= wanted:
            return at
        final = gap(line.missing, line.bound)
        if stage > 1 and short == line.missing and final is not None and final <= wanted:
            return at
    return None


def to_equal_gap(line: Line, runs: Runs) -> float | None:
    """Divide the seconds a therapist to a gap of stage 1 by seven's: to the gap that both have in the end."""
    own = gap(line.missing, line.bound)
    theirs = [each for each in (gap(one.missing, one.bound) for one in runs.scale) if each is not None]
    if own is None or not theirs:
        return None
    wanted = max(own, median(theirs))
    mine = seconds_to_gap(line, wanted)
    others = [(seconds_to_gap(one, wanted), one.therapists) for one in runs.scale]
    each_of_theirs = [max(at, LEAST_SECONDS) / therapists for at, therapists in others if at is not None]
    if mine is None or not each_of_theirs:
        return None
    return mine / line.therapists / median(each_of_theirs)


def beyond_planted(line: Line, runs: Runs) -> float | None:
    return None if line.planted is None else line.missing - line.planted


def _share(line: Line, runs: Runs) -> float | None:
    return line.building


MEASURES = (
    Measure("minutes missing", lambda line, _: line.missing),
    Measure("bound on minutes missing", lambda line, _: line.bound),
    Measure(GAPS[0], lambda line, _: gap(line.missing, line.bound)),
    Measure("lunches missing", lambda line, _: line.lunches),
    Measure("minutes of duties missing", lambda line, _: line.duties),
    Measure("stage 2", lambda line, _: line.second),
    Measure("bound of stage 2", lambda line, _: line.second_bound),
    Measure(GAPS[1], lambda line, _: gap(line.second, line.second_bound)),
    Measure("stage 3", lambda line, _: line.third),
    Measure("bound of stage 3", lambda line, _: line.third_bound),
    Measure("stage 3 that no plan avoids", lambda line, _: line.unavoidable),
    Measure(GAPS[2], lambda line, _: gap(line.third, line.third_bound)),
    Measure(ABOVE, lambda line, _: above(line)),
    Measure("time used, s", lambda line, _: line.seconds),
    Measure("final minutes missing reached, s", lambda line, _: line.final),
    Measure(BUILDING, _share),
    Measure(PEAK, lambda line, _: line.peak),
    Measure(PROVEN, lambda line, _: line.proven, only_ours=True, must_be=True),
    Measure("of these, with nothing missing, s", lambda line, _: None if line.missing else line.proven, only_ours=True),
    Measure("of these, with minutes missing, s", lambda line, _: line.proven if line.missing else None, only_ours=True),
    Measure("everything placed, s", lambda line, _: line.placed, only_ours=True),
    Measure(PLANTED, beyond_planted, only_ours=True),
    Measure(LESS, less_than_best, only_ours=True),
    Measure(RATIO, ratio_to_best, only_ours=True),
    Measure(SOONER, times_sooner, only_ours=True, most_is_best=True),
    Measure(EQUAL_GAP, to_equal_gap, only_ours=True),
)
"""The rows of each family, in order."""


def runs_of(lines: Iterable[Line]) -> list[Runs]:
    """Sort lines by family, in the order in which families first appear; lines without a plan are left out."""
    found: dict[str, dict[str, dict[int, Line]]] = {}
    for line in lines:
        planners = found.setdefault(line.family, {})
        if not line.failure:
            planners.setdefault(line.planner, {})[line.seed] = line
    scale = tuple(found.get(SCALE_FAMILY, {}).get(OURS, {}).values())
    return [Runs(family, planners, () if family == SCALE_FAMILY else scale) for family, planners in found.items()]
