"""What stands around a part while it is searched."""

from dataclasses import replace

import numpy as np
import pytest
from instances import LINCOLN, at, place, plan_of, school_small, window
from rules.support import ADAMS
from rules.tiny_therapists import lunch_hours, two_schools
from tiny import ALONE, ot, present, tiny

from optsched.domain import Plan, StudentTime
from optsched.solve.beyond import Beyond, Near, keys
from optsched.solve.part import Part, Task, solve_part
from optsched.solve.pool import Pool
from optsched.solve.search import Clock, Effort


def test_what_stands_of_a_mandate_stands_whole() -> None:
    """Half of Ben's mandate is elsewhere with somebody else; counted by half, it would seem to lack sessions."""
    problem = school_small()
    here = place(problem, "Ben OT", 2, "9:00", weeks=(1, 2))
    there = replace(here, session="away", weeks=(3, 4), therapist="Chen", school="Oak", student="Ben")
    ann = place(problem, "Ann OT", 1, "9:30")
    plan = plan_of(here, there, ann)
    part = Part(frozenset({"Ann OT"}), frozenset({"Rivera"}))
    outcome = solve_part(Pool(problem), plan, Task(part, 3), Effort(5.0), Clock(5.0))
    assert outcome.found
    assert {here.weeks, there.weeks} == {each.weeks for each in outcome.plan.of_mandate["Ben OT"]}


def test_no_later_stage_may_drop_a_lunch_between_two_schools(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if dropping it were what stage 2 wanted most."""
    problem = lunch_hours(two_schools((LINCOLN, "9:00", "11:30"), (ADAMS, "11:30", "14:30")), until="13:00")
    pool, part = Pool(problem), Part(frozenset(problem.demand), frozenset({"Rivera"}))
    plan = solve_part(pool, Plan(), Task(part, 1, way="jump"), Effort(5.0), Clock(5.0)).plan
    assert {each.school for each in plan.placements} == {LINCOLN, ADAMS}
    assert len(plan.lunches) == 1
    monkeypatch.setattr(
        "optsched.solve.part.weighted", lambda problem, costs, stage: replace(costs["lunches missing"] * -1, constant=0)
    )
    eating = Part(frozenset(), part.therapists)
    assert len(solve_part(pool, plan, Task(eating, 2), Effort(5.0), Clock(5.0)).plan.lunches) == 1


def test_a_caseload_asked_for_whole_is_not_asked_for_more_than_its_places_hold() -> None:
    """Ann is owed two sessions on different days, and there is one day."""
    problem = present(tiny(ot("Ann", 2), ot("Ben")), Rivera=(("8:30", "9:30"),))
    part = Part(frozenset(problem.demand), frozenset(each.name for each in problem.therapists))
    outcome = solve_part(Pool(problem), Plan(), Task(part, 1, way="jump"), Effort(5.0), Clock(5.0))
    assert outcome.found
    assert sorted(outcome.plan.session_weeks.values()) == [1, 1]


def test_a_caseload_too_large_for_its_hours_is_placed_as_far_as_it_goes() -> None:
    """Three sessions and an hour for two: asked for all there is no plan, asked for most there is."""
    problem = present(
        tiny(*(ot(name, grouping="individual") for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),)
    )
    part = Part(frozenset(problem.demand), frozenset(each.name for each in problem.therapists))
    whole = Task(part, 1, way="large")
    asked = replace(whole, way="jump")
    assert not solve_part(Pool(problem), Plan(), asked, Effort(5.0), Clock(5.0)).found
    most = solve_part(Pool(problem), Plan(), whole, Effort(5.0), Clock(5.0))
    assert most.found
    assert sum(most.plan.session_weeks.values()) == 2


def test_only_what_is_near_the_best_is_looked_at_and_what_stands_may_stay() -> None:
    """9:00 and 9:30 miss as little; 9:30 alone is near, then nothing is."""
    problem = present(tiny(ot("Ann", **ALONE)), Rivera=(("8:00", "10:00"),))
    pool, part = Pool(problem), Part(frozenset(problem.demand), frozenset({"Rivera"}))
    plan = plan_of(replace(place(problem, "Ann OT", 0, "8:30", weeks=(1,)), place="Therapy"))
    ann, rivera = np.array([0]), pool.board.therapist["Rivera"]
    late = Beyond(ann, keys(ann, rivera, False, 0, 570, 1), np.array([5.0]))
    for most, start in ((5.0, 570), (4.0, 510)):
        task = Task(part, 3, near=Near(late, most))
        (held,) = solve_part(pool, plan, task, Effort(5.0), Clock(5.0)).plan.placements
        assert held.start == start


@pytest.mark.parametrize(("reach", "start"), [(0, "8:00"), (30, "8:30"), (60, "9:00"), (None, "9:00")])
def test_what_moves_in_its_day_only_moves_no_farther_than_asked(reach: int | None, start: str) -> None:
    """Writing is until 9:00; the later half of it costs less to miss, since the best time is Ann's from 8:30."""
    problem = present(tiny(ot("Ann", **ALONE), days=2), Rivera=(("8:00", "9:30"),))
    wish = StudentTime("Ann", window("8:30", "9:30", (0, 1), (1,)), "best")
    problem = replace(problem, student_times=(wish,))
    pool, part = Pool(problem), Part(frozenset(problem.demand), frozenset({"Rivera"}))
    plan = plan_of(replace(place(problem, "Ann OT", 0, "8:00", weeks=(1,)), place="Therapy"))
    outcome = solve_part(pool, plan, Task(part, 3, reach=reach), Effort(5.0), Clock(5.0))
    (held,) = outcome.plan.placements
    assert held.start == at(start)
    assert reach is None or held.day == 0
