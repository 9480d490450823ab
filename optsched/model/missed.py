"""What pull-outs cost children in class time, for whole columns of candidates."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from optsched.domain.timetable import PIECE, Missed, missed_time
from optsched.model.board import PULL_OUT, Bools, Ints
from optsched.model.candidates import Candidates, placement_at
from optsched.model.lits import positions


def prices(candidates: Candidates) -> Ints:
    """Return the price of the class time that each row misses in all its weeks."""
    found = np.zeros(len(candidates), dtype=np.int64)
    whole = _whole_pieces(candidates)
    out = candidates.setting == PULL_OUT
    for rows, (price, _) in _alike(candidates, np.flatnonzero(out & whole)):
        found[rows] = _sums(candidates, rows, price)
    for row in np.flatnonzero(out & ~whole).tolist():
        found[row] = sum(part.price for part in _of_row(candidates, row))
    return found


def minutes_of(candidates: Candidates, rows: Ints) -> Iterator[Ints]:
    """Yield, activity by activity, the minutes of it that each of `rows` misses in all its weeks."""
    activities = candidates.board.activities
    found = np.zeros((len(activities), len(rows)), dtype=np.int64)
    whole = _whole_pieces(candidates)[rows]
    out = candidates.setting[rows] == PULL_OUT
    place = np.zeros(len(candidates), dtype=np.int64)
    place[rows] = np.arange(len(rows))
    for mine, (_, missed) in _alike(candidates, rows[out & whole]):
        there = np.unique(missed[missed >= 0])
        each = (missed == there[:, None, None, None]).astype(np.int64)
        found[there[:, None], place[mine]] = PIECE * _sums(candidates, mine, each)
    for row in rows[out & ~whole].tolist():
        for part in _of_row(candidates, row):
            found[activities[part.activity], place[row]] += part.minutes
    yield from (each for each in found if each.any())


def _whole_pieces(candidates: Candidates) -> Bools:
    """Mark the rows that are made of the board's pieces of 5 minutes; the others are cut by themselves."""
    whole: Bools = (candidates.start % PIECE == 0) & (candidates.minutes % PIECE == 0)
    return whole


def _alike(candidates: Candidates, rows: Ints) -> Iterator[tuple[Ints, tuple[Ints, Ints]]]:
    board = candidates.board
    for (mandate,), places in positions(candidates.mandate[rows]).items():
        owed = board.problem.mandates[mandate]
        yield rows[places], board.missed_prices(board.problem.student[owed.student], owed.service)


def _sums(candidates: Candidates, rows: Ints, values: Ints) -> Ints:
    """Add up values (..., week, day, piece) over each row's time, in all its weeks."""
    running = np.zeros((*values.shape[:-1], values.shape[-1] + 1), dtype=np.int64)
    np.cumsum(values, axis=-1, out=running[..., 1:])
    day, first, last = candidates.day[rows], candidates.start[rows] // PIECE, candidates.end[rows] // PIECE
    held = candidates.weeks[rows] >> np.arange(candidates.board.shape[0])[:, None] & 1
    found: Ints = (held * (running[..., day, last] - running[..., day, first])).sum(axis=-2)
    return found


def _of_row(candidates: Candidates, row: int) -> Iterator[Missed]:
    placement = placement_at(candidates, row, "")
    for week in placement.weeks:
        yield from missed_time(candidates.board.problem, placement, week)
