"""Which children may sit in one group, and what their company costs, wherever and whenever it is."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from optsched.domain import Mandate, Problem
from optsched.goals.company import ALONE, FURTHER_GOAL
from optsched.goals.wishes import Wishes
from optsched.model.board import Bools, Ints
from optsched.rules.apart import Apart
from optsched.rules.together import Together

_HIGH = 1000
"""Above every grade, and every size of a group."""


@dataclass(frozen=True)
class _Couple:
    """Marks of mandates, and of nobody behind them: `few` are those that are asked about, `many` the others."""

    few: Bools
    many: Bools

    def is_apart(self, sets: Ints) -> Bools:
        """Mark the sets with one of the few, and none of the many."""
        return _some(self.few, sets) & ~_some(self.many, sets)

    def is_together(self, sets: Ints) -> Bools:
        """Mark the sets with one of the few, and one of the many."""
        return _some(self.few, sets) & _some(self.many, sets)


class Company:
    """Looks at sets of some mandates, by position: a column each (members, sets), filled up with `nobody`.

    A set that is `open` is held with others who are not named: of who is absent nothing is said.
    """

    def __init__(self, problem: Problem, mandates_there: Ints) -> None:
        self.nobody = len(problem.mandates)
        self._span = problem.options.grade_span
        students = {each.code: at for at, each in enumerate(problem.students)}
        mandates = problem.mandates
        self._student = np.array([*(students[each.student] for each in mandates), -1], dtype=np.int64)
        grades = [problem.student[each.student].grade for each in mandates]
        self._low = np.array([*(_HIGH if each is None else each for each in grades), _HIGH], dtype=np.int64)
        self._high = np.array([*(-_HIGH if each is None else each for each in grades), -_HIGH], dtype=np.int64)
        goals = {goal: at for at, goal in enumerate(sorted({each.goal for each in mandates if each.goal}))}
        self._goal = np.array([*(goals.get(each.goal or "", -1) for each in mandates), -1], dtype=np.int64)
        wants = [each.is_direct and each.grouping == "group" for each in mandates]
        self._wants = np.array([*wants, False], dtype=bool)
        self._most = np.array([*(each.largest_group or _HIGH for each in mandates), _HIGH], dtype=np.int64)
        there = np.zeros(self.nobody + 1, dtype=bool)
        there[mandates_there] = True
        self._apart = _couples(problem, Apart().couples(problem), there)
        self._together = _couples(problem, Together().couples(problem), there)
        self._liked = _couples(problem, Wishes().couples(problem, "prefer together"), there)
        self._disliked = _couples(problem, Wishes().couples(problem, "prefer apart"), there)

    def most(self, sets: Ints) -> Ints:
        """Return how many the members of each set allow."""
        found: Ints = self._most[sets].min(axis=0)
        return found

    def may_be(self, sets: Ints, is_open: Bools) -> Bools:
        """Mark the sets that may be one session."""
        found = self._differences(sets) <= self._span
        students = self._student[sets]
        for one, other in itertools.combinations(students, 2):
            found &= (one != other) | (one < 0)
        for couple in self._apart:
            found &= ~couple.is_together(sets)
        for couple in self._together:
            found &= is_open | ~couple.is_apart(sets)
        return found

    def points(self, sets: Ints) -> Ints:
        """Return what *company* counts in each set."""
        alone = _some(self._wants, sets) & ((sets != self.nobody).sum(axis=0) == 1)
        further = np.maximum(different(self._goal[sets]) - 1, 0)
        found: Ints = self._differences(sets) + ALONE * alone + FURTHER_GOAL * further
        return found

    def wishes(self, sets: Ints, is_open: Bools) -> Ints:
        """Return how many wishes for company, or for none of it, each set goes against."""
        found = np.zeros(sets.shape[1], dtype=np.int64)
        for couple in self._liked:
            found += couple.is_apart(sets) & ~is_open
        for couple in self._disliked:
            found += couple.is_together(sets)
        return found

    def _differences(self, sets: Ints) -> Ints:
        """Return the grades between the highest and the lowest that are known."""
        found: Ints = np.maximum(self._high[sets].max(axis=0) - self._low[sets].min(axis=0), 0)
        return found


def _some(marks: Bools, sets: Ints) -> Bools:
    found: Bools = np.logical_or.reduce(marks[sets], axis=0)
    return found


def different(values: Ints) -> Ints:
    """Count the different values of each column; those below 0 are not counted."""
    found = np.zeros(values.shape[1], dtype=np.int64)
    for at, one in enumerate(values):
        seen = one < 0
        for other in values[:at]:
            seen |= one == other
        found += ~seen
    return found


def _couples(problem: Problem, couples: Iterable[tuple[list[Mandate], list[Mandate]]], there: Bools) -> list[_Couple]:
    """Return those couples of whom one of the few is there."""
    found = []
    at = {each.key: position for position, each in enumerate(problem.mandates)}
    for both in couples:
        marks = np.zeros((2, len(at) + 1), dtype=bool)
        for mark, mandates in zip(marks, both, strict=True):
            mark[[at[each.key] for each in mandates]] = True
        if (marks[0] & there).any():
            found.append(_Couple(*marks))
    return found
