"""A mixed-integer program in arrays, and HiGHS on it in a process of its own: highspy and ortools share none."""

from __future__ import annotations

import importlib.util
import math
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

HAS_HIGHS = importlib.util.find_spec("highspy") is not None
THREADS = 2
TOLERANCE = 1e-6
"""HiGHS's own, in floating point: a bound, or the value of a whole variable, may be off by as much."""
GRACE = 10.0
"""Seconds beyond its time limit after which HiGHS is given up; presolve looks at the clock seldom."""
NO_BEGIN: Floats = np.zeros(0)


@dataclass(frozen=True)
class Mip:
    """Minimise offset + cost·x over lower ≤ x ≤ upper and row_lower ≤ A x ≤ row_upper; `whole` marks integers.

    A is by rows: row r has `weights` in `columns`, from position begins[r] up to begins[r + 1].
    """

    cost: Floats
    offset: float
    lower: Floats
    upper: Floats
    whole: Bools
    begins: NDArray[np.int32]
    columns: NDArray[np.int32]
    weights: Floats
    row_lower: Floats
    row_upper: Floats

    def cost_of(self, values: Floats) -> float:
        return float(self.offset + self.cost @ values)

    def admits(self, values: Floats) -> bool:
        """Tell whether values lie in every bound and row; exactly where all variables are whole, else to TOLERANCE.

        Sums of whole numbers below 2^53 are exact.
        """
        sums, sizes = np.zeros(len(self.row_lower)), np.ones(len(self.row_lower))
        rows = np.repeat(np.arange(len(sums)), np.diff(self.begins))
        np.add.at(sums, rows, self.weights * values[self.columns])
        np.add.at(sizes, rows, np.abs(self.weights))
        off = 0.0 if self.whole.all() else TOLERANCE
        inside = (self.lower - off <= values) & (values <= self.upper + off)
        held = (self.row_lower - off * sizes <= sums) & (sums <= self.row_upper + off * sizes)
        return bool(inside.all() and held.all())


class Builder:
    """A program as it grows. Every variable has two bounds, so that every row has a least and a greatest sum."""

    def __init__(self) -> None:
        self.lower: list[int] = []
        self.upper: list[int] = []
        self.cost: list[int] = []
        self.whole: list[bool] = []
        self._begins, self._columns, self._weights = [0], list[int](), list[int]()
        self._bounds: list[tuple[float, float]] = []

    def variable(self, lower: int = 0, upper: int = 1, cost: int = 0, whole: bool = True) -> int:
        """Make a variable, 0 or 1 unless told otherwise, and return its column."""
        for column, value in ((self.lower, lower), (self.upper, upper), (self.cost, cost)):
            column.append(value)
        self.whole.append(whole)
        return len(self.lower) - 1

    def sums(self, weights: Mapping[int, int]) -> tuple[int, int]:
        """Return the least and the greatest that Σ weight x variable can be by the bounds alone."""
        ends = [(weight * self.lower[at], weight * self.upper[at]) for at, weight in weights.items()]
        return sum(min(pair) for pair in ends), sum(max(pair) for pair in ends)

    def row(self, weights: Mapping[int, int], low: int | None, high: int | None) -> None:
        """Add low ≤ Σ weight x variable ≤ high, but for a side that the bounds of the variables already give."""
        least, greatest = self.sums(weights)
        bounds = (
            -math.inf if low is None or low <= least else float(low),
            math.inf if high is None or high >= greatest else float(high),
        )
        if bounds != (-math.inf, math.inf):
            self._columns += weights.keys()
            self._weights += weights.values()
            self._begins.append(len(self._columns))
            self._bounds.append(bounds)

    def program(self, offset: int = 0) -> Mip:
        low, high = np.array(self._bounds, dtype=np.float64).reshape(-1, 2).T
        return Mip(
            np.array(self.cost, dtype=np.float64),
            float(offset),
            np.array(self.lower, dtype=np.float64),
            np.array(self.upper, dtype=np.float64),
            np.array(self.whole, dtype=bool),
            np.array(self._begins, dtype=np.int32),
            np.array(self._columns, dtype=np.int32),
            np.array(self._weights, dtype=np.float64),
            low,
            high,
        )


@dataclass(frozen=True)
class Answer:
    """What HiGHS found: values (None: nothing), their cost and its bound, both whole, and whether that is proven.

    `proven` without values tells that there is no solution. `incumbents` are (seconds, cost) of every better one.
    """

    values: Floats | None
    cost: int
    bound: int
    proven: bool
    incumbents: tuple[tuple[float, int], ...] = field(default=())


def solve_mip(mip: Mip, seconds: float, seed: int = 0, begin: Floats = NO_BEGIN) -> Answer:
    """Minimise a program of whole costs with HiGHS within `seconds`, from the solution `begin` where there is one.

    Raise ValueError when what HiGHS returns breaks a row, and CalledProcessError when it dies.
    """
    found = _run(mip, {"seconds": seconds, "threads": THREADS, "seed": seed, "begin": begin})
    status = str(found["status"])
    if not len(found["values"]):
        return Answer(None, 0, _whole_bound(float(found["bound"])), status == "Infeasible")
    values = np.where(mip.whole, np.round(found["values"]), found["values"])
    if not mip.admits(values):
        raise ValueError("a solution of HiGHS breaks a row once its whole variables are whole")
    cost, proven = round(mip.cost_of(values)), status == "Optimal"
    bound = cost if proven else _whole_bound(float(found["bound"]))
    return Answer(values, cost, bound, proven, tuple((at, round(value)) for at, value in found["incumbents"].tolist()))


def _whole_bound(bound: float) -> int:
    """Round a bound up to whole costs, but for what may be off; 0 where HiGHS has none, as no cost is below."""
    if not math.isfinite(bound):
        return 0
    return math.ceil(bound - TOLERANCE * max(1.0, abs(bound)))


def _run(mip: Mip, settings: Mapping[str, Any]) -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        program, answer = Path(folder, "program.npz"), Path(folder, "answer.npz")
        np.savez(program, **{each.name: getattr(mip, each.name) for each in fields(mip)}, **settings)
        command = [sys.executable, str(Path(__file__).with_name("highs_worker.py")), str(program), str(answer)]
        try:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=settings["seconds"] + GRACE)
        except subprocess.TimeoutExpired:
            return {
                "status": "given up",
                "values": settings["begin"],
                "bound": -math.inf,
                "incumbents": np.zeros((0, 2)),
            }
        with np.load(answer) as arrays:
            return dict(arrays)
