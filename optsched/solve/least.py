"""What no plan can go below, in closed form: each mandate's cheapest places, and sessions shared by full groups.

Every mandate is looked at alone, so that the least of a district is a sum over its mandates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from optsched.arithmetic.loads import largest_group
from optsched.domain import Demand, Mandate, Problem
from optsched.goals import GOALS
from optsched.model.board import PULL_OUT, PUSH_IN, Ints
from optsched.model.candidates import Candidates
from optsched.model.faces import PricedGoal
from optsched.model.patterns import is_combined, wanted_push_ins
from optsched.model.presence import class_at_start, with_child
from optsched.solve.pool import Pool

PARTS = 2520
"""Costs are counted in parts that groups of 1 to 10 children share without a rest."""


@dataclass(frozen=True)
class Least:
    """The least value of each goal, and the least weighted cost of stages 2 and 3, of any plan."""

    goals: dict[str, int]
    second: int
    third: int


NOTHING = Least({}, 0, 0)


@dataclass(frozen=True)
class Sessions:
    """What the sessions of some mandates cost at least, by goal and ("all") weighted over stage 3, in parts.

    `off_mix` are the minutes by which these mandates must be away from their shares.
    """

    costs: dict[str, list[int]]
    off_mix: int


def least_of(pool: Pool, missing_minutes: int) -> Least:
    """Return what every plan costs that misses at most so many mandated minutes."""
    every = sessions_of(pool, frozenset(pool.problem.demand), missing_minutes)
    return least_from(pool.problem, [every], missing_minutes)


def sessions_of(pool: Pool, mandates: frozenset[str], missing_minutes: int) -> Sessions:
    """Return the least costs of some mandates' sessions, those that are locked left out.

    Proof. The sessions of a mandate are on so many days of so many weeks, and each costs at least what the
    cheapest candidate of that day and week costs by itself. Members of a group pay equal shares of the meeting
    and of the interruption, and no group is larger than `largest_group`. Costs that are not counted are never
    below 0. Of each mandate as many of the dearest are left out as are locked.
    """
    found: dict[str, list[int]] = {}
    mix = 0
    for mandate, demand, table in _asked(pool, mandates):
        locked = sum(len(each.weeks) for each in pool.problem.locked if each.mandate == mandate.key)
        for name, unit in _units(pool, mandate, table).items():
            dearest_first = sorted(_cheapest(table, unit, demand), reverse=True)
            found.setdefault(name, []).extend(dearest_first[locked:])
        mix += _off_mix(pool, mandate, demand, table, missing_minutes)
    return Sessions(found, mix)


def least_from(problem: Problem, parts: Iterable[Sessions], missing_minutes: int) -> Least:
    """Add up parts that share no mandate, without as many of the dearest sessions as may be missing.

    A part that is left out counts as nothing.
    """
    known = list(parts)
    shortest = min((problem.mandate[key].minutes for key in problem.demand), default=1)
    may_miss = missing_minutes // shortest
    names = sorted({name for part in known for name in part.costs})
    every = {name: [cost for part in known for cost in part.costs.get(name, [])] for name in names}
    sums = {name: -(-sum(sorted(costs, reverse=True)[may_miss:]) // PARTS) for name, costs in every.items()}
    third, mix = sums.pop("all", 0), sum(part.off_mix for part in known)
    weight = {goal.name: problem.weight(goal.name, goal.weight) for goal in GOALS}
    return Least({**sums, "mix": mix}, weight["mix"] * mix, third)


def least_mix(pool: Pool, mandates: frozenset[str]) -> int:
    """Return the minutes by which these mandates are away from their shares in every plan that misses none of them."""
    return sum(_off_mix(pool, mandate, demand, table, 0) for mandate, demand, table in _asked(pool, mandates))


def _asked(pool: Pool, keys: frozenset[str]) -> Iterable[tuple[Mandate, Demand, Candidates]]:
    problem = pool.problem
    mandates = [each for each in problem.mandates if each.key in problem.demand and each.key in keys]
    tables = pool.candidates([each.key for each in mandates], frozenset())
    for mandate, table in zip(mandates, tables, strict=True):
        yield mandate, problem.demand[mandate.key], table


def _units(pool: Pool, mandate: Mandate, table: Candidates) -> dict[str, Ints]:
    """Return by goal, and weighted over all of stage 3, what a session in each candidate costs, in parts."""
    problem = pool.problem
    units = {
        goal.name: PARTS * goal.prices(table) // np.maximum(table.sessions, 1)
        for goal in GOALS
        if isinstance(goal, PricedGoal)
    }
    share = PARTS // largest_group(problem, mandate, problem.mandates)
    in_class = with_child(table.setting) & (class_at_start(table) >= 0).all(axis=0)
    units["meetings"] = np.full(len(table), share, dtype=np.int64)
    units["interruptions"] = share * in_class.astype(np.int64)
    weight = {goal.name: problem.weight(goal.name, goal.weight) for goal in GOALS}
    total = np.zeros(len(table), dtype=np.int64)
    for name, unit in units.items():
        total += weight[name] * unit
    return {**units, "all": total}


def _cheapest(table: Candidates, unit: Ints, demand: Demand) -> list[int]:
    """Return the costs of the cheapest sessions that a mandate can have, in the best of its choices of weeks."""
    room = {week: _by_day(table, unit, demand, week) for week in demand.weeks}
    choices = (
        [cost for week in demand.weeks for cost in room[week][: demand.base + demand.extra * (week in chosen)]]
        for chosen in demand.extra_weeks
    )
    return min(choices, key=sum)


def _by_day(table: Candidates, unit: Ints, demand: Demand, week: int) -> list[int]:
    """Return the least costs of sessions in one week, least first, as many a day as a day may hold."""
    inside = table.in_week(week)
    found: list[int] = []
    for day in range(table.board.shape[1]):
        costs = unit[inside & (table.day == day)]
        if len(costs):
            a_day = demand.most_a_week if demand.most_a_day is None else demand.most_a_day
            found += [int(costs.min())] * a_day
    return sorted(found)


def _off_mix(pool: Pool, mandate: Mandate, demand: Demand, table: Candidates, missing_minutes: int) -> int:
    """Return the minutes by which a combined mandate must be away from its share."""
    if mandate.push_in_share is None or not mandate.is_direct or not is_combined(mandate, demand):
        return 0
    if any(each.mandate == mandate.key for each in pool.problem.locked):
        return 0
    wanted = wanted_push_ins(mandate, demand)
    held = demand.sessions - missing_minutes // mandate.minutes
    most = {setting: _most(table.where(table.setting == setting), demand) for setting in (PUSH_IN, PULL_OUT)}
    return mandate.minutes * max(wanted - most[PUSH_IN], held - most[PULL_OUT] - wanted, 0)


def _most(table: Candidates, demand: Demand) -> int:
    """Return how many sessions of a mandate these candidates have room for at most."""
    nothing = np.zeros(len(table), dtype=np.int64)
    room = {week: len(_by_day(table, nothing, demand, week)) for week in demand.weeks}
    return max(
        sum(min(room[week], demand.base + demand.extra * (week in chosen)) for week in demand.weeks)
        for chosen in demand.extra_weeks
    )
