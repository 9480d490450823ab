"""R15: a push-in lies inside one suitable block of the class the child is in."""

from dataclasses import replace
from typing import Any

import pytest
from instances import LINCOLN, change_mandate, place, plan_of, school_small, window
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import ActivityRule, Block, Level, Placement, Problem, StudentTime
from optsched.rules.push_in_block import PushInBlock

RULE = PushInBlock()


def push_in(problem: Problem, mandate: str, day: int, start: str, **changes: Any) -> Placement:
    """Place a push-in in the child's own class."""
    key = problem.student[problem.mandate[mandate].student].school_class
    given = {"setting": "push-in", "place": key[1] if key else "1A"}
    return place(problem, mandate, day, start, **{**given, **changes})


def with_block(problem: Problem, start: str, end: str, activity: str, days: tuple[int, ...]) -> Problem:
    """Add a block to 1A beside those it has."""
    first, *others = problem.classes
    more = replace(first, blocks=(*first.blocks, Block(window(start, end, days=days), activity)))
    return replace(problem, classes=(more, *others))


def test_a_push_in_inside_one_ok_or_best_block_is_allowed() -> None:
    problem = school_small()
    plan = plan_of(push_in(problem, "Ann OT", 0, "9:00"), push_in(problem, "Ann Sp", 1, "12:30"))
    assert breaches(RULE, problem, plan) == []  # Writing 8:00-9:30 is best, Math 12:00-13:00 ok


def test_a_push_in_over_two_blocks_is_not_inside_one() -> None:
    problem = school_small()
    # Writing ends at 9:30; both blocks suit
    assert sentences(RULE, problem, plan_of(push_in(problem, "Ann OT", 0, "9:15"))) == [
        "Ann's OT on Mon 9:15-9:45 is a push-in that is not inside one block of 1A in every week."
    ]


def test_a_push_in_where_the_timetable_has_nothing_is_not_inside_a_block() -> None:
    problem = school_small()
    assert len(breaches(RULE, problem, plan_of(push_in(problem, "Ann OT", 0, "14:00")))) == 1


def test_a_push_in_during_lunch_does_not_suit() -> None:
    problem = school_small()
    assert sentences(RULE, problem, plan_of(push_in(problem, "Ann OT", 0, "11:30", weeks=(2,)))) == [
        "Ann's OT on Mon 11:30-12:00 is a push-in during Lunch of 1A, which does not suit it in week 2."
    ]


def test_an_activity_without_a_row_suits_nobody() -> None:
    problem = school_small()
    activities = tuple(row for row in problem.activities if row.activity != "WIN")
    problem = replace(problem, activities=activities)
    assert len(breaches(RULE, problem, plan_of(push_in(problem, "Ann OT", 0, "9:30")))) == 1


def test_the_level_of_one_service_may_differ() -> None:
    problem = school_small()
    lunch = ActivityRule("Lunch", Level.NEVER, Level.NEVER, push_in_by_service=(("Speech", Level.OK),))
    problem = replace(problem, activities=(*(row for row in problem.activities if row.activity != "Lunch"), lunch))
    plan = plan_of(push_in(problem, "Ann OT", 0, "11:30"), push_in(problem, "Ann Sp", 1, "11:30"))
    assert subjects_broken(RULE, problem, plan) == [("Ann OT",)]


def test_push_in_during_overrides_never_and_is_the_only_place() -> None:
    problem = change_mandate(school_small(), "Ann OT", push_in_during=("Specials",))
    in_specials, in_writing = push_in(problem, "Ann OT", 0, "13:00"), push_in(problem, "Ann OT", 1, "8:00")
    # Specials are `never` but named; Writing is `best` but not named
    assert [each.placements for each in breaches(RULE, problem, plan_of(in_specials, in_writing))] == [(1,)]


def test_the_place_is_the_class_that_the_child_is_in() -> None:
    problem = school_small()
    plan = plan_of(push_in(problem, "Ann OT", 0, "9:30", place="2B", weeks=(1,)), push_in(problem, "Ben OT", 0, "9:30"))
    assert sentences(RULE, problem, plan) == [
        "Ann's OT on Mon 9:30-10:00 is a push-in in 2B, but Ann is in 1A then in week 1."
    ]


@pytest.mark.parametrize(("start", "broken"), [("10:30", 0), ("10:45", 0), ("10:15", 1)])
def test_a_child_may_be_visited_in_the_class_it_goes_to_but_not_on_the_way(start: str, broken: int) -> None:
    time = StudentTime("Ann", window("10:30", "11:30"), None, in_class=(LINCOLN, "2B"))
    problem = replace(school_small(), student_times=(time,))
    plan = plan_of(push_in(problem, "Ann OT", 0, start, place="2B"))
    # at 10:15 Ann is still in 1A for a quarter of an hour
    assert len(breaches(RULE, problem, plan)) == broken


def test_a_child_without_a_class_cannot_be_visited() -> None:
    problem = school_small()
    problem = replace(problem, students=(replace(problem.students[0], school_class=None), *problem.students[1:]))
    assert sentences(RULE, problem, plan_of(push_in(problem, "Ann OT", 0, "9:30"))) == [
        "Ann's OT on Mon 9:30-10:00 is a push-in, but Ann is not in one class then in every week."
    ]


def test_where_letter_days_overlap_every_activity_must_suit() -> None:
    problem = with_block(school_small(), "9:30", "10:30", "Specials", days=(0,))
    plan = plan_of(push_in(problem, "Ann OT", 0, "9:30"), push_in(problem, "Ben OT", 1, "9:30"))
    assert subjects_broken(RULE, problem, plan) == [("Ann OT",)]  # on Mon it is WIN or Specials


def test_one_of_the_overlapping_blocks_is_enough_to_lie_inside() -> None:
    problem = with_block(school_small(), "9:00", "10:00", "WIN", days=(0,))
    # Writing 8:00-9:30 and WIN from 9:30 are touched, and the added WIN 9:00-10:00 covers it
    assert breaches(RULE, problem, plan_of(push_in(problem, "Ann OT", 0, "9:15"))) == []


def test_a_pull_out_is_not_judged() -> None:
    problem = school_small()
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "11:30"))) == []


@pytest.mark.parametrize(("start", "broken"), [("13:00", 0), ("13:30", 0), ("12:45", 1), ("9:30", 1)])
def test_a_consult_that_names_an_activity_is_held_during_it(start: str, broken: int) -> None:
    problem = change_mandate(school_small(), "Ann OT", kind="consult", push_in_during=("Specials",))
    plan = plan_of(place(problem, "Ann OT", 0, start, setting="consult", place=""))
    assert len(breaches(RULE, problem, plan)) == broken  # Specials, the teacher's prep, are 13:00-14:00


def test_a_consult_outside_its_activity_is_said() -> None:
    problem = change_mandate(school_small(), "Ann OT", kind="consult", push_in_during=("Specials",))
    assert sentences(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:30", setting="consult", place=""))) == [
        "Ann's OT on Mon 9:30-10:00 is a consult that is not during Specials of 1A in every week."
    ]


def test_a_consult_that_names_nothing_is_held_at_any_time() -> None:
    problem = change_mandate(school_small(), "Ann OT", kind="consult")
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "7:30", setting="consult", place=""))) == []


def test_a_locked_push_in_during_lunch_is_given() -> None:
    problem = school_small()
    plan = plan_of(locked(push_in(problem, "Ann OT", 0, "11:30")))
    assert [each.given for each in breaches(RULE, problem, plan)] == [True]
