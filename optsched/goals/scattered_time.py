"""Scattered time: what is open in a therapist's day is open in stretches that can be used."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from optsched.domain import Plan, Problem, Therapist
from optsched.domain.cycle import merged
from optsched.domain.day import Item, gaps, items, moves, travel_options
from optsched.model.bill import Bill
from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.model.lits import Cost, negated, positions
from optsched.model.opening import OpenTime, filling, open_time

USEFUL = 30
"""Minutes that make an open stretch good for an evaluation, a make-up or notes (WORKBOOK 2.1)."""


class ScatteredTime:
    """Count the open stretches too short to be used, on days with at least one session."""

    name = "scattered time"
    stage = 3
    unit = "open stretch shorter than 30 minutes"
    weight = 1

    def cost(self, model: Model) -> Cost:
        """Count over the therapists who are planned; it is least where no way is taken but those that must be."""
        bill = Bill()
        for name in sorted(model.planned):
            for week, day in model.all_days:
                if len(model.rows_on(name, week, day)):
                    _charge_day(model, bill, (name, week, day))
        return bill.cost()

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return stretches per cycle; each travel stands where it leaves the fewest."""
        days = dict.fromkeys((one.therapist, one.week, one.day) for one in plan.meetings)
        return sum(_on_day(problem, plan, problem.therapist[name], week, day) for name, week, day in days)


def _charge_day(model: Model, bill: Bill, day: tuple[str, int, int]) -> None:
    """Charge every stretch that begins when something ends, and does not stay open for long enough."""
    bounds = _Bounds(model, model.rows_on(*day))
    filled, owed = filling(model, *day), model.problem.therapist[day[0]].minutes_between
    pieces = merged([(start, end) for _, start, end in model.problem.hours_on(*day)])
    for stretch in (open_time(model, filled, *piece) for piece in pieces):
        for at, free in enumerate(stretch.free.tolist()):
            if free != negated(model.true) and (at == 0 or stretch.free[at - 1] != model.true):
                short = int(model.bools(1)[0])
                bill.charge_one(short)
                before = [int(stretch.free[at - 1])] if at else []
                for ends in _too_short(stretch, at, bounds, owed if at else 0):
                    model.clause([negated(bounds.works), *before, negated(free), *ends, short])


class _Bounds:
    """The sessions that may bound an open stretch, by where they end and where they start."""

    def __init__(self, model: Model, rows: Ints) -> None:
        self._model = model
        heads = rows[model.meetings.head[rows]]
        self._ending = positions(model.meetings.end[rows])
        self._starting = positions(model.meetings.start[heads])
        self._rows, self._heads = rows, heads
        self._known: dict[tuple[bool, int], int] = {}

    @cached_property
    def works(self) -> int:
        """A literal that must hold on a day with a session; of those that start together at most one is held."""
        model = self._model
        if model.true in model.held[self._heads]:
            return model.true
        found = int(model.bools(1)[0])
        for starting in self._starting.values():
            lits = model.held[self._heads[starting]]
            model.linear(np.append(lits, found), np.append(np.ones_like(lits), -1), None, 0)
        return found

    def ends(self, minute: int) -> int | None:
        """Return a literal that holds exactly when a session ends then; None where none may."""
        return self._literal(True, minute, self._ending, self._rows)

    def starts(self, minute: int) -> int | None:
        """Return a literal that holds exactly when a session starts then; None where none may."""
        return self._literal(False, minute, self._starting, self._heads)

    def _literal(self, is_end: bool, minute: int, places: dict[tuple[int, ...], Ints], rows: Ints) -> int | None:
        if (minute,) not in places:
            return None
        if (is_end, minute) not in self._known:
            lits = self._model.held[rows[places[minute,]]]
            self._known[is_end, minute] = self._model.any_of(lits.tolist())
        return self._known[is_end, minute]


def _too_short(stretch: OpenTime, at: int, bounds: _Bounds, owed: int) -> Iterator[list[int]]:
    """Yield, for each way in which the stretch that opens at `at` is too short, the literals that rule it out."""
    first, last = int(stretch.points[at]), len(stretch.free)
    inside: list[int] = []
    excused = 0
    for to in range(at + 1, last + 1):
        minutes = int(stretch.points[to]) - first
        if minutes >= USEFUL + owed:
            return
        closes = [int(stretch.free[to])] if to < last else []
        ended = bounds.ends(first) if owed and to < last else None
        begins = bounds.starts(first + minutes) if owed and to < last else None
        if ended is None or begins is None:
            if minutes < USEFUL:
                yield [*inside[:excused], *closes]
        elif minutes >= USEFUL:
            yield [*inside, *closes, negated(ended), negated(begins)]
        elif minutes > owed:
            yield [*inside[:excused], *closes]
        else:
            excused = len(inside) + 1
            yield from ([*inside, *closes, lit] for lit in (ended, begins))
        if to < last:
            inside.append(negated(int(stretch.free[to])))


def _on_day(problem: Problem, plan: Plan, therapist: Therapist, week: int, day: int) -> int:
    row = items(problem, plan, therapist.name, week, day)
    pieces = merged([(start, end) for _, start, end in problem.hours_on(therapist.name, week, day)])
    filled = row
    for one, other in moves(row):
        ways = [(*filled, way) for way in _ways(problem, row, one, other)]
        filled = min(ways, key=lambda way: _short_stretches(therapist, way, pieces), default=filled)
    return _short_stretches(therapist, filled, pieces)


def _ways(problem: Problem, row: tuple[Item, ...], one: Item, other: Item) -> list[Item]:
    """Return the travel from one item's school to the other's, once for every place it can take."""
    assert one.school is not None
    assert other.school is not None
    minutes = problem.travel_minutes(one.school, other.school)
    return [Item("travel", start, start + minutes) for start in travel_options(problem, row, one, other)]


def _short_stretches(therapist: Therapist, row: tuple[Item, ...], pieces: list[tuple[int, int]]) -> int:
    """Count the short stretches of the hours that nothing fills; minutes owed between sessions are not open."""
    sessions_end = {item.end for item in row if item.kind == "session"}
    sessions_start = {item.start for item in row if item.kind == "session"}
    count = 0
    for start, end in pieces:
        for left, right in gaps(row, start, end):
            is_inside = start < left and right < end
            is_between = is_inside and left in sessions_end and right in sessions_start
            owed = therapist.minutes_between if is_between else 0
            count += 0 < right - left - owed < USEFUL
    return count
