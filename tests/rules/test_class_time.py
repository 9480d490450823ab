"""R13: a pull-out never takes class time that its activity protects."""

from dataclasses import replace

import pytest
from instances import LINCOLN, place, plan_of, school_small, window
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import ActivityRule, Block, Level, Problem, SchoolClass, StudentTime
from optsched.rules.class_time import ClassTime

RULE = ClassTime()


def with_time(problem: Problem, start: str, end: str, rule: str | None, **changes: object) -> Problem:
    """Give Ann a time of her own."""
    time = StudentTime("Ann", window(start, end), rule, **changes)  # type: ignore[arg-type]
    return replace(problem, student_times=(time,))


def without_class(problem: Problem) -> Problem:
    ann, *others = problem.students
    return replace(problem, students=(replace(ann, school_class=None), *others))


def test_a_pull_out_may_span_blocks_that_both_let_the_child_go() -> None:
    problem = school_small()
    # Writing ends and WIN begins at 9:30; neither is `never`
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:15"))) == []


def test_a_pull_out_that_reaches_into_lunch_is_said_with_the_class_and_its_activity() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "11:15", weeks=(1, 3)))
    assert sentences(RULE, problem, plan) == [
        "Ann's OT on Mon 11:15-11:45 takes Lunch, which 1A protects, in weeks 1 and 3."
    ]


def test_time_without_a_block_does_not_let_the_child_go() -> None:
    problem = school_small()
    # the timetable ends at 14:00, and Specials before it are `never`
    assert sentences(RULE, problem, plan_of(place(problem, "Ann OT", 0, "14:00"))) == [
        "Ann's OT on Mon 14:00-14:30 is at a time for which the timetable of 1A has nothing in every week."
    ]


def test_a_push_in_and_work_without_the_child_take_no_class_time() -> None:
    problem = school_small()
    rows = [
        place(problem, "Ann OT", 0, "11:30", setting=setting, place="")
        for setting in ("push-in", "consult", "on behalf")
    ]
    assert breaches(RULE, problem, plan_of(*rows)) == []


def test_the_level_of_one_service_may_differ() -> None:
    lunch = ActivityRule("Lunch", Level.NEVER, Level.NEVER, pull_out_by_service=(("Speech", Level.OK),))
    problem = school_small()
    problem = replace(problem, activities=(*(row for row in problem.activities if row.activity != "Lunch"), lunch))
    plan = plan_of(place(problem, "Ann OT", 0, "11:30"), place(problem, "Ann Sp", 0, "11:30"))
    # Speech may take Lunch, OT may not
    assert [each.placements for each in breaches(RULE, problem, plan)] == [(0,)]


def test_allow_opens_the_childs_own_time_and_nobody_elses() -> None:
    problem = with_time(school_small(), "11:30", "12:00", "allow")
    plan = plan_of(place(problem, "Ann OT", 0, "11:30"), place(problem, "Ben OT", 1, "11:30"))
    assert subjects_broken(RULE, problem, plan) == [("Ben",)]


def test_allow_that_ends_too_soon_does_not_help() -> None:
    problem = with_time(school_small(), "11:30", "11:45", "allow")
    assert len(breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "11:30")))) == 1


def test_the_blocks_of_the_class_that_the_child_is_in_then_count() -> None:
    art = SchoolClass(LINCOLN, "Art", blocks=(Block(window("9:30", "10:30"), "Specials"),))
    small = school_small()
    problem = with_time(replace(small, classes=(*small.classes, art)), "9:30", "10:30", None, in_class=art.key)
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 1, "9:30"))
    # in her own class it is WIN; in Art it is Specials, which are protected
    assert sentences(RULE, problem, plan) == [
        "Ann's OT on Mon 9:30-10:00 takes Specials, which Art protects, in every week."
    ]


def test_where_letter_days_overlap_the_strictest_activity_wins() -> None:
    small = school_small()
    first, *others = small.classes
    both = replace(first, blocks=(*first.blocks, Block(window("9:30", "10:30", days=(0,)), "Specials")))
    problem = replace(small, classes=(both, *others))
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 1, "9:30"))
    assert subjects_broken(RULE, problem, plan) == [("Ann",)]  # Mon may be Specials, Tue is WIN only


@pytest.mark.parametrize(("start", "broken"), [("8:00", 0), ("13:30", 0), ("7:45", 1), ("13:45", 1)])
def test_a_child_without_a_class_may_be_pulled_out_while_the_school_is_open(start: str, broken: int) -> None:
    problem = without_class(school_small())
    # Lincoln is open 8:00-14:00; sessions last 30 minutes
    assert len(breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, start)))) == broken


def test_a_closed_school_is_named() -> None:
    problem = without_class(school_small())
    assert sentences(RULE, problem, plan_of(place(problem, "Ann OT", 0, "7:45"))) == [
        "Ann's OT on Mon 7:45-8:15 is while Lincoln is closed in every week."
    ]


def test_opening_hours_that_meet_are_one() -> None:
    problem = without_class(school_small())
    (school,) = problem.schools
    problem = replace(problem, schools=(replace(school, open=(window("8:00", "10:00"), window("10:00", "14:00"))),))
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:45"))) == []


def test_a_school_without_hours_is_always_open() -> None:
    problem = without_class(school_small())
    problem = replace(problem, schools=(replace(problem.schools[0], open=()),))
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "7:00"))) == []


def test_a_locked_pull_out_from_lunch_is_given() -> None:
    problem = school_small()
    plan = plan_of(locked(place(problem, "Ann OT", 0, "11:30")))
    assert [each.given for each in breaches(RULE, problem, plan)] == [True]


def test_one_of_several_opening_hours_is_enough() -> None:
    problem = without_class(school_small())
    problem = replace(
        problem, schools=(replace(problem.schools[0], open=(window("8:00", "10:00"), window("12:00", "14:00"))),)
    )
    plan = plan_of(place(problem, "Ann OT", 0, "9:00"), place(problem, "Ann Sp", 1, "10:30"))
    assert [each.placements for each in breaches(RULE, problem, plan)] == [(1,)]
