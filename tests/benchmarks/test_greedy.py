"""The greedy baseline is honest: its plans are legal, and it is no worse than it need be, so ours must beat it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from benchmarks.greedy import greedy
from brute import best, legal
from instances import change_mandate, change_therapist, place, school_small
from rules.support import with_duty
from tiny import CASES

from optsched.domain import Problem
from optsched.goals.minutes_missing import MinutesMissing
from optsched.judge import judge
from optsched.solve import SolveOptions, optimize
from optsched.usecases.demo_district import Shape, demo_problem


def missing(problem: Problem, step: int) -> int:
    return MinutesMissing().measure(problem, greedy(problem, step))


def test_everything_that_is_easy_is_placed() -> None:
    problem = with_duty(school_small(), "8:00", "14:00", 30)
    plan = greedy(problem)
    assert legal(problem, plan)
    assert missing(problem, 15) == 0
    assert len(plan.lunches) == 2 * 5 * 4  # two therapists, five days, four weeks
    assert len(plan.duties) == 4  # once a week


def test_the_best_time_comes_first() -> None:
    plan = greedy(change_mandate(school_small(), "Ann OT", setting="pull-out"))
    assert {each.start for each in plan.of_mandate["Ann OT"]} <= {9 * 60 + 30, 10 * 60}  # WIN, which costs nothing


def test_children_who_may_are_seen_together() -> None:
    plan = greedy(change_mandate(school_small(), "Ann Sp", grouping="individual"))
    assert plan.of_mandate["Ann OT"][0].session == plan.of_mandate["Ben OT"][0].session


def test_a_lunch_makes_way_and_is_kept() -> None:
    problem = change_therapist(school_small(), "Rivera", lunch_from=9 * 60 + 30, lunch_to=11 * 60 + 30)
    plan = greedy(change_mandate(problem, "Ann OT", minutes=60))
    assert sum(len(each.weeks) for each in plan.lunches) == 40
    assert legal(problem, replace(plan, placements=plan.of_mandate["Ben OT"]))


def test_what_is_locked_stays() -> None:
    problem = school_small()
    lock = replace(place(problem, "Ann OT", 2, "8:15"), locked=True)
    assert greedy(replace(problem, locked=(lock,))).of_mandate["Ann OT"] == (lock,)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.__name__))
def test_a_tiny_district_is_legal_and_never_better_than_the_best(case: Callable[[], Problem]) -> None:
    problem = case()
    plan = greedy(problem, step=30)
    assert legal(problem, plan)
    assert MinutesMissing().measure(problem, plan) >= best(problem)[0]


def test_a_demo_district_of_one_is_legal_and_ours_misses_no_more() -> None:
    problem = demo_problem(Shape(1, 3, students_per_therapist=12))
    plan = greedy(problem)
    broken, _ = judge(problem, plan)
    assert [breach.sentence for breach in broken if not breach.given] == []
    ours = optimize(problem, SolveOptions(time_limit=10, workers=2))
    stage = ours.stages[0]
    assert stage.value <= missing(problem, 15)
    assert stage.bound <= missing(problem, 5)
