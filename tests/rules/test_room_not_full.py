"""R18: a room holds no more sessions at once than it allows."""

from dataclasses import replace

from instances import LINCOLN, change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences

from optsched.domain import Plan, Problem, Room
from optsched.rules.room_not_full import RoomNotFull

RULE = RoomNotFull()


def with_room_for(sessions: int) -> Problem:
    return replace(school_small(), rooms=(Room(LINCOLN, "Therapy", at_once=sessions),))


def two_at_once(problem: Problem) -> Plan:
    return plan_of(place(problem, "Ben OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:45"))


def test_a_room_for_two_holds_two() -> None:
    problem = with_room_for(2)
    assert breaches(RULE, problem, two_at_once(problem)) == []


def test_a_room_for_one_that_holds_two_is_said() -> None:
    problem = with_room_for(1)
    assert sentences(RULE, problem, two_at_once(problem)) == [
        "Therapy holds 2 sessions at once on Mon at 9:45, more than 1: Ben's OT and Ann's Speech, in every week."
    ]


def test_only_weeks_in_which_they_meet_are_said() -> None:
    problem = with_room_for(1)
    plan = plan_of(place(problem, "Cal OT", 0, "9:30", weeks=(1, 3)), place(problem, "Ann Sp", 0, "9:30"))
    (sentence,) = sentences(RULE, problem, plan)
    assert sentence.endswith("in weeks 1 and 3.")


def test_one_session_may_begin_when_the_other_ends() -> None:
    problem = with_room_for(1)
    plan = plan_of(place(problem, "Ben OT", 0, "9:30"), place(problem, "Ann Sp", 0, "10:00"))
    assert breaches(RULE, problem, plan) == []


def test_a_group_counts_as_one() -> None:
    problem = with_room_for(1)
    plan = plan_of(place(problem, "Ann OT", 0, "9:30", session="S1"), place(problem, "Ben OT", 0, "9:30", session="S1"))
    assert breaches(RULE, problem, plan) == []


def test_a_co_treated_pair_counts_as_one() -> None:
    problem = change_mandate(with_room_for(1), "Ann OT", co_treat_with="Ann Sp")
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30"))
    assert breaches(RULE, problem, plan) == []


def test_other_rooms_push_ins_and_consults_take_no_room_here() -> None:
    problem = with_room_for(1)
    plan = plan_of(
        place(problem, "Ben OT", 0, "9:30"),
        place(problem, "Ann Sp", 0, "9:30", place="Gym"),
        place(problem, "Ann OT", 0, "9:30", setting="push-in"),
        place(problem, "Cal OT", 0, "9:30", setting="consult"),
    )
    assert breaches(RULE, problem, plan) == []


def test_a_school_without_rooms_is_never_full() -> None:
    problem = replace(school_small(), rooms=())
    assert breaches(RULE, problem, two_at_once(problem)) == []


def test_it_is_given_when_every_session_is_locked() -> None:
    problem = with_room_for(1)
    one, other = two_at_once(problem).placements
    both = breaches(RULE, problem, plan_of(locked(one), locked(other)))
    assert [(each.given, each.placements) for each in both] == [(True, (0, 1))]
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(one), other))] == [False]


def test_of_several_rows_for_one_room_the_smallest_number_holds() -> None:
    problem = replace(school_small(), rooms=(Room(LINCOLN, "Therapy", at_once=1), Room(LINCOLN, "Therapy", at_once=2)))
    assert len(breaches(RULE, problem, two_at_once(problem))) == 1
