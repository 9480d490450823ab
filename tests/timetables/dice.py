"""One source of choices for drawn cases: a hypothesis strategy, or a plain random number."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Dice(Protocol):
    """Whatever gives a whole number from low to high; low is the simplest."""

    def whole(self, low: int, high: int) -> int: ...


@dataclass(frozen=True)
class Rolled:
    """Choices of a random number generator, for runs outside of hypothesis."""

    source: random.Random

    def whole(self, low: int, high: int) -> int:
        return self.source.randint(low, high)


@dataclass(frozen=True)
class Drawn:
    """Choices of hypothesis, which shrink to the first of everything."""

    draw: st.DrawFn

    def whole(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))


def pick(dice: Dice, items: Sequence[T]) -> T:
    """Return one of the items."""
    return items[dice.whole(0, len(items) - 1)]


def one_in(dice: Dice, many: int) -> bool:
    """Return yes once in so many times; no is the simpler."""
    return dice.whole(1, many) == many


def shuffled(dice: Dice, items: Sequence[T]) -> tuple[T, ...]:
    """Return the items in some order; their own is the simplest."""
    left, found = list(items), []
    while left:
        found.append(left.pop(dice.whole(0, len(left) - 1)))
    return tuple(found)
