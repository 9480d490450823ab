"""R34: members of a session share therapist, day, start, setting, place, and end."""

from dataclasses import replace
from typing import Any

import pytest
from instances import at, change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import Placement, Problem
from optsched.rules.members_alike import MembersAlike

RULE = MembersAlike()


def pair(problem: Problem, **changes: Any) -> tuple[Placement, Placement]:
    """Ann and Ben in one session; `changes` are Ben's."""
    ann = place(problem, "Ann OT", 0, "9:30", session="S1")
    ben = place(problem, "Ben OT", 0, "9:30", session="S1")
    return ann, replace(ben, **changes)


def test_members_who_are_alike_are_one_session() -> None:
    problem = school_small()
    assert breaches(RULE, problem, plan_of(*pair(problem))) == []


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"therapist": "Chen"}, "therapist"),
        ({"day": 1}, "day"),
        ({"start": at("9:25")}, "start"),
        ({"setting": "push-in"}, "setting"),
        ({"place": "Gym"}, "place"),
        ({"school": "Adams"}, "place"),
        ({"end": at("10:15")}, "end"),
    ],
)
def test_whatever_differs_is_named(changes: dict[str, Any], word: str) -> None:
    problem = school_small()
    (sentence,) = sentences(RULE, problem, plan_of(*pair(problem, **changes)))
    assert f"are one session, but differ in {word}," in sentence


def test_several_differences_are_one_sentence() -> None:
    problem = school_small()
    plan = plan_of(*pair(problem, start=at("9:45"), end=at("10:15"), weeks=(1, 3)))
    assert sentences(RULE, problem, plan) == [
        "Ann's OT on Mon 9:30-10:00 and Ben's OT on Mon 9:45-10:15 are one session, but differ in start and end, "
        "in weeks 1 and 3."
    ]


def test_ends_may_differ_where_unequal_lengths_are_allowed() -> None:
    small = change_mandate(school_small(), "Ben OT", minutes=45)
    problem = replace(small, options=replace(small.options, unequal_lengths=True))
    assert breaches(RULE, problem, plan_of(*pair(problem, end=at("10:15")))) == []
    assert len(breaches(RULE, problem, plan_of(*pair(problem, start=at("9:45"), end=at("10:15"))))) == 1


def test_members_who_never_come_in_the_same_week_may_differ() -> None:
    problem = school_small()
    ann, ben = pair(problem, weeks=(2, 4), start=at("10:30"), end=at("11:00"))
    assert breaches(RULE, problem, plan_of(replace(ann, weeks=(1, 3)), ben)) == []


def test_other_sessions_are_untouched() -> None:
    problem = school_small()
    plan = plan_of(*pair(problem, place="Gym"), place(problem, "Ann Sp", 0, "12:00"))
    assert subjects_broken(RULE, problem, plan) == [("Rivera",)]


def test_it_is_given_when_both_are_locked() -> None:
    problem = school_small()
    ann, ben = pair(problem, place="Gym")
    both = breaches(RULE, problem, plan_of(locked(ann), locked(ben)))
    assert [(each.given, each.placements) for each in both] == [(True, (0, 1))]
    assert [each.given for each in breaches(RULE, problem, plan_of(ann, locked(ben)))] == [False]
