"""The cheapest day of each therapist, when every meeting has a price."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from optsched.arithmetic.capacity import lunch_is_certain
from optsched.domain import Problem
from optsched.domain.day import fixed_on
from optsched.model.board import DAY, Bools, Floats, Ints
from optsched.model.week import lunch_candidates
from optsched.rules.longest_run import BREAK
from optsched.solve.bound.duties import Duties
from optsched.solve.bound.groups import NEVER
from optsched.solve.bound.open_time import open_time
from optsched.solve.bound.places import Places
from optsched.solve.bound.shape import Shape
from optsched.solve.bound.timeline import Timeline


class Way(NamedTuple):
    """What is on one day: meetings, and duties by what they count for."""

    meetings: tuple[int, ...]
    duties: tuple[int, ...]


class Days:
    """Meetings and floating duties one after the other, around a lunch where one is certain.

    The minutes between sessions and the longest run are kept, and open stretches cost what *scattered time* charges.
    Ways and room are not looked at: a day without them costs no more. Where there are duties, all days follow once
    more without sessions: no open time costs anything then.
    """

    def __init__(self, places: Places, duties: Duties) -> None:
        self.places, self.duties, self._units = places, duties, len(places.on_day)
        self.lengths, self.length = np.unique(places.of_minutes, return_inverse=True)
        self._works, self._work = np.unique(duties.minutes[duties.place], return_inverse=True)
        self.shape, first = _shape(places, duties, self.lengths, self._works)
        self._times = len(self.shape.pieces) // max(self._units, 1) or 1
        self.start = places.of_start // places.problem.cycle.grid - first
        self._work_start = duties.start // places.problem.cycle.grid - first

    def cheapest(self, value: Floats, paid: Floats) -> tuple[Floats, list[Way]]:
        """Return the cost of each day and what is on it; `value` is one per meeting, `paid` for each duty once."""
        (price, held), (work, done) = self._prices(value), self._works_paid(paid)
        days, ways = Timeline(self.shape, price, work), []
        costs = days.costs.reshape(self._times, -1)
        for unit, kind in enumerate(costs.argmin(axis=0).tolist()):
            way = days.way(kind * self._units + unit)
            meetings = tuple(int(held[unit, each.length, each.start]) for each in way if each.is_session)
            duties = tuple(int(done[unit, each.length, each.start]) for each in way if not each.is_session)
            ways.append(Way(meetings, duties))
        return costs.min(axis=0), ways

    def beyond(self, value: Floats, paid: Floats) -> Floats:
        """Return how much dearer the cheapest day with each meeting is than the cheapest of all."""
        (price, _), (work, _), shape = self._prices(value), self._works_paid(paid), self.shape
        days = Timeline(shape, price, work)
        back = Timeline(shape.mirrored, _mirrored(price, shape.stays), _mirrored(work, shape.duty_stays))
        least = days.costs.reshape(self._times, -1).min(axis=0)[self.places.of_unit]
        around = days.with_each(back, self.places.of_unit, self.length, self.start)
        whole: Floats = around + value - least
        return whole

    def _prices(self, value: Floats) -> tuple[Floats, Ints]:
        """Return the price of the cheapest meeting by unit, length and start where it pays, and which one it is."""
        pays = np.flatnonzero(value < 0)
        at = (self.places.of_unit[pays], self.length[pays], self.start[pays])
        return self._cheapest(len(self.lengths), at, value[pays], pays)

    def _works_paid(self, paid: Floats) -> tuple[Floats, Ints]:
        """Return the price of the duty that pays best by unit, length and start, and which one it is."""
        at = (self.duties.unit, self._work, self._work_start)
        price, held = self._cheapest(len(self._works), at, -paid[self.duties.place], self.duties.place)
        price[self._units :] = price[: len(price) - self._units]
        return price, held

    def _cheapest(self, lengths: int, at: tuple[Ints, Ints, Ints], costs: Floats, which: Ints) -> tuple[Floats, Ints]:
        price = np.full((len(self.shape.eats), lengths, self.shape.slots), NEVER)
        held = np.full(price.shape, -1, dtype=np.int64)
        order = np.argsort(-costs, kind="stable")
        sorted_at = tuple(column[order] for column in at)
        price[sorted_at], held[sorted_at] = costs[order], which[order]
        return price, held


def _mirrored(price: Floats, stays: Ints) -> Floats:
    """Return the prices of days that run backwards."""
    found, slots = np.full(price.shape, NEVER), price.shape[2]
    for at, stay in enumerate(stays.tolist()):
        found[:, at, : slots - stay + 1] = price[:, at, slots - stay :: -1]
    return found


def _shape(places: Places, duties: Duties, lengths: Ints, works: Ints) -> tuple[Shape, int]:
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
    starts = np.append(places.of_start, duties.start) // grid
    ends = -(-np.append(places.of_start + places.of_minutes, duties.start + duties.minutes[duties.place]) // grid)
    eaten_from = np.nonzero(lunch)[1]
    first = min([DAY, *starts.tolist(), *eaten_from.tolist(), *(start for row in pieces for start, _ in row)])
    lasts = eaten_from + lunch_slots.max(initial=0)
    last = max([first, *ends.tolist(), *lasts.tolist(), *(end for row in pieces for _, end in row)])
    useful = [
        (each.useful, each.between_useful - least) if each else (0, 0)
        for each, least in zip(open_on, between.tolist(), strict=True)
    ]
    slots, stays = last - first, -(-lengths // grid)
    kept = -(-between // grid) if is_exact else between // grid
    longest = np.array([problem.therapist[name].longest_run // grid for name, _, _ in days], dtype=np.int64)
    fee = np.array([places.fees.stretch if each else 0 for each in open_on], dtype=np.float64)
    shape = Shape(
        slots=slots,
        stays=stays,
        adds=stays if is_exact else np.zeros_like(stays),
        longest=longest if is_exact else np.zeros_like(longest),
        between=kept,
        pause=np.maximum(kept, -(-BREAK // grid)) if is_exact else kept,
        lunch=lunch[:, first : last + 1],
        lunch_slots=lunch_slots,
        eats=eats,
        duty_stays=-(-works // grid),
        pieces=tuple(
            tuple((start - first, end - first) for start, end in row) if each else ((0, slots),)
            for row, each in zip(pieces, open_on, strict=True)
        ),
        fee=fee,
        useful=np.array([one // grid for one, _ in useful], dtype=np.int64),
        between_useful=np.array([other // grid for _, other in useful], dtype=np.int64),
    )
    return shape if not len(works) else shape.and_free, first


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
