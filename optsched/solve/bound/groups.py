"""The groups that each meeting may hold, and the cheapest of them when every child has a price."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import numpy as np

from optsched.model.board import Bools, Floats, Ints
from optsched.solve.bound.company import Company, different
from optsched.solve.bound.places import UNKNOWN, Places

NEVER = 1e9
"""A price that nobody pays."""
MOST_SETS = 2_000_000
"""Sets of members that are looked at one by one: about 100 MB, and 0.1 s a round."""


class Groups:
    """Looks at every set of members up to some size; a larger group is one of these, and the cheapest others beside.

    The others cost their own prices only, so that a large group is never more expensive here than it is.
    """

    def __init__(self, places: Places) -> None:
        self.places = places
        self._first = np.searchsorted(places.meeting, np.arange(len(places.of_unit) + 1))
        self._nobody = len(places.mandate)
        size = _size(places, np.diff(self._first))
        self._list(np.concatenate(list(_sets(places, self._first, size)), axis=1))

    def _list(self, table: Ints) -> None:
        """Keep the sets that may be, in order of their meetings, with what they cost beside the members' prices."""
        places, company = self.places, Company(self.places.problem, self.places.mandate)
        meeting, members = table[0], table[1:]
        who = np.append(places.mandate, company.nobody)[members]
        most = np.minimum(places.of_most[meeting], company.most(who))
        count = (members != self._nobody).sum(axis=0)
        further = np.where(count == len(members), most - count, 0)
        is_open = further > 0
        kept = np.flatnonzero((count <= most) & company.may_be(who, is_open))
        kept = kept[np.argsort(meeting[kept], kind="stable")]
        left = np.append(places.left, UNKNOWN)[members]
        fees = places.fees
        fee = fees.meeting + fees.class_left * different(left) + fees.company * company.points(who)
        fee = np.where(count, fee + fees.wish * company.wishes(who, is_open), NEVER)
        self._members, self._meeting, self._further = members[:, kept], meeting[kept], further[kept]
        self._fee = fee[kept].astype(np.float64)
        self._open = np.flatnonzero(self._further)
        self._begin = np.searchsorted(self._meeting, np.arange(len(places.of_unit) + 1))

    def cheapest(self, price: Floats) -> Floats:
        """Return the cost of each meeting with its cheapest members, its own fee included; `price` is one per place."""
        padded = np.append(price, 0.0)
        self._cost = self._fee.copy()
        for members in self._members:
            self._cost += padded[members]
        if len(self._open):
            others = self._others(price)
            self._cost[self._open] += padded[others].sum(axis=1)
        return np.minimum.reduceat(self._cost, self._begin[:-1]) if len(price) else np.zeros(0)

    def members(self, meeting: int) -> list[int]:
        """Return the places of a meeting's cheapest members, at the prices looked at last."""
        begin, end = self._begin[meeting : meeting + 2]
        chosen = begin + int(self._cost[begin:end].argmin())
        found = self._members[:, chosen].tolist()
        if self._further[chosen]:
            found += self._beside[np.searchsorted(self._open, chosen)].tolist()
        return [place for place in found if place != self._nobody]

    def beyond(self, value: Floats) -> Floats:
        """Return how much dearer the cheapest group with each place is than the cheapest of its meeting, `value`."""
        found = np.full(self._nobody + 1, NEVER)
        for members in self._members:
            np.minimum.at(found, members, self._cost)
        return found[:-1] - value[self.places.meeting]

    def _others(self, price: Floats) -> Ints:
        """Return the cheapest places that pay to be beside each open set, filled up with nobody."""
        inside, further = self._members[:, self._open], self._further[self._open]
        width = len(inside) + int(further.max())
        order = np.append(np.lexsort((price, self.places.meeting)), np.full(width, self._nobody))
        at = self._first[self._meeting[self._open], np.newaxis] + np.arange(width)
        others = np.where(at < self._first[self._meeting[self._open] + 1, np.newaxis], order[at], self._nobody)
        is_other: Bools = np.append(price, 0.0)[others] < 0
        for members in inside:
            is_other &= others != members[:, np.newaxis]
        is_other &= np.cumsum(is_other, axis=1) <= further[:, np.newaxis]
        self._beside: Ints = np.where(is_other, others, self._nobody)
        return self._beside


def _size(places: Places, counts: Ints) -> int:
    """Return the size up to which sets are looked at one by one."""
    size = 1
    while size < int(places.of_most.max(initial=1)):
        larger = counts[places.of_most > size].tolist()
        if sum(math.comb(count, size + 1) for count in larger) > MOST_SETS:
            break
        size += 1
    return size


def _sets(places: Places, first: Ints, size: int) -> Iterator[Ints]:
    """Yield sets of places of one meeting, at first of nobody: the meeting, and its places, filled up with nobody."""
    counts, nobody = np.diff(first), len(places.mandate)
    yield np.concatenate([np.arange(len(counts))[np.newaxis], np.full((size, len(counts)), nobody)])
    for count, held in itertools.product(range(1, size + 1), np.unique(counts).tolist()):
        meetings = np.flatnonzero((counts == held) & (places.of_most >= count))
        picks = np.array(list(itertools.combinations(range(held), count)), dtype=np.int64).reshape(-1, count)
        found = np.full((size + 1, len(meetings), len(picks)), nobody)
        found[0] = meetings[:, np.newaxis]
        found[1 : count + 1] = first[meetings][np.newaxis, :, np.newaxis] + picks.T[:, np.newaxis]
        yield found.reshape(size + 1, -1)
