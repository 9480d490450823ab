"""How stage 1 shares its time."""

import pytest
from tiny import ALONE, ot, present, tiny

from optsched.solve import SolveOptions, first
from optsched.solve.blocks import blocks_of
from optsched.solve.district import Run
from optsched.solve.part import Outcome, Task
from optsched.solve.pool import Pool
from optsched.solve.search import Clock


def test_a_reproducible_search_for_most_minutes_knows_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three alone and an hour for two; the first search takes a minute, and the second still comes."""
    problem = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),))
    options, clock = SolveOptions(reproducible=True), Clock(20.0, reproducible=True)
    run = Run(problem, options, clock, Pool(problem), blocks_of(problem))
    asked = []

    def improve(task: Task, seconds: float, doing: str, patience: float | None = None) -> Outcome:
        asked.append(seconds)
        clock.started -= 60
        return Outcome(run.plan, 0, 0, proven=False, found=False)

    monkeypatch.setattr(run, "improve", improve)
    first.place_most(run, run.blocks.parts[0], 10.0)
    assert asked == [10.0, 10.0]
