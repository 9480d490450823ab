"""What a place costs beyond the best: how far above a bound every plan is that holds a session there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from optsched.model.board import DAY, PUSH_IN, Bools, Floats, Ints
from optsched.model.candidates import Candidates

DEAREST = 40.0
"""What costs more beyond the best in one week is not kept: half an hour of a core subject to be avoided costs 36."""
TAKEN, SEEN = 0.0, 8.0
"""Of what is held in days: what the days of a bound hold, and what any day on the way to it held, in all its weeks."""
SIZES = (10_000, 2, 20, DAY, 8)
"""More than there are therapists, settings with a child, days, minutes and weeks: a key has room for each."""
A_MANDATE = int(np.prod(SIZES))


@dataclass(frozen=True)
class Beyond:
    """One row per session in one week, in order of `key`, which names it; others are dearer.

    Nothing is known of mandates that are not `known` (by position).
    """

    known: Ints
    key: Ints
    cost: Floats

    def of(self, mandates: Iterable[int]) -> Beyond:
        """Return what is known of some mandates."""
        known = self.known[np.isin(self.known, sorted(mandates))]
        kept = np.isin(self.key // A_MANDATE, known)
        return Beyond(known, self.key[kept], self.cost[kept])

    def within(self, table: Candidates, most: float) -> Bools:
        """Mark the candidates that cost no more than `most` beyond the best in all their weeks, and the unknown."""
        total = np.zeros(len(table))
        costs = np.append(self.cost, np.inf)
        for week in table.board.problem.cycle.all_weeks:
            key = keys(table.mandate, table.therapist, table.setting == PUSH_IN, table.day, table.start, week)
            at = np.searchsorted(self.key, key)
            is_kept = np.append(self.key, -1)[at] == key
            total += np.where(table.in_week(week), np.where(is_kept, costs[at], np.inf), 0.0)
        return (total <= most) | ~np.isin(table.mandate, self.known)


@dataclass(frozen=True)
class Near:
    """What costs no more than `most` beyond the best."""

    beyond: Beyond
    most: float

    def marks(self, table: Candidates) -> Bools:
        return self.beyond.within(table, self.most)


def keys(mandate: Ints, *others: Ints | Bools | int) -> Ints:
    """Name sessions by mandate, therapist, whether it is a push-in, day, start and week."""
    found = mandate
    for size, column in zip(SIZES, others, strict=True):
        found = found * size + column
    return found


def in_order(known: Ints, key: Ints, cost: Floats) -> Beyond:
    """Return rows in order of their keys, of equal ones the cheapest."""
    order = np.lexsort((cost, key))
    key, cost = key[order], cost[order]
    first = np.append(True, np.diff(key) != 0)[: len(key)]
    return Beyond(known, key[first], cost[first])


def joined(parts: Sequence[Beyond]) -> Beyond:
    """Put together what is known of different mandates."""
    none = np.zeros(0, dtype=np.int64)
    return in_order(
        np.concatenate([none, *(each.known for each in parts)]),
        np.concatenate([none, *(each.key for each in parts)]),
        np.concatenate([np.zeros(0), *(each.cost for each in parts)]),
    )
