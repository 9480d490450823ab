"""What every test file of a goal shows: a number worked out by hand, nothing planned, somebody else untouched.

That the two faces agree on random plans is shown in `test_faces.py` for every goal in `GOALS`.
"""

from instances import place, plan_of, school_small

from optsched.domain import Plan
from optsched.goals._template import LateSessions
from optsched.model.board import Board
from optsched.model.candidates import fixed_rows

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


def test_a_price_is_what_the_placement_costs() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "13:00"), place(problem, "Cal OT", 0, "9:30", weeks=(1, 3)))
    prices = GOAL.prices(fixed_rows(Board(problem), plan.placements))
    assert prices.tolist() == [4, 0]
    assert prices.sum() == GOAL.measure(problem, plan)
