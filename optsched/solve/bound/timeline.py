"""The cheapest way through each of many days, side by side: sessions, lunch, and what stays open between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from optsched.model.board import Bools, Floats, Ints
from optsched.solve.bound.groups import NEVER

Piece = tuple[int, int]
FIRST, NONE = -1, -2
"""Where a piece begins that is the first, and where none does."""


@dataclass(frozen=True)
class Shape:
    """Days (units) in slots from the first that is of use: how long what lasts, and when what may be.

    A session of each length `stays`, and leaves room for the next one `next_after` its start (units, lengths). Lunches
    begin at `lunch` (units, slots). What is open in the `pieces` of a day costs its `fee`, stretch by stretch, where it
    is shorter than `useful`, or between two sessions than `between_useful` beyond what is kept between them.
    """

    slots: int
    stays: Ints
    next_after: Ints
    lunch: Bools
    lunch_slots: Ints
    eats: Bools
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


SESSION, FREED, OTHER = range(3)
"""What may end in a slot: a session, the time that is kept behind one, and anything else."""


class Timeline:
    """Costs of ways to come to each slot (slots, without a lunch or behind it, units); slots begin at row `pad`.

    What is the `last` to end comes in three kinds, in the second column; in each slot a session may begin (`ready`), or
    anything else (`over`).
    """

    def __init__(self, shape: Shape, price: Floats) -> None:
        self.shape, self.price = shape, price
        wide = (shape.stays, shape.next_after, shape.lunch_slots, shape.useful, shape.between_useful)
        self.pad = max(int(each.max(initial=0)) for each in wide) + 1
        rows, units = self.pad + shape.slots + 1, len(shape.pieces)
        self.last = np.full((rows, 3, 2, units), NEVER)
        self.ready, self.over = np.full((rows, 2, units), NEVER), np.full((rows, 2, units), NEVER)
        self._go_ahead()

    def _go_ahead(self) -> None:
        shape, units = self.shape, self._units
        best = np.full_like(self.last, NEVER)
        priced, priced_free = (self._after(self.price, each) for each in (shape.stays[np.newaxis], shape.next_after))
        noon = np.where(shape.eats[:, np.newaxis] & shape.lunch, 0.0, NEVER)[:, np.newaxis]
        eaten = self._after(noon, shape.lunch_slots[:, np.newaxis])[:, 0]
        useful = np.stack([shape.useful, shape.between_useful, shape.useful])
        kinds = np.arange(3)[:, np.newaxis]
        for slot in range(shape.slots + 1):
            now = self.pad + slot
            held = self.ready[now - shape.stays] + priced[slot][:, np.newaxis]
            self.last[now, SESSION] = held.min(axis=0, initial=NEVER)
            held = self.ready[now - shape.next_after.T, :, units] + priced_free[slot][:, :, np.newaxis]
            self.last[now, FREED] = held.min(axis=0, initial=NEVER).T
            self.last[now, OTHER, 1] = self.over[now - shape.lunch_slots, 0, units] + eaten[slot]
            np.minimum(best[now - 1], self.last[now], out=best[now])
            begins = shape.before[slot] > NONE
            if begins.any():
                self._begin(slot, begins)
                best[now][:, :, begins] = self.last[now][:, :, begins]
            long_ago = best[now - useful, kinds, :, units]
            long_ago[slot - useful < shape.since[slot]] = NEVER
            least = np.minimum(best[now] + shape.fee, long_ago.swapaxes(1, 2))
            at_once, other = self.last[now], np.minimum(self.last[now, OTHER], least[OTHER])
            np.minimum(other, np.minimum(at_once[SESSION], least[SESSION]), out=self.over[now])
            np.minimum(other, np.minimum(at_once[FREED], least[FREED]), out=self.ready[now])

    def _begin(self, slot: int, begins: Bools) -> None:
        """Begin the day, or go on where the piece before has ended: what is under way then is none of it."""
        now, before = self.pad + slot, self.shape.before[slot]
        ended = self.over[self.pad + before, :, self._units].T
        first = np.where(np.arange(2)[:, np.newaxis] == 0, 0.0, NEVER)
        self.last[now][:, :, begins] = NEVER
        self.last[now, OTHER][:, begins] = np.where(before == FIRST, first, ended)[:, begins]

    @cached_property
    def _units(self) -> Ints:
        return np.arange(len(self.shape.pieces))

    def _after(self, price: Floats, lasts: Ints) -> Floats:
        """Return the prices (units, kinds, slots) of what lasts so many slots by when it is over: a slot a row."""
        slots = self.shape.slots
        moved = np.moveaxis(price, 0, 2).swapaxes(0, 1)
        padded = np.concatenate([moved, np.full((1, *moved.shape[1:]), NEVER)])
        begun = np.arange(slots + 1)[:, np.newaxis, np.newaxis] - lasts.T
        begun = np.where(begun < 0, len(moved), begun)
        return np.take_along_axis(padded, np.broadcast_to(begun, (slots + 1, *moved.shape[1:])), axis=0)

    @property
    def costs(self) -> Floats:
        """What the cheapest day of each unit costs; one on which nothing is held costs nothing."""
        shape = self.shape
        whole: Floats = self.over[self.pad + shape.ends, shape.eats.astype(np.int64), self._units]
        return np.minimum(whole, 0.0)

    def way(self, unit: int) -> list[tuple[int, int]]:
        """Go back from the end of a unit's cheapest day to its sessions: (length, start), the last one first."""
        if not self.costs[unit] < 0.0:
            return []
        found: list[tuple[int, int]] = []
        slot, eaten, is_session = int(self.shape.ends[unit]), int(self.shape.eats[unit]), False
        while slot >= 0:
            held, slot = self._last(unit, slot, eaten, is_session)
            if held:
                kind, slot = self._session(unit, slot, eaten, is_session)
                found.append((kind, slot))
                is_session = True
                continue
            is_session, lunch = False, slot - int(self.shape.lunch_slots[unit])
            if eaten and lunch >= 0 and self._is_lunch(unit, slot, lunch):
                slot, eaten = lunch, 0
            else:
                slot = int(self.shape.before[slot, unit])
        return found

    def _last(self, unit: int, slot: int, eaten: int, is_session: bool) -> tuple[bool, int]:
        """Tell whether a session was the last to end before a slot in which something begins, and when it did."""
        shape, first = self.shape, int(self.shape.since[slot, unit])
        rows, gap = slice(self.pad + first, self.pad + slot + 1), slot - np.arange(first, slot + 1)
        useful = int((shape.between_useful if is_session else shape.useful)[unit])
        sessions = self.last[rows, FREED if is_session else SESSION, eaten, unit]
        held = sessions + shape.fee[unit] * ((gap > 0) & (gap < useful))
        others = self.last[rows, OTHER, eaten, unit] + shape.fee[unit] * ((gap > 0) & (gap < int(shape.useful[unit])))
        is_held = bool(held.min() <= others.min())
        return is_held, first + int((held if is_held else others).argmin())

    def _session(self, unit: int, slot: int, eaten: int, is_session: bool) -> tuple[int, int]:
        """Return the length and the start of the session that ended, or left room, in a slot."""
        lasts = self.shape.next_after[unit] if is_session else self.shape.stays
        begun = [slot - each for each in lasts.tolist()]
        costs = [
            self.ready[self.pad + start, eaten, unit] + self.price[unit, kind, start] if start >= 0 else NEVER
            for kind, start in enumerate(begun)
        ]
        kind = int(np.argmin(costs))
        return kind, begun[kind]

    def _is_lunch(self, unit: int, slot: int, start: int) -> bool:
        """Tell whether it was a lunch that ended in a slot, and no other time that is given."""
        begins = self.shape.before[slot, unit] > NONE
        return bool(self.shape.lunch[unit, start]) and not begins
