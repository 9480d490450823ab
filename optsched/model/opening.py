"""When a therapist's day is open: what fills it, and a literal for every stretch between two changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from optsched.domain.day import fixed_on
from optsched.model.board import Ints
from optsched.model.lits import Spans, negated, stacked

if TYPE_CHECKING:
    from optsched.model.facade import Model


@dataclass(frozen=True)
class OpenTime:
    """`free[k]` holds exactly when nothing fills the time from `points[k]` to `points[k + 1]`."""

    points: Ints
    free: Ints


def filling(model: Model, therapist: str, week: int, day: int) -> Spans:
    """Return everything that may fill a therapist's day: sessions, duties, lunch and travel."""
    fixed = fixed_on(model.problem, therapist, week, day)
    journey = model.journey_on(therapist, week, day)
    return stacked(
        [
            model.spans_of_rows(model.rows_on(therapist, week, day)),
            model.lunch_on(therapist, week, day),
            model.duties_on(therapist, week, day),
            Spans(
                np.full(len(fixed), model.true, dtype=np.int64),
                np.array([item.start for item in fixed], dtype=np.int64),
                np.array([item.end for item in fixed], dtype=np.int64),
            ),
            *([journey.travel] if journey else []),
        ]
    )


def open_time(model: Model, spans: Spans, start: int, end: int) -> OpenTime:
    """Cut [start, end) wherever some span begins or ends; the spans hold one at a time."""
    edges = np.concatenate([spans.starts, spans.ends, [start, end]])
    points = np.unique(edges[(start <= edges) & (edges <= end)])
    over = (spans.starts < points[1:, None]) & (points[:-1, None] < spans.ends)
    free = [_free(model, {*spans.lits[here].tolist()}) for here in over]
    return OpenTime(points, np.array(free, dtype=np.int64))


def _free(model: Model, filled: set[int]) -> int:
    if model.true in filled:
        return negated(model.true)
    if not filled:
        return model.true
    free = int(model.bools(1)[0])
    model.exactly_one([*sorted(filled), free])
    return free
