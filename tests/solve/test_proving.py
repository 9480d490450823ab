"""What a bound of a part is worth."""

import pytest
from instances import school_small
from tiny import ot, tiny

from optsched.solve.blocks import blocks_of
from optsched.solve.least import NOTHING, least_from, least_of, sessions_of
from optsched.solve.part import Part
from optsched.solve.pool import Pool
from optsched.solve.proving import whole_sessions
from optsched.usecases.demo_district import Shape, demo_problem


@pytest.mark.parametrize(("proven", "worth"), [(0, 0), (1, 15), (15, 15), (46, 60)])
def test_minutes_are_missing_by_whole_sessions(proven: int, worth: int) -> None:
    """Of 30 and 45 minutes, any sum is a multiple of 15."""
    problem = tiny(ot("Ann"), ot("Ben", minutes=45), ot("Cal", minutes=20))
    assert whole_sessions(problem, Part(frozenset({"Ann OT", "Ben OT"}), frozenset({"Rivera"})), proven) == worth


def test_a_part_without_mandates_misses_what_is_said() -> None:
    assert whole_sessions(tiny(), Part(frozenset(), frozenset({"Rivera"})), 7) == 7


def test_what_sessions_cost_at_least_adds_up_over_parts_and_what_is_not_looked_at_costs_nothing() -> None:
    problem = school_small()
    pool, mine = Pool(problem), frozenset({"Ann OT", "Cal OT"})
    parts = [sessions_of(pool, keys, 30) for keys in (mine, frozenset(problem.demand) - mine)]
    assert least_from(problem, parts, 30) == least_of(pool, 30)
    assert 0 < least_from(problem, parts[:1], 30).third < least_of(pool, 30).third
    assert least_from(problem, [], 30).third == NOTHING.third


def test_larger_blocks_leave_fewer_mandates_across_them() -> None:
    problem = demo_problem(Shape(4, 1, students_per_therapist=20))
    small, large = blocks_of(problem, 40), blocks_of(problem, len(problem.demand))
    assert len(small.parts) > len(large.parts)
    assert len(small.across) > len(large.across)
    assert all(len(part.mandates) <= 40 for part in small.parts)
