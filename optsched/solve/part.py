"""Solve one part of a district: some mandates and therapists are free, everything else stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from optsched.domain import Placement, Plan, Problem
from optsched.goals import GOALS
from optsched.model.board import Board
from optsched.model.build import allowed, build, literals_of, plan_from
from optsched.model.candidates import Candidates, all_candidates, fixed_rows, joined, row_keys
from optsched.model.facade import Model
from optsched.model.faces import CostedGoal
from optsched.model.lits import Cost
from optsched.rules import RULES
from optsched.solve.judge import stage_cost, values_of
from optsched.solve.search import Clock, Effort, search

LARGEST = 2**30
"""Objectives stay below this sum of coefficients (an overflow in presolve is known above 2^31)."""


@dataclass(frozen=True)
class Part:
    """What is free: these mandates, and the lunches and floating duties of these therapists."""

    mandates: frozenset[str]
    therapists: frozenset[str]


class Pool:
    """The candidates that the rules allow, mandate by mandate, made once for the whole run."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.board = Board(problem)
        self._tables: dict[tuple[str, bool], Candidates] = {}

    def candidates(self, mandates: Iterable[str], split: frozenset[str]) -> list[Candidates]:
        """Return the allowed candidates of some mandates; those in `split` with single weeks too."""
        wanted = [
            (key, key in split or key in self.uneven)
            for key in sorted(mandates, key=lambda key: self.board.mandate[key])
        ]
        for way in (False, True):
            missing = [key for key, divided in wanted if divided is way and (key, way) not in self._tables]
            if missing:
                self._fill(missing, way)
        return [self._tables[key] for key in wanted]

    def _fill(self, keys: list[str], split: bool) -> None:
        table = all_candidates(self.board, [self.problem.mandate[key] for key in keys], split)
        table = table.where(allowed(table, RULES))
        order = {self.board.mandate[key]: key for key in keys}
        for at, key in order.items():
            self._tables[key, split] = table.where(table.mandate == at)

    @cached_property
    def uneven(self) -> frozenset[str]:
        """Mandates whose weeks differ in hours, class time or own times: one time for all weeks may not exist."""
        every = self.problem.cycle.all_weeks
        therapists = {each.name for each in self.problem.therapists if any(h.window.weeks != every for h in each.hours)}
        classes = {each.key for each in self.problem.classes if any(b.window.weeks != every for b in each.blocks)}
        students = {each.student for each in self.problem.student_times if each.window.weeks != every}
        return frozenset(
            each.key
            for each in self.problem.mandates
            if each.student in students
            or therapists.intersection(self.problem.may_hold(each))
            or classes.intersection(self.board.classes_of(self.problem.student[each.student]))
        )


@dataclass(frozen=True)
class Outcome:
    """A part solved: the plan with the part's new placements, the part's cost and proven bound in this stage.

    `minutes_bound` is a bound on the part's missing minutes, from stage 1.
    """

    plan: Plan
    cost: int
    bound: int
    proven: bool
    minutes_bound: int = 0
    found: bool = True


@dataclass(frozen=True)
class Task:
    """One search: a part, a stage, which mandates may split their weeks, and whether it stands alone.

    `relaxed` leaves out what couples the part to others: it gives a bound, and never a plan. `slack` are
    minutes that a relaxed part may miss beyond its own, since others may be as good as their bounds;
    `slack_duties` and `slack_second` are the same for duty minutes and the cost of stage 2.
    """

    part: Part
    stage: int
    split: frozenset[str] = frozenset()
    relaxed: bool = False
    slack: int = 0
    slack_duties: int = 0
    slack_second: int = 0


def solve_part(
    pool: Pool,
    plan: Plan,
    task: Task,
    effort: Effort,
    clock: Clock,
    on_better: Callable[[float, float], None] | None = None,
) -> Outcome:
    """Improve one stage of one part, keeping what earlier stages have reached there."""
    people = np.array([pool.board.therapist[name] for name in sorted(task.part.therapists)])
    tables = [
        table.where(np.isin(table.therapist, people)) for table in pool.candidates(task.part.mandates, task.split)
    ]
    stands, old = _around(pool.problem, plan, task)
    given = replace(plan, placements=stands)
    kept = _free_rows(pool.board, tables, old) if not task.relaxed else []
    table = joined(pool.board, [*tables, *kept, fixed_rows(pool.board, stands)])
    model = build(table, RULES, task.part.therapists, given, task.part.mandates)
    _keep_lunches(model)
    objective, minute = _objective(model, task, plan)
    model.minimize(objective)
    found = search(model, literals_of(model, plan) if old else None, effort, clock, on_better)
    if found.values is None:
        return Outcome(plan, 0, 0, proven=False, found=False)
    made = plan_from(model, found.holds)
    minutes = _minutes_bound(found.bound, minute) if task.stage == 1 else 0
    if task.relaxed:
        return Outcome(plan, found.cost, found.bound, found.proven, minutes)
    return Outcome(_merged(plan, made, task.part), found.cost, found.bound, found.proven, minutes)


def _around(problem: Problem, plan: Plan, task: Task) -> tuple[tuple[Placement, ...], tuple[Placement, ...]]:
    """Return the placements that stand and touch the part, and those of the part that may move."""
    free, part = [], task.part
    students = {problem.mandate[key].student for key in part.mandates}
    schools = {problem.student[code].school for code in students}
    stands = []
    for each in plan.placements:
        if each.mandate in part.mandates and not each.locked:
            free.append(each)
        elif (each.therapist in part.therapists and (not task.relaxed or each.locked)) or (
            not task.relaxed and (each.student in students or each.school in schools)
        ):
            stands.append(each)
    return tuple(stands), tuple(free)


def _free_rows(board: Board, tables: list[Candidates], old: tuple[Placement, ...]) -> list[Candidates]:
    """Return the part's present placements that are not among its candidates (split weeks), as free rows."""
    rows = fixed_rows(board, old)
    known = {row for table in tables for row in row_keys(table)}
    new = np.array([row not in known for row in row_keys(rows)], dtype=bool)
    extra = rows.where(new)
    return [replace(extra, fixed=np.zeros(len(extra), dtype=bool))]


def _keep_lunches(model: Model) -> None:
    """Keep every lunch that locked sessions leave room for: no minute is worth one."""
    for therapist, week, day in model.lunches.days:
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


def _objective(model: Model, task: Task, plan: Plan) -> tuple[Cost, int]:
    """Return the stage's cost, and what one missing mandated minute weighs in it (stage 1)."""
    costs = {goal.name: goal.cost(model) for goal in GOALS if goal.stage <= task.stage and isinstance(goal, CostedGoal)}
    if task.stage == 1:
        return _first_objective(costs)
    _hold_first(model, costs, task, plan)
    if task.stage == 3:
        model.hold(_weighted(model.problem, costs, 2), _second_cost(model, plan) + task.slack_second)
    return _weighted(model.problem, costs, task.stage), 1


def _weighted(problem: Problem, costs: dict[str, Cost], stage: int) -> Cost:
    total = Cost()
    for goal in GOALS:
        if goal.stage == stage and goal.name in costs:
            total = total + costs[goal.name] * problem.weight(goal.name, goal.weight)
    return total


def _first_objective(costs: dict[str, Cost]) -> tuple[Cost, int]:
    """Weigh lunches above mandated minutes, and those above the minutes of floating duties."""
    minutes, duties, lunches = costs["minutes missing"], costs["duties missing"], costs["lunches missing"]
    minute = duties.constant + 1
    lunch = min(minute * (minutes.constant + 1), LARGEST // max(lunches.constant, 1))
    return lunches * lunch + minutes * minute + duties, minute


def _minutes_bound(bound: int, minute: int) -> int:
    """Turn a bound of stage 1 into one on missing minutes: the duties weigh less than one minute in all."""
    return max(-(-(bound - (minute - 1)) // minute), 0)


def _hold_first(model: Model, costs: dict[str, Cost], task: Task, plan: Plan) -> None:
    """Hold what stage 1 reached: each mandate and duty by itself where nothing is missing, else the sum."""
    lits, values = literals_of(model, plan)
    now = dict(zip(lits.tolist(), values.tolist(), strict=True)) | {model.true: 1}
    minutes, duties = _value(costs["minutes missing"], now), _value(costs["duties missing"], now)
    if minutes + task.slack:
        model.hold(costs["minutes missing"], minutes + task.slack)
    else:
        for rows in model.of_mandate.values():
            sessions = model.candidates.sessions[rows]
            placed = _value(Cost(model.lit[rows], sessions), now)
            if not model.candidates.fixed[rows].all():
                model.linear(model.lit[rows], sessions, placed, placed)
    if duties + task.slack_duties:
        model.hold(costs["duties missing"], duties + task.slack_duties)
    else:
        for at, owed in enumerate(model.duties.owed.tolist()):
            rows = np.flatnonzero(model.duties.part == at)
            model.linear(model.duty_lit[rows], model.duties.count[rows], owed, owed)


def _value(cost: Cost, now: dict[int, int]) -> int:
    pairs = zip(cost.lits.tolist(), cost.coefs.tolist(), strict=True)
    return cost.constant + sum(int(coef) * now[lit] for lit, coef in pairs)


def _second_cost(model: Model, plan: Plan) -> int:
    """Measure stage 2 over the mandates of the model: its goals are sums over mandates."""
    keys = {model.problem.mandates[at].key for at in model.mandates}
    mandates = tuple(each for each in model.problem.mandates if each.key in keys)
    previous = tuple(each for each in model.problem.previous if each.mandate in keys)
    small = replace(model.problem, mandates=mandates, previous=previous)
    mine = Plan(tuple(each for each in plan.placements if each.mandate in keys))
    return stage_cost(values_of(small, mine, 2), 2)


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
