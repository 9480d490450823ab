"""Write the benchmark's districts as workbooks, and what is known of the best plans for them.

    uv run python tests/benchmarks/workbooks.py FOLDER [--results FILE]

The workbooks are what `optsched optimize` reads, so that anybody may plan them with anything. The best plans and bounds
come from the lines that `run.py` has written; a district that nobody has planned yet has a row without them.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.families import Family, Instance, family_of
from benchmarks.lines import Line, read_lines
from benchmarks.one import asked_minutes
from benchmarks.planners import OURS
from benchmarks.run import RESULTS

from optsched.output.district import write_district
from optsched.usecases.demo_district import rows_of

CHOSEN = (
    ("one, 30 mandates", (1, 2)),
    ("one, 50 mandates", (1, 2)),
    ("one, over-full", (1, 2, 3)),
    ("one, planted", (1, 2)),
    ("seven", (1, 2)),
    ("forty", (1,)),
)
"""A dozen: families and seeds."""
LARGEST_FILE = 3 * 2**20
"""Bytes of a workbook above which it is not kept."""
BEST_KNOWN = "best_known.csv"
COLUMNS = (
    "file",
    "therapists",
    "mandates",
    "minutes asked",
    "missing",
    "bound of missing",
    "stage 2",
    "bound of stage 2",
    "stage 3",
    "bound of stage 3",
    "seconds",
    "how found",
)


def main() -> None:
    """Write the dozen and the table of what is known of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the workbooks go; made where it is not there")
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"the file of results ({RESULTS})")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    lines = read_lines(asked.results)
    rows = []
    for name, seeds in CHOSEN:
        for seed in seeds:
            instance = family_of(name).make(seed)
            path = write(asked.folder, family_of(name), seed, instance)
            if path is not None:
                rows.append(known_row(path.name, instance, (line for line in lines if is_of(line, name, seed))))
    with (asked.folder / BEST_KNOWN).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])


def is_of(line: Line, family: str, seed: int) -> bool:
    """Tell whether a line has a plan of this district."""
    return (line.family, line.seed) == (family, seed) and not line.failure


def write(folder: Path, family: Family, seed: int, instance: Instance) -> Path | None:
    """Write one district, its planted minutes in its name; return None where the file would be too large to keep."""
    planted = "" if instance.planted is None else f"-misses-{instance.planted}"
    path = folder / f"{family.slug}-seed-{seed}{planted}.xlsx"
    write_district(path, rows_of(instance.problem), overwrite=True)
    if path.stat().st_size <= LARGEST_FILE:
        return path
    path.unlink()
    return None


def known_row(file: str, instance: Instance, lines: Iterable[Line]) -> list[object]:
    """Return the row of a district: its best plan, stage before stage, and the best bounds that hold of it."""
    problem = instance.problem
    size: list[object] = [file, len(problem.therapists), len(problem.demand), asked_minutes(problem)]
    every = list(lines)
    if not every:
        return [*size, *[""] * (len(COLUMNS) - len(size))]
    best = min(every, key=_cost)
    as_placed = [line for line in every if _placed(line) == _placed(best)]
    as_good = [line for line in as_placed if line.second == best.second]
    values = (
        *(best.missing, _highest([instance.planted, *(line.bound for line in every)])),
        *(best.second, _highest(line.second_bound for line in as_placed)),
        *(best.third, _highest(line.third_bound for line in as_good)),
    )
    return [*size, *values, round(best.seconds), best.planner]


def _placed(line: Line) -> tuple[int, int, int]:
    return line.missing, line.lunches, line.duties


def _cost(line: Line) -> tuple[object, ...]:
    """Compare plans stage before stage; of two that are alike, ours is named, and then the sooner one."""
    return *_placed(line), line.second, line.third, line.planner != OURS, line.seconds


def _highest(bounds: Iterable[int | None]) -> object:
    return max((bound for bound in bounds if bound is not None), default="")


if __name__ == "__main__":
    main()
