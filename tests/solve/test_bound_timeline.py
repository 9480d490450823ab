"""The cheapest way through a day, against all the ways that there are."""

import random
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from optsched.solve.bound.groups import NEVER
from optsched.solve.bound.timeline import Shape, Timeline

SLOTS, LENGTHS, LUNCH = 9, (1, 2), 2
Item = tuple[int, int, str]


def drawn(seed: int) -> tuple[Shape, np.ndarray]:
    """Draw one day in one or two pieces, with or without a lunch, and a price for each length and start."""
    chance = random.Random(seed)
    pieces = ((0, SLOTS),) if chance.random() < 0.4 else ((chance.randint(0, 1), 4), (5, chance.randint(7, SLOTS)))
    between, useful = chance.choice((0, 0, 1)), chance.randint(0, 4)
    price = np.full((1, len(LENGTHS), SLOTS), NEVER)
    for at, minutes in enumerate(LENGTHS):
        for start in range(SLOTS - minutes + 1):
            if any(left <= start and start + minutes <= right for left, right in pieces) and chance.random() < 0.5:
                price[0, at, start] = -chance.randint(1, 6)
    lunch = np.zeros((1, SLOTS + 1), dtype=bool)
    eats = chance.random() < 0.5
    for start in (2, 5):
        lunch[0, start] = eats and any(left <= start and start + LUNCH <= right for left, right in pieces)
    shape = Shape(
        slots=SLOTS,
        stays=np.array(LENGTHS),
        next_after=np.array([LENGTHS]) + between,
        lunch=lunch,
        lunch_slots=np.array([LUNCH]),
        eats=np.array([bool(lunch.any())]),
        pieces=(pieces,),
        fee=np.array([float(chance.choice((0, 1, 3)))]),
        useful=np.array([useful]),
        between_useful=np.array([chance.randint(0, useful)]),
    )
    return shape, price


def ways(shape: Shape, price: np.ndarray, begun: int = 0, last: str = "") -> Iterator[list[Item]]:
    """Yield every way to fill the day from a slot on, with sessions and lunches one after the other."""
    yield []
    between = int(shape.next_after[0, 0] - shape.stays[0])
    for start in range(begun, SLOTS):
        free = start - begun >= between or last != "session"
        for at, minutes in enumerate(LENGTHS):
            if free and price[0, at, start] < 0:
                for rest in ways(shape, price, start + minutes, "session"):
                    yield [(start, start + minutes, "session"), *rest]
        if shape.lunch[0, start]:
            for rest in ways(shape, price, start + LUNCH, "lunch"):
                yield [(start, start + LUNCH, "lunch"), *rest]


def cost(shape: Shape, price: np.ndarray, way: list[Item]) -> float:
    """Return the prices of a way and the fees of its short stretches, each counted where it is."""
    held = sum(price[0, LENGTHS.index(end - start), start] for start, end, kind in way if kind == "session")
    between = int(shape.next_after[0, 0] - shape.stays[0])
    short = 0
    for left, right in shape.pieces[0]:
        inside = [item for item in way if left <= item[0] and item[1] <= right]
        edges: list[Item] = [(left, left, ""), *inside, (right, right, "")]
        for one, other in pairwise(edges):
            is_between = one[2] == other[2] == "session"
            gap = other[0] - one[1] - (between if is_between else 0)
            short += 0 < gap < int((shape.between_useful if is_between else shape.useful)[0])
    return float(held + short * shape.fee[0])


@pytest.mark.parametrize("first", range(0, 200, 25))
def test_no_way_is_cheaper_and_the_one_that_is_named_costs_as_much(first: int) -> None:
    for seed in range(first, first + 25):
        shape, price = drawn(seed)
        eaten = int(shape.eats[0])
        every = [each for each in ways(shape, price) if sum(kind == "lunch" for *_, kind in each) == eaten]
        least = min((cost(shape, price, each) for each in every), default=0.0)
        found, back = Timeline(shape, price), Timeline(shape.mirrored, mirrored(shape, price))
        assert found.costs[0] == back.costs[0] == min(least, 0.0), seed
        named = {(start, start + LENGTHS[at], "session") for at, start in found.way(0)}
        costs = [cost(shape, price, each) for each in every if {item for item in each if item[2] == "session"} == named]
        assert min(costs, default=0.0) == found.costs[0] if named else found.costs[0] == 0.0, seed


def mirrored(shape: Shape, price: np.ndarray) -> np.ndarray:
    back = np.full(price.shape, NEVER)
    for at, minutes in enumerate(LENGTHS):
        for start in range(SLOTS - minutes + 1):
            back[0, at, SLOTS - start - minutes] = price[0, at, start]
    return back
