"""Duties and lunches of a plan that people have: they stand, or move as little as sessions do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from optsched.domain import Plan, Problem
from optsched.goals.moves import DAY, START_MOST, START_STEP, WEEK
from optsched.model.board import Ints
from optsched.model.build import literals_of
from optsched.model.facade import Model
from optsched.model.lits import Cost
from optsched.model.patterns import mask_of

Spot = tuple[int, int, int]
"""A mask of weeks, a day, and the minute of its start."""


def keep_own_time(model: Model, plan: Plan) -> None:
    """Leave the duties and lunches of a plan where they are."""
    lits, holds = literals_of(model, plan)
    beside = len(model.lit)
    for lit in lits[beside:][holds[beside:] == 1].tolist():
        model.clause([lit])


def moved_own_time(model: Model, before: Plan) -> Cost:
    """Price duties and lunches by how far they are from where a plan had the nearest of their kind."""
    duties, lunches = _duties_of(before), _lunches_of(before)
    eaten = [(model.lunches.days[at], start) for at, start in _rows(model.lunches.owed, model.lunches.start)]
    done = _rows(model.duties.part, model.duties.weeks, model.duties.day, model.duties.start)
    prices = [_least((0, day, start), lunches[name, week]) for (name, week, day), start in eaten]
    prices += [_least((weeks, day, at), duties[model.duties.parts[part][0].key]) for part, weeks, day, at in done]
    lits, priced = np.append(model.lunch_lit, model.duty_lit), np.array(prices, dtype=np.int64)
    return Cost(lits, priced)


def own_time_moved(before: Plan, now: Plan) -> int:
    """Return the same price of a plan."""
    duties, lunches = _duties_of(before), _lunches_of(before)
    done = (_least(spot, duties[key]) for key, spots in _duties_of(now).items() for spot in spots)
    return sum(done) + sum(_least(spot, lunches[at]) for at, spots in _lunches_of(now).items() for spot in spots)


def whose_moved(problem: Problem, before: Plan, now: Plan) -> frozenset[str]:
    """Return the therapists whose duties or lunches are not all where they were."""
    duties, lunches = _duties_of(before), _lunches_of(before)
    found = {at[0] for at, spots in _lunches_of(now).items() if set(spots) - set(lunches[at])}
    moved = (key for key, spots in _duties_of(now).items() if set(spots) - set(duties[key]))
    return frozenset(found.union(*(problem.duty[key].therapists for key in moved if key in problem.duty)))


def _rows(*columns: Ints) -> list[tuple[int, ...]]:
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _duties_of(plan: Plan) -> dict[str, list[Spot]]:
    found: dict[str, list[Spot]] = defaultdict(list)
    for each in plan.duties:
        found[each.duty].append((mask_of(each.weeks), each.day, each.start))
    return found


def _lunches_of(plan: Plan) -> dict[tuple[str, int], list[Spot]]:
    found: dict[tuple[str, int], list[Spot]] = defaultdict(list)
    for each in plan.lunches:
        for week in each.weeks:
            found[each.therapist, week].append((0, each.day, each.start))
    return found


def _least(spot: Spot, before: Iterable[Spot]) -> int:
    return min((_price(spot, each) for each in before), default=0)


def _price(one: Spot, other: Spot) -> int:
    steps = -(-abs(one[2] - other[2]) // START_STEP)
    return WEEK * (one[0] & ~other[0] != 0) + DAY * (one[1] != other[1]) + min(steps, START_MOST)
