"""A week that is made again is the same, also where two days are as good."""

from datetime import timedelta

from dated.weeks import SECOND_WEEK, entry, planned, school

from optsched.solve import SolveOptions
from optsched.usecases.week import plan_week


def test_of_days_that_are_as_good_the_same_is_chosen_again() -> None:
    problem, away = school(), entry("absent", SECOND_WEEK + timedelta(days=2), "Ann")
    options = SolveOptions(time_limit=6, workers=2)
    again = [plan_week(problem, planned(problem), SECOND_WEEK, [away], options=options) for _ in range(16)]
    assert [each.what for each in again[0].changes] == ["moved"]
    assert len({each.plan.placements for each in again}) == 1


def test_without_a_clock_every_week_is_the_same_again() -> None:
    problem, away = school(), [entry("absent", who="Rivera"), entry("absent", who="Chen")]
    options = SolveOptions(reproducible=True)
    one, other = (plan_week(problem, planned(problem), SECOND_WEEK, away, options=options) for _ in range(2))
    assert (one.plan.placements, one.owed, one.plan.shortfalls) == (
        other.plan.placements,
        other.owed,
        other.plan.shortfalls,
    )
