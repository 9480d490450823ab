"""The rule to copy says what it says; a copied rule begins with these tests."""

from instances import place, plan_of, school_small
from rules.support import breaches, sentences

from optsched.domain import Plan, Problem
from optsched.rules._template import MostSessionsADay

RULE = MostSessionsADay()


def full_day(problem: Problem, key: str, sessions: int) -> Plan:
    names = [f"S{number}" for number in range(sessions)]
    return plan_of(*(place(problem, key, 0, "9:30", session=name, weeks=(1, 2)) for name in names))


def test_twenty_are_allowed() -> None:
    assert breaches(RULE, school_small(), full_day(school_small(), "Ann OT", 20)) == []


def test_more_are_said_once_for_all_their_weeks() -> None:
    assert sentences(RULE, school_small(), full_day(school_small(), "Ann OT", 21)) == [
        "Rivera has 21 sessions on Mon in weeks 1 and 2."
    ]


def test_sessions_of_two_therapists_are_not_added_up() -> None:
    problem = school_small()
    both = full_day(problem, "Ann OT", 11).placements + full_day(problem, "Ann Sp", 11).placements
    assert breaches(RULE, problem, plan_of(*both)) == []
