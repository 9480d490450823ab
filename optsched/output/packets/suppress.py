"""Which counts of a table with totals are not shown, so that none under 6 is seen or worked out.

A table with its totals is a net: rows and columns are its knots, hidden cells the threads between them. A hidden cell
can be computed by adding and subtracting totals exactly where its thread is a bridge: without it, the net falls apart
(D. Gusfield, A graph theoretic approach to statistical data security, SIAM J. Comput. 17, 1988).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LEAST = 6
"""The smallest count that is shown: New York City's public reports suppress five and fewer."""
A_TOTAL = 1_000_000_000
"""What it costs to hide a total, in counts hidden instead."""
Spot = tuple[int, int]
Line = tuple[Spot, ...]
Bounds = dict[Spot, tuple[int, int]]


def with_totals(counts: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return a table with a last column and a last row of sums."""
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def hidden(counts: Sequence[Sequence[int]]) -> frozenset[Spot]:
    """Return the (row, column) of every count that is not shown, in the table with its totals.

    Every count under 6 is hidden, and others until no hidden count can be computed from what is shown, is found to be
    the only value that fits between 0 and 5, or is one of a few whose sum, under 6, is told by a total.
    """
    table = _Table(tuple(map(tuple, with_totals(counts))))
    low = frozenset(spot for spot in table.spots if table.at(spot) < LEAST)
    chosen = low
    while more := table.more(chosen, low):
        chosen |= more
    return chosen


@dataclass(frozen=True)
class _Table:
    values: tuple[tuple[int, ...], ...]

    def at(self, spot: Spot) -> int:
        return self.values[spot[0]][spot[1]]

    @property
    def spots(self) -> list[Spot]:
        return [(row, column) for row, line in enumerate(self.values) for column in range(len(line))]

    @property
    def lines(self) -> Iterator[Line]:
        """Yield every row and column, its total last."""
        for row, line in enumerate(self.values):
            yield tuple((row, column) for column in range(len(line)))
        for column in range(len(self.values[0])):
            yield tuple((row, column) for row in range(len(self.values)))

    def more(self, chosen: frozenset[Spot], low: frozenset[Spot]) -> frozenset[Spot]:
        """Return the counts to hide next, or nothing where what is hidden is safe."""
        for spot in sorted(chosen):
            sides = _sides(chosen - {spot}, spot)
            if sides is not None:
                ties = [each for each in self.spots if each not in chosen and _crosses(each, *sides)]
                return self._cheapest(ties) or self._rectangle(spot) - chosen
        for line in self.lines:
            *inner, total = line
            told = [spot for spot in inner if spot in chosen]
            if told and total not in chosen and sum(map(self.at, told)) < LEAST:
                return self._cheapest(set(line) - chosen)
        bounds = self._bounds(chosen, low)
        known = {spot for spot in chosen if bounds[spot][0] == bounds[spot][1]}
        beside = {each for line in self.lines if known & set(line) for each in line}
        return self._cheapest(beside - chosen)

    def _rectangle(self, spot: Spot) -> frozenset[Spot]:
        """Return the cheapest three counts that, with this one, stand in two rows and two columns."""
        high, wide = len(self.values), len(self.values[0])
        row, column = spot
        corners = [
            frozenset({(row, other), (another, column), (another, other)})
            for another in range(high)
            for other in range(wide)
            if another != row and other != column
        ]
        return min(corners, key=lambda three: (sum(map(self._price, three)), sorted(three)))

    def _cheapest(self, spots: Iterable[Spot]) -> frozenset[Spot]:
        return frozenset(sorted(spots, key=lambda each: (self._price(each), each))[:1])

    def _price(self, spot: Spot) -> int:
        """Small counts are given up before large ones, and totals last."""
        is_total = spot[0] == len(self.values) - 1 or spot[1] == len(self.values[0]) - 1
        return self.at(spot) + (A_TOTAL if is_total else 0)

    def _bounds(self, chosen: frozenset[Spot], low: frozenset[Spot]) -> Bounds:
        """Return between which values each hidden count must lie, for a reader who knows which are under 6."""
        most = max(self.at((len(self.values) - 1, len(self.values[0]) - 1)), LEAST) * 2
        bounds = {
            spot: (0, LEAST - 1) if spot in low else (LEAST, most) if spot in chosen else (self.at(spot), self.at(spot))
            for spot in self.spots
        }
        lines = list(self.lines)
        while any(_tightened(line, bounds) for line in lines):
            pass
        return bounds


def _tightened(line: Line, bounds: Bounds) -> bool:
    """Narrow the bounds of a line whose last count is the sum of the others; tell whether anything changed."""
    *inner, total = line
    before = [bounds[spot] for spot in line]
    least, most = (sum(bounds[spot][end] for spot in inner) for end in (0, 1))
    low, high = bounds[total]
    bounds[total] = (low, high) = (max(low, least), min(high, most))
    for spot in inner:
        own = bounds[spot]
        bounds[spot] = (max(own[0], low - (most - own[1])), min(own[1], high - (least - own[0])))
    return before != [bounds[spot] for spot in line]


def _knots(spot: Spot) -> tuple[str, str]:
    return f"row {spot[0]}", f"column {spot[1]}"


def _sides(others: frozenset[Spot], spot: Spot) -> tuple[set[str], set[str]] | None:
    """Return the knots on either side of a thread that is a bridge, or None where it is none."""
    near: dict[str, set[str]] = {}
    for each in others:
        row, column = _knots(each)
        near.setdefault(row, set()).add(column)
        near.setdefault(column, set()).add(row)
    row, column = _knots(spot)
    mine = _reached(row, near)
    return None if column in mine else (mine, _reached(column, near))


def _reached(start: str, near: dict[str, set[str]]) -> set[str]:
    found, rest = {start}, [start]
    while rest:
        for each in near.get(rest.pop(), set()) - found:
            found.add(each)
            rest.append(each)
    return found


def _crosses(spot: Spot, mine: set[str], other: set[str]) -> bool:
    row, column = _knots(spot)
    return (row in mine and column in other) or (row in other and column in mine)
