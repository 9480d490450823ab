"""Scattered time: Rivera has hours 8:00-14:00; open stretches under 30 minutes count, in each of four weeks."""

from dataclasses import replace
from typing import Any

import pytest
from instances import LINCOLN, at, change_therapist, place, plan_of, school_small, window
from two_schools import OAK, two_schools

from optsched.domain import Duty, Hours, Lunch, Plan, Problem
from optsched.goals.scattered_time import ScatteredTime

GOAL = ScatteredTime()


def week_of(problem: Problem, *starts: str, **changes: Any) -> Plan:
    """Place sessions of Ann's OT at these times on Monday of week 1."""
    return plan_of(*(place(problem, "Ann OT", 0, start, weeks=(1,), **changes) for start in starts))


@pytest.mark.parametrize(
    ("starts", "count"),
    [
        (("8:00",), 0),  # open 8:30-14:00
        (("8:15",), 1),  # 15 minutes before the first
        (("8:30",), 0),  # 30 minutes are useful
        (("13:25",), 1),  # 5 minutes after the last
        (("8:00", "8:50"), 1),  # 20 minutes between
        (("8:00", "8:30"), 0),  # nothing open between
        (("8:10", "9:00", "13:15"), 3),  # 10 before, 20 between, 15 after
    ],
)
def test_short_stretches_before_between_and_after_count(starts: tuple[str, ...], count: int) -> None:
    problem = school_small()
    assert GOAL.measure(problem, week_of(problem, *starts)) == count


def test_every_week_counts() -> None:
    problem = school_small()
    assert GOAL.measure(problem, plan_of(place(problem, "Ann OT", 0, "8:15"))) == 4


@pytest.mark.parametrize(("second", "count"), [("8:40", 0), ("8:45", 1), ("9:05", 1), ("9:10", 0)])
def test_minutes_between_sessions_are_owed_and_not_open(second: str, count: int) -> None:
    problem = change_therapist(school_small(), "Rivera", minutes_between=10)
    # The first ends at 8:30: of 10, 15, 35 and 40 minutes, 0, 5, 25 and 30 are open.
    assert GOAL.measure(problem, week_of(problem, "8:00", second)) == count


def test_minutes_between_are_not_owed_before_lunch_duty_or_the_end() -> None:
    problem = change_therapist(school_small(), "Rivera", minutes_between=10)
    lunch = Lunch("Rivera", (1,), 0, at("11:10"), at("11:40"))
    plan = replace(week_of(problem, "10:30", "13:20"), lunches=(lunch,))
    assert GOAL.measure(problem, plan) == 2  # 10 minutes before lunch, 10 at the end of hours


def test_duties_fill_time() -> None:
    staff = Duty("staff", "Rivera", "staff", 20, 1, "week", window("8:30", "8:50", days=(0,)))
    problem = replace(school_small(), duties=(staff,))
    assert GOAL.measure(problem, week_of(problem, "8:00", "8:50")) == 0


def test_hours_in_pieces_are_looked_at_piece_by_piece() -> None:
    hours = tuple(
        Hours(LINCOLN, window(start, end)) for start, end in (("8:00", "9:00"), ("9:15", "9:40"), ("10:00", "12:00"))
    )
    problem = change_therapist(school_small(), "Rivera", hours=hours)
    # 8:00-8:20 before the session, 8:50-9:00 after it, the short piece 9:15-9:40 without any; 10:00-12:00 is useful.
    assert GOAL.measure(problem, week_of(problem, "8:20")) == 3


def test_overlapping_hours_at_two_schools_are_one_piece() -> None:
    hours = (Hours(LINCOLN, window("8:00", "11:00")), Hours(OAK, window("10:45", "14:00")))
    problem = two_schools(hours=hours)
    assert GOAL.measure(problem, week_of(problem, "10:15")) == 0  # open 8:00-10:15 and 10:45-14:00


@pytest.mark.parametrize(
    ("dee", "count"),
    [
        ("8:50", 0),  # the gap of 20 minutes is all travel
        ("9:00", 1),  # 10 minutes are left, before or after
        ("9:20", 0),  # 30 minutes are left, in one stretch
    ],
)
def test_travel_takes_its_minutes_from_the_gap(dee: str, count: int) -> None:
    problem = two_schools()
    oak = place(problem, "Dee OT", 0, dee, weeks=(1,))
    assert GOAL.measure(problem, plan_of(*week_of(problem, "8:00").placements, oak)) == count


def test_travel_stands_where_it_leaves_the_fewest_short_stretches() -> None:
    problem = two_schools(minutes_between=15)
    lunch = Lunch("Rivera", (1,), 0, at("8:50"), at("9:20"))
    oak = place(problem, "Dee OT", 0, "10:00", weeks=(1,))
    plan = replace(plan_of(*week_of(problem, "8:00").placements, oak), lunches=(lunch,))
    # Before lunch it fills 8:30-8:50 and leaves 40 minutes; after lunch it would leave two stretches of 20.
    assert GOAL.measure(problem, plan) == 0


def test_the_way_there_and_the_way_back_are_chosen_one_by_one() -> None:
    problem = two_schools()
    lincoln = week_of(problem, "8:00", "10:20").placements
    oak = place(problem, "Dee OT", 0, "9:00", weeks=(1,))
    # 8:30-9:00 keeps 10 minutes, 9:30-10:20 keeps 30: one short stretch.
    assert GOAL.measure(problem, plan_of(*lincoln, oak)) == 1


def test_schools_next_door_need_no_travel_and_sessions_there_follow_each_other() -> None:
    problem = replace(two_schools(minutes_between=10), travel=((LINCOLN, OAK, 0),))
    oak = place(problem, "Dee OT", 0, "8:40", weeks=(1,))
    assert GOAL.measure(problem, plan_of(*week_of(problem, "8:00").placements, oak)) == 0  # 10 minutes, all owed


def test_travel_that_does_not_fit_is_left_out() -> None:
    problem = two_schools()
    oak = place(problem, "Dee OT", 0, "8:45", weeks=(1,))
    assert GOAL.measure(problem, plan_of(*week_of(problem, "8:00").placements, oak)) == 1  # 15 minutes, too few


def test_a_day_without_sessions_is_not_looked_at() -> None:
    staff = Duty("staff", "Rivera", "staff", 20, 1, "week", window("8:10", "8:30", days=(1,)))
    problem = replace(school_small(), duties=(staff,))
    assert GOAL.measure(problem, Plan()) == 0
    assert GOAL.measure(problem, week_of(problem, "8:00")) == 0  # that is Monday, the duty on Tuesday


def test_somebody_elses_session_changes_nothing() -> None:
    problem = school_small()
    ann, chen = week_of(problem, "8:15"), place(problem, "Ann Sp", 0, "9:30")
    assert GOAL.measure(problem, plan_of(*ann.placements, chen)) == GOAL.measure(problem, ann)
