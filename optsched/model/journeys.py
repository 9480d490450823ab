"""Where a therapist is on a day with several schools: a location for every slot, and travel that takes time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import numpy as np

from optsched.domain.day import fixed_on
from optsched.domain.problem import UNREACHABLE
from optsched.model.board import Ints
from optsched.model.lits import Spans, negated

if TYPE_CHECKING:
    from optsched.model.facade import Model


@dataclass(frozen=True)
class Journey:
    """`at[school][slot]`: the therapist is at that school then, or on the way to it; `travel` are the ways."""

    slots: Ints
    at: dict[str, Ints]
    travel: Spans


def journey(model: Model, therapist: str, week: int, day: int) -> Journey | None:
    """Make the location variables of one day, or None where there is one school, or locks allow no journey."""
    located = _located(model, therapist, week, day)
    schools = sorted(located)
    if len(schools) < 2 or _locks_break(model, located):
        return None
    grid = model.board.grid
    first = min(int(spans.starts.min()) for spans in located.values()) // grid * grid
    last = max(int(spans.ends.max()) for spans in located.values())
    slots = np.arange(first, last, grid, dtype=np.int64)
    at = {school: model.bools(len(slots)) for school in schools}
    travel = _ways(model, slots, at)
    for school, spans in located.items():
        for slot, here in zip(slots, at[school], strict=True):
            covering = spans.lits[(spans.starts < slot + grid) & (slot < spans.ends)]
            model.at_most_one(np.append(covering, negated(int(here))))
    return Journey(slots, at, travel)


def _located(model: Model, therapist: str, week: int, day: int) -> dict[str, Spans]:
    """Return what may keep a therapist at each school: sessions, and duties that name one."""
    rows = model.rows_on(therapist, week, day)
    parts: dict[str, list[tuple[int, int, int]]] = {}
    names = [school.name for school in model.problem.schools]
    for row in rows:
        span = (int(model.held[row]), int(model.meetings.start[row]), int(model.meetings.end[row]))
        parts.setdefault(names[model.row_school[row]], []).append(span)
    for row in model.duty_rows_on(therapist, week, day):
        school = model.duties.parts[model.duties.part[row]][0].school
        if school is not None:
            span = (int(model.duty_lit[row]), int(model.duties.start[row]), int(model.duties.end[row]))
            parts.setdefault(school, []).append(span)
    for item in fixed_on(model.problem, therapist, week, day):
        if item.school is not None:
            parts.setdefault(item.school, []).append((model.true, item.start, item.end))
    for time in model.given_duties:
        duty = model.problem.duty[time.duty]
        if duty.school and time.day == day and week in time.weeks and therapist in duty.therapists:
            parts.setdefault(duty.school, []).append((model.true, time.start, time.end))
    return {school: Spans(*np.array(spans, dtype=np.int64).T) for school, spans in parts.items()}


def _locks_break(model: Model, located: dict[str, Spans]) -> bool:
    """Tell whether what stands already leaves no time to travel."""
    stands = sorted(
        (int(start), int(end), school)
        for school, spans in located.items()
        for lit, start, end in zip(spans.lits, spans.starts, spans.ends, strict=True)
        if lit == model.true
    )
    return any(
        here != there and begin - end < model.problem.travel_minutes(here, there)
        for (_, end, here), (begin, _, there) in pairwise(stands)
    )


def _ways(model: Model, slots: Ints, at: dict[str, Ints]) -> Spans:
    """Make a literal per way and start of travel; the location changes when travel begins."""
    flows: dict[str, list[Ints]] = {school: [] for school in at}
    signs: dict[str, list[int]] = {school: [] for school in at}
    lits, starts, ends = [], [], []
    for here, there in permutations(at, 2):
        minutes = model.problem.travel_minutes(here, there)
        if minutes >= UNREACHABLE:
            continue
        ways = model.bools(len(slots))
        for school, sign in ((here, 1), (there, -1)):
            flows[school].append(ways)
            signs[school].append(sign)
        lits.append(ways)
        starts.append(slots)
        ends.append(slots + minutes)
    model.linear(np.array([at[school][0] for school in at]), np.ones(len(at), dtype=np.int64), 1, 1)
    for ways in lits:
        model.clause([negated(int(ways[0]))])
    for school, there_at in at.items():
        for slot in range(1, len(slots)):
            row = [there_at[slot], there_at[slot - 1], *(ways[slot] for ways in flows[school])]
            coefs = [1, -1, *signs[school]]
            model.linear(np.array(row), np.array(coefs), 0, 0)
    none = np.zeros(0, dtype=np.int64)
    return Spans(*(np.concatenate([none, *column]) for column in (lits, starts, ends)))
