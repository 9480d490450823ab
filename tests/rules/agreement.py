"""Whether the two faces of a rule agree: over every small plan of a tiny problem, the model allows a plan
exactly when the check finds no breach in it.

A case names one rule, and the rules it builds on; `assert_agrees` also shows that the case can fail: without the
model face, and without the check, the two no longer agree. Import as `from rules.agreement import ...`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from instances import at, school_small
from ortools.sat.python import cp_model

from optsched.domain import Cycle, Plan, Problem, Rule, Window
from optsched.model.board import Board
from optsched.model.build import EMPTY_PLAN, allowed, build, plan_from
from optsched.model.candidates import Candidates, all_candidates, fixed_rows, joined
from optsched.model.facade import Model
from optsched.rules import RULES

Chosen = frozenset[int]
"""A plan by the positions of what is in it: free candidates, then lunches, then floating duties."""


@dataclass(frozen=True)
class Case:
    """All plans of `problem` with at most `most` things in them, beside the placements that `given` has.

    `beside` are the codes of rules that hold as well. `split` adds single weeks to every pattern, `only` keeps
    some of the candidates. Lunches and floating duties of therapists who are not `planned` (all are, if it is
    None) stand as `given` has them.
    """

    code: str
    problem: Problem
    beside: tuple[str, ...] = ()
    most: int = 2
    split: bool = False
    given: Plan = EMPTY_PLAN
    only: Callable[[Candidates], Any] | None = None
    planned: tuple[str, ...] | None = None


def rule(code: str) -> Rule:
    """Return the rule of this code; a rule that was taken out of RULES is missed here."""
    return {each.code: each for each in RULES}[code]


def assert_agrees(case: Case) -> None:
    base, own = [rule(code) for code in case.beside], rule(case.code)
    every = _plans(case, base)
    clean = {chosen for chosen, plan in every.items() if not _breaks(case.problem, [*base, own], plan)}
    by_base = {chosen for chosen, plan in every.items() if not _breaks(case.problem, base, plan)}
    may = _allowed(case, [*base, own])
    assert may == clean, _say(every, clean ^ may)
    assert any(may), "no plan with something in it is allowed"
    assert _allowed(case, base) - clean, "without its model face the rule would not be missed"
    assert by_base - may, "without its check the rule would not be missed"


def assert_never_broken(case: Case) -> None:
    """No plan that the model can hold breaks the rule, whatever other rules say."""
    every = _plans(case, [])
    assert len(every) > 1
    assert not [plan for plan in every.values() if _breaks(case.problem, [rule(case.code)], plan)]


def _table(case: Case) -> Candidates:
    board = Board(case.problem)
    free = all_candidates(board, case.problem.mandates, case.split)
    if case.only is not None:
        free = free.where(case.only(free))
    return joined(board, [free, fixed_rows(board, case.given.placements)])


def _built(case: Case, table: Candidates, rules: list[Rule]) -> Model:
    everybody = tuple(each.name for each in case.problem.therapists)
    planned = everybody if case.planned is None else case.planned
    return build(table, rules, frozenset(planned), case.given)


def _choices(model: Model) -> list[int]:
    """Return the literals that make a plan; those of auxiliary words follow from them."""
    free = model.lit[~model.candidates.fixed]
    return [*free.tolist(), *model.lunch_lit.tolist(), *model.duty_lit.tolist()]


def _plans(case: Case, base: list[Rule]) -> dict[Chosen, Plan]:
    """Return every small plan; who shares a session is read as the other rules leave it."""
    model = _built(case, _table(case), base)
    lits = _choices(model)
    found = {}
    for size in range(case.most + 1):
        for chosen in combinations(range(len(lits)), size):
            holds = {model.true, *(lits[each] for each in chosen)}
            found[frozenset(chosen)] = plan_from(model, holds.__contains__)
    return found


def _breaks(problem: Problem, rules: list[Rule], plan: Plan) -> bool:
    return any(
        not breach.given
        for each in rules
        for subject in each.subjects(problem)
        for breach in each.check(subject, problem, plan)
    )


def _allowed(case: Case, rules: list[Rule]) -> set[Chosen]:
    """Return the small plans that the model allows."""
    table = _table(case)
    marks = allowed(table, rules)
    model = _built(case, table.where(marks), rules)
    lits = _choices(model)
    model.at_most(np.array(lits, dtype=np.int64), 1, case.most)
    number = np.count_nonzero(~table.fixed)
    kept = np.flatnonzero(marks[~table.fixed]).tolist()
    positions = [*kept, *range(number, number + len(lits) - len(kept))]
    return {frozenset(positions[each] for each in chosen) for chosen in _solutions(model, lits)}


def _solutions(model: Model, lits: list[int]) -> set[Chosen]:
    """Return every solution by the positions of the literals that hold in it."""
    collector = _Collector(lits)
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    assert solver.solve(model.cp, collector) == cp_model.OPTIMAL
    return collector.found


class _Collector(cp_model.CpSolverSolutionCallback):
    def __init__(self, lits: list[int]) -> None:
        super().__init__()
        self.lits = lits
        self.found: set[Chosen] = set()

    def on_solution_callback(self) -> None:
        self.found.add(frozenset(each for each, lit in enumerate(self.lits) if self.SolutionBooleanValue(lit)))


def _say(every: dict[Chosen, Plan], differing: set[Chosen]) -> str:
    first = min(differing, key=lambda chosen: (len(chosen), sorted(chosen)))
    return f"{len(differing)} of {len(every)} plans, such as {every.get(first, sorted(first))}"


def tiny(
    *mandates: str, start: str = "9:00", end: str = "10:30", days: int = 1, weeks: int = 2, grid: int = 30
) -> Problem:
    """The small school cut to a few mandates, days, weeks and hours, on a coarse grid."""
    small = school_small()
    week = Cycle(weeks, small.cycle.days[:days], grid=grid)

    def cut(window: Window) -> Window:
        return replace(window, days=week.all_days, weeks=week.all_weeks)

    hours = Window(week.all_days, week.all_weeks, at(start), at(end))
    return replace(
        small,
        cycle=week,
        schools=tuple(replace(each, open=tuple(map(cut, each.open))) for each in small.schools),
        classes=tuple(
            replace(each, blocks=tuple(replace(block, window=cut(block.window)) for block in each.blocks))
            for each in small.classes
        ),
        therapists=tuple(
            replace(each, hours=tuple(replace(own, window=hours) for own in each.hours)) for each in small.therapists
        ),
        mandates=tuple(small.mandate[key] for key in mandates),
    )
