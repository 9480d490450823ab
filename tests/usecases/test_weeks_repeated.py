"""A week that is made again is the same, whatever else the machine does."""

import pickle
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from busy import said_by_two
from dated.weeks import FIRST, SECOND_WEEK, entry, planned, school

from optsched.solve import SolveOptions, optimize
from optsched.usecases.demo_district import Shape, demo_problem
from optsched.usecases.week import plan_week

AGAIN = """
import pickle, sys
from optsched.solve import SolveOptions
from optsched.usecases.week import plan_week

problem, plan, monday, away = pickle.load(open(sys.argv[1], "rb"))
doing = []
made = plan_week(problem, plan, monday, away, options=SolveOptions(time_limit=4), on_progress=doing.append)
print(max(each.seconds for each in doing) >= 2)
print(made.plan.placements, made.plan.duties, made.plan.lunches, made.plan.goals, made.plan.shortfalls, made.owed)
"""


def test_of_days_that_are_as_good_the_same_is_chosen_again() -> None:
    problem, away = school(), entry("absent", SECOND_WEEK + timedelta(days=2), "Ann")
    again = [plan_week(problem, planned(problem), SECOND_WEEK, [away]) for _ in range(8)]
    assert [each.what for each in again[0].changes] == ["moved"]
    assert len({each.plan.placements for each in again}) == 1


def test_a_week_that_nobody_can_finish_in_its_time_is_the_same_on_a_busy_machine(tmp_path: Path) -> None:
    demo = demo_problem(Shape(2, 1, students_per_therapist=45))
    problem = replace(demo, options=replace(demo.options, first_day=FIRST), calendar=())
    plan = optimize(problem, SolveOptions(time_limit=10, workers=1))
    days, who = (0, 1, 2), [each.name for each in problem.therapists]
    away = tuple(entry("absent", SECOND_WEEK + timedelta(days=day), name) for day in days for name in who)
    given = tmp_path / "week.pickle"
    given.write_bytes(pickle.dumps((problem, plan, SECOND_WEEK, away)))
    first, second = said_by_two(AGAIN, str(given))
    assert first.startswith("True\n"), "the time was enough: this proves nothing"
    assert "Placement(" in first
    assert first == second
