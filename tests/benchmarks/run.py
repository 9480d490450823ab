"""Print what a hardest-first greedy plan and ours miss and cost on the same districts, side by side.

Run `uv run python tests/benchmarks/run.py`; `--therapists 7 --seeds 3 --seconds 160` for larger ones.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.greedy import greedy

from optsched.domain import Plan, Problem
from optsched.solve import SolveOptions, judge, optimize
from optsched.solve.judge import stage_cost
from optsched.usecases.demo_district import Shape, demo_problem

LINE = "{:>10} {:>5} {:>9}  {:<18} {:>8} {:>8} {:>8} {:>8} {:>8}"


def main() -> None:
    """Print a line for each district and planner, and ours as a ratio of the better greedy plan."""
    asked = _asked()
    titles = ("therapists", "seed", "mandates", "planner", "missing", "proven", "stage 2", "stage 3", "seconds")
    print(LINE.format(*titles))
    for seed in range(1, asked.seeds + 1):
        problem = demo_problem(Shape(asked.therapists, seed, asked.load))
        label = (asked.therapists, seed, len(problem.demand))
        costs = []
        for step in (15, 5):
            begun = time.monotonic()
            plan = greedy(problem, step)
            costs.append(_tell(label, f"greedy, {step} minutes", problem, plan, time.monotonic() - begun))
        plan = optimize(problem, SolveOptions(time_limit=asked.seconds))
        missing, third = _tell(label, "optsched", problem, plan, plan.facts.seconds)
        least = min(costs)
        print(f"{'':>28}misses {missing - least[0]:+,} minutes, stage 3 x {third / max(least[1], 1):.2f}", flush=True)


def _tell(label: tuple[int, int, int], name: str, problem: Problem, plan: Plan, seconds: float) -> tuple[int, int]:
    broken, values = judge(problem, plan)
    assert not [each for each in broken if not each.given], "a plan that breaks a rule is compared with nothing"
    missing = next(each.value for each in values if each.name == "minutes missing")
    second, third = stage_cost(values, 2), stage_cost(values, 3)
    proven = str(plan.stages[0].bound) if plan.stages else "-"
    print(LINE.format(*label, name, missing, proven, second, third, f"{seconds:.0f}"), flush=True)
    return missing, third


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--therapists", type=int, default=1, help="in each district (1)")
    parser.add_argument("--seeds", type=int, default=2, help="districts, of seeds 1, 2 ... (2)")
    parser.add_argument("--load", type=float, default=1.0, help="0.6 is loose, 1 tight, 1.5 over-full (1)")
    parser.add_argument("--seconds", type=float, default=40.0, help="of search for ours (40)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
