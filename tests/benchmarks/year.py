"""Live through one school year with the commands and files of a district, and print what came of it.

Run `uv run python tests/benchmarks/year.py plan.xlsx district.xlsx`, with the workbooks of `optsched demo`. Each of
36 school weeks has two amendments in the district's workbook (a session more or less a week, another setting, a child
who moves in), after each of which `optimize --plan` keeps the plan; then `week` with 5 % of the therapists' days off
sick, one of them out for three weeks, and what the ledger says is owed; then `share` of a workbook for each therapist
and `log` of all of them, with attendance by chance (5 % of the children absent) and a few words a week late. Every plan
is judged by `audit`, and `log --report` is compared with a recount of what was drawn. The year is
moved back until all of it is past, since attendance of days to come is refused. Ends with 1 where a rule is broken, a
command fails or the recount differs.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.year_files import amended, fill_in, missing_in, moved_back, moves_in, promised, sessions_of
from benchmarks.year_recount import Recount, Said, Session, broken_promises, differences, drawn

from optsched.dated import school_week
from optsched.dated.dates import is_holiday
from optsched.domain import Problem
from optsched.intake import read

WEEKS, AMENDMENTS, SICK = 36, 2, 0.05
OUT = range(12, 15)
KEEP = ("--time-limit", "15")
YEAR = timedelta(weeks=52)
TOTALS = ("Asked", "Planned", "Delivered", "Not entered", "Made up", "Owed")
MOST_TOLD = 10
MOST_MOVES, MOST_SECONDS = 4, 30
"""What is asked: sessions moved by an amendment (median), and seconds of the command of a week (each)."""


@dataclass
class Year:
    """What was seen: moves and seconds of amendments, those of therapists who had nothing to do with it, and weeks."""

    moves: list[int] = field(default_factory=list)
    strangers: int = 0
    missing: int = 0
    amended: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    logged: list[float] = field(default_factory=list)
    refused: int = 0
    broken: int = 0
    wrong: int = 0


@dataclass(frozen=True)
class Ran:
    """What a command said, and how long it took."""

    code: int
    said: str
    seconds: float


def run(*words: object) -> Ran:
    """Run a command of optsched as a district does, in a process of its own."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "optsched", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return Ran(done.returncode, done.stdout + done.stderr, time.perf_counter() - begun)


def school_weeks(problem: Problem) -> Iterator[date]:
    """Yield the Mondays of the weeks that have school."""
    at = problem.options.first_day
    assert at is not None
    while True:
        days = school_week(problem, at)
        if not all(is_holiday(problem, each.date) for each in days):
            yield days[0].date
        at += timedelta(weeks=1)


def problem_of(district: Path) -> Problem:
    """Read a district without errors."""
    problem = read([district]).problem
    assert problem is not None
    return problem


def in_the_past(district: Path, to: Path, weeks: int) -> None:
    """Write a district whose weeks are all past."""
    *_, last = (monday for _, monday in zip(range(weeks), school_weeks(problem_of(district)), strict=False))
    ago = max(0, -((date.today() - last - timedelta(weeks=1)) // YEAR))
    moved_back(district, to, ago * YEAR)


def absences(problem: Problem, monday: date, number: int, chance: random.Random) -> Iterator[str]:
    """Yield who is away in a week."""
    for at, each in enumerate(problem.therapists):
        for day in range(5):
            if chance.random() < SICK or (at == 1 and number in OUT):
                yield f"{each.name} {monday + timedelta(days=day)}"


@dataclass
class District:
    """A district that lives through a year: its workbooks, its ledger, and what is known of them besides."""

    folder: Path
    district: Path
    plan: Path
    chance: random.Random
    year: Year = field(default_factory=Year)
    recount: Recount = field(default_factory=Recount)
    last: tuple[dict[str, Path], dict[str, Said]] | None = None
    """The therapists' own workbooks of the last week, and what was said in them."""

    def amend(self, name: str) -> str:
        """Change the district's workbook and keep the plan; say what moved."""
        district, plan = self.folder / f"district-{name}.xlsx", self.folder / f"plan-{name}.xlsx"
        done = amended(self.district, district, self.chance)
        kept = run("optimize", district, "--plan", self.plan, "-o", plan, *KEEP)
        if kept.code:
            self.year.refused += 1
            print(f"  {done.what} was refused:\n{kept.said}")
            return "refused"
        problem, moved = problem_of(district), moves_in(plan)
        concerned = problem.may_hold(problem.mandate[done.mandate])
        self.district, self.plan = district, plan
        self.year.amended.append(kept.seconds)
        self.year.moves.append(len(moved))
        self.year.strangers += sum(not any(each in before for each in concerned) for before in moved)
        self.year.missing = missing_in(plan)
        self.judge(run("audit", district, plan))
        return f"{done.what}: {len(moved)} moved, {self.year.missing} minutes missing, {kept.seconds:.1f} s"

    def judge(self, audit: Ran) -> None:
        """Count and print an audit that found a rule broken."""
        if audit.code not in (0, 1):
            self.year.broken += 1
            print(audit.said)

    def live(self, monday: date, number: int) -> str:
        """Lay the plan on a week, hold it, and enter what became of it; say how it went."""
        week = self.folder / f"week-{monday}.xlsx"
        away = list(absences(problem_of(self.district), monday, number, self.chance))
        ledger = self.folder / "ledger.sqlite"
        known = ("--ledger", ledger) if ledger.exists() else ()
        absent = [word for each in away for word in ("--absent", each)]
        laid = run("week", monday, "--plan", self.plan, "--district", self.district, "-o", week, *absent, *known)
        self.year.seconds.append(laid.seconds)
        if laid.code:
            self.year.broken += 1
            return f"no week in {laid.seconds:.1f} s: {laid.said}"
        self.judge(run("audit", self.district, self.plan, "--week", week))
        held, owed = sessions_of(week)
        self.tell(broken_promises(promised(self.district), [*held, *owed]))
        self.enter(week, held, owed)
        again = sum(bool(each.makes_up_for) for each in held)
        said = f"{len(held)} sessions, {len(moves_in(week))} moved, {len(owed)} owed, {again} make up"
        known_owed = f"{self.recount.total('Owed'):,} minutes owed in all"
        times = f"week {laid.seconds:.1f} s, log {self.year.logged[-1]:.1f} s, load {psutil.getloadavg()[0]:.1f}"
        return f"{said}; {len(away)} days away; {known_owed}; {times}"

    def enter(self, week: Path, held: list[Session], owed: list[Session]) -> None:
        """Draw the attendance, enter this week and what was late of the last, and compare."""
        late, entries = self.late()
        said = {each.key: drawn(each, self.chance) for each in held}
        slips = self.shared(week)
        for slip in slips.values():
            fill_in(slip, said)
        entries += [(each, said[each.key]) for each in held] + [(each, Said(each.said)) for each in owed]
        report = self.folder / "delivered.xlsx"
        ledger = ("--ledger", self.folder / "ledger.sqlite", "--report", report, "--replace-report")
        log = run("log", week, *late, *slips.values(), *ledger)
        self.year.logged.append(log.seconds)
        if log.code:
            self.tell([log.said])
        if log.code in (0, 1):
            for one, word in entries:
                self.recount.enter(one, word)
            self.tell(differences(self.recount, report))
            self.last = slips, said

    def late(self) -> tuple[list[Path], list[tuple[Session, Said]]]:
        """Fill in what nobody said of the week before; return the workbooks in which something is new, and what is."""
        if self.last is None:
            return [], []
        slips, said = self.last
        entries = [(each, drawn(each, self.chance)) for key, each in self.recount.waiting.items() if key in said]
        late = [slips[name] for name in dict.fromkeys(each.therapist for each, _ in entries)]
        for slip in late:
            fill_in(slip, said | {each.key: word for each, word in entries})
        return late, entries

    def shared(self, week: Path) -> dict[str, Path]:
        """Write the therapists' own workbooks of a week, and return them by name."""
        out = week.with_suffix("")
        done = run("share", self.plan, "--district", self.district, "--week", week, "-o", out, "--for", "therapists")
        if done.code not in (0, 1):
            self.tell([done.said])
        return {each.stem: each for each in sorted((out / "therapists").glob("*.xlsx"))}

    def tell(self, wrong: list[str]) -> None:
        """Count what is wrong, and print the first of it."""
        self.year.wrong += len(wrong)
        for each in wrong[:MOST_TOLD]:
            print(f"  WRONG {each}")


def said_of(year: Year, recount: Recount) -> str:
    """Say what a year came to, beside what is asked."""
    minutes = ", ".join(f"{each.lower()} {recount.total(each):,}" for each in TOTALS)
    return (
        f"{len(year.seconds)} weeks: {year.broken} plans with a broken rule; {year.wrong} differences to the recount "
        f"(minutes: {minutes}); seconds a week {statistics.median(year.seconds):.1f}, most {max(year.seconds):.1f} "
        f"(asked: at most {MOST_SECONDS}), {sum(each > MOST_SECONDS for each in year.seconds)} above; moves per "
        f"amendment {statistics.median(year.moves):.1f} (asked: at most {MOST_MOVES}), most {max(year.moves)}, "
        f"{year.strangers} of other therapists (asked: none); {year.missing} minutes missing in the last plan; "
        f"{year.refused} amendments refused; seconds an amendment "
        f"{statistics.median(year.amended):.1f}, most {max(year.amended):.1f}; seconds of log "
        f"{statistics.median(year.logged):.1f}, most {max(year.logged):.1f}"
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan", type=Path)
    parser.add_argument("district", type=Path)
    parser.add_argument("--weeks", type=int, default=WEEKS)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="year-"))
    print(f"Files: {folder}", flush=True)
    district = folder / "district-0.xlsx"
    in_the_past(asked.district, district, asked.weeks)
    lived = District(folder, district, asked.plan, random.Random(asked.seed))
    for number, monday in zip(range(asked.weeks), school_weeks(problem_of(district)), strict=False):
        for at in range(AMENDMENTS):
            print(f"  {lived.amend(f'{number + 1}-{at + 1}')}", flush=True)
        print(f"{monday}: {lived.live(monday, number)}", flush=True)
    print(said_of(lived.year, lived.recount))
    return 1 if lived.year.broken or lived.year.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
