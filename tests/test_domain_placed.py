"""What rules ask about placements."""

from dataclasses import replace

import pytest
from instances import at, change_mandate, place, plan_of, school_small

from optsched.domain.placed import co_treated, crowds, fellows, line, overlap, seen, seen_at_once, sessions, told


@pytest.mark.parametrize(("start", "expected"), [("9:00", False), ("9:05", True), ("9:55", True), ("10:00", False)])
def test_placements_that_only_touch_do_not_overlap(start: str, expected: bool) -> None:
    problem = school_small()
    one, other = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, start)
    assert overlap(one, other) == overlap(other, one) == expected
    assert not overlap(one, replace(other, day=1))


def test_fellows_are_those_who_are_there_in_that_week() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "9:30", session="S1")
    cal = place(problem, "Cal OT", 0, "9:30", session="S1", weeks=(1, 3))
    plan = plan_of(ann, cal)
    assert fellows(plan, ann, 1) == (cal,)
    assert fellows(plan, ann, 2) == ()


def test_linked_mandates_are_co_treated_only_side_by_side() -> None:
    problem = change_mandate(school_small(), "Ann Sp", co_treat_with="Ann OT")
    ot, speech = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30")
    assert co_treated(problem, ot, speech)
    assert not co_treated(problem, ot, replace(speech, start=at("9:35")))
    assert not co_treated(school_small(), ot, speech)


def test_a_group_and_a_co_treated_pair_are_one_session_each() -> None:
    problem = change_mandate(school_small(), "Ann Sp", co_treat_with="Ann OT")
    ot, speech = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30")
    ben, cal = (place(problem, f"{name} OT", 0, "9:30", session="S1") for name in ("Ben", "Cal"))
    assert sessions(problem, [ot, ben, speech, cal]) == [[ot, speech], [ben, cal]]


def test_a_crowd_is_told_at_each_minute_at_which_it_grows() -> None:
    problem = school_small()
    first = place(problem, "Ann OT", 0, "9:00", end=at("10:00"))
    second, third = place(problem, "Ben OT", 0, "9:15", weeks=(2,)), place(problem, "Cal OT", 0, "9:30", weeks=(2,))
    found = list(crowds(problem, [first, second, third], most=1))
    # week 2 only: two at 9:15, three at 9:30
    assert [(week, minute, len(held)) for week, minute, held in found] == [(2, at("9:15"), 2), (2, at("9:30"), 3)]


def test_it_is_given_when_all_are_locked_or_each_session_has_a_locked_member() -> None:
    problem = school_small()
    ann, ben = place(problem, "Ann OT", 0, "9:30", locked=True), place(problem, "Ben OT", 0, "9:30")
    assert seen(1, "", ann).given
    assert not seen(1, "", ann, ben).given
    assert seen_at_once(1, "", [[ann, ben]]).given
    assert not seen_at_once(1, "", [[ann], [ben]]).given


def test_a_placement_is_said_by_child_service_and_time() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "9:30")
    assert told(problem, ann) == "Ann's OT on Mon 9:30-10:00"
    assert line(problem, replace(ann, mandate="unknown")) == "Ann's session"
