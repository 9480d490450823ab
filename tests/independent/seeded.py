"""Thirty seeded districts, planned with little time, and each plan audited twice from disk.

    PYTHONPATH=tests uv run python -m independent.seeded

prints one line for each district: who asks for what, what is placed, and how many breaches the independent audit
and `optsched audit` find. It ends with 1 where one of them finds any, or where minutes do not add up.

The districts are those of the demo, with a third of a caseload and a third of the day for it, so that they are
planned fast and yet are loose, tight, or over-full. Reasons for what is missing are left out of the plans: they take
longer than the search, and no audit looks at them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from independent.auditor import audit
from independent.reading import Book
from optsched.domain import Plan, Problem, Shortfall
from optsched.explain.missing import missing_duties, missing_lunches
from optsched.intake import read
from optsched.output.district import write_district
from optsched.output.plan import write_plan
from optsched.solve import SolveOptions, optimize
from optsched.usecases.audit import audit as own_audit
from optsched.usecases.demo_district import demo_rows
from optsched.usecases.demo_district.words import Row

LOADS = {"loose": 0.6, "tight": 1.0, "over-full": 1.5}
STUDENTS = 13
"""A caseload that takes the 13 hours a week which `OTHER_WORK` leaves as a whole one takes whole days."""
OTHER_WORK = ((8 * 60, 9 * 60), (12 * 60, 17 * 60))
"""Minutes of every day that each therapist is busy with something else; lunch and travel at 11 stay possible."""
MOST_THERAPISTS = 8
DISTRICTS = 30
COLUMNS = "seed  therapists  load       asked  placed  missing  bound  independent  optsched  seconds"


@dataclass(frozen=True)
class Case:
    """A seed, from 1, and what it stands for: each size with each load in turn."""

    seed: int

    @property
    def therapists(self) -> int:
        return 1 + (self.seed - 1) % MOST_THERAPISTS

    @property
    def load(self) -> str:
        return list(LOADS)[(self.seed - 1) % len(LOADS)]


@dataclass(frozen=True)
class Audited:
    """What the sheet Minutes of a plan says in sum, the bound that is proven, and what the two audits found."""

    asked: int
    placed: int
    missing: int
    extra: int
    bound: int
    independent: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.independent and not self.own and self.adds_up

    @property
    def adds_up(self) -> bool:
        return self.asked + self.extra == self.placed + self.missing and self.bound <= self.missing


@dataclass(frozen=True)
class Outcome:
    """A case and what came of it."""

    case: Case
    found: Audited
    seconds: float

    def __str__(self) -> str:
        case, found = self.case, self.found
        faults = f"{len(found.independent):>11}  {len(found.own):>8}"
        sums = f"{found.asked:>6}  {found.placed:>6}  {found.missing:>7}  {found.bound:>5}"
        end = "" if found.adds_up else "  minutes do not add up"
        return f"{case.seed:>4}  {case.therapists:>10}  {case.load:<9} {sums}  {faults}  {self.seconds:>7.0f}{end}"


def cases() -> Iterator[Case]:
    """Yield the thirty."""
    return (Case(seed) for seed in range(1, DISTRICTS + 1))


def seconds_for(case: Case, each: float) -> float:
    """Return the time limit of a search: `each` seconds, and as many for every therapist."""
    return each * (1 + case.therapists)


def run(case: Case, folder: Path, limit: float, workers: int = 2) -> Outcome:
    """Plan a case and audit the plan."""
    start = time.monotonic()
    found = audited(_rows(case), folder, limit, case.seed, workers)
    return Outcome(case, found, time.monotonic() - start)


def audited(rows: dict[str, list[Row]], folder: Path, limit: float, number: int = 1, workers: int = 2) -> Audited:
    """Write a district, plan it, write the plan, and read both again as the two auditors do.

    `number` is the seed of the search, and stands in the names of the two files.
    """
    district, plan_path = folder / f"district-{number}.xlsx", folder / f"plan-{number}.xlsx"
    write_district(district, rows, overwrite=True)
    reading = read([district])
    assert reading.problem is not None, reading.findings.errors
    found = optimize(reading.problem, SolveOptions(limit, number, workers))
    write_plan(reading.problem, _told(reading.problem, found), reading.findings, plan_path, overwrite=True)
    report = own_audit([district], plan_path)
    own = [each.sentence for each in report.breaches] + [each.message for each in report.findings.errors]
    bound = next(each.bound or 0 for each in found.goals if each.name == "minutes missing")
    return Audited(*_sums(plan_path), bound, tuple(audit(district, plan_path)), tuple(own))


def _rows(case: Case) -> dict[str, list[Row]]:
    rows = demo_rows(case.therapists, case.seed, LOADS[case.load], STUDENTS)
    for person in rows["Therapists"]:
        for start, end in OTHER_WORK:
            times = {"Days": "Mon-Fri", "From": start, "To": end}
            rows["Work"].append({"Therapist": person["Therapist"], "What": "Other work", "Per": "day", **times})
    return rows


def _told(problem: Problem, plan: Plan) -> Plan:
    """Name the duties and lunches that have no place, as a plan does, without looking for reasons."""
    duties = [
        Shortfall("duty", each.duty.key, each.times * each.duty.minutes, each.times, each.weeks)
        for each in missing_duties(problem, plan)
    ]
    lunches = [
        Shortfall("lunch", f"{each.therapist}, {each.week}, {each.day}", 30, 1, (each.week,))
        for each in missing_lunches(problem, plan)
    ]
    return replace(plan, shortfalls=(*duties, *lunches))


def _sums(plan_path: Path) -> tuple[int, int, int, int]:
    """Add up the sheet Minutes."""
    columns = ("Required", "Placed", "Missing", "Extra")
    rows = Book(plan_path).rows("Minutes", "Mandate," + ",".join(columns))
    required, placed, missing, extra = (sum(int(row.number(column, 0)) for row in rows) for column in columns)
    return required, placed, missing, extra


def main(words: Sequence[str] | None = None) -> int:
    """Run the cases that are asked for, all by default, and tell each as soon as it is known."""
    parser = argparse.ArgumentParser(description="Plan seeded districts and audit the plans.")
    parser.add_argument("seeds", nargs="*", type=int, help="seeds from 1 to 30; all without any")
    parser.add_argument("--each", type=float, default=5.0, help="seconds of search, and as many a therapist (5)")
    parser.add_argument("--folder", type=Path, help="where the workbooks are kept; else they are thrown away")
    asked = parser.parse_args(words)
    wanted = [each for each in cases() if not asked.seeds or each.seed in asked.seeds]
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = asked.folder or Path(thrown_away)
        folder.mkdir(parents=True, exist_ok=True)
        return _tell(run(each, folder, seconds_for(each, asked.each)) for each in wanted)


def _tell(outcomes: Iterable[Outcome]) -> int:
    print(COLUMNS)
    sound = True
    for outcome in outcomes:
        print(outcome, flush=True)
        for sentence in (*outcome.found.independent, *outcome.found.own):
            print(f"      {sentence}", flush=True)
        sound &= outcome.found.is_sound
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
