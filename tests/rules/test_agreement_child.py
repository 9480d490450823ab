"""The model faces of the rules about children, classes, rooms and groups, each beside its check."""

from dataclasses import replace

import pytest
from instances import LINCOLN, change_mandate, place, plan_of
from rules.agreement import Case, assert_agrees, assert_never_broken, tiny
from rules.support import locked
from rules.tiny_problems import (
    around_lunch,
    change_student,
    co_treated,
    five,
    group,
    open_later,
    options,
    pulled,
    pulled_at_nine,
    pushed,
    time,
    with_chen,
    with_own_time,
    with_pair,
    with_rooms,
)

from optsched.domain import Room, WeekShare
from optsched.model.faces import AlikeRule, PlacementRule, PostedRule
from optsched.rules import RULES

SMALL_ROOM = Room(LINCOLN, "Therapy", at_once=1)
ANN, BEN = (tiny(key).mandates[0] for key in ("Ann OT", "Ben OT"))
ANN_AGAIN = replace(ANN, key="Ann OT again")
ANN_AT_NINE, ANN_AT_TEN = (place(group("Ann OT"), "Ann OT", 0, start) for start in ("9:00", "10:00"))
SPEECH_AT_NINE = place(tiny("Ann Sp"), "Ann Sp", 0, "9:00")
BEN_AT_NINE = place(group("Ben OT"), "Ben OT", 0, "9:00", session=ANN_AT_NINE.session)
WEEKLY_SPEECH = change_mandate(tiny("Ann OT", "Ann Sp"), "Ann Sp", minutes=60)
TWICE_A_DAY = change_mandate(tiny("Ann OT", end="11:30"), "Ann OT", per="day", times=2, minutes_apart=30)
ONE_VISIT = with_chen(group("Ann OT", "Ben OT", weeks=2), "Ben")
MONTHLY = change_mandate(tiny("Ann OT", weeks=4, end="10:00"), "Ann OT", per="month", times=2)
THREE_OF_SIX = change_mandate(tiny("Ann OT", days=2, weeks=6), "Ann OT", per="cycle", times=3)
SHARED = change_mandate(tiny("Ann OT", weeks=3, end="10:00"), "Ann OT", weeks=WeekShare(2, 3))

CASES = {
    "one place: two services, of two lengths": Case("R07", WEEKLY_SPEECH, most=3),
    "one place: in some weeks": Case("R07", tiny("Ann OT", "Ann Sp", end="10:00"), split=True),
    "one place: twice a day": Case("R07", TWICE_A_DAY, split=True, only=pulled),
    "one place: a session stands": Case("R07", tiny("Ann OT", "Ann Sp"), ("R28",), given=plan_of(ANN_AT_NINE)),
    "one place: co-treated": Case("R07", co_treated(ANN_AGAIN), ("R24", "R33"), most=3),
    "one place: the follower stays longer": Case("R07", co_treated(ANN_AGAIN, minutes=60), ("R24", "R33"), most=3),
    "one place: the follower stands": Case(
        "R07", co_treated(ANN_AGAIN), ("R24", "R33"), most=3, given=plan_of(locked(SPEECH_AT_NINE))
    ),
    "class time: lunch is protected": Case("R13", around_lunch()),
    "class time: the child may go in one week": Case(
        "R13", with_own_time(around_lunch(), "11:30", "12:00", (1,), rule="allow"), split=True
    ),
    "class time: without a class": Case("R13", open_later()),
    "class time: in a class at times": Case(
        "R13", with_own_time(open_later(), "11:30", "12:00", in_class=(LINCOLN, "1A"))
    ),
    "class time: nothing in the timetable": Case("R13", tiny("Ann OT", start="7:30", end="8:30")),
    "protected time": Case("R14", with_own_time(around_lunch(), "11:00", "11:15", (1,), rule="never"), split=True),
    "push-in: suitable blocks": Case("R15", around_lunch()),
    "push-in: inside one block": Case("R15", change_mandate(tiny("Ann OT"), "Ann OT", minutes=60)),
    "push-in: during lunch only": Case("R15", around_lunch(push_in_during=("Lunch",))),
    "push-in: in another class at times": Case(
        "R15", with_own_time(tiny("Ann OT"), "9:00", "9:30", (1,), in_class=(LINCOLN, "2B")), split=True
    ),
    "push-in: a consult during an activity": Case("R15", around_lunch(kind="consult", push_in_during=("Science",))),
    "class visits: two therapists": Case("R16", ONE_VISIT, ("R01",), split=True, only=pushed),
    "class visits: one stands": Case(
        "R16", ONE_VISIT, ("R01",), given=plan_of(replace(ANN_AT_NINE, setting="push-in", place="1A"))
    ),
    "class visits: co-treated": Case("R16", co_treated(BEN, minutes=60), ("R01", "R24", "R33"), most=3, only=pushed),
    "room open: another service": Case(
        "R17", with_rooms(tiny("Ann OT", "Ann Sp"), replace(SMALL_ROOM, services=("OT",)))
    ),
    "room open: at times": Case(
        "R17",
        with_rooms(
            tiny("Ann OT"), replace(SMALL_ROOM, open=(time("9:30", "10:30", (1,)), time("9:30", "10:00", (2,))))
        ),
        split=True,
    ),
    "room open: when the school is": Case("R17", open_later()),
    "room not full: one at once": Case("R18", with_rooms(ONE_VISIT, SMALL_ROOM), ("R01",), split=True, only=pulled),
    "room not full: co-treated": Case(
        "R18", with_rooms(co_treated(BEN, minutes=60), SMALL_ROOM), ("R01", "R24", "R33"), most=3, only=pulled
    ),
    "group size: the therapist's": Case("R19", five(), most=5, only=pulled_at_nine),
    "group size: a member's": Case("R19", five(largest_group=2), most=4, only=pulled_at_nine),
    "group size: a member's of one": Case("R19", five(largest_group=1), ("R01",), most=3, only=pulled_at_nine),
    "group size: some stand": Case(
        "R19", five(largest_group=2), most=3, only=pulled_at_nine, given=plan_of(BEN_AT_NINE)
    ),
    "group size: two stand, and the one who may join is capped": Case(
        "R19",
        change_mandate(group("Ann OT", "Ben OT", "Cal OT"), "Cal OT", largest_group=2),
        most=2,
        only=pulled_at_nine,
        given=plan_of(ANN_AT_NINE, BEN_AT_NINE),
    ),
    "group size: with unequal lengths": Case(
        "R19",
        options(change_mandate(five(largest_group=2), "Ben OT", minutes=60), unequal_lengths=True),
        ("R01",),
        most=3,
        only=pulled_at_nine,
    ),
    "group size: in the weeks of each": Case(
        "R19",
        change_mandate(group("Ann OT", "Ben OT", "Cal OT", weeks=2), "Ann OT", largest_group=2),
        ("R24",),
        most=3,
        split=True,
        only=pulled_at_nine,
    ),
    "individual": Case("R20", change_mandate(group("Ann OT", "Ben OT"), "Ann OT", grouping="individual"), ("R01",)),
    "individual: co-treated": Case("R20", co_treated(BEN), ("R01",)),
    "grade span": Case("R21", change_student(group("Ann OT", "Ben OT", "Cal OT"), "Cal", grade=5), most=3),
    "grade span: one stands": Case(
        "R21", change_student(group("Ann OT", "Ben OT"), "Ben", grade=5), given=plan_of(ANN_AT_NINE)
    ),
    "apart": Case("R22", with_pair(group("Ann OT", "Ben OT", weeks=2), "apart", "OT"), split=True, only=pulled),
    "apart: one stands": Case("R22", with_pair(group("Ann OT", "Ben OT"), "apart"), given=plan_of(ANN_AT_NINE)),
    "together": Case("R23", with_pair(group("Ann OT", "Ben OT"), "together"), ("R24",)),
    "together: one has fewer": Case(
        "R23",
        with_pair(change_mandate(tiny("Ann OT", "Ben OT", days=2, end="9:30"), "Ben OT", times=2), "together"),
        ("R24",),
        split=True,
        most=3,
    ),
    "together: one stands": Case(
        "R23", with_pair(group("Ann OT", "Ben OT"), "together"), ("R24",), given=plan_of(ANN_AT_NINE)
    ),
    "together: one is locked": Case(
        "R23", with_pair(group("Ann OT", "Ben OT"), "together"), ("R24",), given=plan_of(locked(BEN_AT_NINE))
    ),
    "days apart: different days": Case("R24", tiny("Ann OT", days=2), split=True),
    "days apart: a day between": Case("R24", change_mandate(tiny("Ann OT", days=3, weeks=1), "Ann OT", days_apart=2)),
    "days apart: one stands": Case("R24", tiny("Ann OT", days=2), given=plan_of(ANN_AT_TEN)),
    "minutes apart": Case("R25", TWICE_A_DAY, split=True, only=pulled),
    "minutes apart: days do not matter": Case(
        "R25", change_mandate(tiny("Ann OT", days=2), "Ann OT", days_apart=0, minutes_apart=0)
    ),
    "most a day": Case(
        "R26", options(tiny("Ann OT", "Ann Sp"), most_therapy_minutes_a_day=30), ("R07",), split=True, only=pulled
    ),
    "most a day: co-treated": Case(
        "R26", options(co_treated(ANN_AGAIN, minutes=60), most_therapy_minutes_a_day=60), ("R07", "R24", "R33"), most=3
    ),
    "setting: push-in": Case("R27", change_mandate(tiny("Ann OT"), "Ann OT", setting="push-in")),
    "setting: pull-out": Case("R27", change_mandate(tiny("Ann OT", "Ben OT"), "Ann OT", setting="pull-out")),
    "weeks: two a month": Case("R28", MONTHLY, ("R24",), most=3, split=True),
    "weeks: two of three": Case("R28", SHARED, ("R24",), most=3, split=True),
    "weeks: no more than owed": Case("R28", tiny("Ann OT", days=2), most=3),
    "weeks: one stands": Case("R28", MONTHLY, ("R24",), split=True, given=plan_of(replace(ANN_AT_TEN, weeks=(2,)))),
    "weeks: locked in weeks that no choice has": Case(
        "R28",
        THREE_OF_SIX,
        most=1,
        split=True,
        given=plan_of(*(locked(replace(ANN_AT_TEN, weeks=(week,))) for week in (1, 2))),
    ),
    "weeks: twice a day": Case("R28", TWICE_A_DAY, ("R25",), most=3, only=pulled),
    "alternates": Case(
        "R29", change_mandate(tiny("Ann OT", "Ann Sp", end="10:00"), "Ann OT", alternates_with="Ann Sp"), split=True
    ),
    "alternates: one stands": Case(
        "R29",
        change_mandate(tiny("Ann OT", "Ann Sp"), "Ann OT", alternates_with="Ann Sp"),
        split=True,
        given=plan_of(replace(SPEECH_AT_NINE, weeks=(1,))),
    ),
    "co-treated": Case("R33", co_treated(), ("R24",), split=True),
    "co-treated: the follower stands": Case("R33", co_treated(), ("R24",), given=plan_of(SPEECH_AT_NINE)),
    "co-treated: the follower is locked": Case(
        "R33", co_treated(), ("R24",), split=True, given=plan_of(locked(replace(SPEECH_AT_NINE, weeks=(1,))))
    ),
    "co-treated: the lead stands": Case("R33", co_treated(), given=plan_of(ANN_AT_NINE)),
}

CHILD_SIDE = {f"R{number:02d}" for number in (7, *range(13, 30), 33, 34, 35, 36, 37)}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_model_allows_what_the_check_finds_clean(case: Case) -> None:
    assert_agrees(case)


@pytest.mark.parametrize("code", ["R34", "R35", "R36"])
def test_no_candidate_can_break_a_rule_without_a_model_face(code: str) -> None:
    assert_never_broken(Case(code, options(five(), unequal_lengths=True), most=2))


def test_a_lock_is_in_every_plan() -> None:
    stands = locked(ANN_AT_NINE)
    assert_never_broken(Case("R37", replace(tiny("Ann OT", "Ann Sp"), locked=(stands,)), given=plan_of(stands)))


def test_every_rule_with_a_model_face_has_a_case() -> None:
    faces = (PlacementRule, AlikeRule, PostedRule)
    with_face = {each.code for each in RULES if isinstance(each, faces)}
    assert with_face & CHILD_SIDE == {case.code for case in CASES.values()}
