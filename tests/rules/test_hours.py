"""R02: a session lies inside the therapist's hours at its school."""

from dataclasses import replace

from instances import LINCOLN, at, change_therapist, place, plan_of, school_small, window
from rules.support import ADAMS, breaches, locked, sentences, subjects_broken, two_schools

from optsched.domain import Hours
from optsched.rules.hours import InsideHours

RULE = InsideHours()


def test_a_session_may_fill_the_hours_to_their_last_minute() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "8:00"), place(problem, "Ben OT", 0, "13:30"))
    assert breaches(RULE, problem, plan) == []


def test_a_session_beyond_the_hours_is_said_with_the_hours() -> None:
    problem = school_small()
    late = place(problem, "Ann OT", 0, "13:45", session="S1", weeks=(1, 2))
    assert sentences(RULE, problem, plan_of(late)) == [
        "Rivera is at Lincoln 8:00-14:00 on Mon, but holds a session for Ann there 13:45-14:15 in weeks 1 and 2."
    ]


def test_hours_at_another_school_do_not_count() -> None:
    problem = two_schools()  # at Lincoln only until 11:00
    plan = plan_of(
        place(problem, "Ann OT", 0, "11:30", session="S1"),
        place(problem, "Ben OT", 0, "11:30", session="S2", school=ADAMS),
        place(problem, "Cal OT", 0, "9:00", session="S3", school="Nowhere"),
    )
    assert sentences(RULE, problem, plan) == [
        "Rivera is not at Nowhere on Mon, but holds a session for Cal there 9:00-9:30 in every week.",
        "Rivera is at Lincoln 8:00-11:00 on Mon, but holds a session for Ann there 11:30-12:00 in every week.",
    ]


def test_rows_of_one_school_that_touch_are_one_stretch() -> None:
    touching = two_schools((LINCOLN, "8:00", "9:45"), (LINCOLN, "9:45", "11:00"))
    apart = two_schools((LINCOLN, "8:00", "9:45"), (LINCOLN, "9:50", "11:00"))
    plan = plan_of(place(touching, "Ann OT", 0, "9:30"))
    assert breaches(RULE, touching, plan) == []
    assert len(breaches(RULE, apart, plan)) == 1


def test_where_hours_of_two_schools_overlap_either_may_be_used() -> None:
    problem = two_schools((LINCOLN, "8:00", "11:00"), (ADAMS, "9:00", "12:00"))
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 1, "9:30", school=ADAMS))
    assert breaches(RULE, problem, plan) == []


def test_hours_of_some_weeks_and_days_leave_the_others_closed() -> None:
    hours = (Hours(LINCOLN, window("8:00", "14:00", days=(0,), weeks=(1, 3))),)
    problem = change_therapist(school_small(), "Rivera", hours=hours)
    plan = plan_of(place(problem, "Ann OT", 0, "9:30", session="S1"))
    assert sentences(RULE, problem, plan) == [
        "Rivera is not at Lincoln on Mon, but holds a session for Ann there 9:30-10:00 in weeks 2 and 4."
    ]


def test_only_the_therapist_who_holds_it_is_spoken_of() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "6:00"), place(problem, "Ann Sp", 0, "9:30"))
    assert subjects_broken(RULE, problem, plan) == [("Rivera",)]


def test_a_lock_outside_the_hours_is_given_unless_another_member_stays_longer() -> None:
    problem = school_small()
    late = locked(place(problem, "Ann OT", 0, "13:45", session="S1"))
    longer = replace(late, mandate="Ben OT", student="Ben", locked=False, end=at("14:30"))
    assert [each.given for each in breaches(RULE, problem, plan_of(late))] == [True]
    assert [each.given for each in breaches(RULE, problem, plan_of(late, longer))] == [False]


def test_a_day_that_the_cycle_does_not_have_has_no_hours() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 6, "9:30", session="S1", weeks=(9,)))
    assert sentences(RULE, problem, plan) == [
        "Rivera is not at Lincoln on day 7, but holds a session for Ann there 9:30-10:00 in week 9."
    ]
