"""What priced days prove: bounds that no list of cheapest places knows of."""

import pytest
from tiny import ALONE, ot, present, tiny

from optsched.domain import Problem
from optsched.solve.bound import Ask, price_days
from optsched.solve.part import Part
from optsched.solve.pool import Pool


def bound(problem: Problem, ask: Ask, mandates: frozenset[str] | None = None) -> int:
    part = Part(frozenset(problem.demand) if mandates is None else mandates, frozenset(problem.therapist))
    return price_days(Pool(problem), part, ask, lambda: False).bound


def test_three_alone_in_an_hour_for_two_miss_one() -> None:
    problem = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),))
    assert bound(problem, Ask(1)) == 30


def test_a_group_makes_room_for_the_third() -> None:
    problem = present(tiny(*(ot(name) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),))
    assert bound(problem, Ask(1)) == 0


def test_whoever_is_asked_for_nothing_takes_no_room() -> None:
    """A mandate that belongs to another part may hold the room, and need not."""
    problem = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),))
    assert bound(problem, Ask(1), frozenset({"Ann OT", "Ben OT"})) == 0


def test_what_may_be_missing_need_not_be_paid_for() -> None:
    problem = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben"))), Rivera=(("8:30", "9:30"),))
    whole, half, none = (bound(problem, Ask(3, missing)) for missing in (0, 30, 60))
    assert whole > half > none == 0


@pytest.mark.parametrize("stage", [1, 2, 3])
def test_time_that_is_over_proves_nothing(stage: int) -> None:
    problem = present(tiny(ot("Ann", **ALONE), ot("Ben", **ALONE)), Rivera=(("8:30", "9:00"),))
    part = Part(frozenset(problem.demand), frozenset(problem.therapist))
    assert price_days(Pool(problem), part, Ask(stage), lambda: True).bound == 0
