"""Print how long reading and checking a large district takes, as a share of what openpyxl takes to load its cells.

Run `uv run python tests/benchmarks/large_files.py`; `--pairs 3` is the default. Two files of about 20,000 blocks: a
district workbook with about 5,000 services, and 200 class timetables as schools draw them. Each run is a process of
its own, the two in turn; seconds are of the wall clock, imports not counted, and memory is that of the larger of the
processes.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from optsched.output.district import write_district
from optsched.usecases.demo_district import demo_rows

THERAPISTS = 112
SHEETS, ROWS, DAYS = 200, 20, ("Mon", "Tue", "Wed", "Thu", "Fri")
ACTIVITIES = ("ELA", "Math", "Science", "Art", "PE", "Lunch", "Recess", "WIN", "Music", "Library")
FIRST, MINUTES = 8 * 60, 20

TIMED = """
import json, resource, sys, time
from pathlib import Path
{imports}
started = time.perf_counter()
{work}
seconds = time.perf_counter() - started
most = max(resource.getrusage(each).ru_maxrss for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([seconds, most / (2**20 if sys.platform == "darwin" else 2**10)]))
"""
OURS = TIMED.format(
    imports="from optsched.intake import read",
    work="assert len(read([Path(sys.argv[1])]).gathered.tables.rows['Timetable']) > 15_000",
)
OPENPYXL = TIMED.format(
    imports="from openpyxl import load_workbook",
    work="book = load_workbook(sys.argv[1], data_only=True)\n"
    "assert sum(cell.value is not None for sheet in book for row in sheet.iter_rows() for cell in row) > 15_000",
)


def district(path: Path) -> None:
    """Write a district workbook with about 18,000 blocks and 5,000 services."""
    write_district(path, demo_rows(THERAPISTS, 1))


def drawn(path: Path) -> None:
    """Write 200 classes' weeks, a sheet each, of 100 blocks."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        for number in range(SHEETS):
            sheet = workbook.add_worksheet(f"Room {number + 1}")
            sheet.write(0, 0, "Lincoln Elementary")
            sheet.write(1, 0, f"Ms. T{number} - {1 + number % 5}{chr(ord('A') + number // 8)}")
            sheet.write_row(3, 0, ("Time", *DAYS))
            for row in range(ROWS):
                start = FIRST + MINUTES * row
                sheet.write(4 + row, 0, f"{_clock(start)}-{_clock(start + MINUTES)}")
                for day in range(len(DAYS)):
                    sheet.write(4 + row, 1 + day, ACTIVITIES[(row + day + number) % len(ACTIVITIES)])


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def measured(script: str, path: Path) -> tuple[float, float]:
    """Return seconds and MiB of one run."""
    done = subprocess.run([sys.executable, "-c", script, path], check=True, capture_output=True, text=True)
    seconds, mebibytes = json.loads(done.stdout)
    return seconds, mebibytes


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=3)
    pairs = parser.parse_args().pairs
    print("| file | ours, s | openpyxl, s | ratio, median of pairs | ours, MiB | openpyxl, MiB |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        kinds: dict[str, Callable[[Path], None]] = {"district workbook": district, "class timetables": drawn}
        for name, write in kinds.items():
            path = Path(folder) / f"{name}.xlsx"
            write(path)
            runs = [(measured(OURS, path), measured(OPENPYXL, path)) for _ in range(pairs)]
            ours, theirs = (statistics.median(run[which][0] for run in runs) for which in (0, 1))
            ratio = statistics.median(one[0] / other[0] for one, other in runs)
            memory = [max(run[which][1] for run in runs) for which in (0, 1)]
            print(f"| {name} | {ours:.1f} | {theirs:.1f} | {ratio:.2f} | {memory[0]:.0f} | {memory[1]:.0f} |")


if __name__ == "__main__":
    main()
