"""A plan soon: whose turn it is, and what is done about those who were left out."""

import random
from dataclasses import replace

import numpy as np
import pytest
from instances import at
from ortools.sat.python import cp_model
from tiny import ALONE, ot, present, tiny

from optsched.domain import Level, Plan, Problem, StudentTime, Window
from optsched.model.build import build
from optsched.model.candidates import joined
from optsched.model.facade import Model
from optsched.rules import RULES
from optsched.solve import hardest
from optsched.solve.hardest import Turns, hardest_first
from optsched.solve.part import Outcome, Part, Task, solve_part
from optsched.solve.pool import Pool
from optsched.solve.search import Clock, Effort, Found

SLOTS = ("8:30", "9:00", "9:30", "10:00")


def kept_to(places: dict[str, tuple[str, ...]], end: str = "10:00") -> Problem:
    """Half hours from 8:30 with Rivera, alone; each child may be seen at some of them only."""
    problem = present(tiny(*(ot(name, **ALONE) for name in places)), Rivera=(("8:30", end),))
    times = tuple(
        StudentTime(name, Window(problem.cycle.all_days, problem.cycle.all_weeks, at(start), at(start) + 30), "never")
        for name, allowed in places.items()
        for start in SLOTS
        if start not in allowed
    )
    return replace(problem, student_times=times)


def one_of_three() -> Problem:
    """Ann at 8:30 or, cheaper, at 9:00; Ben and Cal at 9:00 or 9:30: in that order, Cal is left out."""
    return kept_to({"Ann": ("8:30", "9:00"), "Ben": ("9:00", "9:30"), "Cal": ("9:00", "9:30")})


def everything(problem: Problem) -> Part:
    return Part(frozenset(problem.demand), frozenset(each.name for each in problem.therapists))


def model_of(problem: Problem) -> Model:
    pool = Pool(problem)
    tables = pool.candidates(problem.demand, frozenset())
    return build(joined(pool.board, tables), RULES, everything(problem).therapists, Plan(), problem.demand)


def order_of(model: Model, turns: Turns, turn: int = 0) -> list[str]:
    """Return the mandates in the order in which they are decided."""
    at_lit = dict(zip(model.lit.tolist(), model.candidates.mandate.tolist(), strict=True))
    mandates = [at_lit[lit] for lit in turns.order(turn).tolist() if lit in at_lit]
    return [model.problem.mandates[each].key for each in dict.fromkeys(mandates)]


def hardest_of(problem: Problem) -> Plan:
    return outcome_of(problem).plan


def outcome_of(problem: Problem) -> Outcome:
    """Plan with one worker, which needs no clock."""
    effort = Effort(5.0, workers=1, reproducible=True)
    task = Task(everything(problem), 1, way="hardest")
    return solve_part(Pool(problem), Plan(), task, effort, Clock(60.0, reproducible=True))


def test_who_has_the_fewest_places_comes_first() -> None:
    model = model_of(kept_to({"Ann": SLOTS[:3], "Ben": ("8:30",), "Cal": SLOTS[:2]}))
    assert order_of(model, Turns(model, random.Random(0))) == ["Ben OT", "Cal OT", "Ann OT"]


def test_who_was_left_out_comes_first_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """At least half of that share of three mandates ahead, and chance moves nobody."""
    monkeypatch.setattr(hardest, "AHEAD", 2.0)
    monkeypatch.setattr(hardest, "NOISE", 0.0)
    model = model_of(kept_to({"Ann": SLOTS[:3], "Ben": ("8:30",), "Cal": SLOTS[:2]}))
    turns = Turns(model, random.Random(0))
    turns.put_first([0])
    assert order_of(model, turns, turn=2)[0] == "Ann OT"


def test_the_first_place_is_the_cheapest_or_the_one_that_others_want_least() -> None:
    """At 8:30 Writing would be missed, at 9:00 WIN, and at 9:30 WIN where nobody but Ann is."""
    model = model_of(kept_to({"Ann": ("8:30", "9:00", "9:30"), "Ben": ("8:30", "9:00"), "Cal": ("8:30",)}))
    turns = Turns(model, random.Random(0))
    anns = model.candidates_of("Ann OT")
    start = dict(zip(model.lit[anns].tolist(), model.candidates.start[anns].tolist(), strict=True))
    firsts = [next(start[lit] for lit in turns.order(turn).tolist() if lit in start) for turn in (0, 1)]
    assert firsts == [at("9:00"), at("9:30")]


def test_nobody_is_left_out_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the first turn's order there is no place for Cal; who never looks back finds one in a later turn."""
    model = model_of(one_of_three())
    turns: list[int] = []

    def without_looking_back(cp: cp_model.CpModel, **_: object) -> Found:
        """Take each place in the order of the model's strategy that no earlier one is in the way of."""
        table, held = model.candidates, set[int]()
        row_of = {lit: row for row, lit in enumerate(model.lit.tolist())}
        for term in cp.Proto().search_strategy[0].exprs:
            row = row_of.get(term.vars[0])
            if row is not None and all(
                table.mandate[row] != table.mandate[other] and table.start[row] != table.start[other] for other in held
            ):
                held.add(row)
        turns.append(len(held))
        values = np.zeros(len(cp.Proto().variables), dtype=bool)
        values[model.lit[list(held)]] = True
        return Found(values, 3 - len(held), 0, proven=False)

    monkeypatch.setattr(hardest, "first_found", without_looking_back)
    found = hardest_first(model, Effort(5.0, workers=1, reproducible=True), Clock(60.0, reproducible=True))
    assert turns[0] == 2
    assert (turns[-1], found.cost) == (3, 0)


def test_what_cannot_be_placed_is_left_out_and_the_rest_is_not() -> None:
    problem = kept_to({"Ann": ("8:30",), "Ben": ("8:30",), "Cal": SLOTS[:3], "Dee": ()})
    placed = hardest_of(problem).session_weeks
    assert placed.pop("Cal OT") == 1
    assert list(placed.values()) == [1]


def test_a_share_is_kept_where_that_costs_no_session() -> None:
    """Two a week, one in the class: 8:30 is Writing, pull-out only at other times."""
    problem = tiny(ot("Ann", 2, setting="combined", push_in_share=50, **ALONE), days=2)
    rows = hardest_of(problem).placements
    assert sorted(each.setting for each in rows) == ["pull-out", "push-in"]


def test_a_share_gives_way_to_a_session() -> None:
    """Rivera is there for Writing only, twice, where nobody is pulled out: both are push-ins, or one is missing."""
    problem = tiny(ot("Ann", 2, setting="combined", push_in_share=50, **ALONE), days=2)
    closed = replace(problem.activities[0], pull_out=Level.NEVER)
    problem = replace(present(problem, Rivera=(("8:00", "9:00"),)), activities=(closed, *problem.activities[1:]))
    assert [each.setting for each in hardest_of(problem).placements] == ["push-in", "push-in"]


def test_nothing_is_proven_by_searches_that_keep_to_shares() -> None:
    """Not even that nothing is missing, which takes no proof."""
    outcome = outcome_of(kept_to({"Ann": ("8:30", "9:00")}))
    assert outcome.found
    assert (outcome.bound, outcome.minutes_bound, outcome.proven) == (0, 0, False)


def test_no_shape_of_crowding_depends_on_the_order_of_rows() -> None:
    model = model_of(one_of_three())
    table, want = model.candidates, np.ones(len(model.problem.mandates))
    there = hardest._crowd(table, want)
    turned = hardest._crowd(table.where(np.arange(len(table))[::-1]), want)
    assert there.tolist() == turned[::-1].tolist()
