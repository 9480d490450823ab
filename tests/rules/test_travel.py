"""R06: between schools there is time to travel. Lincoln until 11:00, Adams from 11:00, 15 minutes on the way."""

from dataclasses import replace

from instances import LINCOLN, change_therapist, place, plan_of
from rules.support import (
    ADAMS,
    breaches,
    duty_time,
    locked,
    lunch,
    sentences,
    subjects_broken,
    two_schools,
    with_duty,
    with_fixed_duty,
)

from optsched.domain import Plan, Problem
from optsched.rules.travel import TimeToTravel

RULE = TimeToTravel()


def there(problem: Problem, until: str, start: str) -> Plan:
    """Ann at Lincoln from `until`, for 30 minutes, and Ben at Adams from `start`, on Mon of week 1."""
    return plan_of(
        place(problem, "Ann OT", 0, until, session="S1", weeks=(1,)),
        place(problem, "Ben OT", 0, start, session="S2", weeks=(1,), school=ADAMS),
    )


def test_the_way_may_fill_the_whole_time_between() -> None:
    problem = two_schools(travel=15)
    assert breaches(RULE, problem, there(problem, "10:30", "11:15")) == []


def test_too_little_time_is_said_with_both_schools() -> None:
    problem = two_schools(travel=15)
    assert sentences(RULE, problem, there(problem, "10:30", "11:10")) == [
        "Rivera has no 15 free minutes in one piece for the way from Lincoln (until 11:00) to Adams (from 11:10)"
        " on Mon in week 1."
    ]


def test_the_way_back_takes_as_long() -> None:
    problem = two_schools((ADAMS, "8:00", "11:00"), (LINCOLN, "11:00", "14:00"), travel=15)
    ben = place(problem, "Ben OT", 0, "10:30", school=ADAMS)
    assert breaches(RULE, problem, plan_of(ben, place(problem, "Ann OT", 0, "11:15"))) == []
    assert len(breaches(RULE, problem, plan_of(ben, place(problem, "Ann OT", 0, "11:10")))) == 1


def test_lunch_may_precede_or_follow_the_way_but_not_cut_it() -> None:
    problem = two_schools(travel=15)
    plan = there(problem, "10:30", "11:45")  # 45 minutes for a lunch of 30 and a way of 15
    before, after, inside = lunch("11:00", "11:30"), lunch("11:15", "11:45"), lunch("11:05", "11:35")
    assert breaches(RULE, problem, replace(plan, lunches=(before,))) == []
    assert breaches(RULE, problem, replace(plan, lunches=(after,))) == []
    assert len(breaches(RULE, problem, replace(plan, lunches=(inside,)))) == 1  # 5 and 10 minutes are left


def test_a_duty_does_not_overlap_the_way() -> None:
    problem = two_schools(travel=15)
    plan = there(problem, "10:30", "11:20")
    assert breaches(RULE, with_fixed_duty(problem, "11:00", "11:05"), plan) == []
    assert len(breaches(RULE, with_fixed_duty(problem, "11:10", "11:15"), plan)) == 1  # 10 minutes and 5
    floating = with_duty(problem, "8:00", "14:00", 5)
    assert len(breaches(RULE, floating, replace(plan, duties=(duty_time("11:10", "11:15"),)))) == 1


def test_a_duty_at_a_school_has_to_be_reached() -> None:
    problem = with_fixed_duty(two_schools(travel=15), "11:10", "11:30", school=ADAMS)
    ann = place(problem, "Ann OT", 0, "10:30", weeks=(1,))
    assert [each.placements for each in breaches(RULE, problem, plan_of(ann))] == [(0,)]
    earlier = place(problem, "Ann OT", 0, "10:20", weeks=(1,))  # until 10:50, 20 minutes before
    assert breaches(RULE, problem, plan_of(earlier)) == []


def test_a_way_that_nobody_gave_minutes_for_is_said() -> None:
    problem = replace(two_schools(), travel=())
    assert sentences(RULE, problem, there(problem, "8:00", "13:30")) == [
        "Rivera goes from Lincoln (until 8:30) to Adams (from 13:30) on Mon,"
        " but how long that takes is not known, in week 1."
    ]


def test_schools_in_one_building_need_no_time() -> None:
    problem = two_schools(travel=0)
    assert breaches(RULE, problem, there(problem, "10:30", "11:00")) == []


def test_two_therapists_at_two_schools_do_not_travel() -> None:
    problem = change_therapist(two_schools(), "Chen", hours=two_schools().therapist["Rivera"].hours)
    plan = plan_of(place(problem, "Ann OT", 0, "10:30"), place(problem, "Ann Sp", 0, "11:00", school=ADAMS))
    assert subjects_broken(RULE, problem, plan) == []


def test_it_is_given_when_locks_alone_leave_no_time() -> None:
    problem = two_schools(travel=15)
    short, long = there(problem, "10:30", "11:10"), there(problem, "10:30", "11:45")
    cut = (lunch("11:05", "11:35"),)  # the lunch was put there by us: the locks alone leave 45 minutes
    assert [each.given for each in breaches(RULE, problem, plan_of(*map(locked, short.placements)))] == [True]
    assert [each.given for each in breaches(RULE, problem, short)] == [False]
    by_lunch = replace(plan_of(*map(locked, long.placements)), lunches=cut)
    assert [each.given for each in breaches(RULE, problem, by_lunch)] == [False]


def test_a_duty_that_nobody_knows_is_passed_over() -> None:
    problem = two_schools(travel=15)
    plan = replace(there(problem, "10:30", "11:15"), duties=(duty_time("11:05", "11:10", duty="unknown"),))
    assert breaches(RULE, problem, plan) == []
