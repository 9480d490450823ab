"""Shortfall spread: the first missing session of a mandate is free, each further one counts."""

from instances import change_mandate, place, plan_of, school_small

from optsched.domain import Plan
from optsched.goals.shortfall_spread import ShortfallSpread

GOAL = ShortfallSpread()


def test_nothing_planned_counts_all_but_one_session_of_each_mandate() -> None:
    assert GOAL.measure(school_small(), Plan()) == 14  # (4-1) + (4-1) + (2-1) + (8-1)


def test_one_missing_session_is_free_and_two_count_one() -> None:
    problem = school_small()
    ann, sp = place(problem, "Ann OT", 0, "9:30", weeks=(1, 2, 3)), place(problem, "Ann Sp", 1, "9:30")
    cal, ben = place(problem, "Cal OT", 0, "9:30", weeks=(1, 3)), place(problem, "Ben OT", 0, "9:30", weeks=(1, 2))
    assert GOAL.measure(problem, plan_of(ann, ben, cal, sp)) == 4  # Ann 0, Ben 2-1, Cal 0, speech 4-1


def test_more_than_owed_is_no_negative_shortfall() -> None:
    problem = school_small()
    twice = [place(problem, "Ann OT", day, "9:30") for day in (0, 1)]
    assert GOAL.measure(problem, plan_of(*twice)) == 11  # 14 - Ann's 3


def test_somebody_elses_session_changes_nothing() -> None:
    problem = change_mandate(school_small(), "Cal OT", times=1)
    other = plan_of(place(problem, "Cal OT", 0, "9:30", weeks=(1,)))
    assert GOAL.measure(problem, other) == GOAL.measure(problem, Plan()) == 13  # Cal's one session is the first
