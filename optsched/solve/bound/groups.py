"""The cheapest members of each meeting, when every child has a price."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from optsched.model.board import Bools, Floats, Ints
from optsched.solve.bound.places import UNKNOWN, Places

NEVER = 1e9
"""A price that nobody pays."""


@dataclass(frozen=True)
class _Spans:
    """Meetings with the grades they may hold, one row per meeting and span of grades; `fee` is what the span costs.

    `classes` are the positions of the span's classes (`class_fee`), filled up with one that has no children;
    `place` and `of_class` pair places with the classes of spans they may be in.
    """

    meeting: Ints
    fee: Ints
    classes: Ints
    class_fee: Ints
    place: Ints
    of_class: Ints


class Groups:
    """Looks at one child alone, and at two to `of_most` whose grades lie in one span, class by class."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.first = np.searchsorted(places.meeting, np.arange(len(places.of_unit) + 1))
        self.spans = _spans(places, self.first)
        self.size = int(places.of_most.max(initial=1))
        self.alone = places.fees.class_left * (places.left != UNKNOWN) + places.fees.alone * places.wants_company
        counts = np.bincount(self.spans.of_class, minlength=len(self.spans.class_fee))
        starts = np.cumsum(counts) - counts
        self._within = np.arange(len(self.spans.place)) - starts[self.spans.of_class]
        self._starts = starts
        self._of_span = np.searchsorted(self.spans.meeting, np.arange(len(places.of_unit) + 1))

    def cheapest(self, price: Floats) -> Floats:
        """Return the cost of each meeting with its cheapest members, its own fee included; `price` is one per place."""
        self._price = price
        value = np.minimum.reduceat(price + self.alone, self.first[:-1]) if len(price) else np.zeros(0)
        if len(self.spans.meeting):
            self._sort(price)
            together = self._together()
            held = np.full(len(value), NEVER)
            np.minimum.at(held, self.spans.meeting, together)
            value = np.minimum(value, held)
        return value + self.places.fees.meeting

    def members(self, meeting: int) -> list[int]:
        """Return the places of a meeting's cheapest members, at the prices looked at last."""
        inside = slice(self.first[meeting], self.first[meeting + 1])
        single = self._price[inside] + self.alone[inside]
        best, chosen = float(single.min()), [int(inside.start + single.argmin())]
        for span in range(self._of_span[meeting], self._of_span[meeting + 1]):
            cost, counts = self._best_counts(span)
            if cost < best:
                best = cost
                chosen = [
                    int(each)
                    for at, count in counts
                    for each in self._sorted[self._starts[at] : self._starts[at] + count]
                ]
        return chosen

    def _sort(self, price: Floats) -> None:
        """Put the places of each class of a span in order of price, and add up the first of them."""
        rank = np.empty(len(price), dtype=np.int64)
        rank[np.argsort(price, kind="stable")] = np.arange(len(price))
        order = np.argsort(self.spans.of_class * len(price) + rank[self.spans.place], kind="stable")
        self._sorted = self.spans.place[order]
        few = self._within < self.size
        costs = np.full((len(self.spans.class_fee), self.size), NEVER)
        costs[self.spans.of_class[few], self._within[few]] = price[self._sorted[few]]
        sums = np.cumsum(costs, axis=1) + self.spans.class_fee[:, np.newaxis]
        self._sums = np.concatenate([np.zeros((len(sums), 1)), sums], axis=1)

    def _together(self) -> Floats:
        """Return the cost of each span with its cheapest two or more, by dynamic programming over its classes."""
        classes, sums = self.spans.classes, self._sums
        costs = sums[classes[:, 0]].copy()
        nobody = len(self.spans.class_fee) - 1
        for column in range(1, classes.shape[1]):
            live = np.flatnonzero(classes[:, column] != nobody)
            before, more = costs[live], sums[classes[live, column]]
            after = before.copy()
            for count in range(1, self.size + 1):
                ways = [before[:, count - some] + more[:, some] for some in range(count + 1)]
                after[:, count] = np.minimum.reduce(ways)
            costs[live] = after
        counts = np.arange(self.size + 1)
        most = self.places.of_most[self.spans.meeting][:, np.newaxis]
        inside: Bools = (counts >= 2) & (counts <= most)
        least: Floats = np.where(inside, costs, NEVER).min(axis=1)
        return least + self.spans.fee

    def _best_counts(self, span: int) -> tuple[float, list[tuple[int, int]]]:
        """Return the cost of one span, and how many of which of its classes make it."""
        most = int(self.places.of_most[self.spans.meeting[span]])
        nobody = len(self.spans.class_fee) - 1
        ways: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (float(self.spans.fee[span]), [])}
        for at in self.spans.classes[span].tolist():
            if at == nobody:
                continue
            known = list(ways.items())
            for (held, (cost, counts)), some in itertools.product(known, range(1, most + 1)):
                total = held + some
                if total <= most:
                    more = cost + float(self._sums[at, some])
                    if total not in ways or more < ways[total][0]:
                        ways[total] = (more, [*counts, (at, some)])
        return min((ways[total] for total in ways if total >= 2), default=(NEVER, []))


def _spans(places: Places, first: Ints) -> _Spans:
    """List, for each meeting that several may join, every span of their grades that a group may have."""
    widest = places.problem.options.grade_span
    meeting: list[int] = []
    fee: list[int] = []
    of_span: list[list[int]] = []
    class_fee: list[int] = []
    place: list[int] = []
    of_class: list[int] = []
    for at in np.flatnonzero((np.diff(first) > 1) & (places.of_most > 1)).tolist():
        inside = np.arange(first[at], first[at + 1])
        grade, left = places.grade[inside], places.left[inside]
        known = np.unique(grade[grade != UNKNOWN]).tolist()
        pairs = [(low, high) for low, high in itertools.combinations_with_replacement(known, 2) if high - low <= widest]
        for low, high in pairs or [(UNKNOWN, UNKNOWN)]:
            fits = (grade == UNKNOWN) | ((low <= grade) & (grade <= high))
            if fits.sum() < 2:
                continue
            meeting.append(at)
            fee.append(places.fees.grade * (high - low))
            of_span.append([])
            for key in np.unique(left[fits]).tolist():
                mine = inside[fits & (left == key)].tolist()
                of_span[-1].append(len(class_fee))
                place += mine
                of_class += [len(class_fee)] * len(mine)
                class_fee.append(places.fees.class_left * (key != UNKNOWN))
    nobody = len(class_fee)
    widths = max(map(len, of_span), default=1)
    filled = [row + [nobody] * (widths - len(row)) for row in of_span]
    return _Spans(
        np.array(meeting, dtype=np.int64),
        np.array(fee, dtype=np.int64),
        np.array(filled, dtype=np.int64).reshape(-1, widths),
        np.array([*class_fee, 0], dtype=np.int64),
        np.array(place, dtype=np.int64),
        np.array(of_class, dtype=np.int64),
    )
