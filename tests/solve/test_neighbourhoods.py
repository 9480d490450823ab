"""Neighbourhoods free what they are about, and what hangs on it."""

import random

from instances import place, plan_of, school_small
from rules.tiny_therapists import with_work

from optsched.solve.bonds import Bonds
from optsched.solve.neighbourhoods import around_duties, caseload
from optsched.solve.part import Part


def test_around_a_missing_duty_its_therapist_and_some_of_what_she_holds_are_free() -> None:
    problem = with_work(school_small(), "8:00", "12:00", 60)
    key = problem.floating_duties[0].key
    mine = plan_of(place(problem, "Ann OT", 0, "9:00"), place(problem, "Ben OT", 1, "9:00"))
    chance = random.Random(1)
    parts = [around_duties(problem, mine, [key], Bonds(problem), chance) for _ in range(20)]
    assert {each.therapists for each in parts} == {frozenset({"Rivera"})}
    assert frozenset({"Ann OT", "Ben OT"}) in {each.mandates for each in parts}


def test_a_caseload_frees_whoever_holds_a_session_of_it() -> None:
    problem = school_small()
    away = place(problem, "Ann OT", 0, "9:00", therapist="Chen")
    part = Part(frozenset({"Ann OT"}), frozenset({"Rivera"}))
    assert caseload(problem, plan_of(away), part, Bonds(problem)).therapists == {"Rivera", "Chen"}
