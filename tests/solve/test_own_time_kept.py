"""Duties and lunches of a plan that people have are left where they are, or moved back."""

from dataclasses import replace

import pytest
from dated.weeks import planned, school
from instances import at, window

from optsched.domain import Duty, DutyTime, Lunch, Plan, Problem
from optsched.judge import breaches_in
from optsched.solve.own_time import whose_moved
from optsched.solve.part import Part, Task, solve_part
from optsched.solve.pool import Pool
from optsched.solve.search import Clock, Effort

NOTES = "Rivera notes"
HAD = ((1, "8:00"), (2, "8:00"), (3, "9:30"))


def with_notes(problem: Problem) -> Problem:
    duty = Duty(NOTES, "Rivera", "Notes", 30, 3, "week", window("8:00", "14:00"))
    return replace(problem, duties=(duty,))


def noted(plan: Plan, *when: tuple[int, str]) -> Plan:
    times = (DutyTime(NOTES, (1, 2, 3, 4), day, at(start), at(start) + 30) for day, start in when)
    return replace(plan, duties=tuple(times))


def solved(problem: Problem, plan: Plan, task: Task) -> Plan:
    outcome = solve_part(Pool(problem), plan, task, Effort(10.0, 1, 0, True), Clock(10.0, True))
    assert outcome.found
    assert not list(breaches_in(problem, outcome.plan))
    return outcome.plan


def drifted_of(before: Plan, is_lunch: bool) -> Plan:
    if not is_lunch:
        return noted(before, (1, "8:00"), (2, "11:00"), (4, "8:00"))
    lunches = (replace(each, start=each.start + 15, end=each.end + 15) for each in before.lunches)
    return replace(before, lunches=tuple(lunches))


@pytest.mark.parametrize("is_lunch", [False, True])
def test_what_moved_for_no_need_moves_back(is_lunch: bool) -> None:
    problem = with_notes(school())
    before = noted(planned(problem), *HAD)
    drifted = drifted_of(before, is_lunch)
    people = whose_moved(problem, before, drifted)
    assert people == ({each.therapist for each in before.lunches} if is_lunch else {"Rivera"})
    made = solved(problem, drifted, Task(Part(frozenset(), people), 2, keeps=before))
    assert whose_moved(problem, before, made) == frozenset()
    assert eaten(made) == eaten(before)


def test_what_cannot_move_back_comes_as_near_as_it_can() -> None:
    problem = with_notes(school())
    before = noted(planned(problem), (0, "9:30"), *HAD[1:])
    problem = replace(problem, duties=(replace(problem.duties[0], window=window("10:00", "14:00", (0, 1))),))
    drifted = noted(before, (1, "13:00"))
    made = solved(problem, drifted, Task(Part(frozenset(), frozenset({"Rivera"})), 2, keeps=before))
    assert {(each.day, each.start) for each in made.duties} == {(0, at("10:00"))}


def test_what_stands_stays_when_a_session_is_placed() -> None:
    problem = with_notes(school())
    before = noted(planned(problem), *HAD)
    missing = replace(before, placements=before.placements[1:])
    part = Part(frozenset({before.placements[0].mandate}), frozenset({"Rivera"}))
    made = solved(problem, missing, Task(part, 1, keeps=before, stands=True))
    assert len(made.placements) == len(before.placements)
    assert whose_moved(problem, before, made) == frozenset()


def eaten(plan: Plan) -> set[Lunch]:
    return {replace(each, weeks=(week,)) for each in plan.lunches for week in each.weeks}
