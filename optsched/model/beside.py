"""From when a co-treated session counts: a child with two therapists is in one place, and one visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from optsched.model.board import Ints
from optsched.model.patterns import weeks_of

if TYPE_CHECKING:
    from optsched.model.facade import Model


def begins(model: Model, pairs: tuple[tuple[str, str], ...]) -> Ints:
    """Return, by week (from 0) and candidate, the minute from which a candidate counts.

    That is its start, but for co-treated pairs (lead, follower): the follower is where its lead is, and counts
    from the lead's end. A follower that is a constant counts all through, since its lead may be missing; its
    lead counts from the follower's end.
    """
    table = model.candidates
    found = np.tile(table.start, (len(model.weeks), 1))
    for lead, follower in pairs:
        first, second = model.candidates_of(lead), model.candidates_of(follower)
        fixed = table.fixed[second]
        free, stands = second[~fixed], second[fixed]
        found[:, free] = np.minimum(table.start[free] + model.problem.mandate[lead].minutes, table.end[free])
        for row in stands.tolist():
            same = first[_same_spot(model, first, row)]
            for week in weeks_of(int(table.weeks[row])):
                found[week - 1, same] = np.minimum(table.end[row], table.end[same])
    return found


def _same_spot(model: Model, rows: Ints, row: int) -> Ints:
    table = model.candidates
    columns = (table.day, table.start, table.setting, table.place)
    return np.flatnonzero(np.all([column[rows] == column[row] for column in columns], axis=0))


def row_begins(model: Model, by_candidate: Ints) -> Ints:
    """Return the same by week and row of `meetings`: a meeting counts as soon as one of its members does."""
    meetings = model.meetings
    counted = np.full((len(model.weeks), len(meetings)), np.iinfo(np.int64).max)
    for week, begin in enumerate(by_candidate):
        np.minimum.at(counted[week], meetings.row, begin[meetings.candidate])
    found: Ints = np.maximum(counted, meetings.start)
    return found
