"""Where a therapist is on a day with several schools: at one of them at any time, and travel that takes time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import numpy as np

from optsched.domain.day import fixed_on
from optsched.domain.problem import UNREACHABLE
from optsched.model.board import Ints
from optsched.model.lits import Spans, negated, stacked

if TYPE_CHECKING:
    from optsched.model.facade import Model


@dataclass(frozen=True)
class Journey:
    """`travel` are the ways that may be taken: from here to there, beginning at some time."""

    travel: Spans


@dataclass(frozen=True)
class _Leap:
    """From one school to another without the time to travel, since what stands leaves none: between two times."""

    here: str
    there: str
    since: int
    until: int


@dataclass(frozen=True)
class _Day:
    """`at[school][slot]`: the therapist is there, or on the way there, from `slots[slot]` to the next one.

    `ways[here, there][slot]` is the way that begins then; the place changes when it begins.
    """

    slots: Ints
    located: dict[str, Spans]
    at: dict[str, Ints]
    ways: dict[tuple[str, str], Ints]
    leaps: tuple[_Leap, ...]


def journey(model: Model, therapist: str, week: int, day: int) -> Journey | None:
    """Make the location variables of one day, or None where there is one school to be at."""
    located = _located(model, therapist, week, day)
    if len(located) < 2:
        return None
    leaps = _leaps(model, located)
    _open_leaps(model, located, leaps)
    slots = _slots(model, therapist, week, day, located, leaps)
    at = {school: model.bools(len(slots) - 1) for school in sorted(located)}
    ways = {
        way: model.bools(len(slots) - 1)
        for way in permutations(at, 2)
        if model.problem.travel_minutes(*way) < UNREACHABLE or way in {(leap.here, leap.there) for leap in leaps}
    }
    today = _Day(slots, located, at, ways, leaps)
    _follow_ways(model, today)
    _stay_for_sessions(model, today)
    if _detours_pay(model, list(at)):
        _only_leave_what_was_used(model, today)
    return Journey(_travel(model, today))


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


def _leaps(model: Model, located: dict[str, Spans]) -> tuple[_Leap, ...]:
    """Return the moves between what stands next to each other for which there is no time to travel."""
    stands = sorted(
        (int(start), int(end), school)
        for school, spans in located.items()
        for lit, start, end in zip(spans.lits, spans.starts, spans.ends, strict=True)
        if lit == model.true
    )
    return tuple(
        _Leap(here, there, min(end, begin), begin)
        for (_, end, here), (begin, _, there) in pairwise(stands)
        if here != there and begin - end < model.problem.travel_minutes(here, there)
    )


def _open_leaps(model: Model, located: dict[str, Spans], leaps: tuple[_Leap, ...]) -> None:
    """Let nothing else be at a school during a leap, and what stands end where the leap begins."""
    for leap in leaps:
        for spans in located.values():
            during = (spans.starts < leap.until) & (leap.since < spans.ends) & (spans.lits != model.true)
            for lit in spans.lits[during].tolist():
                model.clause([negated(lit)])
        spans = located[leap.here]
        cut = (spans.lits == model.true) & (spans.starts <= leap.since) & (leap.since < spans.ends)
        ends = np.where(cut, leap.since, spans.ends)
        located[leap.here] = Spans(spans.lits, spans.starts, ends)


def _slots(
    model: Model, therapist: str, week: int, day: int, located: dict[str, Spans], leaps: tuple[_Leap, ...]
) -> Ints:
    """Return the times at which a way may begin: on the grid, and when something off the grid is over."""
    grid = model.board.grid
    first = min(int(spans.starts.min()) for spans in located.values()) // grid * grid
    last = max(int(spans.ends.max()) for spans in located.values())
    others = (model.lunch_on(therapist, week, day), model.duties_on(therapist, week, day), *located.values())
    fixed = [item.end for item in fixed_on(model.problem, therapist, week, day)]
    fixed += [leap.until for leap in leaps]
    ends = np.unique(np.concatenate([*(spans.ends for spans in others), np.array(fixed, dtype=np.int64)]))
    inside = ends[(first < ends) & (ends < last)]
    return np.unique(np.concatenate([np.arange(first, last, grid, dtype=np.int64), inside, [last]]))


def _follow_ways(model: Model, today: _Day) -> None:
    """Be at one school first, and then wherever the ways lead."""
    model.linear(np.array([there[0] for there in today.at.values()]), np.ones(len(today.at), dtype=np.int64), 1, 1)
    for lits in today.ways.values():
        model.clause([negated(int(lits[0]))])
    for school, there_at in today.at.items():
        away = [lits for (here, _), lits in today.ways.items() if here == school]
        back = [lits for (_, there), lits in today.ways.items() if there == school]
        coefs = np.array([1, -1, *[1] * len(away), *[-1] * len(back)])
        for slot in range(1, len(there_at)):
            row = [there_at[slot], there_at[slot - 1], *(lits[slot] for lits in (*away, *back))]
            model.linear(np.array(row), coefs, 0, 0)


def _stay_for_sessions(model: Model, today: _Day) -> None:
    for school, spans in today.located.items():
        for slot, here in enumerate(today.at[school].tolist()):
            model.at_most_one(np.append(_during(today, spans, slot), negated(here)))


def _during(today: _Day, spans: Spans, slot: int) -> Ints:
    found: Ints = spans.lits[(spans.starts < today.slots[slot + 1]) & (today.slots[slot] < spans.ends)]
    return found


def _detours_pay(model: Model, schools: list[str]) -> bool:
    """Tell whether some way is longer than one by a third school, where nothing is to be done."""
    minutes = model.problem.travel_minutes
    return any(
        minutes(one, by) + minutes(by, other) < minutes(one, other) for one, by, other in permutations(schools, 3)
    )


def _only_leave_what_was_used(model: Model, today: _Day) -> None:
    """Leave a school only after a session or duty there, so that nobody just passes by."""
    for school, spans in today.located.items():
        before: list[int] = []
        for slot in range(len(today.slots) - 1):
            for (here, _), lits in today.ways.items():
                if here == school:
                    model.clause([negated(int(lits[slot])), *before])
            used = int(model.bools(1)[0])
            model.implies(used, int(today.at[school][slot]))
            model.clause([negated(used), *before, *_during(today, spans, slot).tolist()])
            before = [used]


def _travel(model: Model, today: _Day) -> Spans:
    """Return the ways as spans; in a leap they take no time, and a way of unknown minutes is taken in a leap only."""
    parts = []
    for (here, there), lits in today.ways.items():
        starts = today.slots[:-1]
        leaps = np.zeros(len(starts), dtype=bool)
        for leap in today.leaps:
            if (leap.here, leap.there) == (here, there):
                leaps |= (leap.since <= starts) & (starts <= leap.until)
        minutes = model.problem.travel_minutes(here, there)
        if minutes >= UNREACHABLE:
            for lit in lits[~leaps].tolist():
                model.clause([negated(lit)])
        parts.append(Spans(lits, starts, starts + np.where(leaps, 0, minutes)))
    return stacked(parts)
