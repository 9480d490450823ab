"""A plan finds its own rows: positions, days, duties, and what locks hold."""

from dataclasses import replace

from instances import place, plan_of, school_small

from optsched.domain import DutyTime, Plan


def test_positions_are_those_of_equal_rows_in_order() -> None:
    problem = school_small()
    ann, ben, cal = (place(problem, key, 0, "9:30") for key in ("Ann OT", "Ben OT", "Cal OT"))
    plan = plan_of(ann, ben, ann)
    assert plan.positions_of((ben, replace(ann))) == (0, 1, 2)  # the same row twice stands at 0 and 2
    assert plan.positions_of((cal,)) == ()


def test_the_days_of_a_therapist_are_those_with_meetings() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 3, "9:30", weeks=(2,)), place(problem, "Ben OT", 1, "9:30", weeks=(1, 2)))
    assert plan.days_of == {"Rivera": ((1, 1), (2, 1), (2, 3))}


def test_duties_are_found_by_week_and_day() -> None:
    monday, tuesday = DutyTime("D1", (1, 3), 0, 540, 570), DutyTime("D2", (1,), 1, 540, 570)
    plan = Plan(duties=(monday, tuesday))
    assert plan.duties_on(3, 0) == (monday,)
    assert plan.duties_on(3, 1) == ()


def test_a_meeting_is_locked_by_a_member_who_stays_as_long_as_it_lasts() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "9:30", session="S1", weeks=(1,), locked=True)
    ben = place(problem, "Ben OT", 0, "9:30", session="S1", weeks=(1,))
    assert [one.is_locked for one in plan_of(ann, ben).meetings] == [True]
    assert [one.is_locked for one in plan_of(ann, replace(ben, end=ben.end + 15)).meetings] == [False]
