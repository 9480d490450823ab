"""What stages 2 and 3 have proven, when a plan changes under them."""

from dataclasses import replace

import pytest
from instances import window
from tiny import ALONE, ot, present, tiny

from optsched.domain import Duty
from optsched.solve import SolveOptions, later
from optsched.solve.blocks import blocks_of
from optsched.solve.district import Run
from optsched.solve.first import first_stage
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
