"""The candidates of a district that the rules allow, and what each of them costs by itself; made once for a run."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from optsched.domain import Problem
from optsched.goals import GOALS
from optsched.model.board import Board, Ints
from optsched.model.build import allowed
from optsched.model.candidates import Candidates, all_candidates
from optsched.model.faces import PricedGoal
from optsched.rules import RULES


class Pool:
    """The allowed candidates of each mandate, with single weeks (split) or without."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.board = Board(problem)
        self._tables: dict[tuple[str, bool], Candidates] = {}

    def candidates(self, mandates: Iterable[str], split: frozenset[str]) -> list[Candidates]:
        """Return the allowed candidates of some mandates; those in `split` with single weeks too."""
        wanted = [
            (key, key in split or key in self.uneven)
            for key in sorted(mandates, key=lambda key: self.board.mandate[key])
        ]
        for way in (False, True):
            missing = [key for key, divided in wanted if divided is way and (key, way) not in self._tables]
            if missing:
                self._fill(missing, way)
        return [self._tables[key] for key in wanted]

    def _fill(self, keys: list[str], split: bool) -> None:
        table = all_candidates(self.board, [self.problem.mandate[key] for key in keys], split)
        table = table.where(allowed(table, RULES))
        order = {self.board.mandate[key]: key for key in keys}
        for at, key in order.items():
            self._tables[key, split] = table.where(table.mandate == at)

    @cached_property
    def uneven(self) -> frozenset[str]:
        """Mandates whose weeks differ in hours, class time, own times or wishes: weeks may need times of their own."""
        every = self.problem.cycle.all_weeks
        wishes = [each for each in self.problem.preferences if each.window.weeks != every]
        schools = {each.school for each in wishes}
        therapists = {each.name for each in self.problem.therapists if any(h.window.weeks != every for h in each.hours)}
        therapists |= {each.therapist for each in wishes if each.therapist}
        classes = {each.key for each in self.problem.classes if any(b.window.weeks != every for b in each.blocks)}
        classes |= {key for each in wishes for key in each.classes}
        students = {each.student for each in self.problem.student_times if each.window.weeks != every}
        return frozenset(
            each.key
            for each in self.problem.mandates
            if each.student in students
            or self.problem.student[each.student].school in schools
            or therapists.intersection(self.problem.may_hold(each))
            or classes.intersection(self.board.classes_of(self.problem.student[each.student]))
        )


def prices(table: Candidates) -> Ints:
    """Return the weighted cost in stage 3 of each candidate by itself, in all its weeks."""
    problem = table.board.problem
    found = np.zeros(len(table), dtype=np.int64)
    for goal in GOALS:
        if isinstance(goal, PricedGoal):
            found += problem.weight(goal.name, goal.weight) * goal.prices(table)
    return found


def cheapest(table: Candidates, share: float) -> Candidates:
    """Keep of one mandate's candidates those that cost, per session, no more than a share of them does."""
    if not len(table) or share >= 1:
        return table
    each = prices(table) / table.sessions
    return table.where(each <= np.quantile(each, share))
