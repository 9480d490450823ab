"""R21: children in a group are no more than so many grades apart."""

from dataclasses import replace

import pytest
from instances import place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import Plan, Problem
from optsched.rules.grade_span import GradeSpan

RULE = GradeSpan()


def with_grade(problem: Problem, code: str, grade: int | None) -> Problem:
    students = tuple(replace(each, grade=grade) if each.code == code else each for each in problem.students)
    return replace(problem, students=students)


def ann_with_cal(problem: Problem) -> Plan:
    return plan_of(
        place(problem, "Ann OT", 0, "9:30", session="S1"),
        place(problem, "Cal OT", 0, "9:30", session="S1", weeks=(1, 3)),
    )


@pytest.mark.parametrize(("grade", "broken"), [(2, 0), (3, 0), (4, 1), (-1, 0), (-2, 1)])
def test_two_grades_apart_is_the_most_by_default(grade: int, broken: int) -> None:
    problem = with_grade(school_small(), "Cal", grade)  # Ann is in grade 1
    assert len(breaches(RULE, problem, ann_with_cal(problem))) == broken


def test_it_is_said_with_both_children() -> None:
    problem = with_grade(school_small(), "Cal", 4)
    assert sentences(RULE, problem, ann_with_cal(problem)) == [
        "Ann and Cal are in one group on Mon 9:30-10:00, but more than 2 grades apart, in weeks 1 and 3."
    ]


def test_a_district_may_ask_for_less() -> None:
    small = school_small()
    problem = replace(small, options=replace(small.options, grade_span=0))
    assert len(breaches(RULE, problem, ann_with_cal(problem))) == 1  # grades 1 and 2


def test_a_child_whose_grade_is_unknown_counts_with_the_grade_of_its_class() -> None:
    problem = with_grade(with_grade(school_small(), "Ann", None), "Cal", 4)
    assert len(breaches(RULE, problem, ann_with_cal(problem))) == 1  # 1A is grade 1


def test_a_child_whose_class_has_no_grade_either_may_join_any_group() -> None:
    problem = with_grade(with_grade(school_small(), "Ann", None), "Cal", 4)
    problem = replace(problem, classes=tuple(replace(each, grade=None) for each in problem.classes))
    assert breaches(RULE, problem, ann_with_cal(problem)) == []


def test_sessions_of_their_own_are_untouched() -> None:
    problem = with_grade(school_small(), "Cal", 8)
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Cal OT", 0, "10:00"))
    assert subjects_broken(RULE, problem, plan) == []


def test_it_is_given_when_the_two_are_locked_whoever_else_is_there() -> None:
    problem = with_grade(school_small(), "Cal", 4)
    ann, cal = (locked(each) for each in ann_with_cal(problem).placements)
    ben = place(problem, "Ben OT", 0, "9:30", session="S1")
    found = breaches(RULE, problem, plan_of(ann, cal, ben))
    assert [(each.placements, each.given) for each in found] == [((0, 1), True), ((1, 2), False)]
