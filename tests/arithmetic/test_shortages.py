"""Minutes asked against minutes open: the bound holds for every plan, and the findings say where it bites."""

from dataclasses import replace
from typing import Any

import pytest
from districts import small_districts
from explain.support import crowded, missing_minutes, plans_on_monday
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from instances import LINCOLN, at, change_mandate, change_therapist, place, school_small, window
from rules.support import with_fixed_duty

from optsched.arithmetic import findings, shortages
from optsched.arithmetic.capacity import best_sum, without
from optsched.arithmetic.pools import child_loads, pools_of, unavoidable_minutes
from optsched.domain import Finding, Hours, Problem, Severity, StudentTime, Therapist
from optsched.model.board import Board
from optsched.usecases.demo_district import Shape, demo_problem


def unavoidable(problem: Problem) -> int:
    board = Board(problem)
    return unavoidable_minutes(pools_of(board), child_loads(board))


def test_a_school_with_time_for_all_has_no_shortage() -> None:
    assert shortages(school_small()) == ()
    assert unavoidable(school_small()) == 0


def test_three_individual_sessions_in_an_hour_leave_one_out() -> None:
    problem = crowded("9:30", "10:30", grouping="individual")
    assert unavoidable(problem) == 4 * 30  # one of three weekly sessions, in four weeks
    assert [(each.code, each.severity) for each in shortages(problem)] == [("E01", Severity.WARNING)]
    assert shortages(problem)[0].message == (
        "12 sessions of Rivera need at least 360 minutes in the cycle; 240 minutes are open after lunch and "
        "fixed duties. At least 120 mandated minutes have no place."
    )


def test_children_who_may_share_count_for_their_part_of_a_session() -> None:
    assert unavoidable(crowded("9:30", "10:30")) == 0
    assert unavoidable(crowded("9:30", "10:00")) == 0
    assert unavoidable(change_therapist(crowded("9:30", "10:00"), "Rivera", largest_group=2)) == 120


def test_time_too_short_for_a_whole_session_is_not_counted() -> None:
    problem = crowded("9:30", "10:25", grouping="individual")  # 55 minutes hold one session of 30
    assert unavoidable(problem) == 2 * 4 * 30


def test_a_fixed_duty_takes_its_time() -> None:
    problem = with_fixed_duty(crowded("9:30", "10:30", grouping="individual"), "9:30", "10:00")
    assert unavoidable(problem) == 2 * 4 * 30


def test_a_lunch_that_can_be_had_takes_its_time_and_one_that_cannot_does_not() -> None:
    """Six hours owe a lunch of 30 minutes; 11 sessions fit beside it, and a duty that fills its window ends it."""
    problem = school_small()
    mandates = tuple(
        replace(problem.mandate["Ben OT"], key=f"M{at}", grouping="individual", days_apart=0, setting="pull-out")
        for at in range(12)
    )
    problem = replace(problem, mandates=mandates, classes=(), students=tuple(_free(problem)))
    monday = change_therapist(problem, "Rivera", hours=(Hours(LINCOLN, window("8:00", "14:00", days=(0,))),))
    assert unavoidable(monday) == 4 * 30
    # 11:00-13:30 is a duty then: no lunch can be had, and 7 of the 12 half hours are left
    assert unavoidable(with_fixed_duty(monday, "11:00", "13:30", per="week", window=_monday())) == 4 * 5 * 30


def _monday() -> Any:
    return window("11:00", "13:30", days=(0,))


def _free(problem: Problem) -> Any:
    return (replace(each, school_class=None) for each in problem.students)


def test_a_child_without_class_time_that_lets_it_go_is_named() -> None:
    small = school_small()
    never = StudentTime("Ann", window("8:00", "14:00", days=(0, 1, 2, 3)), "never", "clinic")
    problem = replace(small, student_times=(never,))  # only Fri is left: one of two weekly speech sessions
    found = {each.code: each.message for each in shortages(problem)}
    assert found["E04"].startswith("Ann's Speech asks for 8 sessions in the cycle, and there is room for 4 at most")
    assert unavoidable(problem) == 4 * 30


def test_a_child_with_more_services_than_open_minutes_is_named() -> None:
    never = (
        StudentTime("Ann", window("8:00", "14:00", days=(0, 1, 2)), "never"),
        StudentTime("Ann", window("8:30", "14:00", days=(3, 4)), "never"),
    )
    problem = replace(school_small(), student_times=never)  # 60 open minutes a week for 90 owed
    assert [each.code for each in shortages(problem)] == ["E03"]
    assert unavoidable(problem) == 4 * 30


def test_therapists_who_share_a_mandate_are_counted_together() -> None:
    problem = crowded("9:30", "10:00", grouping="individual")
    second = replace(problem.therapists[0], name="Okafor")
    problem = replace(problem, therapists=(*problem.therapists, second))
    problem = replace(problem, mandates=tuple(replace(each, therapist=None) for each in problem.mandates))
    assert [each.code for each in shortages(problem)] == ["E02"]
    assert unavoidable(problem) == 4 * 30


def test_a_lock_outside_the_hours_is_not_counted_as_missing() -> None:
    problem = crowded("9:30", "10:30", grouping="individual")
    lock = place(problem, "Ann OT", 0, "13:00", locked=True)
    assert unavoidable(replace(problem, locked=(lock,))) == 0


@pytest.mark.parametrize("end", ["10:00", "10:25", "10:30"])
@pytest.mark.parametrize("changes", [{}, {"grouping": "individual"}, {"largest_group": 2}])
@pytest.mark.parametrize("largest", [1, 2, 3])
def test_no_plan_of_a_tiny_problem_misses_less(end: str, changes: dict[str, Any], largest: int) -> None:
    problem = change_therapist(crowded("9:30", end, **changes), "Rivera", largest_group=largest)
    bound = unavoidable(problem)
    fewest = min(missing_minutes(problem, plan) for plan in plans_on_monday(problem, ("9:30", "9:55", "10:00")))
    assert bound == fewest  # with three equal sessions the closed form is exact


def test_one_individual_session_among_children_who_may_share_keeps_its_whole_time() -> None:
    problem = change_mandate(crowded("9:30", "10:00"), "Ann OT", grouping="individual")
    bound = unavoidable(problem)
    fewest = min(missing_minutes(problem, plan) for plan in plans_on_monday(problem, ("9:30",)))
    assert (bound, fewest) == (120, 120)


def test_the_largest_sum_of_lengths_and_what_is_left_of_stretches() -> None:
    assert best_sum(55, (30, 45)) == 45
    assert best_sum(100, (30, 45)) == 90
    assert best_sum(20, (30,)) == 0
    assert without([(0, 60)], [(10, 20), (50, 70)]) == [(0, 10), (20, 50)]
    assert at("0:55") == 55


def test_nothing_is_overlooked_in_a_district_where_a_few_are_short() -> None:
    problem = demo_problem(Shape(2, 1))
    rivera, *others = problem.therapists
    problem = replace(problem, therapists=(_leaves_earlier(rivera, 300), *others))
    assert {each.code for each in shortages(problem)} == {"E01", "E04"}
    assert shortages(problem) == counted_exactly(problem)


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(small_districts(), st.sampled_from((0, 1, 2)))
def test_nothing_is_overlooked_in_any_small_district(problem: Problem, fewer: int) -> None:
    """Hours cut short by 0, 1 or 2 hours a day, so that something is missing in most."""
    problem = replace(problem, therapists=tuple(_leaves_earlier(each, 60 * fewer) for each in problem.therapists))
    assert shortages(problem) == counted_exactly(problem)


def test_most_of_a_district_is_never_counted_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    exactly = findings.most_sessions
    monkeypatch.setattr(
        findings, "most_sessions", lambda board, each: looked_at.append(each.key) or exactly(board, each)
    )
    problem = demo_problem(Shape(2, 1))
    assert shortages(problem) == ()
    assert len(looked_at) < len(problem.mandates) / 10


def counted_exactly(problem: Problem) -> tuple[Finding, ...]:
    """Return the findings of the whole district, nobody left out."""
    return (
        *findings._by_therapist(problem),
        *findings._by_bottleneck(problem),
        *findings._by_child(problem),
        *findings._by_mandate(problem),
    )


def _leaves_earlier(therapist: Therapist, minutes: int) -> Therapist:
    def cut(hours: Hours) -> Hours:
        window = hours.window
        return replace(hours, window=replace(window, end=max(window.start + 30, window.end - minutes)))

    return replace(therapist, hours=tuple(map(cut, therapist.hours)))
