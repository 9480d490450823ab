"""What stages 2 and 3 have proven, when a plan changes under them."""

from dataclasses import replace

import pytest
from instances import place, plan_of, window
from tiny import ALONE, ot, present, tiny

from optsched.domain import Duty
from optsched.solve import SolveOptions, later
from optsched.solve.blocks import blocks_of
from optsched.solve.district import Run
from optsched.solve.first import first_stage
from optsched.solve.part import Part
from optsched.solve.pool import Pool
from optsched.solve.search import Clock
from optsched.solve.team import Team


def test_what_was_proven_of_plans_with_more_duties_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session that is placed at last may take the time of a duty: bounds spoke of plans that miss none."""
    problem = present(tiny(ot("Ann", **ALONE)), Rivera=(("8:00", "10:00"),))
    notes = Duty("notes", "Rivera", "Notes", 30, 1, "week", window("8:00", "10:00", (0,), (1,)))
    problem = replace(problem, duties=(notes,))
    options, clock = SolveOptions(reproducible=True), Clock(20.0, reproducible=True)
    run = Run(problem, options, clock, Pool(problem), blocks_of(problem))

    def lose_the_duty(run: Run, share: float) -> None:
        run.plan = replace(run.plan, duties=())

    with Team(run) as team:
        first_stage(run, team)
        run.bounds.note(2, 5)
        later.third_stage(run, team)
        assert run.minutes_idle() == 0
        assert run.bounds.searched[2] == 5
        run.bounds.note(3, 5)
        monkeypatch.setattr(later, "insert", lose_the_duty)
        later.third_stage(run, team)
    assert run.minutes_idle() == 30
    assert not {2, 3} & {*run.bounds.searched, *run.bounds.parts}


def combined() -> tuple[Run, Part]:
    """Ann is to be in class for one of two sessions a week, and is taken out for both."""
    problem = tiny(ot("Ann", 2, setting="combined", push_in_share=50), days=2)
    options, clock = SolveOptions(reproducible=True), Clock(20.0, reproducible=True)
    run = Run(problem, options, clock, Pool(problem), blocks_of(problem))
    run.plan = plan_of(*(place(problem, "Ann OT", day, "9:00", weeks=(1,)) for day in (0, 1)))
    return run, run.blocks.parts[0]


def test_a_caseload_whose_shares_are_off_is_looked_for_with_every_share() -> None:
    run, part = combined()
    assert run.cost(2) == 30
    later.settle_shares(run, part, 5.0)
    assert run.cost(2) == 0
    assert run.minutes_missing() == 0


def test_a_plan_that_is_worse_in_what_else_stage_2_asks_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    run, part = combined()
    later.settle_shares(run, part, 5.0)
    best = run.plan

    def lose_everything(run: Run, part: Part, seconds: float, keeps_shares: bool) -> None:
        run.plan = plan_of()

    monkeypatch.setattr(later, "make_way", lose_everything)
    later.settle_shares(run, part, 5.0)
    assert run.plan is best
