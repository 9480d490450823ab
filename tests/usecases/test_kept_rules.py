"""A plan that is kept breaks no rule: what is bound to a session that stands stands too."""

from dataclasses import replace

import pytest
from instances import change_mandate, place, plan_of, school_small

from optsched.domain import Plan, Problem
from optsched.judge import breaches_in
from optsched.solve import SolveOptions
from optsched.usecases import keeping

MON, TUE = 0, 1


def co_treated() -> tuple[Problem, Plan]:
    """Ann's speech is held together with her OT; Ben's OT has no place yet."""
    problem = change_mandate(school_small(), "Ann Sp", co_treat_with="Ann OT", times=1)
    together = (place(problem, "Ann OT", MON, "9:30"), place(problem, "Ann Sp", MON, "9:30"))
    return problem, plan_of(*together)


def test_what_is_co_treated_by_somebody_who_stands_is_locked() -> None:
    problem, plan = co_treated()
    locked = keeping._locked(problem, plan, {"Rivera"}, ())
    assert [each.locked for each in locked.placements] == [True, True]
    assert [each.locked for each in keeping._locked(problem, plan, {"Rivera", "Chen"}, ()).placements] == [False, False]


def test_moves_that_broke_a_rule_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    problem, plan = co_treated()
    problem = replace(problem, previous=plan.placements)
    honest, tries = keeping.repair, list[int]()

    def careless(problem, plan, *rest):  # type: ignore[no-untyped-def]
        tries.append(1)
        if len(tries) == 1:
            return replace(plan, placements=(replace(plan.placements[0], day=TUE), *plan.placements[1:]))
        return honest(problem, plan, *rest)

    monkeypatch.setattr(keeping, "repair", careless)
    kept = keeping.keep(problem, plan, SolveOptions(time_limit=3), with_reasons=False)
    assert not [each for each in breaches_in(problem, kept) if not each.given]
    assert len(tries) == 2
