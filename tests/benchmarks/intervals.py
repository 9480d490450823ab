"""One thing at a time as textbooks say it: optional intervals with start variables, and `no_overlap` over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

import numpy as np
from ortools.sat.python import cp_model

from optsched.domain import Plan, Problem
from optsched.model.candidates import Candidates
from optsched.model.facade import Model
from optsched.model.faces import AlikeRule, PostedRule
from optsched.model.lits import Spans, negated
from optsched.model.meetings import group_up
from optsched.rules import RULES

Slot = tuple[Hashable, ...]
"""What is held once at most: a mandate on one day with everything settled but its start, or a lunch."""


class IntervalModel(Model):
    """The house's model, but for one thing at a time: that is a `no_overlap` of optional intervals."""

    def __init__(self, table: Candidates, given: Plan) -> None:
        problem = table.board.problem
        alike = [rule.alike(table) for rule in RULES if isinstance(rule, AlikeRule)]
        meetings = group_up(table, alike, problem.options.unequal_lengths)
        people = frozenset(each.name for each in problem.therapists)
        super().__init__(table.board, table, meetings, people, given, frozenset(problem.demand))
        self._slots = self._slots_of_literals()
        self._made: dict[Hashable, int] = {}
        for rule in RULES:
            if isinstance(rule, PostedRule):
                for subject in rule.subjects(problem):
                    rule.post(subject, self)
        self.close_lines()

    def one_at_a_time(self, spans: Spans) -> None:
        """No two spans overlap; those that are one session at different starts are one interval."""
        left = self.keep_clear(spans)
        some: dict[tuple[Slot, int, int], list[tuple[int, int]]] = defaultdict(list)
        for lit, start, end in zip(left.lits.tolist(), left.starts.tolist(), left.ends.tolist(), strict=True):
            slot, begins = self._slots.get(lit, ((lit, start), start))
            some[slot, start - begins, end - start].append((lit, start))
        intervals = [self._interval(size, held) for (_, _, size), held in some.items()]
        if len(intervals) > 1:
            self._once(("row", *intervals), lambda: self._no_overlap(intervals))

    def _slots_of_literals(self) -> dict[int, tuple[Slot, int]]:
        """Return the slot and start of each literal that is one of several starts for one thing."""
        table, found = self.candidates, dict[int, tuple[Slot, int]]()
        once = [each.key for each in self.problem.mandates if _is_once_a_day(self.problem, each.key)]
        rows = np.flatnonzero(np.isin(table.mandate, [self.board.mandate[key] for key in once]) & ~table.fixed)
        columns = (table.mandate, table.weeks, table.day, table.setting, table.place, table.therapist)
        slots = zip(*(column[rows].tolist() for column in columns), strict=True)
        for lit, start, slot in zip(self.lit[rows].tolist(), table.start[rows].tolist(), slots, strict=True):
            found[lit] = (slot, start)
        lunches = (self.lunch_lit, self.lunches.owed, self.lunches.start)
        for lit, owed, start in zip(*(column.tolist() for column in lunches), strict=True):
            found[lit] = (("lunch", owed), start)
        return found

    def _once(self, key: Hashable, make: Callable[[], int]) -> int:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def _no_overlap(self, intervals: Iterable[int]) -> int:
        self._proto.constraints.add().no_overlap.intervals.extend(intervals)
        return len(self._proto.constraints) - 1

    def _interval(self, size: int, held: list[tuple[int, int]]) -> int:
        """Return an optional interval that begins where its one literal says, or at the start variable of several."""
        return self._once((size, *held), lambda: self._new_interval(size, held))

    def _new_interval(self, size: int, held: list[tuple[int, int]]) -> int:
        there, begins = held[0]
        start = None
        if len(held) > 1:
            there, begins = int(self.bools(1)[0]), 0
            start = self._start_variable(held)
            self.exactly_one(np.array([*(lit for lit, _ in held), negated(there)]))
        row = self._proto.constraints.add()
        row.enforcement_literal.append(there)
        row.interval.size.offset = size
        for edge, after in ((row.interval.start, 0), (row.interval.end, size)):
            edge.offset = begins + after
            if start is not None:
                edge.vars.append(start)
                edge.coeffs.append(1)
        return len(self._proto.constraints) - 1

    def _start_variable(self, held: list[tuple[int, int]]) -> int:
        """Return a variable over the starts of some literals, that is at the start of the one that holds."""
        starts = [start for _, start in held]
        found = self.integer(min(starts), max(starts))
        self._proto.variables[found].domain[:] = cp_model.Domain.from_values(starts).flattened_intervals()
        for lit, start in held:
            row = self._proto.constraints.add()
            row.enforcement_literal.append(lit)
            row.linear.vars.append(found)
            row.linear.coeffs.append(1)
            row.linear.domain.extend((start, start))
        return found


def _is_once_a_day(problem: Problem, key: str) -> bool:
    return key in problem.demand and problem.demand[key].most_a_day == 1
