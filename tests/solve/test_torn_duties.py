"""A duty that has no time in all weeks of a plan that stands is done at another time in each."""

from dataclasses import replace

import pytest
from instances import LINCOLN, at, change_therapist, place, plan_of, school_small, window

from optsched.domain import Duty, DutyTime, Hours, Plan, Problem
from optsched.domain.accounts import lacking_duties
from optsched.judge import breaches_in
from optsched.solve.part import Part, Task, solve_part
from optsched.solve.pool import Pool
from optsched.solve.search import Clock, Effort

NOTES, MON = "Rivera notes", 0


def with_notes(times: int = 1, end: str = "10:30") -> Problem:
    duty = Duty(NOTES, "Rivera", "Notes", 30, times, "week", window("9:30", end, (MON,)))
    return replace(school_small(), duties=(duty,))


def standing(problem: Problem) -> Plan:
    """Ann is seen at 9:30 in weeks 1 and 3, Ben at 10:00 in weeks 2 and 4: 30 minutes are left in each week."""
    ann = place(problem, "Ann OT", MON, "9:30", weeks=(1, 3), locked=True)
    ben = place(problem, "Ben OT", MON, "10:00", weeks=(2, 4), locked=True)
    return plan_of(ann, ben)


def repaired(problem: Problem, plan: Plan, tears: bool = True) -> Plan:
    task = Task(Part(frozenset(), frozenset({"Rivera"})), 1, way="repair", keeps=plan, stands=True, tears=tears)
    outcome = solve_part(Pool(problem), plan, task, Effort(10.0, 1, 0, True), Clock(10.0, True))
    assert outcome.found
    assert not [each for each in breaches_in(problem, outcome.plan) if not each.given]
    return outcome.plan


def when(plan: Plan) -> dict[int, set[int]]:
    return {week: {each.start for each in plan.duties if week in each.weeks} for week in (1, 2, 3, 4)}


def test_what_is_free_in_single_weeks_is_used() -> None:
    problem = with_notes()
    made = repaired(problem, standing(problem))
    assert when(made) == {week: {at("10:00") if week in (1, 3) else at("9:30")} for week in (1, 2, 3, 4)}
    assert lacking_duties(problem, made) == {}


@pytest.mark.parametrize("weeks", [(1,), (1, 3)])
def test_what_is_done_in_some_weeks_stays_there_and_no_week_gets_two(weeks: tuple[int, ...]) -> None:
    problem = with_notes(end="11:30")
    times = tuple(DutyTime(NOTES, (week,), MON, at("11:00"), at("11:30")) for week in weeks)
    made = repaired(problem, replace(standing(problem), duties=times))
    assert set(times) <= set(made.duties)
    assert [len(starts) for starts in when(made).values()] == [1, 1, 1, 1]


def test_weeks_of_other_hours_make_up_for_none() -> None:
    hours = tuple(
        Hours(LINCOLN, window("8:00", end, weeks=weeks)) for end, weeks in (("14:00", (1, 3)), ("13:30", (2, 4)))
    )
    problem = change_therapist(with_notes(end="11:30"), "Rivera", hours=hours)
    problem = replace(problem, duties=(replace(problem.duties[0], window=window("9:30", "14:00", (MON,))),))
    there = DutyTime(NOTES, (2, 4), MON, at("11:00"), at("11:30"))
    busy = [
        place(problem, "Ann OT", MON, start, weeks=(1,), locked=True)
        for start in ("9:30", "10:30", "11:30", "12:30", "13:30")
    ]
    busy += [
        place(problem, "Ben OT", MON, start, weeks=(3,), locked=True) for start in ("10:00", "11:00", "12:00", "13:00")
    ]
    made = repaired(problem, replace(plan_of(*busy), duties=(there,)))
    assert there in made.duties
    assert lacking_duties(problem, made) == {}


def test_a_search_that_does_not_tear_has_one_time_in_all_weeks() -> None:
    problem = with_notes(end="11:30")
    made = repaired(problem, Plan(), tears=False)
    assert [each.weeks for each in made.duties] == [(1, 2, 3, 4)]
