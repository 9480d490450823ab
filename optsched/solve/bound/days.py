"""The cheapest day of each therapist, when every meeting has a price."""

from __future__ import annotations

import numpy as np

from optsched.arithmetic.capacity import lunch_is_certain
from optsched.domain import Problem
from optsched.domain.day import fixed_on
from optsched.model.board import DAY, Bools, Floats, Ints
from optsched.model.week import lunch_candidates
from optsched.solve.bound.groups import NEVER
from optsched.solve.bound.places import Places


class Days:
    """Meetings one after the other with the minutes between, around a lunch where one is certain.

    Ways, room, longest run and floating duties are not looked at: a day without them costs no more.
    """

    def __init__(self, places: Places) -> None:
        self.places = places
        grid, days = places.problem.cycle.grid, places.days()
        owed = np.array([lunch_is_certain(places.problem, *day) for day in days], dtype=bool)
        self.lunch, self.lunch_slots, self.eats = _lunches(places, owed)
        self.lengths, self.length = np.unique(places.of_minutes, return_inverse=True)
        between = [_between(places.problem, *day) for day in days]
        kept = np.array(between, dtype=np.int64)[:, np.newaxis] + self.lengths
        self.stays, self.next_after = -(-self.lengths // grid), -(-kept // grid)
        self.start = places.of_start // grid
        self.end = self.start + self.stays[self.length]
        self._leave_out_nights()

    def _leave_out_nights(self) -> None:
        """Count slots from the first that is of use on any day, to the last."""
        _, lunch = np.nonzero(self.lunch)
        lasts = int(self.lunch_slots.max(initial=0))
        first = min(int(self.start.min(initial=DAY)), int(lunch.min(initial=DAY)))
        last = max(int(self.end.max(initial=0)), int(lunch.max(initial=0)) + lasts)
        self.slots = max(last - first, 0)
        self.start, self.end = self.start - first, self.end - first
        self.lunch = self.lunch[:, first : first + self.slots + 1]

    def cheapest(self, value: Floats) -> tuple[Floats, list[list[int]]]:
        """Return the cost of each day and its meetings; `value` is one per meeting."""
        units = np.arange(len(self.eats))
        price, held = self._prices(value)
        over, free = self._ahead(price, self.lunch)
        last = self.eats.astype(np.int64)
        ways = [self._way(unit, int(last[unit]), price, held, over, free) for unit in units.tolist()]
        return over[last, units, self.slots], ways

    def beyond(self, value: Floats) -> Floats:
        """Return how much dearer the cheapest day with each meeting is than the cheapest of all."""
        price, _ = self._prices(value)
        over, before = self._ahead(price, self.lunch)
        _, after = self._ahead(self._mirrored(price), self._mirrored_lunch())
        unit, last = self.places.of_unit, self.eats.astype(np.int64)
        rest = self.slots - self.end
        ways = [before[0, unit, self.start] + after[last[unit], unit, rest]]
        ways.append(np.where(self.eats[unit], before[1, unit, self.start] + after[0, unit, rest], NEVER))
        whole: Floats = np.minimum(*ways) + value - over[last[unit], unit, self.slots]
        return whole

    def _prices(self, value: Floats) -> tuple[Floats, Ints]:
        """Return the price of the cheapest meeting by unit, length and start where it pays, and which one it is."""
        price = np.full((len(self.eats), len(self.lengths), self.slots), NEVER)
        held = np.full(price.shape, -1, dtype=np.int64)
        cheap = np.argsort(-value, kind="stable")
        cheap = cheap[value[cheap] < 0]
        at = (self.places.of_unit[cheap], self.length[cheap], self.start[cheap])
        price[at], held[at] = value[cheap], cheap
        return price, held

    def _mirrored(self, price: Floats) -> Floats:
        """Return the prices of days that run backwards."""
        found = np.full(price.shape, NEVER)
        for at, stays in enumerate(self.stays.tolist()):
            found[:, at, : self.slots - stays + 1] = price[:, at, self.slots - stays :: -1]
        return found

    def _mirrored_lunch(self) -> Bools:
        found = np.zeros_like(self.lunch)
        unit, slot = np.nonzero(self.lunch)
        found[unit, self.slots - slot - self.lunch_slots[unit]] = True
        return found

    def _ahead(self, price: Floats, lunch: Bools) -> tuple[Floats, Floats]:
        """Go through all days at once, without a lunch (0) and behind it (1).

        Return what it costs at least to come to each slot, `over` when nothing lasts any longer, and `free` when the
        next session may begin.
        """
        units = np.arange(len(self.eats))
        longest = max(int(lasts.max(initial=0)) for lasts in (self.stays, self.next_after, self.lunch_slots))
        over = np.full((longest + self.slots + 1, 2, len(units)), NEVER)
        free = np.full(over.shape, NEVER)
        over[longest, 0] = free[longest, 0] = 0
        ended, made_free = (self._after(price, lasts) for lasts in (self.stays[np.newaxis], self.next_after))
        noon = np.where(self.eats[:, np.newaxis] & lunch, 0.0, NEVER)[:, np.newaxis]
        eaten = self._after(noon, self.lunch_slots[:, np.newaxis])[:, 0]
        for slot in range(1, self.slots + 1):
            now = longest + slot
            held = free[now - self.stays] + ended[slot][:, np.newaxis]
            np.minimum(over[now - 1], held.min(axis=0, initial=NEVER), out=over[now])
            held = free[now - self.next_after.T, :, units] + made_free[slot][:, :, np.newaxis]
            np.minimum(free[now - 1], held.min(axis=0, initial=NEVER).T, out=free[now])
            behind = over[now - self.lunch_slots, 0, units] + eaten[slot]
            np.minimum(over[now, 1], behind, out=over[now, 1])
            np.minimum(free[now, 1], behind, out=free[now, 1])
        return np.moveaxis(over[longest:], 0, 2), np.moveaxis(free[longest:], 0, 2)

    def _after(self, price: Floats, lasts: Ints) -> Floats:
        """Return the prices (units, kinds, slots) of what lasts so many slots by when it is over: a slot a row."""
        moved = np.moveaxis(price, 0, 2).swapaxes(0, 1)
        padded = np.concatenate([moved, np.full((1, *moved.shape[1:]), NEVER)])
        begun = np.arange(self.slots + 1)[:, np.newaxis, np.newaxis] - lasts.T
        begun = np.where(begun < 0, len(moved), begun)
        return np.take_along_axis(padded, np.broadcast_to(begun, (self.slots + 1, *moved.shape[1:])), axis=0)

    def _way(self, unit: int, last: int, price: Floats, held: Ints, over: Floats, free: Floats) -> list[int]:
        """Go back from the end of a day to the meetings that made it as cheap."""
        found: list[int] = []
        slot, eaten, table = self.slots, last, over
        while slot > 0:
            cost = table[eaten, unit, slot]
            if cost == table[eaten, unit, slot - 1]:
                slot -= 1
                continue
            lasts = self.stays if table is over else self.next_after[unit]
            for at, stays in enumerate(lasts.tolist()):
                if slot >= stays and cost == free[eaten, unit, slot - stays] + price[unit, at, slot - stays]:
                    found.append(int(held[unit, at, slot - stays]))
                    slot, table = slot - stays, free
                    break
            else:
                slot, eaten, table = slot - int(self.lunch_slots[unit]), 0, over
        return found


def _lunches(places: Places, owed: Bools) -> tuple[Bools, Ints, Bools]:
    """Return where lunches may begin (units, slots), how many slots they last, and which units have one."""
    problem, grid = places.problem, places.problem.cycle.grid
    found, lasts = np.zeros((len(owed), DAY // grid + 1), dtype=bool), np.ones(len(owed), dtype=np.int64)
    position = {day: unit for unit, day in enumerate(places.days())}
    lunches = lunch_candidates(problem, frozenset(name for name, _, _ in position))
    for at, start, end in zip(lunches.owed.tolist(), lunches.start.tolist(), lunches.end.tolist(), strict=True):
        unit = position.get(lunches.days[at])
        if unit is not None:
            found[unit, start // grid] = True
            lasts[unit] = -(-(end - start) // grid)
    return found, lasts, owed & found.any(axis=1)


def _between(problem: Problem, name: str, week: int, day: int) -> int:
    """Return the minutes kept between two sessions of one day, less where a short duty or lunch may be all there is."""
    duties = fixed_on(problem, name, week, day)
    lasting = [each.end - each.start for each in duties]
    lasting += [each.minutes for each in problem.floating_duties if name in each.therapists]
    if problem.lunch_is_owed(name, week, day) and not lunch_is_certain(problem, name, week, day):
        lasting.append(0)
    return min([problem.therapist[name].minutes_between, *lasting])
