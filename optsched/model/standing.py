"""What stands leaves little room: rows that collide with it need not be in a model."""

from __future__ import annotations

import numpy as np

from optsched.model.board import Bools, Ints
from optsched.model.candidates import Candidates
from optsched.model.presence import with_child


def beside(table: Candidates, stands: Candidates) -> Bools:
    """Mark the rows whose therapist and child are not elsewhere in one of `stands`; a session may be joined.

    Only what no rule could allow is left unmarked, and not all of that.
    """
    free = np.ones(len(table), dtype=bool)
    for one in range(len(stands)):
        now = (table.day == stands.day[one]) & (table.weeks & stands.weeks[one] != 0)
        now &= (table.start < stands.end[one]) & (stands.start[one] < table.end)
        rows = np.flatnonzero(now)
        free[rows] &= ~(_holds_another(table, rows, stands, one) | _is_elsewhere(table, rows, stands, one))
    return free


def _holds_another(table: Candidates, rows: Ints, stands: Candidates, one: int) -> Bools:
    same = np.ones(len(rows), dtype=bool)
    for column in ("start", "setting", "place"):
        same &= getattr(table, column)[rows] == getattr(stands, column)[one]
    taken: Bools = (table.therapist[rows] == stands.therapist[one]) & ~same
    return taken


def _is_elsewhere(table: Candidates, rows: Ints, stands: Candidates, one: int) -> Bools:
    """Tell whether the child is somewhere else; a child who is co-treated may be with two therapists."""
    problem = table.board.problem
    mandate = problem.mandates[stands.mandate[one]]
    is_co_treated = mandate.co_treat_with is not None or mandate.key in problem.co_treated
    if is_co_treated or not with_child(stands.setting)[one]:
        return np.zeros(len(rows), dtype=bool)
    there: Bools = (table.student[rows] == stands.student[one]) & with_child(table.setting[rows])
    return there
