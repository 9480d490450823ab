"""What stage 1 does about sessions that are missing when every caseload has had its turn."""

from dataclasses import replace

from instances import place, plan_of
from tiny import ALONE, ot, over_full, present, speech, tiny

from optsched.domain import Problem
from optsched.solve import Progress, SolveOptions
from optsched.solve.blocks import blocks_of
from optsched.solve.district import Run
from optsched.solve.first import make_way
from optsched.solve.part import Part, Task
from optsched.solve.pool import Pool
from optsched.solve.search import Clock


def run_of(problem: Problem) -> Run:
    return Run(problem, SolveOptions(), Clock(20.0), Pool(problem), blocks_of(problem))


def test_a_child_s_other_service_makes_way() -> None:
    """Rivera is there for half an hour, in which Ann is with Chen, who has two."""
    problem = tiny(ot("Ann", **ALONE), speech("Ann", **ALONE))
    problem = present(problem, Rivera=(("9:00", "9:30"),), Chen=(("8:00", "10:00"),))
    run = run_of(problem)
    run.plan = plan_of(replace(place(problem, "Ann Sp", 0, "9:00", therapist="Chen"), weeks=(1,)))
    make_way(run, Part(frozenset({"Ann OT"}), frozenset({"Rivera"})), 5.0)
    assert run.minutes_missing() == 0


def test_where_few_starts_have_no_place_all_are_looked_at() -> None:
    """Rivera's half hour begins at 9:05, and Chen has Ann then."""
    problem = tiny(ot("Ann", **ALONE), speech("Ann", **ALONE))
    problem = present(
        replace(problem, cycle=replace(problem.cycle, grid=5)), Chen=(("8:00", "10:00"),), Rivera=(("9:05", "9:35"),)
    )
    run = run_of(problem)
    run.plan = plan_of(replace(place(problem, "Ann Sp", 0, "9:00", therapist="Chen"), weeks=(1,)))
    make_way(run, Part(frozenset({"Ann OT"}), frozenset({"Rivera"})), 20.0)
    assert run.minutes_missing() == 0


def test_better_plans_are_told_of_while_a_search_goes_on() -> None:
    """Three of Ann's, Ben's and Cal's six sessions have no place."""
    problem, told = over_full(), list[Progress]()
    run = replace(run_of(problem), on_progress=told.append)
    everything = Part(frozenset(problem.demand), frozenset({"Rivera"}))
    outcome = run.solve(Task(everything, 1), 5.0, "a first plan")
    assert run.minutes_missing() == 180  # nothing of it is kept by `solve`
    assert [each.placed for each in told] == sorted({0, *(each.placed for each in told)})
    assert told[-1].placed == 120
    assert outcome.found
