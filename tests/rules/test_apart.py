"""R22: children kept apart are never in one session."""

from dataclasses import replace

import pytest
from instances import place, plan_of, school_small
from rules.support import breaches, locked, sentences

from optsched.domain import Pair, Plan, Problem
from optsched.rules.apart import Apart

RULE = Apart()


def with_pair(rule: str = "apart", service: str | None = None) -> Problem:
    return replace(school_small(), pairs=(Pair("Ann", "Ben", rule, service),))  # type: ignore[arg-type]


def shared(problem: Problem, other: str = "Ben OT") -> Plan:
    return plan_of(
        place(problem, "Ann OT", 0, "9:30", session="S1"),
        place(problem, other, 0, "9:30", session="S1", weeks=(1, 3)),
    )


@pytest.mark.parametrize("service", [None, "OT"])
def test_a_shared_session_is_said(service: str | None) -> None:
    problem = with_pair(service=service)
    assert sentences(RULE, problem, shared(problem)) == [
        "Ann's OT on Mon 9:30-10:00 is shared with Ben, who is kept apart, in weeks 1 and 3."
    ]


def test_a_pair_that_names_another_service_does_not_forbid_this_one() -> None:
    problem = with_pair(service="Speech")
    assert breaches(RULE, problem, shared(problem)) == []


@pytest.mark.parametrize("rule", ["together", "prefer together", "prefer apart"])
def test_other_rules_do_not_keep_apart(rule: str) -> None:
    problem = with_pair(rule)
    assert breaches(RULE, problem, shared(problem)) == []


def test_each_may_share_with_somebody_else() -> None:
    problem = with_pair()
    assert breaches(RULE, problem, shared(problem, "Cal OT")) == []


def test_sessions_of_their_own_at_the_same_time_are_apart() -> None:
    problem = with_pair()
    plan = plan_of(place(problem, "Ann Sp", 0, "9:30"), place(problem, "Ben OT", 0, "9:30"))
    assert breaches(RULE, problem, plan) == []


def test_members_who_never_come_in_the_same_week_do_not_meet() -> None:
    problem = with_pair()
    ann, ben = shared(problem).placements
    assert breaches(RULE, problem, plan_of(replace(ann, weeks=(2, 4)), ben)) == []


def test_it_is_given_when_both_are_locked() -> None:
    problem = with_pair()
    ann, ben = shared(problem).placements
    both = breaches(RULE, problem, plan_of(locked(ann), locked(ben)))
    assert [(each.given, each.placements) for each in both] == [(True, (0, 1))]
    assert [each.given for each in breaches(RULE, problem, plan_of(ann, locked(ben)))] == [False]
