"""The model of one block: literals for candidates and meetings, a therapist's line, and look-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import numpy as np

from optsched.domain import DutyTime, Plan, Problem
from optsched.model.beside import begins, row_begins
from optsched.model.board import Board, Bools, Ints
from optsched.model.candidates import Candidates, fixed_rows, row_keys
from optsched.model.journeys import Journey, journey
from optsched.model.lits import NO_LITS, Spans, positions, stacked
from optsched.model.meetings import Meetings, atoms
from optsched.model.posting import Posting
from optsched.model.week import duty_candidates, lunch_candidates


class Model(Posting):
    """`lit` holds a literal per candidate and `held` one per row of `meetings`; constants are `true`.

    `planned` are the therapists whose lunches and floating duties are decided here; `given` is the plan
    that everything else stands in; `mandates` (by position) are those that are asked for here.
    """

    def __init__(
        self,
        board: Board,
        candidates: Candidates,
        meetings: Meetings,
        planned: frozenset[str],
        given: Plan,
        mandates: frozenset[str],
        tears: bool = False,
    ) -> None:
        super().__init__()
        self.board = board
        self.problem: Problem = board.problem
        self.candidates = candidates
        self.meetings = meetings
        self.planned = planned
        self.given = given
        self.mandates = tuple(sorted({*candidates.mandate.tolist(), *(board.mandate[key] for key in mandates)}))
        self.lines: dict[tuple[str, int, int], list[Spans]] = defaultdict(list)
        self.lit = np.full(len(candidates), self.true, dtype=np.int64)
        free = np.flatnonzero(~candidates.fixed)
        self.lit[free] = self.bools(len(free))
        self.held = self._meeting_literals()
        self.lunches = lunch_candidates(self.problem, planned)
        self.lunch_lit = self.bools(len(self.lunches.start))
        self.duties = duty_candidates(self.problem, planned, given, tears)
        self.duty_lit = self.bools(len(self.duties.start))
        self._journeys: dict[tuple[str, int, int], Journey | None] = {}

    def _meeting_literals(self) -> Ints:
        held = np.full(len(self.meetings), self.true, dtype=np.int64)
        for row, members in enumerate(self.members):
            lits = self.lit[members]
            if self.true not in lits:
                held[row] = self.any_of(lits.tolist())
        return held

    @cached_property
    def members(self) -> list[Ints]:
        """The candidates that take part in each row of `meetings`."""
        order = np.argsort(self.meetings.row, kind="stable")
        counts = np.bincount(self.meetings.row, minlength=len(self.meetings))
        return np.split(self.meetings.candidate[order], np.cumsum(counts)[:-1]) if len(counts) else []

    def on_line(self, therapist: str, week: int, day: int, spans: Spans) -> None:
        """Put spans on a therapist's day, which holds one thing at a time."""
        self.lines[therapist, week, day].append(spans)

    def close_lines(self) -> None:
        """Post what `on_line` has gathered; called once, behind all rules."""
        for parts in self.lines.values():
            self.one_at_a_time(stacked(parts))
        self.lines.clear()

    def rows_on(self, therapist: str, week: int, day: int) -> Ints:
        """Return the rows of `meetings` that a therapist may have on one day."""
        rows = self._rows_of_day.get((self.board.therapist[therapist], day), NO_LITS)
        held: Bools = (self.meetings.weeks[rows] >> (week - 1) & 1).astype(bool)
        return rows[held]

    @cached_property
    def row_school(self) -> Ints:
        """The school (by position) of each row of `meetings`."""
        found = np.zeros(len(self.meetings), dtype=np.int64)
        found[self.meetings.row] = self.candidates.school[self.meetings.candidate]
        return found

    @cached_property
    def all_days(self) -> tuple[tuple[int, int], ...]:
        """Every (week, day) of the cycle."""
        return tuple((week, day) for week in self.weeks for day in self.days)

    @cached_property
    def _lunch_rows(self) -> dict[tuple[str, int, int], Ints]:
        return {self.lunches.days[owed]: rows for (owed,), rows in positions(self.lunches.owed).items()}

    def lunch_on(self, therapist: str, week: int, day: int) -> Spans:
        """Return the lunches that a therapist may have on one day."""
        rows = self._lunch_rows.get((therapist, week, day), NO_LITS)
        return Spans(self.lunch_lit[rows], self.lunches.start[rows], self.lunches.end[rows])

    def duty_rows_on(self, therapist: str, week: int, day: int) -> Ints:
        """Return the rows of `duties` that take a therapist's time on one day."""
        rows = self._duty_rows.get(therapist, NO_LITS)
        there: Bools = (self.duties.day[rows] == day) & (self.duties.weeks[rows] >> (week - 1) & 1).astype(bool)
        return rows[there]

    @cached_property
    def _duty_rows(self) -> dict[str, Ints]:
        found = {}
        for therapist in self.planned:
            mine = np.array([therapist in duty.therapists for duty, _ in self.duties.parts], dtype=bool)
            found[therapist] = np.flatnonzero(mine[self.duties.part]) if len(mine) else NO_LITS
        return found

    def duties_on(self, therapist: str, week: int, day: int, only: str | None = None) -> Spans:
        """Return the floating duties (or only one) that may take a therapist's time on one day."""
        rows = self.duty_rows_on(therapist, week, day)
        keys = [self.duties.parts[part][0].key for part in self.duties.part[rows].tolist()]
        rows = rows[np.array([only in (None, key) for key in keys], dtype=bool)]
        free = Spans(self.duty_lit[rows], self.duties.start[rows], self.duties.end[rows])
        given = [
            (time.start, time.end)
            for time in self.given_duties
            if only in (None, time.duty)
            and (time.day, therapist in self.problem.duty[time.duty].therapists) == (day, True)
            and week in time.weeks
        ]
        starts, ends = np.array(given, dtype=np.int64).reshape(-1, 2).T
        return stacked([free, Spans(np.full(len(starts), self.true, dtype=np.int64), starts, ends)])

    @cached_property
    def given_duties(self) -> tuple[DutyTime, ...]:
        """Floating duties that stand: those with a therapist who is not planned here."""
        return tuple(
            time
            for time in self.given.duties
            if time.duty in self.problem.duty and not self.planned.issuperset(self.problem.duty[time.duty].therapists)
        )

    def journey_on(self, therapist: str, week: int, day: int) -> Journey | None:
        """Return where a therapist is on a day with more than one school to be at, else None."""
        key = (therapist, week, day)
        if key not in self._journeys:
            self._journeys[key] = journey(self, therapist, week, day)
        return self._journeys[key]

    @cached_property
    def _rows_of_day(self) -> dict[tuple[int, ...], Ints]:
        return positions(self.meetings.therapist, self.meetings.day)

    def spans_of_rows(self, rows: Ints, after: int = 0) -> Spans:
        """Return rows of `meetings` as spans, each meeting with `after` minutes more at its end."""
        start = self.meetings.start[rows] + np.where(self.meetings.head[rows], 0, after)
        return Spans(self.held[rows], start, self.meetings.end[rows] + after)

    def spans_of(self, rows: Ints) -> Spans:
        """Return candidates as spans."""
        return Spans(self.lit[rows], self.candidates.start[rows], self.candidates.end[rows])

    @cached_property
    def of_student(self) -> dict[int, Ints]:
        """The candidates of each student (by position)."""
        return {key[0]: rows for key, rows in positions(self.candidates.student).items()}

    @cached_property
    def of_mandate(self) -> dict[int, Ints]:
        """The candidates of each mandate (by position)."""
        return {key[0]: rows for key, rows in positions(self.candidates.mandate).items()}

    @cached_property
    def rows_of_place(self) -> dict[int, Ints]:
        """The rows of `meetings` at each place (by position)."""
        return {key[0]: rows for key, rows in positions(self.meetings.place).items()}

    @cached_property
    def places_at(self) -> dict[tuple[str, str], list[int]]:
        """The positions of places by (kind, school)."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, each in enumerate(self.board.places):
            found[each.kind, each.school].append(at)
        return dict(found)

    def candidates_of(self, mandate: str) -> Ints:
        """Return the candidates of a mandate by its key."""
        return self.of_mandate.get(self.board.mandate[mandate], NO_LITS)

    @cached_property
    def weeks(self) -> tuple[int, ...]:
        return self.problem.cycle.all_weeks

    @cached_property
    def days(self) -> tuple[int, ...]:
        return self.problem.cycle.all_days

    @cached_property
    def begins(self) -> Ints:
        """From when each candidate counts in its child's day, by week (from 0): see `beside`."""
        return begins(self, co_treated(self.problem))

    @cached_property
    def row_begins(self) -> Ints:
        """From when each row of `meetings` counts in a class or a room, by week (from 0)."""
        return row_begins(self, self.begins)

    @cached_property
    def locked(self) -> Bools:
        """Mark constants that are locks: other rules need not hold for them."""
        locks = fixed_rows(self.board, [each for each in self.given.placements if each.locked])
        known = set(row_keys(locks))
        return np.array([key in known for key in row_keys(self.candidates)], dtype=bool) & self.candidates.fixed

    def weeks_alike(self, rows: Ints) -> Iterator[tuple[int, Ints]]:
        """Yield the largest sets of weeks (masks) that none of these candidates divides, with those held in them."""
        weeks = self.candidates.weeks[rows]
        for mask in atoms(set(weeks.tolist())) if len(rows) else ():
            yield mask, rows[weeks & mask != 0]

    def meets(self, rows: Ints) -> Ints:
        """Return the first rows of the meetings that these candidates may take part in."""
        chosen = np.zeros(len(self.candidates), dtype=bool)
        chosen[rows] = True
        found = np.unique(self.meetings.row[chosen[self.meetings.candidate]])
        return found[self.meetings.head[found]]

    def groups_of(self, therapist: str) -> Ints:
        """Return the first rows of the meetings of a therapist that more than one candidate may join."""
        rows = self._rows_of_therapist.get((self.board.therapist[therapist],), NO_LITS)
        return rows[self.meetings.head[rows] & (self._sizes[rows] > 1)]

    @cached_property
    def _rows_of_therapist(self) -> dict[tuple[int, ...], Ints]:
        return positions(self.meetings.therapist)

    @cached_property
    def _sizes(self) -> Ints:
        return np.bincount(self.meetings.row, minlength=len(self.meetings))

    def accompany(self, few: Ints, many: Ints) -> None:
        """Hold candidates `few`, of which one at most can be, only beside one of `many`; a lock needs nobody."""
        if self.locked[few].any():
            self.at_most_one(self.lit[few])
        else:
            self.covered_by(self.lit[few], self.lit[many])


def co_treated(problem: Problem) -> tuple[tuple[str, str], ...]:
    """Return each co-treated pair as (lead, follower): the follower has fewer sessions, or comes later."""
    pairs = []
    for at, each in enumerate(problem.mandates):
        other = each.co_treat_with
        if other is None or other not in problem.demand or each.key not in problem.demand:
            continue
        ahead = (-problem.demand[each.key].sessions, at)
        behind = (-problem.demand[other].sessions, problem.mandates.index(problem.mandate[other]))
        pairs.append((each.key, other) if ahead < behind else (other, each.key))
    return tuple(dict.fromkeys(pairs))
