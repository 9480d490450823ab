"""R20: an individual session stays alone."""

from typing import Any

import pytest
from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import Plan, Problem
from optsched.rules.individual import Individual

RULE = Individual()


def ann_with_ben(problem: Problem, ben_weeks: tuple[int, ...] = (1, 2, 3, 4)) -> Plan:
    return plan_of(
        place(problem, "Ann OT", 0, "9:30", session="S1"),
        place(problem, "Ben OT", 0, "9:30", session="S1", weeks=ben_weeks),
    )


@pytest.mark.parametrize("grouping", ["either", "group"])
def test_others_may_be_in_a_group_or_alone(grouping: str) -> None:
    problem = change_mandate(school_small(), "Ann OT", grouping=grouping)
    assert breaches(RULE, problem, ann_with_ben(problem)) == []
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:30"))) == []


def test_an_individual_session_alone_is_fine() -> None:
    problem = change_mandate(school_small(), "Ann OT", grouping="individual")
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "10:00"))
    assert breaches(RULE, problem, plan) == []


def test_company_is_said_for_the_weeks_in_which_it_comes() -> None:
    problem = change_mandate(school_small(), "Ann OT", grouping="individual")
    assert sentences(RULE, problem, ann_with_ben(problem, (2, 4))) == [
        "Ann's OT on Mon 9:30-10:00 is individual, but shared with Ben, in weeks 2 and 4."
    ]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"co_treat_with": "Ann Sp"}, "co-treated"),
        ({"kind": "consult"}, "a consult"),
        ({"kind": "on behalf"}, "on behalf of the child"),
    ],
)
def test_co_treated_sessions_consults_and_work_on_behalf_are_alone(changes: dict[str, Any], reason: str) -> None:
    problem = change_mandate(school_small(), "Ann OT", **changes)
    (sentence,) = sentences(RULE, problem, ann_with_ben(problem))
    assert f" is {reason}, but shared with Ben," in sentence


def test_a_mandate_that_another_names_to_be_co_treated_with_is_alone_too() -> None:
    problem = change_mandate(school_small(), "Ann Sp", co_treat_with="Ann OT")
    assert subjects_broken(RULE, problem, ann_with_ben(problem)) == [("Ann OT",)]


def test_it_is_given_when_all_members_are_locked() -> None:
    problem = change_mandate(school_small(), "Ann OT", grouping="individual")
    ann, ben = ann_with_ben(problem).placements
    both = breaches(RULE, problem, plan_of(locked(ann), locked(ben)))
    assert [(each.given, each.placements) for each in both] == [(True, (0, 1))]
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(ann), ben))] == [False]
