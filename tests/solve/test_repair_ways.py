"""Repair never looks for symmetries: that look has taken minutes that no time limit ends."""

import pytest
from dated.weeks import SECOND_WEEK, entry, planned, school

from optsched.solve import SolveOptions
from optsched.solve import part as parts
from optsched.solve.search import Clock, Effort, _solver
from optsched.usecases.week import plan_week


def test_every_search_of_a_repair_leaves_symmetries_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ways, search = list[str](), parts.search

    def noted(model, hint, way, effort, clock):  # type: ignore[no-untyped-def]
        ways.append(way)
        return search(model, hint, way, effort, clock)

    monkeypatch.setattr(parts, "search", noted)
    problem = school(entry("absent", who="Rivera"))
    plan_week(problem, planned(problem), SECOND_WEEK, options=SolveOptions(time_limit=4))
    assert set(ways) == {"repair"}
    assert _solver("repair", Effort(1.0), Clock(1.0), 0).parameters.symmetry_level == 0
    assert _solver("plain", Effort(1.0), Clock(1.0), 0).parameters.symmetry_level > 0
