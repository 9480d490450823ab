"""R16: a class has no more visits at once than it allows."""

from dataclasses import replace
from typing import Any

from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences

from optsched.domain import Placement, Problem
from optsched.rules.class_visits import ClassVisits

RULE = ClassVisits()


def visit(problem: Problem, mandate: str, start: str, **changes: Any) -> Placement:
    """Visit 1A on Mon."""
    return place(problem, mandate, 0, start, **{"setting": "push-in", "place": "1A", **changes})


def test_one_visit_may_begin_when_the_other_ends() -> None:
    problem = school_small()
    plan = plan_of(visit(problem, "Ben OT", "8:00"), visit(problem, "Ann Sp", "8:30"))
    assert breaches(RULE, problem, plan) == []


def test_two_visits_at_once_are_said_with_the_minute_at_which_the_second_begins() -> None:
    problem = school_small()
    plan = plan_of(visit(problem, "Ben OT", "8:00", weeks=(1, 2)), visit(problem, "Ann Sp", "8:15", weeks=(2, 3)))
    assert sentences(RULE, problem, plan) == [
        "1A has 2 visits at once on Mon at 8:15, more than 1: Ben's OT and Ann's Speech, in week 2."
    ]


def test_a_class_may_allow_more() -> None:
    small = school_small()
    problem = replace(small, classes=(replace(small.classes[0], visits_at_once=2), *small.classes[1:]))
    plan = plan_of(visit(problem, "Ben OT", "8:00"), visit(problem, "Ann Sp", "8:00"))
    assert breaches(RULE, problem, plan) == []
    third = visit(problem, "Cal OT", "8:00", weeks=(1,))
    assert len(breaches(RULE, problem, plan_of(*plan.placements, third))) == 1


def test_several_members_are_one_visit() -> None:
    problem = school_small()
    plan = plan_of(visit(problem, "Ann OT", "8:00", session="S1"), visit(problem, "Ben OT", "8:00", session="S1"))
    assert breaches(RULE, problem, plan) == []


def test_a_co_treated_pair_is_one_visit() -> None:
    problem = change_mandate(school_small(), "Ann Sp", co_treat_with="Ann OT")
    plan = plan_of(visit(problem, "Ann OT", "8:00"), visit(problem, "Ann Sp", "8:00"))
    assert breaches(RULE, problem, plan) == []


def test_another_class_and_a_pull_out_are_no_visits_here() -> None:
    problem = school_small()
    plan = plan_of(
        visit(problem, "Ben OT", "8:00"),
        visit(problem, "Cal OT", "8:00", place="2B"),
        visit(problem, "Ann Sp", "8:00", setting="pull-out", place="1A"),
    )
    assert breaches(RULE, problem, plan) == []


def test_it_is_given_when_every_visit_is_locked_whoever_else_joins() -> None:
    problem = school_small()
    ben, speech = visit(problem, "Ben OT", "8:00", session="S1"), visit(problem, "Ann Sp", "8:00")
    joining = visit(problem, "Ann OT", "8:00", session="S1")
    both = plan_of(locked(ben), locked(speech), joining)
    assert [each.given for each in breaches(RULE, problem, both)] == [True]
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(ben), speech))] == [False]
