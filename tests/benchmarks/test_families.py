"""The families are what they say: sizes, seeds, and planted minutes that a plan misses and no plan can place."""

import itertools
from dataclasses import replace

import pytest
from benchmarks.families import FAMILIES, family_of, over_full, planted
from benchmarks.greedy import greedy
from benchmarks.one import asked_minutes

from optsched.domain import Plan, Problem
from optsched.domain.day import fixed_on
from optsched.judge import judge
from optsched.solve.pool import Pool


def missing(problem: Problem, plan: Plan) -> int:
    broken, values = judge(problem, plan)
    assert [breach.sentence for breach in broken if not breach.given] == []
    return next(each.value for each in values if each.name == "minutes missing")


@pytest.mark.parametrize(
    ("name", "mandates"), [("one-30-mandates", 30), ("one-50-mandates", 50), ("one-over-full", 75)]
)
def test_a_lone_therapist_has_so_many_mandates(name: str, mandates: int) -> None:
    problem = family_of(name).make(1).problem
    assert len(problem.therapists) == 1
    assert len(problem.mandates) == mandates


def test_a_third_of_the_seeds_ask_for_more_than_any_plan_holds() -> None:
    seeds = {each.name: each.seeds for each in FAMILIES}
    assert (seeds["one, over-full"] // 2 + seeds["one, planted"]) * 3 >= sum(seeds.values())


@pytest.mark.parametrize("seed", range(2, 11, 2))
def test_even_over_full_seeds_are_longer_than_the_hours(seed: int) -> None:
    problem = over_full(seed).problem
    name = problem.therapists[0].name
    days = list(itertools.product(problem.cycle.all_weeks, problem.cycle.all_days))
    hours = sum(end - start for day in days for _, start, end in problem.hours_on(name, *day))
    fixed = sum(item.end - item.start for day in days for item in fixed_on(problem, name, *day))
    assert {problem.mandate[key].grouping for key in problem.demand} == {"individual"}
    assert asked_minutes(problem) > hours - fixed


def test_a_family_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match=r"no family 'eight', only one-30-mandates, one-50-mandates, .*forty\."):
        family_of("eight")


@pytest.mark.parametrize(("seed", "children"), [(1, (3,)), (6, (2, 3))])
def test_a_plan_misses_the_planted_minutes_and_no_more(seed: int, children: tuple[int, ...]) -> None:
    instance = planted(seed, students=9)
    assert instance.planted == sum((number - 1) * 30 * 4 for number in children)  # one of a class has a place each week
    assert missing(instance.problem, greedy(instance.problem)) == instance.planted


@pytest.mark.parametrize("seed", [1, 2])
def test_children_of_a_planted_class_have_one_time_a_week_and_nobody_beside_them(seed: int) -> None:
    problem = planted(seed).problem
    keys = [each.key for each in problem.mandates if each.student.startswith("P")]
    tables = Pool(problem).candidates(keys, frozenset(keys))
    assert {problem.mandate[key].grouping for key in keys} == {"individual"}
    times = {
        (int(school), int(day), int(start))
        for table in tables
        for school, day, start in zip(table.school, table.day, table.start, strict=True)
    }
    closes = [each.open[0].end for each in problem.schools]
    homes = [(0, 0, closes[0] - 30), (1, 1, closes[1] - 30)]
    assert times == set(homes[:seed])


def test_without_the_class_everything_has_a_place() -> None:
    instance = planted(1, students=9)
    others = tuple(each for each in instance.problem.mandates if not each.student.startswith("P"))
    problem = replace(instance.problem, mandates=others)
    assert missing(problem, greedy(problem)) == 0
