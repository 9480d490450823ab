"""Run one planner on one district in a process of its own, so that its memory is its own, and print the line.

`PYTHONPATH=tests python -m benchmarks.one FAMILY SEED PLANNER SECONDS`; `run.py` calls it.
"""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import replace

import psutil
from benchmarks.families import Instance, family_of
from benchmarks.lines import Line, Moment, text_of
from benchmarks.planners import PLANNERS, Made

from optsched.domain import Problem
from optsched.judge import judge, stage_cost
from optsched.solve.least import least_of
from optsched.solve.pool import Pool

MOST_MEMORY = 0.7
"""Share of the machine's memory after which a planner is refused more: it must not take the machine with it."""


class BrokenRuleError(ValueError):
    """A plan breaks a rule that given facts do not break: it is compared with nothing."""


def main() -> None:
    """Run what the command line asks for."""
    name, seed, planner, seconds = sys.argv[1:]
    most = int(psutil.virtual_memory().total * MOST_MEMORY)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    print(text_of(line_for(name, int(seed), planner, float(seconds))))


def line_for(name: str, seed: int, planner: str, seconds: float) -> Line:
    """Plan a district, judge the plan, and return the line; raise BrokenRuleError where it breaks a rule."""
    family = family_of(name)
    instance = family.make(seed)
    begun = time.monotonic()
    made = PLANNERS[planner](instance.problem, seconds)
    spent, peak = time.monotonic() - begun, peak_mebibytes()
    return judged(Line(family.name, seed, planner, seconds, seconds=spent, peak=peak), instance, made)


def judged(line: Line, instance: Instance, made: Made) -> Line:
    """Complete a line with what the plan misses and costs, whoever made it, and with what is proven of it."""
    problem = instance.problem
    broken, values = judge(problem, made.plan)
    sentences = [f"{each.code} {each.sentence}" for each in broken if not each.given]
    if sentences:
        raise BrokenRuleError(f"{len(sentences)} breaches, first: {sentences[0]}")
    by_name = {each.name: each.value for each in values}
    missing = by_name["minutes missing"]
    told = replace(
        line,
        therapists=len(problem.therapists),
        mandates=len(problem.demand),
        asked=asked_minutes(problem),
        planted=instance.planted,
        missing=missing,
        lunches=by_name["lunches missing"],
        duties=by_name["duties missing"],
        second=stage_cost(values, 2),
        third=stage_cost(values, 3),
        unavoidable=least_of(Pool(problem), missing).third,
        bound=made.bounds[0],
        second_bound=made.bounds[1],
        third_bound=made.bounds[2],
        building=made.building,
        peak=made.plan.facts.peak_mebibytes or line.peak,
        moments=made.moments,
    )
    proven = proven_at(made.moments, missing) if told.bound == missing else None
    return replace(
        told,
        proven=told.seconds if told.bound == missing and proven is None else proven,
        placed=told.reached(0) if missing == 0 else None,
        final=told.reached(missing),
    )


def asked_minutes(problem: Problem) -> int:
    """Return the mandated minutes of a cycle."""
    return sum(problem.mandate[key].minutes * owed.sessions for key, owed in problem.demand.items())


def proven_at(moments: tuple[Moment, ...], missing: int) -> float | None:
    """Return when the minutes missing at last were known to be the fewest, where that is known at the end.

    Stage 1 tells its gap as it goes on; what it proves at its very end is told by the first word of the next stage.
    """
    return next((at for at, stage, short, gap in moments if short == missing and (stage > 1 or gap == 0)), None)


def peak_mebibytes() -> int:
    """Return the most memory that this process, or one that it has waited for, has held."""
    most = max(resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return int(most) // (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    main()
