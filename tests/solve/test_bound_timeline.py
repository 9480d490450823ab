"""The cheapest way through a day, against all the ways that there are."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from optsched.solve.bound.groups import NEVER
from optsched.solve.bound.shape import Shape
from optsched.solve.bound.timeline import Held, Timeline

SLOTS, LENGTHS, LUNCH, DUTY = 9, (1, 2), 2, 2
Item = tuple[int, int, str]


def drawn(seed: int) -> tuple[Shape, np.ndarray, np.ndarray]:
    """Draw one day in one or two pieces, with or without lunch, duty and runs, and a price for what may be when."""
    chance = random.Random(seed)
    pieces = ((0, SLOTS),) if chance.random() < 0.4 else ((chance.randint(0, 1), 4), (5, chance.randint(7, SLOTS)))
    between, useful, is_counted = chance.choice((0, 0, 1)), chance.randint(0, 4), chance.random() < 0.7

    def fits(start: int, slots: int) -> bool:
        return any(left <= start and start + slots <= right for left, right in pieces)

    price = np.full((1, len(LENGTHS), SLOTS), NEVER)
    for at, slots in enumerate(LENGTHS):
        for start in range(SLOTS):
            if fits(start, slots) and chance.random() < 0.5:
                price[0, at, start] = -chance.randint(1, 6)
    work = np.full((1, 1, SLOTS), NEVER)
    for start in range(SLOTS):
        if fits(start, DUTY) and chance.random() < 0.2:
            work[0, 0, start] = -chance.randint(0, 4)
    lunch = np.zeros((1, SLOTS + 1), dtype=bool)
    eats = chance.random() < 0.5
    for start in (2, 5):
        lunch[0, start] = eats and fits(start, LUNCH)
    shape = Shape(
        slots=SLOTS,
        stays=np.array(LENGTHS),
        adds=np.array(LENGTHS) * is_counted,
        longest=np.array([chance.randint(2, 4) * is_counted]),
        between=np.array([between]),
        pause=np.array([between + chance.randint(0, 2) * is_counted]),
        lunch=lunch,
        lunch_slots=np.array([LUNCH]),
        eats=np.array([bool(lunch.any())]),
        duty_stays=np.array([DUTY]),
        pieces=(pieces,),
        fee=np.array([float(chance.choice((0, 1, 3)))]),
        useful=np.array([useful]),
        between_useful=np.array([chance.randint(0, useful)]),
    )
    return shape, price, work


def ways(shape: Shape, price: np.ndarray, work: np.ndarray, begun: int = 0, last: str = "") -> Iterator[list[Item]]:
    """Yield every way to fill the day from a slot on, one after the other."""
    yield []
    between = int(shape.between[0])
    for start in range(begun, SLOTS):
        may = [(slots, "session") for at, slots in enumerate(LENGTHS) if price[0, at, start] < 1]
        may = may if start - begun >= between or last != "session" else []
        may += [(DUTY, "duty")] * bool(work[0, 0, start] < 1) + [(LUNCH, "lunch")] * bool(shape.lunch[0, start])
        for slots, kind in may:
            for rest in ways(shape, price, work, start + slots, kind):
                yield [(start, start + slots, kind), *rest]


def runs(shape: Shape, way: list[Item]) -> list[int]:
    """Return how many slots sessions without a pause take, run by run."""
    found: list[list[Item]] = []
    for before, item in zip([None, *way], way, strict=False):
        if item[2] == "session":
            goes_on = before and before[2] == "session" and item[0] - before[1] < shape.pause[0]
            is_inside = before and any(left <= before[0] and item[1] <= right for left, right in shape.pieces[0])
            if goes_on and is_inside:
                found[-1].append(item)
            else:
                found.append([item])
    return [run[-1][1] - run[0][0] for run in found]


def cost(shape: Shape, price: np.ndarray, work: np.ndarray, way: list[Item]) -> float:
    """Return the prices of a way and the fees of its short stretches, each counted where it is."""
    held = sum(price[0, LENGTHS.index(end - start), start] for start, end, kind in way if kind == "session")
    held += sum(work[0, 0, start] for start, _, kind in way if kind == "duty")
    between = int(shape.between[0])
    short = 0
    for left, right in shape.pieces[0]:
        inside = [item for item in way if left <= item[0] and item[1] <= right]
        edges: list[Item] = [(left, left, ""), *inside, (right, right, "")]
        for one, other in pairwise(edges):
            is_between = one[2] == other[2] == "session"
            gap = other[0] - one[1] - (between if is_between else 0)
            short += 0 < gap < int((shape.between_useful if is_between else shape.useful)[0])
    return float(held + short * shape.fee[0])


def every_way(shape: Shape, price: np.ndarray, work: np.ndarray) -> list[list[Item]]:
    eaten, is_counted = int(shape.eats[0]), shape.adds.any()
    every = [each for each in ways(shape, price, work) if sum(kind == "lunch" for *_, kind in each) == eaten]
    return [each for each in every if not is_counted or max(runs(shape, each), default=0) <= shape.longest[0]]


@pytest.mark.parametrize("first", range(0, 400, 25))
def test_no_way_is_cheaper_and_the_one_that_is_named_costs_as_much(first: int) -> None:
    for seed in range(first, first + 25):
        shape, price, work = drawn(seed)
        every = [(each, cost(shape, price, work, each)) for each in every_way(shape, price, work)]
        least = min((costs for _, costs in every), default=0.0)
        found = Timeline(shape, price, work)
        back = Timeline(shape.mirrored, mirrored(LENGTHS, price), mirrored((DUTY,), work))
        assert found.costs[0] == back.costs[0] == min(least, 0.0), seed
        named = set(found.way(0))
        costs = [spent for each, spent in every if of(each) == named]
        assert min(costs, default=0.0) == found.costs[0] if named else found.costs[0] == 0.0, seed
        for at, start in np.argwhere(price[0] < 1).tolist():
            around = found.with_each(back, np.array([0]), np.array([at]), np.array([start]))[0] + price[0, at, start]
            known = [spent for each, spent in every if Held(True, at, start) in of(each)]
            assert around == min(known) if known else around > NEVER / 2, (seed, at, start)


def of(way: list[Item]) -> set[Held]:
    """Return what is held, without lunches."""
    sessions = {Held(True, LENGTHS.index(end - start), start) for start, end, kind in way if kind == "session"}
    return sessions | {Held(False, 0, start) for start, _, kind in way if kind == "duty"}


def mirrored(lengths: tuple[int, ...], price: np.ndarray) -> np.ndarray:
    back = np.full(price.shape, NEVER)
    for at, slots in enumerate(lengths):
        for start in range(SLOTS - slots + 1):
            back[0, at, SLOTS - start - slots] = price[0, at, start]
    return back


def test_each_day_has_its_own_longest_run() -> None:
    for seed in range(50):
        shape, price, work = drawn(seed)
        twice = replace(shape.and_free, longest=np.array([2, 4]), fee=np.repeat(shape.fee, 2))
        together = Timeline(twice, np.repeat(price, 2, axis=0), np.repeat(work, 2, axis=0)).costs
        alone = [Timeline(replace(shape, longest=np.array([most])), price, work).costs[0] for most in (2, 4)]
        assert together.tolist() == alone, seed
