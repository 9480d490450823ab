"""The first plan of a caseload."""

from dataclasses import replace

import pytest
from tiny import ALONE, ot, present, tiny

from optsched.arithmetic.pools import pools_of
from optsched.domain import Problem, StudentTime, Window
from optsched.solve import SolveOptions, placing
from optsched.solve.beyond import Near
from optsched.solve.blocks import blocks_of
from optsched.solve.bound import Ask, Priced
from optsched.solve.district import Run
from optsched.solve.part import Outcome, Part, Task
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
    placing.place_most(run, run.blocks.parts[0], 10.0)
    assert asked == [10.0, 10.0]


def test_a_first_plan_is_looked_for_where_it_is_cheap() -> None:
    """Half of a Monday misses core teaching; local search without prices would take any of it."""
    run = run_of(present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben"))), Rivera=(("8:00", "10:00"),)))
    part = run.blocks.parts[0]
    assert placing._place_cheaply(run, part, 0, price(run, part, Ask(3), 5.0).beyond)
    assert {each.start for each in run.plan.placements} == {540, 570}


def test_where_the_cheap_places_are_too_few_there_is_no_cheap_plan() -> None:
    """Three alone, and an hour for two."""
    run = run_of(present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("9:00", "10:00"),)))
    part = run.blocks.parts[0]
    assert not placing._place_cheaply(run, part, 0, price(run, part, Ask(3), 5.0).beyond)


def test_a_crowd_is_placed_where_days_hold_most() -> None:
    """Three alone, and an hour for two."""
    people = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),))
    run = run_of(people)
    part = run.blocks.parts[0]
    priced = placing._place_crowd(run, part, part, 10.0, 10.0)
    assert priced.ask.stage == 1
    assert priced.bound == run.minutes_missing() == 30
    assert {each.start for each in run.plan.placements} == {510, 540}


def test_a_caseload_that_may_be_too_large_and_is_not_is_placed_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three who may share, and an hour; nobody has to look for the hardest first."""
    monkeypatch.setattr(placing, "_place_soon", lambda *_: pytest.fail("every minute has a place"))
    run = run_of(present(tiny(*(ot(name) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),)))
    part = run.blocks.parts[0]
    assert placing._place_crowd(run, part, part, 10.0, 10.0).bound == run.minutes_missing() == 0


def test_what_a_bottleneck_must_miss_is_not_asked_for() -> None:
    """Ann and Ben have one half hour alone, and Cal another."""
    problem = tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal")))
    never = [StudentTime(each, Window((0,), (1,), 8 * 60, 9 * 60 + 30), "never") for each in ("Ann", "Ben")]
    run = run_of(replace(problem, student_times=tuple(never)))
    part = run.blocks.parts[0]
    near = Near(price(run, part, Ask(3, 30), 5.0).beyond, 40.0)
    assert not placing._place_all(run, part, near, 10.0)
    run.bounds.bottlenecks = pools_of(run.pool.board)[0].bottlenecks
    assert placing._place_all(run, part, near, 10.0)
    assert run.minutes_missing() == 30
    assert run.missing()
    assert not run.short()


def test_a_district_of_one_caseload_has_a_plan_before_its_days_are_priced(monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_of(present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben"))), Rivera=(("8:00", "10:00"),)))
    part, missing, priced = run.blocks.parts[0], list[int](), placing.price

    def noted(run: Run, part: Part, ask: Ask, seconds: float) -> Priced:
        missing.append(run.minutes_missing())
        return priced(run, part, ask, seconds)

    monkeypatch.setattr(placing, "FEW_PLACES", 0)
    monkeypatch.setattr(placing, "price", noted)
    placing.place_first(run, part, part, 20.0, is_crowded=False)
    assert missing == [0]
