"""The same plan in every process, however busy the machine is and whatever the hash seed."""

from busy import said_by_two

PLAN = """
from optsched.solve import SolveOptions, optimize
from optsched.usecases.demo_district import Shape, demo_problem

plan = optimize(demo_problem(Shape(1, 1, students_per_therapist=2)), SolveOptions(reproducible=True, workers=2, seed=3))
print(plan.placements, plan.duties, plan.lunches, plan.goals, plan.stages)
"""


def test_two_processes_make_the_same_plan_while_a_third_keeps_the_machine_busy() -> None:
    first, second = said_by_two(PLAN)
    assert "Placement(" in first
    assert first == second
