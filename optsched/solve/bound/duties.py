"""Floating duties of the therapists whose days are priced: how often each is owed, and where it may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from optsched.domain import Plan
from optsched.model import week
from optsched.model.board import Ints
from optsched.solve.bound.places import Places


@dataclass(frozen=True)
class Duties:
    """One row per part of a duty, unit and start (minutes); `owed` and what follows have one per part and therapist.

    `place` counts these: it is `owed` so often in a cycle on these days, at most so often done, takes so many
    `minutes`, and `part` tells what is one duty to all who share it.
    """

    place: Ints
    unit: Ints
    start: Ints
    owed: Ints
    most: Ints
    minutes: Ints
    part: Ints


def duties_of(places: Places, is_asked: bool) -> Duties:
    """Return the duties of each therapist by itself, or nothing; days without a unit may hold them as well.

    A unit stands for all weeks of its kind, and may hold what any of them may.
    """
    problem, names = places.problem, {name for name, _, _ in places.days()}
    sharing = {each for duty in problem.floating_duties if names & {*duty.therapists} for each in duty.therapists}
    table = week.duty_candidates(problem, frozenset(names | sharing if is_asked else ()), Plan(), tears=True)
    whose = [(part, name) for part, (duty, _) in enumerate(table.parts) for name in duty.therapists if name in names]
    held, elsewhere = _places(table, whose, _units(places))
    minutes = np.array([table.parts[part][0].minutes for part, _ in whose], dtype=np.int64)
    most = np.array([table.parts[part][1].times for part, _ in whose], dtype=np.int64)
    owed = most.copy()
    for (at, _, _), starts in elsewhere.items():
        owed[at] = max(owed[at] - _most(starts, int(minutes[at])), 0)
    place, unit, start = np.array(sorted(held), dtype=np.int64).reshape(-1, 3).T
    return Duties(place, unit, start, owed, most, minutes, np.array([part for part, _ in whose], dtype=np.int64))


def _places(
    table: week.Duties, whose: list[tuple[int, str]], units: dict[tuple[str, int, int], int]
) -> tuple[set[tuple[int, int, int]], dict[tuple[int, int, int], list[int]]]:
    """Return where duties may be in units (position, unit, start), and their starts on other days (position, day)."""
    held: set[tuple[int, int, int]] = set()
    elsewhere: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    of_part: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for at, (part, name) in enumerate(whose):
        of_part[part].append((at, name))
    single = np.flatnonzero(table.count == 1)
    columns = (table.part[single], table.weeks[single], table.day[single], table.start[single])
    for part, mask, day, start in zip(*(column.tolist() for column in columns), strict=True):
        for at, name in of_part[part]:
            unit = units.get((name, mask.bit_length(), day))
            if unit is None:
                elsewhere[at, mask, day].append(start)
            else:
                held.add((at, unit, start))
    return held, elsewhere


def _units(places: Places) -> dict[tuple[str, int, int], int]:
    """Return the units of therapists' days, in every week; nothing is asked of those that hold a lock."""
    locked = {(each.therapist, week, each.day) for each in places.problem.locked for week in each.weeks}
    found = {}
    for unit, (name, _, day) in enumerate(places.days()):
        for number in places.kinds[places.on_kind[unit]]:
            found[name, number, day] = unit
    return {key: unit for key, unit in found.items() if key not in locked}


def _most(starts: Iterable[int], minutes: int) -> int:
    """Return how many of the same length have room at once."""
    count, free = 0, -1
    for start in sorted(starts):
        if start >= free:
            count, free = count + 1, start + minutes
    return count
