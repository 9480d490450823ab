"""R35: a session lasts the mandate's minutes."""

import pytest
from instances import at, change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.rules.session_minutes import SessionMinutes

RULE = SessionMinutes()


def test_thirty_minutes_are_thirty_minutes_even_off_the_grid() -> None:
    problem = school_small()
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:32"))) == []


@pytest.mark.parametrize(("end", "minutes"), [("10:15", 45), ("9:45", 15), ("9:00", -30)])
def test_a_shorter_or_longer_session_is_said(end: str, minutes: int) -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30", end=at(end), weeks=(2,)))
    assert sentences(RULE, problem, plan) == [
        f"Ann's OT on Mon 9:30-{end} lasts {minutes} instead of 30 minutes in week 2."
    ]


def test_each_mandate_has_its_own_minutes() -> None:
    problem = change_mandate(school_small(), "Ann OT", minutes=45)
    plan = plan_of(place(problem, "Ann OT", 0, "9:30", end=at("10:00")), place(problem, "Ben OT", 1, "9:30"))
    assert subjects_broken(RULE, problem, plan) == [("Ann OT",)]


def test_a_locked_session_of_another_length_is_given() -> None:
    problem = school_small()
    plan = plan_of(locked(place(problem, "Ann OT", 0, "9:30", end=at("10:15"))))
    assert [each.given for each in breaches(RULE, problem, plan)] == [True]
