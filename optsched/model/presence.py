"""Who is where in the columns of a model: what mandates ask, classes at the start of sessions, members alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from optsched.domain import Demand, Mandate
from optsched.model.board import PULL_OUT, PUSH_IN, Bools, Ints
from optsched.model.candidates import Candidates
from optsched.model.lits import NO_LITS

if TYPE_CHECKING:
    from optsched.model.facade import Model


@dataclass(frozen=True)
class Asked:
    """A mandate: what it owes, what stands already, and its free candidates.

    `stands` counts the sessions of constants; `is_crowded` when they fill a week beyond what it owes.
    """

    mandate: Mandate
    demand: Demand
    rows: Ints
    lits: Ints
    sessions: Ints
    stands: int
    is_crowded: bool

    @property
    def left(self) -> int:
        """How many sessions are still owed beside the constants."""
        return max(self.demand.sessions - self.stands, 0)


def asked(model: Model) -> Iterator[Asked]:
    """Yield what is asked of each mandate of the model that owes something in the cycle."""
    table = model.candidates
    for at in model.mandates:
        rows = model.of_mandate.get(at, NO_LITS)
        mandate = model.problem.mandates[at]
        demand = model.problem.demand.get(mandate.key)
        if demand is None:
            continue
        fixed = table.fixed[rows]
        free, stand = rows[~fixed], rows[fixed]
        counts = {week: int(table.in_week(week, stand).sum()) for week in model.weeks}
        crowded = len(stand) > 0 and not demand.allows(counts)
        sessions = int(table.sessions[stand].sum())
        yield Asked(mandate, demand, free, model.lit[free], table.sessions[free], sessions, crowded)


def some_of(model: Model, lits: Iterable[int]) -> int:
    """Return a literal that must hold when one of `lits` does; the one literal itself where it is alone."""
    some = sorted(set(lits))
    return some[0] if len(some) == 1 else model.at_all(some)


def with_child(settings: Ints) -> Bools:
    """Mark the settings in which the child takes part."""
    found: Bools = (settings == PUSH_IN) | (settings == PULL_OUT)
    return found


def class_at_start(candidates: Candidates) -> Ints:
    """Return, by week (from 0) and row, the position of the class the child is in at the start; -1 for none."""
    board, problem = candidates.board, candidates.board.problem
    found = np.tile(board.home_class[candidates.student], (board.shape[0], 1))
    theirs = {problem.students[at].code for at in np.unique(candidates.student).tolist()}
    for time in reversed(problem.student_times):
        if time.in_class is None or time.student not in theirs:
            continue
        window = time.window
        there = (candidates.student == board.student[time.student]) & np.isin(candidates.day, window.days)
        there &= (candidates.start >= window.start) & (candidates.start < window.end)
        for week in window.weeks:
            found[week - 1, there] = board.school_class[time.in_class]
    return found
