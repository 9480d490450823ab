"""What may be said of a bound."""

import pytest

from optsched.solve.statements import sound


def test_a_bound_below_a_plan_is_told_as_it_is() -> None:
    assert sound(90, 120) == 90


def test_a_bound_that_a_plan_meets_proves_it() -> None:
    assert sound(120, 120) == 120


def test_a_bound_that_a_plan_disproves_is_told_to_nobody() -> None:
    """Cut to the plan's cost it would say *proven*."""
    with pytest.warns(UserWarning, match="a bound of 150 is above a plan that costs 120"):
        assert sound(150, 120) == 0
