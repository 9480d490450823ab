"""How many sessions a class or a room may hold at once."""

from __future__ import annotations

import numpy as np

from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.model.lits import NO_LITS, Spans
from optsched.model.meetings import atoms
from optsched.model.patterns import weeks_of


def crowd_at_most(model: Model, kind: str, school: str) -> None:
    """Keep the places of one kind at a school from holding more meetings at once than they can."""
    for at in model.places_at.get((kind, school), ()):
        rows = model.rows_of_place.get(at, NO_LITS)
        if (model.held[rows] != model.true).any():
            _at_most(model, rows, model.board.places[at].capacity)


def _at_most(model: Model, rows: Ints, most: int) -> None:
    meetings = model.meetings
    for mask in atoms(set(meetings.weeks[rows].tolist())):
        held = rows[meetings.weeks[rows] & mask != 0]
        begins = model.row_begins[weeks_of(mask)[0] - 1]
        held = held[begins[held] < meetings.end[held]]
        for day in model.days:
            on = held[meetings.day[held] == day]
            spans = Spans(model.held[on], begins[on], meetings.end[on])
            if most < _visitors(model, on, spans):
                model.some_at_a_time(spans, most)


def _visitors(model: Model, rows: Ints, spans: Spans) -> int:
    """Return how many meetings there can be at once, as no therapist has two: free ones, and the most that stand."""
    stands = spans.lits == model.true
    starts, ends = spans.starts[stands], spans.ends[stands]
    covering = (starts <= starts[:, None]) & (starts[:, None] < ends)
    peak = int(covering.sum(axis=1).max()) if len(starts) else 0
    return len(np.unique(model.meetings.therapist[rows[~stands]])) + peak
