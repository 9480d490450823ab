"""Solve one part of a district: some mandates and therapists are free, everything else stands."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np

from optsched.arithmetic.bottlenecks import Bottleneck
from optsched.domain import Placement, Plan, Problem
from optsched.model.board import Board
from optsched.model.build import build, literals_of, plan_from
from optsched.model.candidates import Candidates, fixed_rows, joined, row_keys
from optsched.model.facade import Model
from optsched.model.standing import beside
from optsched.rules import RULES
from optsched.solve.beyond import Near
from optsched.solve.hardest import hardest_first
from optsched.solve.objective import (
    first_objective,
    hold_first,
    minutes_bound,
    miss_nothing,
    second_cost,
    stage_costs,
    weighted,
)
from optsched.solve.own_time import keep_own_time, moved_own_time
from optsched.solve.pool import Pool, close, coarse, settled
from optsched.solve.search import Clock, Effort, Found, Way, search

SECONDS_A_MODEL, SECONDS_A_BYTE = 0.04, 1.7e-6
"""What a model is reckoned to take beside its search, whatever there is in it, and for each byte of it."""


@dataclass(frozen=True)
class Part:
    """What is free: these mandates, and the lunches and floating duties of these therapists."""

    mandates: frozenset[str]
    therapists: frozenset[str]


@dataclass(frozen=True)
class Outcome:
    """A part solved: the plan with the part's new placements, the part's cost and proven bound in this stage.

    `minutes_bound` is a bound on the part's missing minutes, from stage 1; `in_model` are the seconds that went into
    the model.
    """

    plan: Plan
    cost: int
    bound: int
    proven: bool
    minutes_bound: int = 0
    found: bool = True
    in_model: float = 0.0


@dataclass(frozen=True)
class Task:
    """One search: a part, a stage, which mandates may split their weeks, and whether it stands alone.

    `way` is the search that suits. `relaxed` leaves out what couples the part to others: it gives a bound, and never a
    plan. `mix` is how far off its shares a plan that misses nothing but what `misses` names may be. For a first plan,
    `settled` has one school on each day that is open among several. What is new starts at a multiple of `step` minutes.
    The goals `left_out` cost nothing. Only what is `near` the best is looked at, where that is known, and with `reach`
    only what starts at most so many minutes from where the mandate has a session, on that day. With `steady`, what is
    new has one time in all its weeks. With `keeps`, a plan that people have, no mandate gives a session up for another
    one, and lunches and duties move no farther from it than they must; with `stands` they do not move at all. Duties
    that lack a time in all weeks may have one in each where it `tears`.
    """

    part: Part
    stage: int
    split: frozenset[str] = frozenset()
    way: Way = "plain"
    relaxed: bool = False
    misses: tuple[Bottleneck, ...] = ()
    mix: int | None = None
    settled: bool = False
    step: int = 1
    left_out: frozenset[str] = frozenset()
    reach: int | None = None
    near: Near | None = None
    steady: bool = False
    keeps: Plan | None = None
    stands: bool = False
    tears: bool = False


def solve_part(pool: Pool, plan: Plan, task: Task, effort: Effort, clock: Clock) -> Outcome:
    """Improve one stage of one part, keeping what earlier stages have reached there."""
    begun = time.monotonic()
    people = np.array([pool.board.therapist[name] for name in sorted(task.part.therapists)])
    tables = [
        table.where(np.isin(table.therapist, people))
        for table in pool.candidates(task.part.mandates, task.split, task.steady)
    ]
    if task.settled:
        tables = settled(tables, pool.problem)
    if task.near is not None:
        tables = [table.where(task.near.marks(table)) for table in tables]
    tables = [coarse(table, task.step) for table in tables]
    if task.reach is not None:
        tables = [close(table, plan, task.reach) for table in tables]
    stands, old = _around(pool.problem, plan, task)
    given, constants = replace(plan, placements=stands), fixed_rows(pool.board, stands)
    places = joined(pool.board, tables)
    places = places.where(beside(places, constants))
    kept = _free_rows(pool.board, places, old) if not task.relaxed else []
    table = joined(pool.board, [places, *kept, constants])
    model = build(table, RULES, task.part.therapists, given, task.part.mandates, task.tears)
    _keep_lunches(model, plan.lunch.keys() if task.keeps else None)
    if task.keeps:
        _keep_sessions(model, task.part, plan)
    if task.stands:
        keep_own_time(model, plan)
    minute = _pose(model, task, plan)
    in_model = time.monotonic() - begun
    clock.spend(SECONDS_A_MODEL + SECONDS_A_BYTE * model.cp.Proto().ByteSize())
    found = _search(model, task, plan, _telling_minutes(effort, task, minute), clock)
    assert found.values is not None or task.way == "jump" or task.keeps or not found.proven, (
        "a part without any plan: locked facts are relaxed"
    )
    if found.values is None:
        return Outcome(plan, 0, 0, proven=found.proven, found=False, in_model=in_model)
    made = plan_from(model, found.holds)
    minutes = minutes_bound(found.bound, minute) if task.stage == 1 else 0
    if task.relaxed:
        return Outcome(plan, found.cost, found.bound, found.proven, minutes, in_model=in_model)
    made = _merged(plan, made, task.part)
    return Outcome(made, found.cost, found.bound, found.proven, minutes, in_model=in_model)


def _search(model: Model, task: Task, plan: Plan, effort: Effort, clock: Clock) -> Found:
    if task.way == "hardest":
        return hardest_first(model, effort, clock)
    hint = None if task.way == "jump" else literals_of(model, plan)
    return search(model, hint, task.way, effort, clock)


def _telling_minutes(effort: Effort, task: Task, minute: int) -> Effort:
    """Let a search of stage 1 tell of missing minutes, and others of nothing; a missing lunch counts as many."""
    told = effort.told
    if told is None or task.stage > 1 or task.way == "jump" or task.relaxed:
        return replace(effort, told=None)
    return replace(effort, told=lambda cost: told(cost // minute))


def _around(problem: Problem, plan: Plan, task: Task) -> tuple[tuple[Placement, ...], tuple[Placement, ...]]:
    """Return the placements that stand and touch the part, and those of the part that may move.

    What stands of a mandate stands whole, so that its minutes and shares are counted right.
    """
    part = task.part
    students = {problem.mandate[key].student for key in part.mandates}
    schools = {problem.student[code].school for code in students}
    free = tuple(each for each in plan.placements if each.mandate in part.mandates and not each.locked)
    others = tuple(each for each in plan.placements if each.mandate not in part.mandates or each.locked)
    if task.relaxed:
        return tuple(each for each in others if each.locked and each.therapist in part.therapists), free
    touched = {
        each.mandate
        for each in others
        if each.therapist in part.therapists or each.student in students or each.school in schools
    }
    return tuple(each for each in others if each.mandate in touched), free


def _free_rows(board: Board, table: Candidates, old: tuple[Placement, ...]) -> list[Candidates]:
    """Return the part's present placements that are not among its candidates (split weeks), as free rows."""
    rows = fixed_rows(board, old)
    known = set(row_keys(table))
    new = np.array([row not in known for row in row_keys(rows)], dtype=bool)
    extra = rows.where(new)
    return [replace(extra, fixed=np.zeros(len(extra), dtype=bool))]


def _keep_lunches(model: Model, known: Collection[tuple[str, int, int]] | None) -> None:
    """Keep every lunch that locked sessions leave room for: no minute is worth one.

    Where no session is given up, only those that are `known` are sure to have room.
    """
    for therapist, week, day in model.lunches.days:
        if known is not None and (therapist, week, day) not in known:
            continue
        lunch = model.lunch_on(therapist, week, day)
        held = model.spans_of_rows(model.rows_on(therapist, week, day))
        stands = held.lits == model.true
        starts, ends = held.starts[stands], held.ends[stands]
        if len(set(model.row_school[model.rows_on(therapist, week, day)][stands].tolist())) > 1:
            continue
        clear = [
            lit
            for lit, start, end in zip(lunch.lits.tolist(), lunch.starts, lunch.ends, strict=True)
            if not ((starts < end) & (start < ends)).any()
        ]
        if clear:
            model.clause(clear)


def _keep_sessions(model: Model, part: Part, plan: Plan) -> None:
    """Leave every mandate as many sessions as it has."""
    for key in sorted(part.mandates & plan.session_weeks.keys()):
        rows = model.candidates_of(key)
        model.linear(model.lit[rows], model.candidates.sessions[rows], plan.session_weeks[key], None)


def _pose(model: Model, task: Task, plan: Plan) -> int:
    """Give the model its objective; return what one missing mandated minute weighs in it (stage 1)."""
    if task.stage == 1:
        if task.way == "jump":
            miss_nothing(model, task.misses)
            if task.mix is not None:
                model.hold(stage_costs(model, (2,))["mix"], task.mix)
            return 1
        costs = stage_costs(model, (1,))
        objective, minute = first_objective(costs)
        model.minimize(objective)
        return minute
    costs = stage_costs(model, tuple(range(1, task.stage + 1)), task.left_out)
    hold_first(model, costs, plan)
    if task.stage == 3:
        model.hold(weighted(model.problem, costs, 2), second_cost(model, plan))
    cost = weighted(model.problem, costs, task.stage)
    model.minimize(cost + moved_own_time(model, task.keeps) if task.keeps and task.stage == 2 else cost)
    return 1


def _merged(plan: Plan, made: Plan, part: Part) -> Plan:
    """Put a part's new placements, duties and lunches in the place of the old ones."""
    others = tuple(
        each for each in plan.placements if each.therapist not in part.therapists and each.mandate not in part.mandates
    )
    mine = [each for each in made.placements if each.therapist in part.therapists or each.mandate in part.mandates]
    return replace(plan, placements=others + joined_weeks(mine), duties=made.duties, lunches=made.lunches)


def joined_weeks(placements: Iterable[Placement]) -> tuple[Placement, ...]:
    """Join placements of one mandate that differ only in their weeks."""
    alike: dict[Placement, set[int]] = defaultdict(set)
    for each in placements:
        alike[replace(each, weeks=())].update(each.weeks)
    return tuple(replace(each, weeks=tuple(sorted(weeks))) for each, weeks in alike.items())
