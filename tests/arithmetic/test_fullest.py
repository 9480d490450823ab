"""Children who cannot be seen often enough are among those who are counted exactly."""

from districts import small_districts
from hypothesis import given

from optsched.arithmetic.fullest import cramped_children
from optsched.arithmetic.pools import child_loads
from optsched.domain import Problem
from optsched.model.board import Board


@given(small_districts())
def test_whoever_is_short_in_the_cycle_is_cramped_in_some_week(problem: Problem) -> None:
    short = {load.names[0] for load in child_loads(Board(problem)) if load.misses or load.is_full}
    assert short <= cramped_children(Board(problem))
