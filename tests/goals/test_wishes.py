"""Wishes of a class, a therapist, a school and a child; Ann's OT is on Monday 9:30-10:00 unless said otherwise."""

from dataclasses import replace
from typing import Any

import pytest
from instances import LINCOLN, change_mandate, place, plan_of, school_small, window

from optsched.domain import Pair, Plan, Preference, Problem, StudentTime
from optsched.goals.wishes import Wishes

GOAL = Wishes()
CLASS_1A: dict[str, Any] = {"classes": ((LINCOLN, "1A"),)}
WHO: list[dict[str, Any]] = [CLASS_1A, {"therapist": "Rivera"}, {"school": LINCOLN}]
EARLY, LATE = window("8:00", "9:45"), window("12:00", "14:00")


def wishing(*preferences: Preference, pairs: tuple[Pair, ...] = (), times: tuple[StudentTime, ...] = ()) -> Problem:
    return replace(school_small(), preferences=preferences, pairs=pairs, student_times=times)


def ann(problem: Problem, day: int = 0, start: str = "9:30", **changes: Any) -> Plan:
    return plan_of(place(problem, "Ann OT", day, start, **changes))


@pytest.mark.parametrize("who", WHO)
def test_touching_a_worst_time_counts_in_each_week(who: dict[str, Any]) -> None:
    problem = wishing(Preference(EARLY, "worst", **who))
    assert GOAL.measure(problem, ann(problem)) == 4  # 9:30-10:00 touches 8:00-9:45
    assert GOAL.measure(problem, ann(problem, start="9:45")) == 0


def test_a_wish_for_some_weeks_counts_in_those() -> None:
    problem = wishing(Preference(replace(EARLY, weeks=(1, 3)), "worst", **CLASS_1A))
    assert GOAL.measure(problem, ann(problem)) == 2


def test_many_worst_times_at_once_are_one() -> None:
    problem = wishing(*(Preference(EARLY, "worst", **who) for who in WHO))
    assert GOAL.measure(problem, ann(problem)) == 4


@pytest.mark.parametrize("who", WHO)
def test_a_session_outside_the_best_times_counts_wherever_there_are_some(who: dict[str, Any]) -> None:
    problem = wishing(Preference(replace(EARLY, days=(0,)), "best", **who))
    assert GOAL.measure(problem, ann(problem, start="9:00")) == 0  # inside
    assert GOAL.measure(problem, ann(problem)) == 4  # 9:30-10:00 leaves it
    assert GOAL.measure(problem, ann(problem, day=1, start="9:00")) == 4  # Tuesday has none, Monday has


def test_one_of_several_best_times_is_enough() -> None:
    problem = wishing(Preference(LATE, "best", **CLASS_1A), Preference(EARLY, "best", **CLASS_1A))
    assert GOAL.measure(problem, ann(problem, start="9:00")) == 0
    assert GOAL.measure(problem, ann(problem, start="10:30")) == 4


def test_each_who_has_best_times_of_its_own() -> None:
    problem = wishing(*(Preference(LATE, "best", **who) for who in WHO))
    assert GOAL.measure(problem, ann(problem)) == 12  # class, therapist and school, four weeks
    assert GOAL.measure(problem, ann(problem, start="12:00")) == 0


def test_a_bad_time_outside_the_good_ones_counts_twice() -> None:
    problem = wishing(Preference(EARLY, "worst", **CLASS_1A), Preference(LATE, "best", **CLASS_1A))
    assert GOAL.measure(problem, ann(problem)) == 8


def test_a_childs_own_times_are_wishes() -> None:
    avoid = wishing(times=(StudentTime("Ann", EARLY, "avoid"),))
    assert GOAL.measure(avoid, ann(avoid)) == 4
    prefer = wishing(times=(StudentTime("Ann", LATE, "prefer"),))
    assert GOAL.measure(prefer, ann(prefer)) == 4
    assert GOAL.measure(prefer, ann(prefer, start="12:00")) == 0
    allow = wishing(times=(StudentTime("Ann", EARLY, "allow"), StudentTime("Ann", EARLY, "never")))
    assert GOAL.measure(allow, ann(allow)) == 0  # these are rules, not wishes


def test_the_class_is_the_one_the_child_is_in_then() -> None:
    with_2b = StudentTime("Ann", window("9:00", "10:30"), None, in_class=(LINCOLN, "2B"))
    problem = wishing(Preference(EARLY, "worst", **CLASS_1A), times=(with_2b,))
    assert GOAL.measure(problem, ann(problem)) == 0
    assert GOAL.measure(problem, ann(problem, start="8:00")) == 4


@pytest.mark.parametrize("setting", ["consult", "on behalf"])
def test_work_without_the_child_is_the_therapists_and_the_schools_affair(setting: str) -> None:
    child = StudentTime("Ann", EARLY, "avoid")
    problem = wishing(Preference(EARLY, "worst", **CLASS_1A), Preference(LATE, "best", **CLASS_1A), times=(child,))
    assert GOAL.measure(problem, ann(problem, setting=setting)) == 0
    problem = wishing(Preference(EARLY, "worst", therapist="Rivera"), Preference(LATE, "best", school=LINCOLN))
    assert GOAL.measure(problem, ann(problem, setting=setting)) == 8


def together(**changes: Any) -> Problem:
    return wishing(pairs=(replace(Pair("Ann", "Cal", "prefer together", "OT"), **changes),))


def pair_plan(problem: Problem, cal_weeks: tuple[int, ...], shared: bool) -> Plan:
    cal = place(problem, "Cal OT", 0, "9:30", session="S1", weeks=cal_weeks)
    return plan_of(place(problem, "Ann OT", 0, "9:30", session="S1" if shared else "S2"), cal)


def test_preferring_company_counts_the_sessions_of_the_one_with_fewer_that_are_not_shared() -> None:
    problem = together()
    assert GOAL.measure(problem, pair_plan(problem, (1, 3), shared=True)) == 0  # Cal's two are shared, Ann has four
    assert GOAL.measure(problem, pair_plan(problem, (1, 3), shared=False)) == 2
    turned = together(student="Cal", other="Ann")
    assert GOAL.measure(turned, pair_plan(turned, (1, 3), shared=False)) == 2


def test_preferring_to_be_apart_counts_each_shared_session() -> None:
    problem = together(rule="prefer apart")
    assert GOAL.measure(problem, pair_plan(problem, (1, 3), shared=True)) == 2
    assert GOAL.measure(problem, pair_plan(problem, (1, 3), shared=False)) == 0


def test_only_the_pairs_service_counts_and_no_service_means_all() -> None:
    problem = together(service="Speech")
    assert GOAL.measure(problem, pair_plan(problem, (1, 3), shared=False)) == 0  # Cal has no speech
    problem = together(service=None)
    assert GOAL.measure(problem, pair_plan(problem, (1, 3), shared=False)) == 2


def test_must_rules_of_pairs_are_no_wishes() -> None:
    for rule, shared in (("together", False), ("apart", True)):
        problem = together(rule=rule)
        assert GOAL.measure(problem, pair_plan(problem, (1, 3), shared=shared)) == 0


def test_nothing_planned_meets_every_wish() -> None:
    problem = wishing(Preference(LATE, "best", **CLASS_1A), pairs=(Pair("Ann", "Cal", "prefer together"),))
    assert GOAL.measure(problem, Plan()) == 0


def test_somebody_elses_session_changes_nothing() -> None:
    problem = change_mandate(wishing(Preference(EARLY, "worst", **CLASS_1A)), "Cal OT", times=4)
    other = place(problem, "Cal OT", 0, "8:00")  # of 2B
    assert GOAL.measure(problem, plan_of(*ann(problem).placements, other)) == 4
