"""R23: children kept together are in the same sessions."""

from dataclasses import replace
from typing import Any

import pytest
from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences

from optsched.domain import Mandate, Pair, Problem
from optsched.rules.together import Together

RULE = Together()


def with_pair(student: str = "Ann", other: str = "Cal", service: str | None = None) -> Problem:
    """Ann has 4 sessions of OT in the cycle, Ben 4, Cal 2."""
    return replace(school_small(), pairs=(Pair(student, other, "together", service),))


@pytest.mark.parametrize(("student", "other"), [("Ann", "Cal"), ("Cal", "Ann")])
def test_every_session_of_the_one_with_fewer_is_shared(student: str, other: str) -> None:
    problem = with_pair(student, other)
    ann = place(problem, "Ann OT", 0, "9:30", session="S1")
    shared = place(problem, "Cal OT", 0, "9:30", session="S1", weeks=(1, 3))
    alone = place(problem, "Cal OT", 0, "9:30", session="S2", weeks=(1, 3))
    # Ann's sessions of weeks 2 and 4 may be without Cal, who is owed fewer
    assert breaches(RULE, problem, plan_of(ann, shared)) == []
    assert sentences(RULE, problem, plan_of(ann, alone)) == [
        "Cal's OT on Mon 9:30-10:00 is without Ann, who is kept together, in weeks 1 and 3."
    ]


def test_a_week_without_the_other_is_said() -> None:
    problem = with_pair()
    ann = place(problem, "Ann OT", 0, "9:30", session="S1", weeks=(1, 2))
    cal = place(problem, "Cal OT", 0, "9:30", session="S1", weeks=(1, 3))
    (sentence,) = sentences(RULE, problem, plan_of(ann, cal))
    assert sentence.endswith("in week 3.")


def test_of_two_who_are_owed_as_many_the_first_is_judged() -> None:
    problem = with_pair("Ben", "Ann")
    ann = place(problem, "Ann OT", 0, "9:30", session="S1")
    ben = place(problem, "Ben OT", 1, "9:30", session="S2")
    assert [each.placements for each in breaches(RULE, problem, plan_of(ann, ben))] == [(1,)]


def test_a_missing_session_is_no_breach() -> None:
    problem = with_pair()
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:30"))) == []


def test_only_services_that_both_have_are_judged() -> None:
    problem = with_pair("Ann", "Ben")
    plan = plan_of(place(problem, "Ann Sp", 0, "9:30"))  # Ben has no speech
    assert list(RULE.subjects(problem)) == [("Ann", "Ben", "OT")]
    assert breaches(RULE, problem, plan) == []


def test_a_pair_that_names_a_service_leaves_the_others_alone() -> None:
    problem = with_pair("Ann", "Ben", "Speech")
    ben_speech = Mandate("Ben Sp", "Ben", "Speech", 30, 1, "week", therapist="Chen")
    problem = replace(problem, mandates=(*problem.mandates, ben_speech))
    ot_apart = [place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 1, "9:30")]
    assert breaches(RULE, problem, plan_of(*ot_apart)) == []
    speech_apart = place(problem, "Ben Sp", 2, "9:30", weeks=(1,))
    assert len(breaches(RULE, problem, plan_of(*ot_apart, speech_apart))) == 1


@pytest.mark.parametrize("changes", [{"grouping": "individual"}, {"kind": "consult"}, {"co_treat_with": "Ann Sp"}])
def test_sessions_that_must_be_alone_are_not_judged(changes: dict[str, Any]) -> None:
    problem = change_mandate(with_pair("Ann", "Ben", "OT"), "Ann OT", **changes)
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 1, "9:30"))
    assert breaches(RULE, problem, plan) == []


def test_somebody_else_may_join() -> None:
    problem = with_pair()
    rows = [place(problem, f"{name} OT", 0, "9:30", session="S1", weeks=(1, 3)) for name in ("Ann", "Ben", "Cal")]
    assert breaches(RULE, problem, plan_of(*rows)) == []


def test_a_locked_session_alone_is_given() -> None:
    problem = with_pair()
    plan = plan_of(locked(place(problem, "Cal OT", 0, "9:30", weeks=(1, 3))))
    assert [each.given for each in breaches(RULE, problem, plan)] == [True]
