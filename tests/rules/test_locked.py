"""R37: what is locked stays."""

from dataclasses import replace
from typing import Any

import pytest
from instances import at, place, plan_of, school_small
from rules.support import breaches, sentences, subjects_broken
from rules.support import locked as lock

from optsched.domain import Problem
from optsched.rules.locked import Locked

RULE = Locked()


def with_lock() -> Problem:
    """Ann's OT is locked on Mon 9:30-10:00 in every week."""
    small = school_small()
    return replace(small, locked=(lock(place(small, "Ann OT", 0, "9:30")),))


def test_a_locked_session_in_the_plan_stays() -> None:
    problem = with_lock()
    assert breaches(RULE, problem, plan_of(*problem.locked)) == []


def test_others_may_join_it_and_it_may_change_its_room_and_number() -> None:
    problem = with_lock()
    (held,) = problem.locked
    plan = plan_of(replace(held, session="S9", place="Gym"), place(problem, "Ben OT", 0, "9:30", session="S9"))
    assert breaches(RULE, problem, plan) == []


@pytest.mark.parametrize(
    "changes",
    [{"day": 1}, {"start": at("9:35")}, {"weeks": (1, 3)}, {"therapist": "Chen"}, {"setting": "push-in"}],
)
def test_a_locked_session_that_was_moved_is_gone(changes: dict[str, Any]) -> None:
    problem = with_lock()
    moved = replace(problem.locked[0], **changes)
    assert len(breaches(RULE, problem, plan_of(moved))) == 1


def test_it_is_said_and_never_given() -> None:
    problem = with_lock()
    found = breaches(RULE, problem, plan_of())
    assert [each.sentence for each in found] == [
        "Ann's OT on Mon 9:30-10:00, pull-out with Rivera, is locked, but not in the plan in every week."
    ]
    assert [(each.given, each.placements) for each in found] == [(False, ())]


def test_only_the_lock_that_is_gone_is_named() -> None:
    problem = with_lock()
    ben = lock(place(problem, "Ben OT", 1, "9:30"))
    problem = replace(problem, locked=(*problem.locked, ben))
    assert subjects_broken(RULE, problem, plan_of(ben)) == [(0,)]


def test_without_locks_there_is_nothing_to_say() -> None:
    problem = school_small()
    assert sentences(RULE, problem, plan_of()) == []
