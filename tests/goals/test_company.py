"""Company: Ann and Ben are in grade 1, Cal in grade 2."""

from dataclasses import replace

from instances import change_mandate, place, plan_of, school_small

from optsched.domain import Plan, Problem
from optsched.goals.company import Company

GOAL = Company()


def group(problem: Problem, *mandates: str) -> Plan:
    return plan_of(*(place(problem, key, 0, "9:30", session="S1", weeks=(1, 3)) for key in mandates))


def with_grade(problem: Problem, student: str, grade: int | None) -> Problem:
    students = tuple(replace(each, grade=grade) if each.code == student else each for each in problem.students)
    return replace(problem, students=students)


def test_a_group_session_held_alone_costs_six_in_each_week() -> None:
    problem = change_mandate(school_small(), "Ann OT", grouping="group")
    assert GOAL.measure(problem, group(problem, "Ann OT")) == 12  # two weeks
    assert GOAL.measure(problem, group(problem, "Ann OT", "Ben OT")) == 0


def test_a_member_who_stays_away_leaves_the_other_alone_in_those_weeks() -> None:
    problem = change_mandate(school_small(), "Ann OT", grouping="group")
    ann = place(problem, "Ann OT", 0, "9:30", session="S1")
    ben = place(problem, "Ben OT", 0, "9:30", session="S1", weeks=(1, 3))
    assert GOAL.measure(problem, plan_of(ann, ben)) == 12  # weeks 2 and 4


def test_either_and_individual_cost_nothing_alone() -> None:
    problem = change_mandate(school_small(), "Ann OT", grouping="individual")
    assert GOAL.measure(problem, group(problem, "Ann OT")) == 0
    assert GOAL.measure(problem, group(problem, "Ben OT")) == 0


def test_each_grade_of_difference_costs_one() -> None:
    problem = with_grade(school_small(), "Cal", 3)
    assert GOAL.measure(problem, group(problem, "Ann OT", "Ben OT", "Cal OT")) == 4  # 3 - 1, two weeks


def test_unknown_grades_are_left_out() -> None:
    problem = with_grade(with_grade(school_small(), "Cal", 3), "Ben", None)
    assert GOAL.measure(problem, group(problem, "Ann OT", "Ben OT", "Cal OT")) == 4
    assert GOAL.measure(problem, group(problem, "Ben OT", "Cal OT")) == 0
    assert GOAL.measure(with_grade(problem, "Cal", None), group(problem, "Ben OT", "Cal OT")) == 0


def test_kindergarten_and_pre_kindergarten_are_grades() -> None:
    problem = with_grade(with_grade(school_small(), "Ann", -1), "Ben", 0)
    assert GOAL.measure(problem, group(problem, "Ann OT", "Ben OT")) == 2


def test_each_further_goal_costs_two_and_an_empty_one_nothing() -> None:
    problem = change_mandate(school_small(), "Ann OT", goal="grip")
    assert GOAL.measure(problem, group(problem, "Ann OT", "Ben OT")) == 0  # Ben's is empty
    same = change_mandate(problem, "Ben OT", goal="grip")
    assert GOAL.measure(same, group(same, "Ann OT", "Ben OT")) == 0
    other = change_mandate(problem, "Ben OT", goal="buttons")
    assert GOAL.measure(other, group(other, "Ann OT", "Ben OT")) == 4
    third = change_mandate(other, "Cal OT", goal="scissors")
    assert GOAL.measure(third, group(third, "Ann OT", "Ben OT", "Cal OT")) == 10  # (2 x 2 goals + 1 grade) x 2 weeks


def test_work_without_the_child_has_no_company() -> None:
    problem = change_mandate(school_small(), "Ann OT", grouping="group", kind="consult")
    assert GOAL.measure(problem, plan_of(place(problem, "Ann OT", 0, "9:30", setting="consult"))) == 0


def test_nothing_planned_costs_nothing() -> None:
    assert GOAL.measure(school_small(), Plan()) == 0


def test_somebody_elses_session_changes_nothing() -> None:
    problem = change_mandate(school_small(), "Ann OT", grouping="group")
    alone, other = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "10:00")
    assert GOAL.measure(problem, plan_of(alone, other)) == GOAL.measure(problem, plan_of(alone))
