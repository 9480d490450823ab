"""Literals, spans of time and costs: the small words in which rules and goals speak to the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from optsched.model.board import Ints

NO_LITS: Ints = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Cost:
    """A sum of coefficient x literal plus a constant, in the unit of its goal."""

    lits: Ints = field(default_factory=lambda: NO_LITS)
    coefs: Ints = field(default_factory=lambda: NO_LITS)
    constant: int = 0

    def __add__(self, other: Cost) -> Cost:
        lits = np.concatenate([self.lits, other.lits])
        return Cost(lits, np.concatenate([self.coefs, other.coefs]), self.constant + other.constant)

    def __mul__(self, factor: int) -> Cost:
        return Cost(self.lits, self.coefs * factor, self.constant * factor)


@dataclass(frozen=True)
class Spans:
    """Literals that, when true, fill [start, end) of something: columns of equal length."""

    lits: Ints
    starts: Ints
    ends: Ints

    def later(self, minutes: int) -> Spans:
        """Return the same spans with `minutes` more at the end."""
        return Spans(self.lits, self.starts, self.ends + minutes)


def stacked(parts: Sequence[Spans]) -> Spans:
    """Put columns of spans under each other."""
    return Spans(
        np.concatenate([NO_LITS, *(part.lits for part in parts)]),
        np.concatenate([NO_LITS, *(part.starts for part in parts)]),
        np.concatenate([NO_LITS, *(part.ends for part in parts)]),
    )


def negated(lit: int) -> int:
    return -lit - 1


def positions(*columns: Ints) -> dict[tuple[int, ...], Ints]:
    """Return the positions of equal rows, by the row's values."""
    if not len(columns[0]):
        return {}
    order = np.lexsort(columns[::-1])
    table = np.stack([column[order] for column in columns])
    cuts = np.flatnonzero((np.diff(table, axis=1) != 0).any(axis=0)) + 1
    parts = np.split(order, cuts)
    return {tuple(int(column[part[0]]) for column in columns): np.sort(part) for part in parts}
