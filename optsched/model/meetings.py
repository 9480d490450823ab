"""Meetings: candidates that would be one session, told apart by the weeks in which they are held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from optsched.model.board import Bools, Ints
from optsched.model.candidates import Candidates


@dataclass(frozen=True)
class Meetings:
    """One row per possible meeting, set of weeks, and (with unequal lengths) stretch of the meeting.

    `weeks` is the largest set of weeks in which the same candidates may be there. Where lengths differ, the
    first row of a meeting (`head`) ends with its shortest members and each later row is the time until the
    next longer ones leave. `candidate` and `row` pair members with the rows they take part in.
    """

    group: Ints
    therapist: Ints
    place: Ints
    setting: Ints
    day: Ints
    start: Ints
    end: Ints
    weeks: Ints
    head: Bools
    candidate: Ints
    row: Ints

    def __len__(self) -> int:
        return len(self.group)

    def in_week(self, week: int) -> Bools:
        """Mark the rows held in a cycle week (from 1)."""
        return (self.weeks >> (week - 1) & 1).astype(bool)


def group_up(candidates: Candidates, alike: Sequence[Ints], unequal_lengths: bool) -> Meetings:
    """Group candidates into meetings; members agree in therapist, place, setting, day, start and `alike`.

    Unless lengths may be unequal, they agree in the end as well.
    """
    columns = [candidates.therapist, candidates.place, candidates.setting, candidates.day, candidates.start, *alike]
    if not unequal_lengths:
        columns.append(candidates.end)
    if not len(candidates):
        none = np.zeros(0, dtype=np.int64)
        return Meetings(none, none, none, none, none, none, none, none, none.astype(bool), none, none)
    _, first, group = np.unique(np.stack(columns), axis=1, return_index=True, return_inverse=True)
    group = group.reshape(-1)
    order = np.argsort(group, kind="stable")
    members = np.split(order, np.cumsum(np.bincount(group))[:-1])
    rows: list[tuple[int, int, int, int, bool]] = []
    pairs: list[tuple[int, int]] = []
    for at, inside in enumerate(members):
        _rows_of(candidates, at, inside, rows, pairs)
    table = np.array(rows, dtype=np.int64).reshape(-1, 5).T
    lead = first[table[0]]
    candidate, row = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Meetings(
        group=table[0],
        therapist=candidates.therapist[lead],
        place=candidates.place[lead],
        setting=candidates.setting[lead],
        day=candidates.day[lead],
        start=table[1],
        end=table[2],
        weeks=table[3],
        head=table[4].astype(bool),
        candidate=candidate,
        row=row,
    )


def _rows_of(
    candidates: Candidates,
    group: int,
    inside: Ints,
    rows: list[tuple[int, int, int, int, bool]],
    pairs: list[tuple[int, int]],
) -> None:
    weeks, ends = candidates.weeks[inside].tolist(), candidates.end[inside].tolist()
    begin = int(candidates.start[inside[0]])
    for atom in atoms(set(weeks)):
        held = [at for at, mask in enumerate(weeks) if mask & atom]
        start = begin
        for end in sorted({ends[at] for at in held}):
            pairs.extend((int(inside[at]), len(rows)) for at in held if ends[at] >= end)
            rows.append((group, start, end, atom, start == begin))
            start = end


def atoms(masks: set[int]) -> list[int]:
    """Split the weeks of some masks into the largest sets that no mask cuts."""
    if len(masks) == 1:
        return list(masks)
    alike: dict[tuple[int, ...], int] = {}
    ordered = sorted(masks)
    together = 0
    for mask in ordered:
        together |= mask
    for week in range(together.bit_length()):
        if together >> week & 1:
            membership = tuple(mask >> week & 1 for mask in ordered)
            alike[membership] = alike.get(membership, 0) | 1 << week
    return list(alike.values())
