"""Instruction missed: Writing is `avoid` and core (6 per 5 minutes), WIN `best` (0), Science `ok` (1)."""

from dataclasses import replace

import pytest
from instances import place, plan_of, school_small, window

from optsched.domain import ActivityRule, Level, Plan, Problem, StudentTime
from optsched.goals.instruction_missed import InstructionMissed

GOAL = InstructionMissed()


@pytest.mark.parametrize(
    ("start", "cost"),
    [
        ("8:00", 4 * 6 * 6),  # Writing: 4 weeks, 6 pieces, avoid 4 + core 2
        ("9:30", 0),  # WIN
        ("10:30", 4 * 6 * 1),  # Science: ok 1
        ("12:00", 4 * 6 * 6),  # Math: avoid 4 + core 2
        ("9:15", 4 * 3 * 6),  # 15 minutes of Writing, 15 of WIN
        ("10:15", 4 * 3 * 1),  # 15 minutes of WIN, 15 of Science
    ],
)
def test_every_five_minutes_have_the_price_of_their_activity(start: str, cost: int) -> None:
    problem = school_small()
    assert GOAL.measure(problem, plan_of(place(problem, "Ann OT", 0, start))) == cost


def test_a_piece_across_two_activities_has_the_dearer_price() -> None:
    problem = school_small()
    off_grid = place(problem, "Ann OT", 0, "9:28", weeks=(1,))  # only the first piece touches Writing
    assert GOAL.measure(problem, plan_of(off_grid)) == 6


def test_each_child_of_a_group_counts_in_its_own_weeks() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "10:30", session="S1")
    cal = place(problem, "Cal OT", 0, "10:30", session="S1", weeks=(1, 3))
    assert GOAL.measure(problem, plan_of(ann, cal)) == 36  # 6 pieces x (4 + 2) weeks


def test_one_services_own_level_counts_for_it_alone() -> None:
    problem = school_small()
    science = ActivityRule("Science", Level.OK, Level.OK, pull_out_by_service=(("Speech", Level.AVOID),))
    rows = tuple(science if row.activity == "Science" else row for row in problem.activities)
    problem = replace(problem, activities=rows)
    assert GOAL.measure(problem, plan_of(place(problem, "Ann OT", 0, "10:30"))) == 24
    assert GOAL.measure(problem, plan_of(place(problem, "Ann Sp", 0, "10:30"))) == 96


def test_a_never_that_the_childs_own_time_opens_costs_as_avoid() -> None:
    problem = school_small()
    problem = replace(problem, student_times=(StudentTime("Ann", window("13:00", "14:00"), "allow"),))
    assert GOAL.measure(problem, plan_of(place(problem, "Ann OT", 0, "13:00"))) == 96  # Specials: 4 x 6 x 4


def test_push_ins_and_children_without_a_class_miss_nothing() -> None:
    problem = school_small()
    inside = plan_of(place(problem, "Ann OT", 0, "8:00", setting="push-in", place="1A"))
    assert GOAL.measure(problem, inside) == 0
    free = replace(problem, students=tuple(replace(each, school_class=None) for each in problem.students))
    assert GOAL.measure(free, plan_of(place(free, "Ann OT", 0, "8:00"))) == 0


def test_nothing_planned_misses_nothing() -> None:
    assert GOAL.measure(school_small(), Plan()) == 0


def test_somebody_elses_session_in_win_changes_nothing() -> None:
    problem: Problem = school_small()
    ann, ben = place(problem, "Ann OT", 0, "8:00"), place(problem, "Ben OT", 0, "9:30")
    assert GOAL.measure(problem, plan_of(ann, ben)) == GOAL.measure(problem, plan_of(ann))
