"""Make-ups take nothing from a week: no session that is held, and no rule."""

from dataclasses import replace

import pytest
from dated.weeks import SECOND_WEEK, planned, school
from instances import change_mandate, place

from optsched.dated import Missed
from optsched.domain import Pair, Plan, Problem
from optsched.solve import SolveOptions
from optsched.usecases import replan
from optsched.usecases.replan import make_up
from optsched.usecases.week import plan_week

QUICK = SolveOptions(time_limit=6)
MISSED = [Missed(f"Ann OT 2026-08-{day} 1", "Ann OT", 20) for day in (17, 24)]


def kept_together(first: str, second: str) -> tuple[Problem, Plan]:
    """Ann is owed less OT than Ben, and cannot be seen with him: she is in no session, he in two."""
    problem = change_mandate(school(), "Ben OT", times=2, setting="push-in")
    problem = change_mandate(problem, "Ann OT", setting="pull-out")
    plan = planned(problem)
    ben = [place(problem, "Ben OT", day, "8:00", setting="push-in") for day in (1, 3)]
    others = tuple(each for each in plan.placements if each.mandate not in ("Ann OT", "Ben OT"))
    return replace(problem, pairs=(Pair(first, second, "together"),)), replace(plan, placements=(*others, *ben))


@pytest.mark.parametrize("names", [("Ann", "Ben"), ("Ben", "Ann")])
def test_a_make_up_of_a_child_who_is_kept_with_another_takes_no_session_of_that_one(names: tuple[str, str]) -> None:
    problem, plan = kept_together(*names)
    made = plan_week(problem, plan, SECOND_WEEK, options=QUICK)
    assert made.breaches == ()
    after = make_up(made, problem, MISSED, QUICK)
    assert after.breaches == ()
    assert [each for each in after.plan.placements if each.mandate == "Ben OT"] == [
        each for each in made.plan.placements if each.mandate == "Ben OT"
    ]
    assert sorted(after.makes_up.values()) == [each.key for each in MISSED]


def test_make_ups_that_would_cost_a_session_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = school()
    made = plan_week(problem, planned(problem), SECOND_WEEK, options=QUICK)
    honest = replan.keep

    def careless(problem, plan, *rest, **more):  # type: ignore[no-untyped-def]
        kept = honest(problem, plan, *rest, **more)
        return replace(kept, placements=tuple(each for each in kept.placements if each.mandate != "Ben OT"))

    monkeypatch.setattr(replan, "keep", careless)
    after = make_up(made, problem, MISSED, QUICK)
    assert after == replace(made, still_missed=tuple(MISSED))
