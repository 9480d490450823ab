"""Sorts of neighbourhoods, and which is worth the next search: that differs from plan to plan."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from optsched.goals.same_time import SameTime
from optsched.solve.neighbourhoods import Dear
from optsched.solve.part import Task

FADING = 0.3
"""How much of what a sort is said to bring comes from its newest search."""
CURIOSITY = 0.25
"""The share of searches whose sort is drawn."""


@dataclass
class Sort:
    """Which mandates are free, which goals cost nothing, where sessions may start (minutes), what they may cost
    beyond the best and how far they may move in a day (None: anything), and what it brought."""

    dear: Dear
    left_out: frozenset[str] = frozenset()
    step: int = 1
    near: float | None = None
    reach: int | None = None
    brings: float = math.inf
    """Cost saved by a search of late; at first more than any other."""

    def of(self, task: Task) -> Task:
        """Return a task of this sort; while *same time* costs nothing, what is new has one time in all weeks."""
        steady = SameTime.name in self.left_out
        return replace(task, step=self.step, left_out=self.left_out, reach=self.reach, steady=steady)

    def suits(self, task: Task) -> bool:
        most = task.near.most if task.near is not None else None
        return (self.left_out, self.step, self.near, self.reach) == (task.left_out, task.step, most, task.reach)

    def learn(self, gain: int, is_proven: bool) -> None:
        """Take note of what a search saved, and whether it came to its end."""
        self.brings = gain if math.isinf(self.brings) else (1 - FADING) * self.brings + FADING * gain
        self.dear.learn(is_proven)


def next_of(sorts: Sequence[Sort], chance: random.Random) -> Sort:
    """Return the sort that brings most, the first of equal ones, or now and then any."""
    if chance.random() < CURIOSITY:
        return chance.choice(sorts)
    return max(sorts, key=lambda each: each.brings)
