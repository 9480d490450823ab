"""A plan that is kept breaks no rule: what is bound to a session that stands stands too."""

from dataclasses import replace

import pytest
from instances import ALL_WEEKS, LINCOLN, at, change_mandate, change_therapist, place, plan_of, school_small, window

from optsched.domain import Duty, DutyTime, Hours, Plan, Problem, StudentTime
from optsched.domain.accounts import lacking_duties
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


def test_a_duty_that_stands_is_not_lost_when_the_hours_of_one_week_change() -> None:
    problem = change_mandate(school_small(), "Cal OT", times=1, per="week")
    for key in ("Ann OT", "Ben OT"):
        problem = change_mandate(problem, key, grouping="individual")
    hours = (
        Hours(LINCOLN, window("8:00", "14:00", weeks=(1, 3, 4))),
        Hours(LINCOLN, window("8:00", "13:30", weeks=(2,))),
    )
    problem = change_therapist(change_therapist(problem, "Rivera", hours=hours), "Rivera", lunch_minutes=0)
    problem = change_therapist(problem, "Chen", lunch_minutes=0)
    ann, cal = place(problem, "Ann OT", MON, "9:30", locked=True), place(problem, "Cal OT", 2, "9:30")
    closed = [window("8:00", "14:00", (1, 2, 3, 4)), window("8:00", "9:30", (MON,)), window("10:00", "14:00", (MON,))]
    problem = replace(
        problem,
        duties=(Duty("N", "Rivera", "Notes", 30, 1, "week", window("9:30", "14:00", (MON,))),),
        mandates=tuple(each for each in problem.mandates if each.key != "Ann Sp"),
        student_times=tuple(StudentTime("Ben", each, "never") for each in closed),
        locked=(ann,),
        previous=(ann, cal),
    )
    before = replace(plan_of(ann, cal), duties=(DutyTime("N", ALL_WEEKS, MON, at("11:00"), at("11:30")),))
    kept = keeping.keep(problem, before, SolveOptions(time_limit=5), with_reasons=False)
    assert lacking_duties(problem, kept) == {}


def test_who_has_nothing_yet_gets_room_by_moves_of_others() -> None:
    problem = change_therapist(school_small(), "Chen", hours=(Hours(LINCOLN, window("9:30", "10:00", (MON,))),))
    problem = change_mandate(problem, "Ann Sp", times=1)
    ann = place(problem, "Ann OT", MON, "9:30")
    problem = replace(
        problem, mandates=tuple(each for each in problem.mandates if each.key != "Cal OT"), previous=(ann,)
    )
    kept = keeping.keep(problem, plan_of(ann), SolveOptions(time_limit=10), with_reasons=False)
    assert {each.mandate for each in kept.placements} == {"Ann OT", "Ben OT", "Ann Sp"}


def test_a_new_duty_has_one_time_in_all_weeks_where_there_is_one() -> None:
    problem = school_small()
    rows = [
        place(problem, key, day, "9:30") for key, day in (("Ann OT", 0), ("Ben OT", 1), ("Ann Sp", 2), ("Ann Sp", 3))
    ]
    cal = place(problem, "Cal OT", 2, "9:30", weeks=(1, 3))
    duty = Duty("N", "Rivera", "Notes", 30, 2, "week", window("8:00", "14:00"))
    problem = replace(problem, duties=(duty,), previous=(*rows, cal))
    kept = keeping.keep(problem, plan_of(*rows, cal), SolveOptions(time_limit=5), with_reasons=False)
    assert [each.weeks for each in kept.duties] == [ALL_WEEKS, ALL_WEEKS]
