"""What a bound of a part is worth."""

import pytest
from tiny import ot, tiny

from optsched.solve.part import Part
from optsched.solve.proving import whole_sessions


@pytest.mark.parametrize(("proven", "worth"), [(0, 0), (1, 15), (15, 15), (46, 60)])
def test_minutes_are_missing_by_whole_sessions(proven: int, worth: int) -> None:
    """Of 30 and 45 minutes, any sum is a multiple of 15."""
    problem = tiny(ot("Ann"), ot("Ben", minutes=45), ot("Cal", minutes=20))
    assert whole_sessions(problem, Part(frozenset({"Ann OT", "Ben OT"}), frozenset({"Rivera"})), proven) == worth


def test_a_part_without_mandates_misses_what_is_said() -> None:
    assert whole_sessions(tiny(), Part(frozenset(), frozenset({"Rivera"})), 7) == 7
