"""What every test file of a goal shows: a number worked out by hand, nothing planned, somebody else untouched."""

from instances import place, plan_of, school_small

from optsched.domain import Plan
from optsched.goals._template import LateSessions

GOAL = LateSessions()


def test_a_weekly_session_at_one_counts_in_each_of_its_weeks() -> None:
    problem = school_small()
    late = place(problem, "Ann OT", 0, "13:00")
    assert GOAL.measure(problem, plan_of(late)) == 4  # four weeks


def test_nothing_planned_costs_nothing() -> None:
    assert GOAL.measure(school_small(), Plan()) == 0


def test_somebody_elses_early_session_changes_nothing() -> None:
    problem = school_small()
    late, early = place(problem, "Ann OT", 0, "13:00"), place(problem, "Cal OT", 0, "9:30", weeks=(1, 3))
    assert GOAL.measure(problem, plan_of(late, early)) == GOAL.measure(problem, plan_of(late))
