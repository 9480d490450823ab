"""The table of candidates: one row per way to hold sessions of a mandate, in NumPy columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np

from optsched.domain import Mandate, Placement
from optsched.model.board import CONSULT, DAY, NOWHERE, ON_BEHALF, PULL_OUT, PUSH_IN, SETTINGS, Board, Bools, Ints
from optsched.model.patterns import mask_of, patterns, weeks_of

EVERY = slice(None)


@dataclass(frozen=True)
class Candidates:
    """Columns of equal length; positions refer to the board, `weeks` is a bit mask, times are minutes.

    `fixed` marks constants: locked placements, and the placements of whoever is not being planned now.
    """

    board: Board
    mandate: Ints
    weeks: Ints
    day: Ints
    start: Ints
    end: Ints
    setting: Ints
    place: Ints
    therapist: Ints
    fixed: Bools

    def __len__(self) -> int:
        return len(self.mandate)

    def where(self, mask: Bools | Ints) -> Candidates:
        """Return the rows under a mask or at positions."""
        columns = {each.name: getattr(self, each.name)[mask] for each in fields(self) if each.name != "board"}
        return replace(self, **columns)

    @cached_property
    def student(self) -> Ints:
        of_mandate = [self.board.student[each.student] for each in self.board.problem.mandates]
        return np.array(of_mandate, dtype=np.int64)[self.mandate]

    @cached_property
    def school(self) -> Ints:
        of_student = [self.board.school[each.school] for each in self.board.problem.students]
        return np.array(of_student, dtype=np.int64)[self.student]

    @cached_property
    def minutes(self) -> Ints:
        return self.end - self.start

    @cached_property
    def sessions(self) -> Ints:
        """How many sessions in the cycle a row stands for: the number of its weeks."""
        counts = np.array([weeks.bit_count() for weeks in range(1 << self.board.shape[0])], dtype=np.int64)
        return counts[self.weeks]

    def in_week(self, week: int, rows: Bools | Ints | slice = EVERY) -> Bools:
        """Mark, among `rows`, those held in a cycle week (from 1)."""
        return (self.weeks[rows] >> (week - 1) & 1).astype(bool)

    @cached_property
    def first_slot(self) -> Ints:
        return self.start // self.board.grid

    @cached_property
    def last_slot(self) -> Ints:
        return -(-self.end // self.board.grid)

    def clear(self, counts: Ints, rows: Bools | Ints) -> Bools:
        """Tell for `rows` whether no marked slot lies in them, in all their weeks (running counts as in Board)."""
        weeks, day = self.weeks[rows], self.day[rows]
        first, last = self.first_slot[rows], self.last_slot[rows]
        clear = np.ones(len(weeks), dtype=bool)
        for week in range(self.board.shape[0]):
            held = (weeks >> week & 1).astype(bool)
            clear &= ~held | (counts[week, day, last] == counts[week, day, first])
        return clear


def joined(board: Board, tables: Sequence[Candidates]) -> Candidates:
    """Put tables of one board under each other."""
    kept = list(tables) or [empty(board)]
    columns = {
        each.name: np.concatenate([getattr(table, each.name) for table in kept])
        for each in fields(Candidates)
        if each.name != "board"
    }
    return Candidates(board=board, **columns)


def empty(board: Board) -> Candidates:
    return _table(board, np.zeros((8, 0), dtype=np.int64), fixed=False)


def all_candidates(
    board: Board, mandates: Sequence[Mandate], split: bool = False, therapists: frozenset[str] | None = None
) -> Candidates:
    """Return every way on the grid to hold these mandates, before any rule has looked.

    `split` adds single weeks to every pattern; `therapists`, where given, are the only ones asked.
    """
    tables = []
    for mandate in mandates:
        demand = board.problem.demand.get(mandate.key)
        if demand is None:
            continue
        holders = [name for name in board.problem.may_hold(mandate) if therapists is None or name in therapists]
        masks = patterns(mandate, demand, split)
        tables.append(_of_mandate(board, mandate, masks, holders))
    return joined(board, tables)


def _of_mandate(board: Board, mandate: Mandate, masks: Sequence[int], holders: Sequence[str]) -> Candidates:
    spots = np.array(_spots(board, mandate), dtype=np.int64).reshape(-1, 2)
    starts = np.arange(*_range_of_day(board, mandate, holders), board.grid, dtype=np.int64)
    people = np.array([board.therapist[name] for name in holders], dtype=np.int64)
    days = np.arange(board.shape[1], dtype=np.int64)
    at = np.meshgrid(np.array(masks, dtype=np.int64), days, starts, np.arange(len(spots)), people, indexing="ij")
    weeks, day, start, spot, therapist = (each.ravel() for each in at)
    mandate_at = np.full(len(weeks), board.mandate[mandate.key], dtype=np.int64)
    setting, place = spots[spot, 0], spots[spot, 1]
    fixed = np.zeros(len(weeks), dtype=bool)
    return Candidates(board, mandate_at, weeks, day, start, start + mandate.minutes, setting, place, therapist, fixed)


def _spots(board: Board, mandate: Mandate) -> list[tuple[int, int]]:
    """Return the (setting, place) pairs that a session of this kind can have."""
    student = board.problem.student[mandate.student]
    if not mandate.is_direct:
        return [(CONSULT if mandate.kind == "consult" else ON_BEHALF, 0)]
    classes = [(PUSH_IN, board.place_named["class", *key]) for key in board.classes_of(student)]
    rooms = [(PULL_OUT, place) for place in board.places_for_pull_out.get(student.school, ())]
    return classes + rooms


def _range_of_day(board: Board, mandate: Mandate, holders: Sequence[str]) -> tuple[int, int]:
    hours = [hours.window for name in holders for hours in board.problem.therapist[name].hours]
    first = min((window.start for window in hours), default=DAY)
    last = max((window.end for window in hours), default=DAY)
    return -(-first // board.grid) * board.grid, max(last - mandate.minutes + 1, first)


def fixed_rows(board: Board, placements: Sequence[Placement]) -> Candidates:
    """Return placements as constant rows. A place the board does not know counts as nowhere."""
    rows = [
        (
            board.mandate[each.mandate],
            mask_of(each.weeks),
            each.day,
            each.start,
            each.end,
            SETTINGS.index(each.setting),
            place_of(board, each),
            board.therapist[each.therapist],
        )
        for each in placements
    ]
    return _table(board, np.array(rows, dtype=np.int64).reshape(-1, 8).T, fixed=True)


def _table(board: Board, columns: Ints, fixed: bool) -> Candidates:
    mandate, weeks, day, start, end, setting, place, therapist = columns
    marks = np.full(len(mandate), fixed)
    return Candidates(board, mandate, weeks, day, start, end, setting, place, therapist, marks)


def place_of(board: Board, placement: Placement) -> int:
    """Return the position of a placement's place: its class, its kind of room, or the school's open space."""
    if placement.setting == "push-in":
        return board.place_named.get(("class", placement.school, placement.place), 0)
    if placement.setting == "pull-out":
        named = board.place_named.get(("room", placement.school, placement.place))
        return board.place_named.get(("space", placement.school, ""), 0) if named is None else named
    return 0


def row_keys(table: Candidates) -> list[tuple[int, ...]]:
    """Return what tells rows apart, row by row: everything but whether they are constants."""
    columns = (table.mandate, table.weeks, table.day, table.start, table.setting, table.place, table.therapist)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def placement_at(candidates: Candidates, row: int, session: str) -> Placement:
    """Return one row as a placement; the place of a pull-out is the first name of its kind of room."""
    board = candidates.board
    mandate = board.problem.mandates[candidates.mandate[row]]
    place = board.places[candidates.place[row]]
    return Placement(
        session=session,
        mandate=mandate.key,
        student=mandate.student,
        weeks=weeks_of(int(candidates.weeks[row])),
        day=int(candidates.day[row]),
        start=int(candidates.start[row]),
        end=int(candidates.end[row]),
        school=board.problem.student[mandate.student].school,
        therapist=board.problem.therapists[candidates.therapist[row]].name,
        setting=SETTINGS[candidates.setting[row]],
        place="" if place is NOWHERE else place.names[0],
    )
