"""R07: a student is in one place at a time."""

import pytest
from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.rules.student_one_place import StudentOnePlace

RULE = StudentOnePlace()


def test_one_session_may_begin_when_the_other_ends() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "10:00"))
    assert breaches(RULE, problem, plan) == []


def test_two_services_at_once_are_said_with_both_times_and_the_weeks_they_share() -> None:
    problem = school_small()
    ot = place(problem, "Ann OT", 0, "9:30", weeks=(1, 2))
    speech = place(problem, "Ann Sp", 0, "9:45", weeks=(2, 3), setting="push-in", place="1A")
    # only week 2 is in both
    assert sentences(RULE, problem, plan_of(ot, speech)) == [
        "Ann's OT on Mon 9:30-10:00 overlaps Ann's Speech on Mon 9:45-10:15 in week 2."
    ]


def test_two_children_may_be_seen_at_once() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ben OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30"))
    assert subjects_broken(RULE, problem, plan) == []


def test_only_the_child_who_is_in_two_places_is_named() -> None:
    problem = school_small()
    plan = plan_of(
        place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30"), place(problem, "Ben OT", 0, "9:30")
    )
    assert subjects_broken(RULE, problem, plan) == [("Ann",)]


@pytest.mark.parametrize("setting", ["consult", "on behalf"])
def test_work_without_the_child_does_not_occupy_the_child(setting: str) -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30", setting=setting, place=""), place(problem, "Ann Sp", 0, "9:30"))
    assert breaches(RULE, problem, plan) == []


@pytest.mark.parametrize(("one", "other"), [("Ann OT", "Ann Sp"), ("Ann Sp", "Ann OT")])
def test_a_co_treated_pair_may_be_at_once_whichever_row_names_the_other(one: str, other: str) -> None:
    problem = change_mandate(school_small(), one, co_treat_with=other)
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30"))
    assert breaches(RULE, problem, plan) == []


@pytest.mark.parametrize(
    ("start", "setting", "room"),
    [("9:45", "pull-out", "Therapy"), ("9:30", "pull-out", "Gym"), ("9:30", "push-in", "Therapy")],
)
def test_a_co_treated_pair_at_another_time_or_place_is_two_sessions(start: str, setting: str, room: str) -> None:
    problem = change_mandate(school_small(), "Ann OT", co_treat_with="Ann Sp")
    speech = place(problem, "Ann Sp", 0, start, setting=setting, place=room)
    assert len(breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:30"), speech))) == 1


def test_it_is_given_only_when_both_sessions_are_locked() -> None:
    problem = school_small()
    ot, speech = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30")
    one, both = plan_of(locked(ot), speech), plan_of(locked(ot), locked(speech))
    assert [each.given for each in breaches(RULE, problem, one)] == [False]
    assert [(each.given, each.placements) for each in breaches(RULE, problem, both)] == [(True, (0, 1))]
