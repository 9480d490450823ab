"""R30: all sessions of a mandate are held by one therapist (WORKBOOK 1.1, Which therapist)."""

from dataclasses import replace

from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import AssistantShare, Placement, Problem, Therapist
from optsched.rules.one_therapist import OneTherapist

RULE = OneTherapist()


def open_therapist() -> Problem:
    """The small school with Lopez (OT, Lincoln) and her assistant Kim; Ann's OT, twice a week, names nobody."""
    small = school_small()
    hours = small.therapist["Rivera"].hours
    more = (Therapist("Lopez", "OT", hours=hours), Therapist("Kim", "OT", ("Lopez",), hours=hours))
    problem = replace(small, therapists=(*small.therapists, *more))
    return change_mandate(problem, "Ann OT", therapist=None, times=2)


def helped() -> Problem:
    """The same, and an assistant may hold one of two of Ann's sessions."""
    return change_mandate(open_therapist(), "Ann OT", assistant=AssistantShare(1, 2))


def held_by(problem: Problem, *holders: str) -> list[Placement]:
    return [place(problem, "Ann OT", day, "9:30", therapist=name) for day, name in enumerate(holders)]


def test_any_therapist_may_hold_all() -> None:
    problem = open_therapist()
    for name in ("Rivera", "Lopez"):
        assert breaches(RULE, problem, plan_of(*held_by(problem, name, name))) == []


def test_two_therapists_are_said() -> None:
    problem = open_therapist()
    assert sentences(RULE, problem, plan_of(*held_by(problem, "Rivera", "Lopez"))) == [
        "Ann's OT is held by Lopez and Rivera, but one therapist holds all sessions of a mandate."
    ]


def test_an_assistant_to_the_therapist_may_join_where_the_mandate_allows() -> None:
    assert breaches(RULE, helped(), plan_of(*held_by(helped(), "Lopez", "Kim"))) == []
    assert len(breaches(RULE, open_therapist(), plan_of(*held_by(open_therapist(), "Lopez", "Kim")))) == 1


def test_an_assistant_to_somebody_else_may_not_join() -> None:
    assert len(breaches(RULE, helped(), plan_of(*held_by(helped(), "Rivera", "Kim")))) == 1


def test_assistants_alone_belong_together_when_they_assist_the_same_therapist() -> None:
    problem = helped()
    two = (Therapist("Diaz", "OT", ("Lopez", "Rivera")), Therapist("Moss", "OT", ("Rivera",)))
    problem = replace(problem, therapists=problem.therapists + two)
    assert breaches(RULE, problem, plan_of(*held_by(problem, "Kim", "Diaz"))) == []  # both assist Lopez
    # each two of them share a therapist, but no therapist is shared by all three
    assert len(breaches(RULE, problem, plan_of(*held_by(problem, "Kim", "Diaz", "Moss")))) == 1


def test_different_mandates_may_have_different_therapists() -> None:
    problem = open_therapist()
    plan = plan_of(*held_by(problem, "Lopez"), place(problem, "Ben OT", 0, "9:30"))
    assert subjects_broken(RULE, problem, plan) == []


def test_it_is_given_when_locks_alone_name_two() -> None:
    problem = open_therapist()
    one, two, three = held_by(problem, "Rivera", "Lopez", "Lopez")
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(one), locked(two), three))] == [True]
    assert [each.given for each in breaches(RULE, problem, plan_of(one, locked(two), locked(three)))] == [False]


def test_a_name_that_nobody_knows_is_a_therapist_like_another() -> None:
    assert len(breaches(RULE, helped(), plan_of(*held_by(helped(), "Nobody", "Kim")))) == 1
