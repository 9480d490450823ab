"""Neighbourhoods free what they are about, and what hangs on it."""

import random
from dataclasses import replace

import pytest
from instances import place, plan_of, school_small
from rules.tiny_therapists import with_work
from tiny import ot, present, speech, tiny

from optsched.solve import neighbourhoods
from optsched.solve.bonds import Bonds
from optsched.solve.neighbourhoods import Dear, around, around_duties, caseload, with_children
from optsched.solve.part import Part
from optsched.solve.pool import Pool


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


def test_what_children_have_with_others_is_free_with_their_caseload() -> None:
    problem = school_small()
    away = place(problem, "Ann Sp", 0, "9:00", therapist="Chen")
    part = Part(frozenset({"Ann OT", "Ben OT"}), frozenset({"Rivera"}))
    found = with_children(problem, plan_of(away), part, Bonds(problem))
    assert found == Part(frozenset({"Ann OT", "Ben OT", "Ann Sp"}), frozenset({"Rivera", "Chen"}))


def test_who_visits_the_class_is_in_the_way_of_a_visit_whoever_it_is() -> None:
    """Writing, until 9:00, is best for a push-in; Chen visits 1A then for Ben, and 2B for Cal."""
    mandates = (ot("Ann", setting="push-in"), speech("Ben", setting="push-in"), speech("Cal", setting="push-in"))
    problem = present(tiny(*mandates), Rivera=(("8:00", "8:30"),), Chen=(("8:00", "9:00"),))
    there = [
        replace(place(problem, key, 0, start, therapist="Chen", weeks=(1,)), setting="push-in", place=name)
        for key, start, name in (("Ben Sp", "8:00", "1A"), ("Cal Sp", "8:30", "2B"))
    ]
    part = around(Pool(problem), plan_of(*there), ["Ann OT"], Bonds(problem), random.Random(1))
    assert part == Part(frozenset({"Ann OT", "Ben Sp"}), frozenset({"Rivera", "Chen"}))


def test_the_longer_nothing_is_found_the_more_is_free() -> None:
    names = ("Ann", "Ben", "Cal", "Dee")
    problem = present(tiny(*(ot(name) for name in names)), Rivera=(("8:00", "10:00"),))
    held = plan_of(*(place(problem, f"{name} OT", 0, "8:00", weeks=(1,)) for name in names[1:]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbourhoods, "AROUND", (2, 2))
        sizes = [
            len(around(Pool(problem), held, ["Ann OT"], Bonds(problem), random.Random(1), reach).mandates)
            for reach in (1.0, 1.5, 2.0)
        ]
    assert sizes == [2, 3, 4]


def test_who_has_no_session_at_all_is_free_with_those_of_the_class() -> None:
    problem = present(tiny(*(ot(name) for name in ("Ann", "Ben", "Cal", "Dee"))), Rivera=(("9:00", "10:00"),))
    held = plan_of(*(place(problem, f"{name} OT", 0, "9:00", weeks=(1,)) for name in ("Ben", "Cal", "Dee")))
    dear = Dear(problem, Bonds(problem), random.Random(1), 2)
    assert dear.next(held, ["Ann OT"]) == Part(frozenset({"Ann OT", "Ben OT"}), frozenset({"Rivera"}))
