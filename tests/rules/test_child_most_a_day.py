"""R26: a child has no more therapy minutes a day than the most."""

from dataclasses import replace

import pytest
from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import Placement, Problem
from optsched.rules.child_most_a_day import ChildMostADay

RULE = ChildMostADay()


def with_most(minutes: int | None) -> Problem:
    small = school_small()
    return replace(small, options=replace(small.options, most_therapy_minutes_a_day=minutes))


def both_of_ann(problem: Problem) -> tuple[Placement, Placement]:
    """30 minutes of OT and 30 of speech on Mon."""
    return place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "12:00", weeks=(1, 3))


@pytest.mark.parametrize(("most", "broken"), [(60, 0), (55, 1), (None, 0)])
def test_the_minutes_of_all_services_add_up(most: int | None, broken: int) -> None:
    problem = with_most(most)
    assert len(breaches(RULE, problem, plan_of(*both_of_ann(problem)))) == broken


def test_it_is_said_with_the_minutes() -> None:
    problem = with_most(45)
    assert sentences(RULE, problem, plan_of(*both_of_ann(problem))) == [
        "Ann has 60 minutes of therapy on Mon, more than 45, in weeks 1 and 3."
    ]


def test_push_ins_count_but_work_without_the_child_does_not() -> None:
    problem = with_most(45)
    ot, speech = both_of_ann(problem)
    assert len(breaches(RULE, problem, plan_of(ot, replace(speech, setting="push-in", place="1A")))) == 1
    assert breaches(RULE, problem, plan_of(ot, replace(speech, setting="consult"))) == []
    assert breaches(RULE, problem, plan_of(ot, replace(speech, setting="on behalf"))) == []


def test_a_co_treated_pair_counts_once_with_its_longer_session() -> None:
    problem = change_mandate(with_most(40), "Ann OT", co_treat_with="Ann Sp")
    ot, speech = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30")
    assert breaches(RULE, problem, plan_of(ot, speech)) == []  # 30 minutes, not 60
    longer = replace(speech, end=speech.end + 15)
    assert len(breaches(RULE, problem, plan_of(ot, longer))) == 1  # 45 minutes


def test_other_days_and_other_children_are_untouched() -> None:
    problem = with_most(45)
    ot, speech = both_of_ann(problem)
    plan = plan_of(ot, replace(speech, day=1), place(problem, "Ben OT", 0, "9:30"))
    assert subjects_broken(RULE, problem, plan) == []


def test_it_is_given_when_all_are_locked() -> None:
    problem = with_most(45)
    ot, speech = both_of_ann(problem)
    both = breaches(RULE, problem, plan_of(locked(ot), locked(speech)))
    assert [(each.given, each.placements) for each in both] == [(True, (0, 1))]
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(ot), speech))] == [False]
