"""What two searches found at the same time, put together: legal, nothing twice, and as much as goes."""

from dataclasses import replace

from brute import legal
from instances import at, change_mandate, place, plan_of, school_small

from optsched.domain import Lunch, Plan, Problem
from optsched.solve.merge import Checks, merged

NOTHING = Plan()


def put_together(problem: Problem, now: Plan, before: Plan, after: Plan) -> Plan | None:
    made = merged(problem, Checks(problem), now, before, after)
    assert made is None or legal(problem, made)
    return made


def mandates(plan: Plan | None) -> list[str]:
    assert plan is not None
    return sorted(each.mandate for each in plan.placements)


def test_sessions_of_two_therapists_go_together() -> None:
    problem = school_small()
    one, other = place(problem, "Ben OT", 1, "9:30"), place(problem, "Ann Sp", 1, "9:30")
    made = put_together(problem, plan_of(one), NOTHING, plan_of(other))
    assert made is not None
    assert set(made.placements) == {one, other}


def test_what_breaks_a_rule_beside_the_others_is_left_out_alone() -> None:
    """Ann cannot be with both at once; Ben, who was found with her, stays."""
    problem = school_small()
    speech = place(problem, "Ann Sp", 1, "9:30")
    both = plan_of(place(problem, "Ann OT", 1, "9:30"), place(problem, "Ben OT", 2, "9:30"))
    assert mandates(put_together(problem, plan_of(speech), NOTHING, both)) == ["Ann Sp", "Ben OT"]


def test_who_had_sessions_moved_on_both_sides_has_those_of_more_minutes() -> None:
    problem = school_small()
    few = plan_of(place(problem, "Ann OT", 1, "9:30"))
    more = plan_of(place(problem, "Ben OT", 1, "9:30"), place(problem, "Cal OT", 2, "9:30", weeks=(1, 3)))
    assert mandates(put_together(problem, few, NOTHING, more)) == ["Ben OT", "Cal OT"]
    assert mandates(put_together(problem, more, NOTHING, few)) == ["Ben OT", "Cal OT"]


def test_a_lunch_that_both_have_moved_costs_nobody_a_session() -> None:
    """A search also settles the lunches of those who might have helped; their own sessions count for more."""
    problem = school_small()
    early, late = (Lunch("Chen", (1,), 1, at(start), at(start) + 30) for start in ("11:00", "11:30"))
    speech = replace(plan_of(place(problem, "Ann Sp", 1, "9:30")), lunches=(late,))
    helped = replace(plan_of(place(problem, "Ben OT", 1, "9:30")), lunches=(early,))
    made = put_together(problem, helped, NOTHING, speech)
    assert mandates(made) == ["Ann Sp", "Ben OT"]
    assert made is not None
    assert made.lunches == (late,)
    assert put_together(problem, speech, NOTHING, helped) == replace(made, placements=made.placements[::-1])


def test_a_lunch_moved_alone_is_moved() -> None:
    problem = school_small()
    early, late = (Lunch("Chen", (1,), 1, at(start), at(start) + 30) for start in ("11:00", "11:30"))
    before = replace(plan_of(place(problem, "Ann Sp", 1, "9:30")), lunches=(early,))
    now = replace(before, placements=(*before.placements, place(problem, "Ben OT", 1, "9:30")))
    made = put_together(problem, now, before, replace(before, lunches=(late,)))
    assert made == replace(now, lunches=(late,), placements=made.placements if made else ())


def test_who_was_to_come_along_leaves_when_the_partner_has_moved_away() -> None:
    """Ann's OT is held with her speech; the speech gives way to a week of more minutes, without Ann."""
    problem = change_mandate(school_small(), "Ann OT", co_treat_with="Ann Sp")
    problem = change_mandate(problem, "Ben OT", therapist="Chen", service="Speech")
    problem = change_mandate(problem, "Cal OT", therapist="Chen", service="Speech")
    ot, speech = place(problem, "Ann OT", 1, "9:30"), place(problem, "Ann Sp", 1, "9:30")
    assert legal(problem, plan_of(ot, speech))
    more = plan_of(place(problem, "Ben OT", 1, "9:30"), place(problem, "Cal OT", 2, "9:30", weeks=(1, 3)))
    assert mandates(put_together(problem, plan_of(ot, speech), NOTHING, more)) == ["Ben OT", "Cal OT"]


def test_what_is_locked_stays_and_the_new_one_goes() -> None:
    problem = school_small()
    lock = replace(place(problem, "Ann Sp", 1, "9:30"), locked=True)
    problem = replace(problem, locked=(lock,))
    new = plan_of(lock, place(problem, "Ann OT", 1, "9:30"), place(problem, "Ben OT", 2, "9:30"))
    assert mandates(put_together(problem, plan_of(lock), plan_of(lock), new)) == ["Ann Sp", "Ben OT"]
