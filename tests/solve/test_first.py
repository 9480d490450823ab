"""How stage 1 shares its time."""

import pytest
from tiny import ALONE, ot, present, tiny

from optsched.domain import Problem
from optsched.solve import SolveOptions, first
from optsched.solve.blocks import blocks_of
from optsched.solve.bound import Ask
from optsched.solve.district import Run
from optsched.solve.part import Outcome, Task
from optsched.solve.pool import Pool
from optsched.solve.proving import price
from optsched.solve.search import Clock


def run_of(problem: Problem) -> Run:
    options, clock = SolveOptions(reproducible=True), Clock(20.0, reproducible=True)
    return Run(problem, options, clock, Pool(problem), blocks_of(problem))


def test_a_reproducible_search_for_most_minutes_knows_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three alone and an hour for two; the first search takes a minute, and the second still comes."""
    problem = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),))
    run, asked = run_of(problem), []

    def improve(task: Task, seconds: float, doing: str, patience: float | None = None) -> Outcome:
        asked.append(seconds)
        run.clock.started -= 60
        return Outcome(run.plan, 0, 0, proven=False, found=False)

    monkeypatch.setattr(run, "improve", improve)
    first.place_most(run, run.blocks.parts[0], 10.0)
    assert asked == [10.0, 10.0]


def test_a_first_plan_is_looked_for_where_it_is_cheap() -> None:
    """Half of a Monday misses core teaching; local search without prices would take any of it."""
    run = run_of(present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben"))), Rivera=(("8:00", "10:00"),)))
    part = run.blocks.parts[0]
    assert first._place_cheaply(run, part, 0, price(run, part, Ask(3), 5.0).beyond)
    assert {each.start for each in run.plan.placements} == {540, 570}


def test_where_the_cheap_places_are_too_few_there_is_no_cheap_plan() -> None:
    """Three alone, and an hour for two."""
    run = run_of(present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("9:00", "10:00"),)))
    part = run.blocks.parts[0]
    assert not first._place_cheaply(run, part, 0, price(run, part, Ask(3), 5.0).beyond)


def test_a_crowd_is_placed_where_days_hold_most() -> None:
    """Three alone, and an hour for two."""
    people = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),))
    run = run_of(people)
    part = run.blocks.parts[0]
    priced = first._place_crowd(run, part, part, 10.0)
    assert priced.ask.stage == 1
    assert priced.bound == run.minutes_missing() == 30
    assert {each.start for each in run.plan.placements} == {510, 540}
