"""Plan the same districts with optsched and with baselines, in the same time on the same cores, and print one table.

    uv run python tests/benchmarks/run.py                                    # everything: about four hours
    uv run python tests/benchmarks/run.py --families one-30-mandates --seeds 1-2
    uv run python tests/benchmarks/run.py --planners optsched "greedy 15" --seconds 30
    uv run python tests/benchmarks/run.py --table                            # only the table of what is known

Every run is a process of its own, one after the other, and becomes a line of JSON in the file of results. What the
file has is not run again, so the benchmark can be done in pieces; delete the line of a run to have it again. Every
plan is judged, and one that breaks a rule is compared with nothing. Greedy planners take the time they take, all others
the family's seconds. Ends with 1 where a run led to no plan.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.families import FAMILIES, Family, family_of
from benchmarks.lines import Line, line_of, read_lines, text_of
from benchmarks.planners import PLANNERS, is_there
from benchmarks.table import table

TESTS = Path(__file__).resolve().parents[1]
RESULTS = Path("benchmark-results.jsonl")
PATIENCE, MORE = 5.0, 1800.0
"""A run is given up after so many times its limit and so many seconds more: greedy planners know no limit."""

Job = tuple[Family, int, str, float]


def main() -> int:
    """Run what is asked for and not yet known, and print the table of all that is known."""
    asked = _asked()
    known = {line.key for line in read_lines(asked.results)}
    for family, seed, planner, seconds in () if asked.table else _jobs(asked):
        if (family.name, seed, planner) in known:
            continue
        line = run(family, seed, planner, seconds)
        with asked.results.open("a", encoding="utf-8") as file:
            file.write(text_of(line) + "\n")
        print(_told(line), file=sys.stderr, flush=True)
    lines = read_lines(asked.results)
    print(table(lines))
    for planner in PLANNERS:
        if not is_there(planner):
            print(f"{planner}: not run, since it is not installed here")
    return 1 if any(line.failure for line in lines) else 0


def _jobs(asked: argparse.Namespace) -> Iterator[Job]:
    """Yield the runs, all planners of a seed one after the other, and all families once before the next seeds."""
    most = max(each.seeds for each in asked.families)
    for seed in asked.seeds or range(1, most + 1):
        for family in asked.families:
            for planner in asked.planners if asked.seeds or seed <= family.seeds else ():
                if is_there(planner):
                    yield family, seed, planner, asked.seconds or family.limit


def run(family: Family, seed: int, planner: str, seconds: float) -> Line:
    """Run one planner in a process of its own; a line without a plan says why there is none."""
    failed = Line(family.name, seed, planner, seconds)
    command = [sys.executable, "-m", "benchmarks.one", family.slug, str(seed), planner, str(seconds)]
    paths = [str(TESTS), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
    try:
        done = subprocess.run(
            command, env=settings, capture_output=True, text=True, timeout=PATIENCE * seconds + MORE, check=True
        )
        return line_of(json.loads(done.stdout.splitlines()[-1]))
    except subprocess.TimeoutExpired as late:
        return replace(failed, failure=f"given up after {late.timeout:.0f} s")
    except subprocess.CalledProcessError as ended:
        said = (ended.stderr or "").strip().splitlines()
        return replace(failed, failure=f"ended with {ended.returncode}: {said[-1] if said else 'no word'}")


def _told(line: Line) -> str:
    label = f"{line.family}, seed {line.seed}, {line.planner}"
    if line.failure:
        return f"{label}: {line.failure}"
    return f"{label}: {line.missing:,} minutes missing, stage 3 {line.third:,}, {line.seconds:.0f} s, {line.peak} MiB"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = ", ".join(each.slug for each in FAMILIES)
    parser.add_argument("--families", nargs="+", type=_family, default=list(FAMILIES), help=f"of {names} (all)")
    parser.add_argument("--seeds", type=_seeds, help="such as 1-3 or 2,5 (each family's own: 1-10, 1-3 or 1)")
    parser.add_argument(
        "--seconds", type=float, help="for every run, in place of the family's limit; into another file"
    )
    parser.add_argument(
        "--planners",
        nargs="+",
        choices=list(PLANNERS),
        default=list(PLANNERS),
        metavar="PLANNER",
        help=f"of {', '.join(PLANNERS)} (all)",
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"the file of results ({RESULTS})")
    parser.add_argument("--table", action="store_true", help="run nothing, print the table of what is known")
    return parser.parse_args()


def _family(name: str) -> Family:
    try:
        return family_of(name)
    except ValueError as unknown:
        raise argparse.ArgumentTypeError(str(unknown)) from unknown


def _seeds(text: str) -> list[int]:
    """Read seeds such as 1-3,7."""
    ranges = [part.split("-") for part in text.split(",")]
    return [seed for ends in ranges for seed in range(int(ends[0]), int(ends[-1]) + 1)]


if __name__ == "__main__":
    sys.exit(main())
