"""Days as the slots that they are open for: what lasts how long, and when what may be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from optsched.model.board import Bools, Floats, Ints
from optsched.solve.bound.groups import NEVER

Piece = tuple[int, int]
FIRST, NONE = -1, -2
"""Where a piece begins that is the first, and where none does."""
OF_UNITS = ("longest", "between", "pause", "lunch", "lunch_slots", "eats", "useful", "between_useful")


@dataclass(frozen=True)
class Shape:
    """Days (units) in slots from the first that is of use: how long what lasts, and when what may be.

    A session of each length `stays`, and makes a run longer by what it `adds`; a run has at most `longest` slots
    (units), or any number where sessions add nothing. From one session to the next are at least so many slots
    `between` (units), and where there are so many as a `pause` (units), another run begins. Lunches begin at `lunch`
    (units, slots), and duties take `duty_stays`; both end a run. What is open in the `pieces` of a day costs its
    `fee`, stretch by stretch, where it is shorter than `useful`, or between two sessions than `between_useful` beyond
    what is kept between them.
    """

    slots: int
    stays: Ints
    adds: Ints
    longest: Ints
    between: Ints
    pause: Ints
    lunch: Bools
    lunch_slots: Ints
    eats: Bools
    duty_stays: Ints
    pieces: tuple[tuple[Piece, ...], ...]
    fee: Floats
    useful: Ints
    between_useful: Ints

    @property
    def mirrored(self) -> Shape:
        """The same days backwards."""
        lunch = np.zeros_like(self.lunch)
        unit, slot = np.nonzero(self.lunch)
        lunch[unit, self.slots - slot - self.lunch_slots[unit]] = True
        pieces = tuple(tuple((self.slots - end, self.slots - start) for start, end in row[::-1]) for row in self.pieces)
        return replace(self, lunch=lunch, pieces=pieces)

    @property
    def and_free(self) -> Shape:
        """The same days, and behind them all of them once more, with open time that costs nothing."""
        twice: dict[str, Any] = {name: np.concatenate([getattr(self, name)] * 2) for name in OF_UNITS}
        return replace(self, **twice, pieces=self.pieces * 2, fee=np.append(self.fee, np.zeros_like(self.fee)))

    @cached_property
    def units(self) -> Ints:
        return np.arange(len(self.pieces))

    @property
    def ends(self) -> Ints:
        """Where each day ends."""
        return np.array([row[-1][1] if row else self.slots for row in self.pieces], dtype=np.int64)

    @cached_property
    def since(self) -> Ints:
        """Where the piece begins that each slot is in, or behind (slots, units)."""
        found = np.zeros((self.slots + 1, len(self.pieces)), dtype=np.int64)
        for unit, row in enumerate(self.pieces):
            for start, _ in row:
                found[start:, unit] = start
        return found

    @cached_property
    def before(self) -> Ints:
        """Where the piece ends that comes before the one beginning in a slot (slots, units)."""
        found = np.full((self.slots + 1, len(self.pieces)), NONE, dtype=np.int64)
        for unit, row in enumerate(self.pieces):
            ends = [FIRST, *(end for _, end in row)]
            for (start, _), end in zip(row, ends, strict=False):
                found[start, unit] = end
        return found

    @cached_property
    def tires(self) -> Floats:
        """Nothing, and for runs that are too long a price that nobody pays (runs, nothing, units)."""
        runs = np.arange(int(self.longest.max(initial=0)) + 1)[:, np.newaxis]
        return np.where(runs > self.longest, NEVER, 0.0)[:, np.newaxis]

    @cached_property
    def pad(self) -> int:
        """More slots than anything looks back."""
        wide = (self.stays, self.useful, self.between + self.between_useful, self.pause, self.lunch_slots)
        return max(int(each.max(initial=0)) for each in (*wide, self.duty_stays)) + 1

    @cached_property
    def looks(self) -> Looks:
        useful = self._ago(self.useful), self._ago(np.maximum(self.pause, self.between + self.between_useful))
        return Looks(*useful, self._ago(self.pause), self._stretch(self.pause - self.between))

    @cached_property
    def goes_on(self) -> list[tuple[int, Floats]]:
        """Return what gaps that end no run cost (slots, units), of each number of slots."""
        found = []
        for gap in range(int(self.between.min(initial=0)), int(self.pause.max(initial=0))):
            is_inside = np.arange(self.slots + 1)[:, np.newaxis] - gap >= self.since
            may = is_inside & (self.between <= gap) & (gap < self.pause)
            found.append((gap, np.where(may, self._stretch(gap - self.between), NEVER)))
        return found

    def _ago(self, slots: Ints) -> Ago:
        at = np.arange(self.slots + 1)[:, np.newaxis] - slots
        return Ago(self.pad + at, np.where(at < self.since, NEVER, 0.0))

    def _stretch(self, beyond: Ints) -> Floats:
        """Return what open stretches between sessions cost, by the slots beyond what is kept between them."""
        return np.where((beyond > 0) & (beyond < self.between_useful), self.fee, 0.0)


class Ago(NamedTuple):
    """Rows of a timeline some slots before each slot, and a price that nobody pays where a piece begins after them."""

    rows: Ints
    shut: Floats

    def of(self, costs: Floats, slot: int, units: Ints) -> Floats:
        found: Floats = costs[self.rows[slot], :, units].T + self.shut[slot]
        return found


class Looks(NamedTuple):
    """How far one looks back: to open time that costs nothing, the same between sessions, and a pause with its fee."""

    useful: Ago
    between_useful: Ago
    pause: Ago
    pause_fee: Floats
