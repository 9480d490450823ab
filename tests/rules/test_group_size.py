"""R19: a group is no larger than its therapist and every member allows."""

from dataclasses import replace

import pytest
from instances import change_mandate, change_therapist, place, plan_of, school_small
from rules.support import breaches, sentences, subjects_broken

from optsched.domain import Placement, Problem
from optsched.rules.group_size import GroupSize

RULE = GroupSize()


def all_three(problem: Problem) -> tuple[Placement, ...]:
    """Ann, Ben and Cal in one group of Rivera's; Cal attends in weeks 1 and 3."""
    return (
        place(problem, "Ann OT", 0, "9:30", session="S1"),
        place(problem, "Ben OT", 0, "9:30", session="S1"),
        place(problem, "Cal OT", 0, "9:30", session="S1", weeks=(1, 3)),
    )


def test_a_group_of_three_is_what_a_therapist_allows_by_default() -> None:
    problem = school_small()
    assert breaches(RULE, problem, plan_of(*all_three(problem))) == []


def test_a_therapist_with_smaller_groups_is_named_for_the_weeks_that_are_too_full() -> None:
    problem = change_therapist(school_small(), "Rivera", largest_group=2)
    # in weeks 2 and 4 Cal is not there, and two are allowed
    assert sentences(RULE, problem, plan_of(*all_three(problem))) == [
        "Rivera's group of Ann, Ben and Cal on Mon 9:30-10:00 is larger than the 2 that Rivera allows, "
        "in weeks 1 and 3."
    ]


def test_the_smallest_number_of_a_member_holds() -> None:
    problem = change_mandate(school_small(), "Ben OT", largest_group=2)
    (sentence,) = sentences(RULE, problem, plan_of(*all_three(problem)))
    assert "larger than the 2 that Ben allows" in sentence


def test_a_member_cannot_allow_more_than_the_therapist() -> None:
    problem = change_therapist(school_small(), "Rivera", largest_group=2)
    for mandate in ("Ann OT", "Ben OT", "Cal OT"):
        problem = change_mandate(problem, mandate, largest_group=5)
    assert len(breaches(RULE, problem, plan_of(*all_three(problem)))) == 1


def test_a_member_counts_only_in_the_weeks_in_which_it_is_there() -> None:
    problem = change_mandate(school_small(), "Cal OT", largest_group=1)
    (sentence,) = sentences(RULE, problem, plan_of(*all_three(problem)))
    assert sentence.endswith("is larger than the 1 that Cal allows, in weeks 1 and 3.")


def test_another_therapists_sessions_are_untouched() -> None:
    problem = change_therapist(school_small(), "Rivera", largest_group=2)
    plan = plan_of(*all_three(problem), place(problem, "Ann Sp", 1, "9:30"))
    assert subjects_broken(RULE, problem, plan) == [("Rivera",)]


@pytest.mark.parametrize(("number", "given"), [(2, False), (3, True)])
def test_it_is_given_when_every_member_is_locked(number: int, given: bool) -> None:
    problem = change_therapist(school_small(), "Rivera", largest_group=2)
    rows = [replace(each, locked=at < number) for at, each in enumerate(all_three(problem))]
    assert [each.given for each in breaches(RULE, problem, plan_of(*rows))] == [given]
