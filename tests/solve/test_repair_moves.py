"""A repair that places nothing more moves nothing."""

import random
import sys
from dataclasses import replace

import pytest
from instances import place, plan_of, school_small

from optsched.domain import Plan, Problem
from optsched.solve import SolveOptions, repair
from optsched.solve.blocks import blocks_of
from optsched.solve.district import Run
from optsched.solve.part import Part, Task
from optsched.solve.pool import Pool
from optsched.solve.search import Clock

MON, TUE = 0, 1


def run_of(problem: Problem, plan: Plan) -> Run:
    run = Run(problem, SolveOptions(time_limit=5), Clock(5.0, True), Pool(problem), blocks_of(problem), None)
    run.plan, run.chance = plan, random.Random(0)
    return run


@pytest.mark.parametrize(("is_more", "stays"), [(False, True), (True, False)])
def test_what_is_as_good_elsewhere_stays(is_more: bool, stays: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", MON, "9:30")
    elsewhere = (replace(ann, day=TUE), *([place(problem, "Ben OT", TUE, "10:00")] if is_more else []))
    run = run_of(problem, plan_of(ann))

    def drifts(*_: object, **__: object) -> None:
        run.plan = plan_of(*elsewhere)

    monkeypatch.setattr(run, "improve", drifts)
    task = Task(Part(frozenset({"Ann OT", "Ben OT"}), frozenset({"Rivera"})), 1, way="repair")
    improve = sys.modules[repair.__module__]._improve
    assert improve(run, task, "around") == is_more
    assert (run.plan.placements == (ann,)) == stays
