"""The candidates of a district that the rules allow; made once for a run."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

import numpy as np

from optsched.domain import Plan, Problem
from optsched.model.board import Board, Bools
from optsched.model.build import allowed
from optsched.model.candidates import Candidates, all_candidates
from optsched.rules import RULES


class Pool:
    """The allowed candidates of each mandate, with single weeks (split) or without."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.board = Board(problem)
        self._tables: dict[tuple[str, bool], Candidates] = {}

    def candidates(self, mandates: Iterable[str], split: frozenset[str], steady: bool = False) -> list[Candidates]:
        """Return the allowed candidates of some mandates; those in `split` with single weeks too.

        So have those whose weeks differ, unless one time in all weeks is asked for (`steady`).
        """
        wanted = [
            (key, key in split or (key in self.uneven and not steady))
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


def settled(tables: list[Candidates], problem: Problem) -> list[Candidates]:
    """Give a day that is open among several schools to the one whose sessions find the fewest places.

    A first plan is found far sooner so, and one building a day is what therapists want anyway.
    """
    board = tables[0].board
    need: dict[int, float] = defaultdict(float)
    for table in tables:
        if len(table):
            mandate = problem.mandates[table.mandate[0]]
            need[int(table.school[0])] += problem.demand[mandate.key].sessions * mandate.minutes / len(table)
    gone = {
        (board.therapist[name], day, school)
        for name, day in itertools.product(board.therapist, problem.cycle.all_days)
        for school in _passed_over(problem, board, name, day, need)
    }
    return [table.where(_apart_from(table, gone)) for table in tables]


def _passed_over(problem: Problem, board: Board, name: str, day: int, need: dict[int, float]) -> set[int]:
    """Return the schools that compete for a therapist's day and need it less than another does."""
    rival: set[str] = set()
    for week in problem.cycle.all_weeks:
        for one, other in itertools.combinations(problem.hours_on(name, week, day), 2):
            if one[0] != other[0] and one[1] < other[2] and other[1] < one[2]:
                rival |= {one[0], other[0]}
    schools = {board.school[school] for school in rival}
    return schools - {max(schools, key=lambda school: (need[school], -school), default=-1)}


def _apart_from(table: Candidates, gone: set[tuple[int, int, int]]) -> Bools:
    kept = np.ones(len(table), dtype=bool)
    for therapist, day, school in gone:
        kept &= (table.therapist != therapist) | (table.day != day) | (table.school != school)
    return kept


def close(table: Candidates, plan: Plan, reach: int) -> Candidates:
    """Keep the candidates that start at most `reach` minutes from where their mandate has a session, on that day."""
    kept = np.zeros(len(table), dtype=bool)
    for at in np.unique(table.mandate).tolist():
        for each in plan.of_mandate.get(table.board.problem.mandates[at].key, ()):
            mine = (table.mandate == at) & (table.day == each.day)
            kept |= mine & (np.abs(table.start - each.start) <= reach)
    return table.where(kept)


COARSE = 15
"""Minutes between starts where few are looked at: a first plan is found twice as fast, and improved three times."""


def coarse(table: Candidates, step: int) -> Candidates:
    """Keep the candidates that start at a multiple of `step` minutes after midnight, and one of every stretch without.

    A stretch is starts of one mandate, one after the other on the grid, that differ in nothing else.
    """
    on_step = table.start % step == 0
    if step <= table.board.grid or not len(table):
        return table.where(on_step)
    where = (table.mandate, table.therapist, table.place, table.setting, table.weeks, table.day)
    order = np.lexsort((table.start, *where))
    starts = table.start[order]
    begins = np.concatenate([[True], np.diff(starts) != table.board.grid])
    for column in where:
        begins[1:] |= np.diff(column[order]) != 0
    first = np.flatnonzero(begins)
    lacks = ~np.logical_or.reduceat(on_step[order], first)
    kept = on_step.copy()
    kept[order[first[lacks]]] = True
    return table.where(kept)
