"""The cheapest day of each therapist, when every meeting has a price."""

from __future__ import annotations

import numpy as np

from optsched.arithmetic.capacity import lunch_is_certain
from optsched.domain import Problem
from optsched.domain.day import fixed_on
from optsched.model.board import DAY, Bools, Floats, Ints
from optsched.model.week import lunch_candidates
from optsched.solve.bound.groups import NEVER
from optsched.solve.bound.open_time import open_time
from optsched.solve.bound.places import Places
from optsched.solve.bound.timeline import Shape, Timeline


class Days:
    """Meetings one after the other with the minutes between, around a lunch where one is certain.

    Open stretches that nothing may fill cost what *scattered time* charges. Ways, room, longest run and floating duties
    are not looked at: a day without them costs no more.
    """

    def __init__(self, places: Places) -> None:
        self.places = places
        self.lengths, self.length = np.unique(places.of_minutes, return_inverse=True)
        self.shape, first = _shape(places, self.lengths)
        self.start = places.of_start // places.problem.cycle.grid - first
        self.end = self.start + self.shape.stays[self.length]

    def cheapest(self, value: Floats) -> tuple[Floats, list[list[int]]]:
        """Return the cost of each day and its meetings; `value` is one per meeting."""
        price, held = self._prices(value)
        days = Timeline(self.shape, price)
        ways = [[int(held[unit, at, start]) for at, start in days.way(unit)] for unit in range(len(price))]
        return days.costs, ways

    def beyond(self, value: Floats) -> Floats:
        """Return how much dearer the cheapest day with each meeting is than the cheapest of all."""
        price, _ = self._prices(value)
        days, back = Timeline(self.shape, price), Timeline(self.shape.mirrored, self._mirrored(price))
        unit = self.places.of_unit
        last = self.shape.eats[unit].astype(np.int64)
        before, after = days.pad + self.start, back.pad + self.shape.slots - self.end
        ways = [days.ready[before, 0, unit] + back.ready[after, last, unit]]
        ways.append(np.where(last, days.ready[before, 1, unit] + back.ready[after, 0, unit], NEVER))
        whole: Floats = np.minimum(*ways) + value - days.costs[unit]
        return whole

    def _prices(self, value: Floats) -> tuple[Floats, Ints]:
        """Return the price of the cheapest meeting by unit, length and start where it pays, and which one it is."""
        price = np.full((len(self.shape.eats), len(self.lengths), self.shape.slots), NEVER)
        held = np.full(price.shape, -1, dtype=np.int64)
        cheap = np.argsort(-value, kind="stable")
        cheap = cheap[value[cheap] < 0]
        at = (self.places.of_unit[cheap], self.length[cheap], self.start[cheap])
        price[at], held[at] = value[cheap], cheap
        return price, held

    def _mirrored(self, price: Floats) -> Floats:
        """Return the prices of days that run backwards."""
        found, slots = np.full(price.shape, NEVER), self.shape.slots
        for at, stays in enumerate(self.shape.stays.tolist()):
            found[:, at, : slots - stays + 1] = price[:, at, slots - stays :: -1]
        return found


def _shape(places: Places, lengths: Ints) -> tuple[Shape, int]:
    """Return the days in slots, and the first slot that is of use on any of them."""
    problem, grid, days = places.problem, places.problem.cycle.grid, places.days()
    owed = np.array([lunch_is_certain(problem, *day) for day in days], dtype=bool)
    lunch, lunch_slots, eats = _lunches(places, owed)
    between = np.array([_between(problem, *day) for day in days], dtype=np.int64)
    is_exact = not any((minutes % grid).any() for minutes in (places.of_start, lengths))
    open_on = [
        open_time(problem, *day, least) if is_exact and places.fees.stretch else None
        for day, least in zip(days, between.tolist(), strict=True)
    ]
    pieces = [[(start // grid, end // grid) for start, end in each.pieces] if each else [] for each in open_on]
    starts, ends = places.of_start // grid, -(-(places.of_start + places.of_minutes) // grid)
    eaten_from = np.nonzero(lunch)[1]
    first = min([DAY, *starts.tolist(), *eaten_from.tolist(), *(start for row in pieces for start, _ in row)])
    lasts = eaten_from + lunch_slots.max(initial=0)
    last = max([first, *ends.tolist(), *lasts.tolist(), *(end for row in pieces for _, end in row)])
    useful = [
        (each.useful, each.between_useful - least) if each else (0, 0)
        for each, least in zip(open_on, between.tolist(), strict=True)
    ]
    slots = last - first
    shape = Shape(
        slots=slots,
        stays=-(-lengths // grid),
        next_after=-(-(between[:, np.newaxis] + lengths) // grid),
        lunch=lunch[:, first : last + 1],
        lunch_slots=lunch_slots,
        eats=eats,
        pieces=tuple(
            tuple((start - first, end - first) for start, end in row) if each else ((0, slots),)
            for row, each in zip(pieces, open_on, strict=True)
        ),
        fee=np.array([places.fees.stretch if each else 0 for each in open_on], dtype=np.float64),
        useful=np.array([one // grid for one, _ in useful], dtype=np.int64),
        between_useful=np.array([other // grid for _, other in useful], dtype=np.int64),
    )
    return shape, first


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
