"""Every way to hold one session in one week, meeting by meeting and day by day, in NumPy columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from optsched.domain import Problem
from optsched.goals import GOALS
from optsched.model.board import PUSH_IN, Bools, Ints
from optsched.model.candidates import Candidates, joined
from optsched.model.faces import AlikeRule
from optsched.model.presence import class_at_start, with_child
from optsched.model.week import lunch_candidates
from optsched.rules import RULES
from optsched.solve.objective import prices
from optsched.solve.pool import Pool

UNKNOWN = -1
"""A class that is not known: to leave it costs nothing."""


@dataclass(frozen=True)
class Fees:
    """What a session costs beside its members' prices, and an open stretch of no use; nothing before stage 3."""

    meeting: int
    class_left: int
    company: int
    wish: int
    stretch: int


@dataclass(frozen=True)
class Places:
    """One row per mandate, meeting and kind of week; weeks that are alike in everything are of one kind.

    `meeting` counts the meetings, whose columns begin with `of_`; `unit` counts the days of therapists, whose columns
    begin with `on_`. Rows are in order of `meeting`.
    """

    problem: Problem
    fees: Fees
    meeting: Ints
    mandate: Ints
    price: Ints
    left: Ints
    is_push_in: Bools
    of_unit: Ints
    of_start: Ints
    of_minutes: Ints
    of_most: Ints
    on_therapist: Ints
    on_kind: Ints
    on_day: Ints
    kinds: tuple[tuple[int, ...], ...]

    @property
    def unit(self) -> Ints:
        return self.of_unit[self.meeting]

    @property
    def on_weeks(self) -> Ints:
        """How many weeks of the cycle have each day."""
        return np.array([len(weeks) for weeks in self.kinds], dtype=np.int64)[self.on_kind]

    def days(self) -> list[tuple[str, int, int]]:
        """Return each unit as therapist, week (the first of its kind) and day."""
        columns = zip(self.on_therapist.tolist(), self.on_kind.tolist(), self.on_day.tolist(), strict=True)
        return [(self.problem.therapists[name].name, self.kinds[kind][0], day) for name, kind, day in columns]


def places_of(pool: Pool, therapists: frozenset[str], stage: int) -> Places:
    """Return all places of these therapists; prices and fees are those of stage 3, or nothing."""
    table, ends = _with_longer_company(_single_weeks(pool, therapists))
    price = prices(table) if stage == 3 else np.zeros(len(table), dtype=np.int64)
    week = _week_of(table)
    left = np.where(with_child(table.setting), class_at_start(table)[week, np.arange(len(table))], UNKNOWN)
    alike = [rule.alike(table) for rule in RULES if isinstance(rule, AlikeRule)]
    where = [table.therapist, table.day, table.start, ends, table.setting, table.place, *alike]
    kinds = _kinds(pool.problem, therapists, week, np.stack([table.mandate, *where, price, left]))
    kept = np.isin(week, [weeks[0] - 1 for weeks in kinds])
    kind = _kind_of(kinds)[week[kept]]
    table, price, left = table.where(kept), price[kept], left[kept]
    columns = np.stack([kind, *(column[kept] for column in where)])
    return _grouped(pool.problem, kinds, table, price, left, columns, _fees(pool.problem, stage))


def _single_weeks(pool: Pool, therapists: frozenset[str]) -> Candidates:
    """Return candidates of one week; every plan is made of such, whatever its patterns."""
    problem = pool.problem
    keys = [key for key in problem.demand if therapists.intersection(problem.may_hold(problem.mandate[key]))]
    people = np.array(sorted(pool.board.therapist[name] for name in therapists), dtype=np.int64)
    tables = pool.candidates(keys, frozenset(keys))
    return joined(pool.board, [each.where((each.sessions == 1) & np.isin(each.therapist, people)) for each in tables])


def _with_longer_company(table: Candidates) -> tuple[Candidates, Ints]:
    """Return the rows and when their meetings end: where lengths may differ, also with those who stay longer."""
    ends = table.end
    if table.board.problem.options.unequal_lengths:
        lengths = np.unique(table.minutes)
        row, at = np.nonzero(table.minutes[:, np.newaxis] <= lengths)
        table, ends = table.where(row), table.start[row] + lengths[at]
    return table, ends


def _week_of(table: Candidates) -> Ints:
    """Return the week (from 0) of each row."""
    return np.array([mask.bit_length() - 1 for mask in table.weeks.tolist()], dtype=np.int64)


def _fees(problem: Problem, stage: int) -> Fees:
    weight = {goal.name: problem.weight(goal.name, goal.weight) if stage == 3 else 0 for goal in GOALS}
    return Fees(
        weight["meetings"], weight["interruptions"], weight["company"], weight["wishes"], weight["scattered time"]
    )


def _kinds(problem: Problem, therapists: frozenset[str], week: Ints, columns: Ints) -> tuple[tuple[int, ...], ...]:
    """Group the weeks (from 1) in which the same places cost the same and the same lunches are possible."""
    lunches = lunch_candidates(problem, therapists)
    alike: dict[object, list[int]] = {}
    for at in problem.cycle.all_weeks:
        mine = columns[:, week == at - 1]
        eaten = [
            (*lunches.days[owed][::2], start)
            for owed, start in zip(lunches.owed.tolist(), lunches.start.tolist(), strict=True)
            if lunches.days[owed][1] == at
        ]
        key = (mine[:, np.lexsort(mine[::-1])].tobytes(), tuple(eaten), _duties(problem, therapists, at))
        alike.setdefault(key, []).append(at)
    return tuple(tuple(weeks) for weeks in alike.values())


def _duties(problem: Problem, therapists: frozenset[str], week: int) -> tuple[object, ...]:
    duties = (each for each in problem.fixed_duties if therapists.intersection(each.therapists))
    locks = (each for each in problem.locked if each.therapist in therapists and week in each.weeks)
    return (tuple(each.key for each in duties if week in each.window.weeks), tuple(locks))


def _kind_of(kinds: tuple[tuple[int, ...], ...]) -> Ints:
    found = np.zeros(sum(map(len, kinds)), dtype=np.int64)
    for kind, weeks in enumerate(kinds):
        found[[week - 1 for week in weeks]] = kind
    return found


def _grouped(
    problem: Problem,
    kinds: tuple[tuple[int, ...], ...],
    table: Candidates,
    price: Ints,
    left: Ints,
    columns: Ints,
    fees: Fees,
) -> Places:
    """Put rows in order of their meetings, and meetings under their days."""
    keys, meeting = _numbered(columns)
    days, unit = _numbered(keys[[1, 0, 2]])
    order = np.argsort(meeting, kind="stable")
    most = np.array([each.largest_group for each in problem.therapists], dtype=np.int64)
    return Places(
        problem=problem,
        fees=fees,
        meeting=meeting[order],
        mandate=table.mandate[order],
        price=price[order],
        left=left[order],
        is_push_in=table.setting[order] == PUSH_IN,
        of_unit=unit,
        of_start=keys[3],
        of_minutes=keys[4] - keys[3],
        of_most=most[keys[1]],
        on_therapist=days[0],
        on_kind=days[1],
        on_day=days[2],
        kinds=kinds,
    )


def _numbered(columns: Ints) -> tuple[Ints, Ints]:
    """Return the different columns in order, and the number of each."""
    if not columns.shape[1]:
        return columns, np.zeros(0, dtype=np.int64)
    different, number = np.unique(columns, axis=1, return_inverse=True)
    return different, number.reshape(-1)
