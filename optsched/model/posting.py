"""Rows of a CP-SAT model, posted straight into its proto, with constants among their literals."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import numpy as np

from optsched.model.board import Ints
from optsched.model.lits import Cost, Spans, negated


class Posting:
    """Variables and rows. Literals are CP-SAT's: a variable's index, or -index-1 for its opposite.

    Constants are `true` and its opposite. Every row is relaxed as far as its constants alone already break
    it, so that locked facts never make a model infeasible.
    """

    def __init__(self) -> None:
        # The solver takes seconds to load, and rules are also checked without it.
        from ortools.sat import cp_model_pb2
        from ortools.sat.python import cp_model

        self.cp = cp_model.CpModel()
        self._zero_or_one = cp_model_pb2.IntegerVariableProto(domain=(0, 1))
        self._proto = self.cp.Proto()
        self._posted: set[tuple[int, ...]] = set()
        self._forbidden: set[int] = set()
        self.true = int(self.bools(1)[0])
        self._proto.constraints.add().bool_or.literals.append(self.true)

    def bools(self, number: int) -> Ints:
        """Make new 0/1 variables and return their literals."""
        first = len(self._proto.variables)
        self._proto.variables.extend(itertools.repeat(self._zero_or_one, number))
        return np.arange(first, first + number, dtype=np.int64)

    def integer(self, lowest: int, highest: int) -> int:
        """Make a new integer variable; it may stand in `linear` and in a Cost."""
        self._proto.variables.add().domain.extend((lowest, highest))
        return len(self._proto.variables) - 1

    def at_all(self, lits: Iterable[int]) -> int:
        """Return a literal that must be true when any of `lits` is (it may be true without)."""
        some = set(lits)
        if self.true in some:
            return self.true
        found = self.integer(0, 1)
        for lit in sorted(some - {negated(self.true)}):
            self._proto.constraints.add().bool_or.literals.extend((negated(lit), found))
        return found

    def any_of(self, lits: Iterable[int]) -> int:
        """Return a literal that is true exactly when one of `lits` is."""
        some = sorted(set(lits))
        if self.true in some:
            return self.true
        if len(some) == 1:
            return some[0]
        found = self.at_all(some)
        self._proto.constraints.add().bool_or.literals.extend((*some, negated(found)))
        return found

    def clause(self, lits: Iterable[int]) -> None:
        """At least one of `lits`."""
        some = list(lits)
        if self.true in some and len(some) > 1:
            return
        self._proto.constraints.add().bool_or.literals.extend(some)

    def implies(self, one: int, other: int) -> None:
        """When `one` holds, `other` does; nothing is posted where both are constants."""
        if other == self.true or one == negated(self.true) or (one == self.true and other == negated(self.true)):
            return
        self._proto.constraints.add().bool_or.literals.extend((negated(one), other))

    def at_most_one(self, lits: Ints) -> None:
        """No two of `lits`; a row posted before is not posted again."""
        some = {*lits.tolist()} - {negated(self.true)}
        if len(some) < 2:
            return
        if self.true in some:
            self._forbid(sorted(some - {self.true}))
            return
        row = tuple(sorted(some))
        if row not in self._posted:
            self._posted.add(row)
            self._proto.constraints.add().at_most_one.literals.extend(row)

    def exactly_one(self, lits: Iterable[int]) -> None:
        """One of `lits` and no other; none of them is a constant."""
        self._proto.constraints.add().exactly_one.literals.extend(lits)

    def _forbid(self, lits: Iterable[int]) -> None:
        for lit in lits:
            if lit not in self._forbidden:
                self._forbidden.add(lit)
                self._proto.constraints.add().bool_or.literals.extend((negated(lit),))

    def at_most(self, lits: Ints, coefs: Ints | int, cap: int) -> None:
        """Σ coefficient x literal ≤ cap, coefficients not negative; a literal named twice counts twice."""
        weights = np.broadcast_to(np.asarray(coefs, dtype=np.int64), lits.shape)
        constant = lits == self.true
        room = max(cap - int(weights[constant].sum()), 0)
        some, named = np.unique(lits[~constant], return_inverse=True)
        given, weights = weights[~constant], np.zeros_like(some)
        np.add.at(weights, named, given)
        if int(weights.sum()) <= room:
            return
        if (weights == weights[0]).all():
            weights, room = np.ones_like(weights), room // int(weights[0])
        if room == 1 and (weights == 1).all():
            self.at_most_one(some)
        else:
            self.linear(some, weights, None, room)

    def linear(self, lits: Ints, coefs: Ints, lowest: int | None, highest: int | None) -> None:
        """lowest ≤ Σ coefficient x literal ≤ highest; negative literals count as 1 - variable."""
        negative = lits < 0
        shift = int(coefs[negative].sum())
        variables = np.where(negative, -lits - 1, lits)
        signed = np.where(negative, -coefs, coefs)
        ct = self._proto.constraints.add().linear
        ct.vars.extend(variables.tolist())
        ct.coeffs.extend(signed.tolist())
        low = -(2**40) if lowest is None else lowest - shift
        high = 2**40 if highest is None else highest - shift
        ct.domain.extend((low, high))

    def covered_by(self, few: Ints, many: Ints) -> None:
        """Σ few ≤ Σ many, where at most one of `few` can hold; relaxed where constants leave none of `many`."""
        if self.true in many or not len(few):
            return
        if self.true in few:
            self._forbid(few[few != self.true].tolist())
            left = [lit for lit in many.tolist() if lit not in self._forbidden]
            if left:
                self.clause(left)
            return
        if len(few) == 1:
            self.clause([negated(int(few[0])), *many.tolist()])
            return
        lits = np.concatenate([few, many])
        coefs = np.concatenate([np.ones(len(few), dtype=np.int64), -np.ones(len(many), dtype=np.int64)])
        self.linear(lits, coefs, None, 0)

    def keep_clear(self, spans: Spans) -> Spans:
        """Forbid the spans that overlap a constant one, and return those that are left."""
        stands, hit = spans.lits == self.true, np.zeros(len(spans.lits), dtype=bool)
        for start, end in zip(spans.starts[stands].tolist(), spans.ends[stands].tolist(), strict=True):
            hit |= (np.maximum(spans.starts, start) < np.minimum(spans.ends, end)) & ~stands
        self._forbid(spans.lits[hit].tolist())
        left = ~(stands | hit)
        return Spans(spans.lits[left], spans.starts[left], spans.ends[left])

    def one_at_a_time(self, spans: Spans) -> None:
        """No two spans overlap: at most one covers each minute at which some span starts."""
        spans = self.keep_clear(spans)
        for minute in np.unique(spans.starts):
            self.at_most_one(spans.lits[(spans.starts <= minute) & (minute < spans.ends)])

    def some_at_a_time(self, spans: Spans, most: int) -> None:
        """At most `most` spans cover any minute."""
        if most == 1:
            self.one_at_a_time(spans)
            return
        for minute in np.unique(spans.starts):
            self.at_most(spans.lits[(spans.starts <= minute) & (minute < spans.ends)], 1, most)

    def minimize(self, cost: Cost) -> None:
        """Set the objective, a cost that is never below 0; its constant is kept as the objective's offset."""
        objective = self._proto.objective
        objective.Clear()
        lits, coefs = cost.lits, cost.coefs
        constant = cost.constant + int(coefs[lits < 0].sum()) + int(coefs[lits == self.true].sum())
        live = lits != self.true
        objective.vars.extend(np.where(lits < 0, -lits - 1, lits)[live].tolist())
        objective.coeffs.extend(np.where(lits < 0, -coefs, coefs)[live].tolist())
        objective.offset = constant
        objective.domain.extend((-constant, 2**40))

    def hold(self, cost: Cost, most: int) -> None:
        """Keep a cost at `most` or below."""
        if len(cost.lits):
            self.linear(cost.lits, cost.coefs, None, most - cost.constant)
