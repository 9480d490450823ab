"""The cheapest way through each of many days, side by side: sessions, lunch, duties, and what is open between them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from optsched.model.board import Bools, Floats, Ints
from optsched.solve.bound.groups import NEVER
from optsched.solve.bound.shape import FIRST, NONE, Shape

ELSE = -1
"""In place of a run: anything but a session."""


class Held(NamedTuple):
    """A session (of a length), or a duty (of one of its lengths), and where it starts."""

    is_session: bool
    length: int
    start: int


class Timeline:
    """Costs of ways to come to each slot (slots, without a lunch or behind it, units); slots begin at row `pad`.

    In a slot a session may have ended (`held`) in a run of so many slots, the second column, or anything else
    (`rested`); a session may begin (`ready`) where a run has so many slots, none after a pause, or anything else
    (`over`). `price` (units, lengths, slots) is of sessions, `work` of duties by their own lengths.
    """

    def __init__(self, shape: Shape, price: Floats, work: Floats) -> None:
        self.shape, self.price, self.work = shape, price, work
        self.pad = shape.pad
        rows, runs, units = self.pad + shape.slots + 1, len(shape.tires), len(shape.pieces)
        self.held, self.ready = (np.full((rows, runs, 2, units), NEVER) for _ in range(2))
        self.rested, self.over, self.ended, self._best, self._best_rested = (
            np.full((rows, 2, units), NEVER) for _ in range(5)
        )
        self._go_ahead()

    def _go_ahead(self) -> None:
        shape, units = self.shape, self.shape.units
        priced, worked = _by_end(self.price, shape.stays), _by_end(self.work, shape.duty_stays)
        noon = np.where(shape.eats[:, np.newaxis] & shape.lunch, 0.0, NEVER)
        runs = len(shape.tires)
        for slot in range(shape.slots + 1):
            now = self.pad + slot
            for at, (stay, add) in enumerate(zip(shape.stays.tolist(), shape.adds.tolist(), strict=True)):
                longer = self.ready[now - stay, : max(runs - add, 0)] + priced[at, slot]
                np.minimum(self.held[now, add:], longer, out=self.held[now, add:])
            self.held[now] += shape.tires
            eaten = np.where(slot >= shape.lunch_slots, noon[units, slot - shape.lunch_slots], NEVER)
            self.rested[now, 1] = self.over[now - shape.lunch_slots, 0, units] + eaten
            for at, stay in enumerate(shape.duty_stays.tolist()):
                np.minimum(self.rested[now], self.over[now - stay] + worked[at, slot], out=self.rested[now])
            self.ended[now] = self.held[now].min(axis=0)
            np.minimum(self._best[now - 1], self.ended[now], out=self._best[now])
            np.minimum(self._best_rested[now - 1], self.rested[now], out=self._best_rested[now])
            begins = shape.before[slot] > NONE
            if begins.any():
                self._begin(slot, begins)
            self._open(slot)

    def _begin(self, slot: int, begins: Bools) -> None:
        """Begin the day, or go on where the piece before has ended: what is under way then is none of it."""
        now, before = self.pad + slot, self.shape.before[slot]
        came = self.over[self.pad + before, :, self.shape.units].T
        first = np.where(np.arange(2)[:, np.newaxis] == 0, 0.0, NEVER)
        self.rested[now][:, begins] = np.where(before == FIRST, first, came)[:, begins]
        self._best_rested[now][:, begins] = self.rested[now][:, begins]
        for wiped in (self.held[now], self.ended[now], self._best[now]):
            wiped[..., begins] = NEVER

    def _open(self, slot: int) -> None:
        """Say what may begin in a slot, after what is open for long enough, or costs its fee."""
        shape, looks, now, units = self.shape, self.shape.looks, self.pad + slot, self.shape.units
        rested, ended, ready = self._best_rested[now] + shape.fee, self._best[now] + shape.fee, self.ready[now]
        np.minimum(rested, self.rested[now], out=rested)
        np.minimum(rested, looks.useful.of(self._best_rested, slot, units), out=rested)
        np.minimum(ended, self.ended[now], out=ended)
        np.minimum(ended, looks.useful.of(self._best, slot, units), out=ended)
        np.minimum(rested, ended, out=self.over[now])
        np.minimum(rested, looks.pause.of(self.ended, slot, units) + looks.pause_fee, out=ready[0])
        np.minimum(ready[0], looks.pause.of(self._best, slot, units) + shape.fee, out=ready[0])
        np.minimum(ready[0], looks.between_useful.of(self._best, slot, units), out=ready[0])
        for gap, cost in shape.goes_on:
            longer = self.held[now - gap, : max(len(shape.tires) - gap, 0)] + cost[slot]
            np.minimum(ready[gap:], longer, out=ready[gap:])

    @cached_property
    def costs(self) -> Floats:
        """What the cheapest day of each unit costs; one on which nothing is held costs nothing."""
        shape = self.shape
        whole: Floats = self.over[self.pad + shape.ends, shape.eats.astype(np.int64), shape.units]
        return np.minimum(whole, 0.0)

    def with_each(self, back: Timeline, unit: Ints, length: Ints, start: Ints) -> Floats:
        """Return what the cheapest day costs around each session, its own price left out; `back` is mirrored."""
        shape = self.shape
        before, after = self.pad + start, back.pad + shape.slots - start - shape.stays[length]
        left = shape.longest[unit] - shape.adds[length]
        least = np.minimum.accumulate(back.ready, axis=1)
        found, eats = np.full(len(unit), NEVER), shape.eats[unit].astype(np.int64)
        for run in range(len(shape.tires)):
            rest = np.maximum(left - run, 0)
            late = self.ready[before, run, 0, unit] + least[after, rest, eats, unit]
            early = np.where(eats, self.ready[before, run, 1, unit] + least[after, rest, 0, unit], NEVER)
            np.minimum(found, np.where(run <= left, np.minimum(late, early), NEVER), out=found)
        return found

    def way(self, unit: int) -> list[Held]:
        """Go back from the end of a unit's cheapest day through what is on it, the last first."""
        return list(_Back(self, unit).steps()) if self.costs[unit] < 0.0 else []


class _Back:
    """One way back through a day: in a slot, behind the lunch or not, and what begins there next."""

    def __init__(self, timeline: Timeline, unit: int) -> None:
        self._of, self._unit = timeline, unit
        shape = timeline.shape
        self._slot, self._eaten, self._run = int(shape.ends[unit]), int(shape.eats[unit]), ELSE

    def steps(self) -> Iterator[Held]:
        """Yield sessions and duties, the last first."""
        while self._slot >= 0:
            run = self._ended()
            held = self._session(run) if run != ELSE else self._other()
            if held is not None:
                yield held

    def _ended(self) -> int:
        """Go back to where something ended, and return the run of a session that did."""
        shape, unit, of = self._of.shape, self._unit, self._of
        if self._run > 0:
            return self._went_on()
        ago = np.arange(self._slot - int(shape.since[self._slot, unit]) + 1)
        rows, fee = of.pad + self._slot - ago, shape.fee[unit]
        short = fee * ((ago > 0) & (ago < shape.useful[unit]))
        others = of.rested[rows, self._eaten, unit] + short
        if self._run == 0:
            beyond = ago - shape.between[unit]
            short = fee * ((beyond > 0) & (beyond < shape.between_useful[unit])) + NEVER * (ago < shape.pause[unit])
        sessions = of.ended[rows, self._eaten, unit] + short
        at, other = int(sessions.argmin()), int(others.argmin())
        is_session = bool(sessions[at] <= others[other])
        self._slot -= int(ago[at if is_session else other])
        return int(of.held[of.pad + self._slot, :, self._eaten, unit].argmin()) if is_session else ELSE

    def _went_on(self) -> int:
        """Go back to the end of the session after which the run went on, and return its run until then."""
        of, slot, unit = self._of, self._slot, self._unit
        costs = [
            (of.held[of.pad + slot - gap, self._run - gap, self._eaten, unit] + cost[slot, unit], gap)
            for gap, cost in of.shape.goes_on
            if gap <= min(self._run, slot)
        ]
        _, gap = min(costs)
        self._slot -= gap
        return self._run - gap

    def _session(self, run: int) -> Held:
        """Go back to the start of the session that ended in a slot."""
        shape, of, slot = self._of.shape, self._of, self._slot
        costs = [
            of.ready[of.pad + slot - stay, run - add, self._eaten, self._unit] + of.price[self._unit, at, slot - stay]
            if stay <= slot and add <= run
            else np.inf
            for at, (stay, add) in enumerate(zip(shape.stays.tolist(), shape.adds.tolist(), strict=True))
        ]
        at = int(np.argmin(costs))
        self._slot, self._run = slot - int(shape.stays[at]), run - int(shape.adds[at])
        return Held(True, at, self._slot)

    def _other(self) -> Held | None:
        """Go back to the start of what else ended in a slot: a piece's beginning, a lunch or a duty."""
        shape, of, unit, slot = self._of.shape, self._of, self._unit, self._slot
        self._run = ELSE
        if shape.before[slot, unit] > NONE:
            self._slot = int(shape.before[slot, unit])
            return None
        costs = [
            of.over[of.pad + slot - stay, self._eaten, unit] + of.work[unit, at, slot - stay]
            if stay <= slot
            else np.inf
            for at, stay in enumerate(shape.duty_stays.tolist())
        ]
        lunch = slot - int(shape.lunch_slots[unit])
        is_lunch = self._eaten and lunch >= 0 and shape.lunch[unit, lunch]
        costs.append(of.over[of.pad + lunch, 0, unit] if is_lunch else np.inf)
        at = int(np.argmin(costs))
        if at == len(shape.duty_stays):
            self._slot, self._eaten = lunch, 0
            return None
        self._slot = slot - int(shape.duty_stays[at])
        return Held(False, at, self._slot)


def _by_end(price: Floats, stays: Ints) -> Floats:
    """Return the prices (units, lengths, slots) of what is over in a slot (lengths, slots, units)."""
    units, lengths, slots = price.shape
    found = np.full((lengths, slots + 1, units), NEVER)
    for at, stay in enumerate(stays.tolist()):
        found[at, stay:] = price[:, at, : max(slots + 1 - stay, 0)].T
    return found
