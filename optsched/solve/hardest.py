"""A plan soon: the hardest mandate first, at the first place it may have, and who was left out first the next time.

CP-SAT decides in the order that is given and looks back only where a rule makes it (its fixed search), so a round
takes little longer than reading the model does.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
from ortools.sat.python import cp_model

from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.solve.objective import keep_shares, within_reach
from optsched.solve.search import Clock, Effort, Found, first_found

ROUNDS = 6
"""In a row without a better plan."""
AHEAD, NOISE = 0.5, 4.0
"""How far ahead who was left out goes: at least half of this share of all mandates; and how far chance moves anyone."""
NOTHING = Found(None, 0, 0, proven=False)


class Turns:
    """Whose turn it is: a rank for each mandate (by position), the lowest first."""

    def __init__(self, model: Model, chance: random.Random) -> None:
        self._model, self._chance = model, chance
        table = model.candidates
        self._wanted = {at: within_reach(model, at, rows) for at, rows in model.of_mandate.items()}
        size = len(model.problem.mandates)
        ease = np.full(size, np.inf)
        for at, rows in model.of_mandate.items():
            owed = max(self._wanted[at] * model.problem.mandates[at].minutes, 1)
            ease[at] = int(table.sessions[rows].sum()) / owed
        self._rank = _ranks(ease)

    def order(self, is_moved: bool) -> Ints:
        """Return literals in the order of decision: lunches, then mandates by rank, the longest patterns first, duties.

        `is_moved` lets chance change the ranks a little.
        """
        model, table, rank = self._model, self._model.candidates, self._rank
        if is_moved:
            rank = rank + np.array([self._chance.random() * NOISE for _ in range(len(rank))])
        rows = np.lexsort((table.start, table.day, -table.sessions, table.mandate, rank[table.mandate]))
        rows = rows[~table.fixed[rows]]
        return np.concatenate([model.lunch_lit, model.lit[rows], model.duty_lit])

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


def _ranks(keys: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.argsort(np.argsort(keys, kind="stable")).astype(np.float64)


def hardest_first(model: Model, effort: Effort, clock: Clock) -> Found:
    """Return the cheapest of some plans of stage 1, by turns with push-in shares kept to and without."""
    turns, kept = Turns(model, random.Random(effort.seed)), keep_shares(model)
    lanes = [_copy(model.cp) for _ in range(1 if effort.reproducible else effort.workers)]
    until = clock.seconds + effort.seconds
    best, is_best_kept, waited, number = NOTHING, False, 0, 0
    while waited < ROUNDS:
        keeps = [(number + lane) % 2 == 0 for lane in range(len(lanes))]
        for lane, is_kept in enumerate(keeps):
            _pose(lanes[lane], kept, is_kept, turns.order(is_moved=number + lane > 0))
        with ThreadPoolExecutor(len(lanes)) as pool:
            founds = list(pool.map(partial(first_found, effort=effort, clock=clock, until=until), lanes))
        waited, number = waited + 1, number + 1
        for found, is_kept in zip(founds, keeps, strict=True):
            if found.values is None:
                continue
            left_out = turns.left_out(found)
            turns.put_first(left_out)
            if best.values is None or (found.cost, not is_kept) < (best.cost, not is_best_kept):
                best, is_best_kept, waited = found, is_kept, 0
            if is_kept and not left_out:
                return best
        if clock.has_passed(until):
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
