"""The same plan in every process, however busy the machine is and whatever the hash seed."""

import os
import subprocess
import sys
from pathlib import Path

PLAN = """
from optsched.solve import SolveOptions, optimize
from optsched.usecases.demo_district import Shape, demo_problem

plan = optimize(demo_problem(Shape(1, 1, students_per_therapist=2)), SolveOptions(reproducible=True, workers=2, seed=3))
print(plan.placements, plan.duties, plan.lunches, plan.goals, plan.stages)
"""


def test_two_processes_make_the_same_plan_while_a_third_keeps_the_machine_busy() -> None:
    root = str(Path(__file__).resolve().parents[2])
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as busy:
        processes = [
            subprocess.Popen(
                [sys.executable, "-c", PLAN],
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root},
                stdout=subprocess.PIPE,
                text=True,
            )
            for seed in ("1", "2")
        ]
        first, second = (process.communicate(timeout=300)[0] for process in processes)
        busy.kill()
    assert "Placement(" in first
    assert first == second
