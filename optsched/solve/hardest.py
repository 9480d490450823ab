"""A plan soon: the hardest mandate first, at the first place it may have, and who was left out first the next time.

CP-SAT decides in the order that is given and looks back only where a rule makes it (its fixed search), so a round
takes little longer than reading the model does.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import numpy as np
from ortools.sat.python import cp_model

from optsched.model.board import Floats, Ints
from optsched.model.candidates import Candidates
from optsched.model.facade import Model
from optsched.solve.objective import keep_shares, prices, within_reach
from optsched.solve.search import Clock, Effort, Found, first_found

ROUNDS = 5
"""In a row without a better plan."""
AHEAD, NOISE = 0.5, 4.0
"""How far ahead who was left out goes: at least half of this share of all mandates; and how far chance moves anyone."""
EASIEST = 1e-6
"""What keeps a mandate without places from being wanted without end."""
NOTHING = Found(None, 0, 0, proven=False)


class Turns:
    """Whose turn it is: a rank for each mandate (by position), the lowest first."""

    def __init__(self, model: Model, chance: random.Random) -> None:
        self._model, self._chance = model, chance
        table = model.candidates
        self._wanted = {at: within_reach(model, at, rows) for at, rows in model.of_mandate.items()}
        ease = np.full(len(model.problem.mandates), np.inf)
        for at, rows in model.of_mandate.items():
            owed = self._wanted[at] * model.problem.mandates[at].minutes
            ease[at] = int(table.sessions[rows].sum()) / max(owed, 1)
        self._rank = _ranks(ease)
        self._price = prices(table) / np.maximum(table.sessions, 1)
        self._crowd = _crowd(table, 1 / np.maximum(ease, EASIEST))

    def order(self, turn: int) -> Ints:
        """Return literals in the order of decision: mandates by rank, the longest patterns first, then duties.

        By turns the first place is the cheapest by itself or the one that others want least, and lunches come first
        or behind the sessions; after the first turn chance moves the ranks a little.
        """
        model, table, rank = self._model, self._model.candidates, self._rank
        if turn:
            rank = rank + np.array([self._chance.random() * NOISE for _ in range(len(rank))])
        better = self._crowd if turn % 2 else self._price
        rows = np.lexsort((table.start, table.day, better, -table.sessions, table.mandate, rank[table.mandate]))
        lits = model.lit[rows[~table.fixed[rows]]]
        first = (model.lunch_lit, lits) if turn // 4 % 2 else (lits, model.lunch_lit)
        return np.concatenate([*first, model.duty_lit])

    def left_out(self, found: Found) -> list[int]:
        """Return the mandates of which a plan lacks sessions that they could have."""
        table = self._model.candidates
        held = np.array([found.holds(lit) for lit in self._model.lit.tolist()], dtype=bool)
        placed = np.bincount(table.mandate[held], table.sessions[held], minlength=len(self._rank))
        return [at for at, wanted in self._wanted.items() if placed[at] < wanted]

    def put_first(self, mandates: Iterable[int]) -> None:
        """Move these mandates ahead, for all further rounds."""
        self._rank = _ranks(self._rank)
        for at in mandates:
            self._rank[at] -= AHEAD * len(self._rank) * (0.5 + self._chance.random())


def _ranks(keys: Floats) -> Floats:
    return np.argsort(np.argsort(keys, kind="stable")).astype(np.float64)


def _crowd(table: Candidates, want: Floats) -> Floats:
    """Return how much mandates want the therapist's time that each row takes, in the mean of its weeks.

    A mandate's `want` is what it owes, spread evenly over all its rows.
    """
    board = table.board
    weeks, days = board.shape
    wanted = np.zeros((weeks, len(board.therapist), days, board.slots + 2))
    held = [(week, np.flatnonzero(table.in_week(week + 1))) for week in range(weeks)]
    for week, rows in held:
        whose, day, share = table.therapist[rows], table.day[rows], want[table.mandate[rows]]
        np.add.at(wanted[week], (whose, day, table.first_slot[rows] + 1), share)
        np.add.at(wanted[week], (whose, day, table.last_slot[rows] + 1), -share)
    until = wanted.cumsum(axis=-1).cumsum(axis=-1)
    crowd = np.zeros(len(table))
    for week, rows in held:
        whose, day = table.therapist[rows], table.day[rows]
        crowd[rows] += until[week, whose, day, table.last_slot[rows]]
        crowd[rows] -= until[week, whose, day, table.first_slot[rows]]
    return crowd / np.maximum(table.sessions, 1)


def hardest_first(model: Model, effort: Effort, clock: Clock) -> Found:
    """Return the cheapest of some plans of stage 1, by turns with push-in shares kept to; nothing is proven by it.

    Some plan comes before the end of the seconds it may take: it ends without one only where the whole run does.
    """
    turns, kept = Turns(model, random.Random(effort.seed)), keep_shares(model)
    lanes = [_copy(model.cp) for _ in range(1 if effort.reproducible else effort.workers)]
    until = clock.seconds + effort.seconds
    best, is_best_kept, waited, turn = NOTHING, False, 0, 0
    while waited < ROUNDS:
        keeps = [(each + each // 2) % 2 == 0 for each in range(turn, turn + len(lanes))]
        for lane, is_kept in enumerate(keeps):
            _pose(lanes[lane], kept, is_kept, turns.order(turn + lane))
        with ThreadPoolExecutor(len(lanes)) as pool:
            end = until if best.values is not None else clock.limit
            founds = list(pool.map(partial(first_found, effort=effort, clock=clock, until=end), lanes))
        waited, turn = waited + 1, turn + len(lanes)
        for found, is_kept in zip(founds, keeps, strict=True):
            if found.values is None:
                continue
            left_out = turns.left_out(found)
            turns.put_first(left_out)
            if best.values is None or (found.cost, not is_kept) < (best.cost, not is_best_kept):
                best, is_best_kept, waited = replace(found, bound=0, proven=False), is_kept, 0
            if is_kept and not left_out:
                return best
        if clock.has_passed(until if best.values is not None else clock.limit):
            return best
    return best


def _copy(cp: cp_model.CpModel) -> cp_model.CpModel:
    made = cp_model.CpModel()
    made.Proto().CopyFrom(cp.Proto())
    return made


def _pose(cp: cp_model.CpModel, kept: int, is_kept: bool, order: Ints) -> None:
    """Settle whether shares are kept to, and in which order everything is decided: true before false."""
    proto = cp.Proto()
    domain = proto.variables[kept].domain
    domain.clear()
    domain.extend((int(is_kept), int(is_kept)))
    proto.search_strategy.clear()
    strategy = proto.search_strategy.add()
    strategy.variable_selection_strategy = cp_model.CHOOSE_FIRST
    strategy.domain_reduction_strategy = cp_model.SELECT_MAX_VALUE
    for lit in order.tolist():
        term = strategy.exprs.add()
        term.vars.append(lit)
        term.coeffs.append(1)
