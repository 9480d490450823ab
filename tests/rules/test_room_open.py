"""R17: a pull-out is in a room of the child's school that is open for the service."""

from dataclasses import replace

import pytest
from instances import LINCOLN, place, plan_of, school_small, window
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import Problem, Room
from optsched.rules.room_open import RoomOpen

RULE = RoomOpen()


def with_rooms(*rooms: Room) -> Problem:
    return replace(school_small(), rooms=rooms)


def test_a_room_without_services_and_times_serves_all_while_the_school_is_open() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "8:00"), place(problem, "Ann Sp", 1, "13:30"))
    assert breaches(RULE, problem, plan) == []
    early = place(problem, "Ben OT", 0, "7:45")  # Lincoln opens at 8:00
    assert len(breaches(RULE, problem, plan_of(early))) == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Gym", "Ann's OT on Mon 9:30-10:00 is in Gym, no room of Lincoln, in every week."),
        ("", "Ann's OT on Mon 9:30-10:00 is in no place, no room of Lincoln, in every week."),
    ],
)
def test_a_place_that_is_no_room_of_the_school_is_named(name: str, sentence: str) -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30", place=name), place(problem, "Ben OT", 0, "9:30"))
    assert sentences(RULE, problem, plan) == [sentence]


def test_a_room_of_another_school_does_not_count() -> None:
    problem = with_rooms(Room(LINCOLN, "Therapy"), Room("Adams", "Gym"))
    assert len(breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:30", place="Gym")))) == 1


def test_a_school_without_any_room_row_has_space_everywhere() -> None:
    problem = with_rooms(Room("Adams", "Gym"))
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:30", place="Hall"))) == []


def test_a_room_may_be_for_some_services_only() -> None:
    problem = with_rooms(Room(LINCOLN, "Therapy", services=("OT", "PT")))
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 1, "9:30"))
    assert sentences(RULE, problem, plan) == [
        "Ann's Speech on Tue 9:30-10:00 is in Therapy, which is not for Speech, in every week."
    ]


def test_a_room_is_open_in_its_times_only() -> None:
    problem = with_rooms(Room(LINCOLN, "Therapy", open=(window("9:00", "10:00", weeks=(1, 2)),)))
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "9:45", weeks=(1,)))
    # Ann's is inside, but in weeks 3 and 4 the room is closed; Ben's runs on until 10:15
    assert sentences(RULE, problem, plan) == [
        "Ann's OT on Mon 9:30-10:00 is in Therapy, which is not open then in weeks 3 and 4.",
        "Ben's OT on Mon 9:45-10:15 is in Therapy, which is not open then in week 1.",
    ]


def test_several_rows_for_one_room_add_up() -> None:
    problem = with_rooms(
        Room(LINCOLN, "Therapy", services=("OT",), open=(window("9:00", "9:45"),)),
        Room(LINCOLN, "Therapy", open=(window("9:45", "10:15"),)),
    )
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 1, "9:30"))
    assert subjects_broken(RULE, problem, plan) == [("Ann Sp",)]  # Speech has the second row only, from 9:45


def test_push_ins_and_consults_need_no_room() -> None:
    problem = school_small()
    rows = [place(problem, "Ann OT", 0, "9:30", setting=setting, place="1A") for setting in ("push-in", "consult")]
    assert breaches(RULE, problem, plan_of(*rows)) == []


def test_a_locked_session_in_a_closed_room_is_given() -> None:
    problem = school_small()
    plan = plan_of(locked(place(problem, "Ann OT", 0, "9:30", place="Gym")))
    assert [each.given for each in breaches(RULE, problem, plan)] == [True]
