"""Print what one school year asks of the weekly command: moves per amendment, minutes owed, seconds a week.

Run `uv run python tests/benchmarks/year.py plan.xlsx district.xlsx`, with the workbooks of `optsched demo`. Each of
36 school weeks has two amendments (a session more or less a week, another setting, a child who moves in), 5 % of the
therapists' days off sick, and a therapist who is out for three weeks. After each amendment the plan of the cycle is
kept as far as it can be; each week is laid on its dates and judged by all rules.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from optsched.dated import changes, published, school_week
from optsched.dated.dates import is_holiday
from optsched.domain import CalendarEntry, Mandate, Plan, Problem
from optsched.intake import read, read_plan
from optsched.solve import SolveOptions
from optsched.usecases.keeping import keep, standing
from optsched.usecases.week import plan_week

WEEKS, AMENDMENTS, SICK = 36, 2, 0.05
OUT = range(12, 15)
LIMIT = SolveOptions(time_limit=15)


@dataclass
class Year:
    """What was seen: moves and seconds of amendments, those of therapists who had nothing to do with it, and weeks."""

    moves: list[int] = field(default_factory=list)
    strangers: int = 0
    amended: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    lost: int = 0
    owed: int = 0
    broken: int = 0


def amended(problem: Problem, chance: random.Random) -> tuple[Problem, frozenset[str]]:
    """Return the district after one amendment, and the therapists whom it concerns."""
    weekly = [each for each in problem.mandates if each.per == "week" and each.is_direct and each.weeks is None]
    one = chance.choice(weekly)
    kind = chance.choice(("times", "setting", "new"))
    if kind == "new":
        student = replace(problem.student[one.student], code=f"N{len(problem.students):04d}", initials="")
        new = replace(one, key=f"{student.code} {one.service}", student=student.code, co_treat_with=None)
        new = replace(new, alternates_with=None)
        changed = replace(problem, students=(*problem.students, student), mandates=(*problem.mandates, new))
        return changed, frozenset(problem.may_hold(one))
    other = replace(one, setting="either") if kind == "setting" else _more_or_less(one, chance)
    mandates = tuple(other if each.key == one.key else each for each in problem.mandates)
    return replace(problem, mandates=mandates), frozenset(problem.may_hold(one))


def _more_or_less(one: Mandate, chance: random.Random) -> Mandate:
    return replace(one, times=one.times + (1 if one.times == 1 or (one.times < 3 and chance.random() < 0.5) else -1))


def absences(problem: Problem, monday: date, number: int, chance: random.Random) -> Iterator[CalendarEntry]:
    """Yield who is away in a week."""
    for at, each in enumerate(problem.therapists):
        for day in range(5):
            when = monday + timedelta(days=day)
            if chance.random() < SICK or (at == 1 and number in OUT):
                yield CalendarEntry(when, when, each.name, "absent")


def school_weeks(problem: Problem) -> Iterator[date]:
    """Yield the Mondays of the weeks that have school."""
    at = problem.options.first_day
    assert at is not None
    while True:
        days = school_week(problem, at)
        if not all(is_holiday(problem, each.date) for each in days):
            yield days[0].date
        at += timedelta(weeks=1)


def one_year(problem: Problem, plan: Plan, weeks: int, seed: int) -> Year:
    """Live through a year."""
    chance, year = random.Random(seed), Year()
    for number, monday in zip(range(weeks), school_weeks(problem), strict=False):
        for _ in range(AMENDMENTS):
            problem, concerned = amended(problem, chance)
            asked = replace(published(problem), previous=plan.placements)
            begun = time.perf_counter()
            made = keep(asked, standing(asked, plan), LIMIT)
            year.amended.append(time.perf_counter() - begun)
            moved = [each for each in changes(problem, plan.placements, made.placements) if each.what == "moved"]
            year.moves.append(len(moved))
            year.strangers += sum(not any(name in each.before for name in concerned) for each in moved)
            plan = made
        begun = time.perf_counter()
        week = plan_week(problem, plan, monday, tuple(absences(problem, monday, number, chance)), options=LIMIT)
        year.seconds.append(time.perf_counter() - begun)
        year.lost += len(week.week.lost)
        year.owed += len(week.owed)
        year.broken += len(week.breaches)
        for each in week.breaches:
            print(f"{each.code} {each.sentence}")
        print(
            f"{monday}: {len(week.week.planned)} sessions, {len(week.week.lost)} lost, {len(week.moved)} moved, "
            f"{len(week.owed)} owed, {len(week.breaches)} rules broken, {year.seconds[-1]:.1f} s; amendments moved "
            f"{year.moves[-AMENDMENTS:]} in {[round(each, 1) for each in year.amended[-AMENDMENTS:]]} s",
            flush=True,
        )
    return year


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plan", type=Path)
    parser.add_argument("district", type=Path)
    parser.add_argument("--weeks", type=int, default=WEEKS)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    problem = read([asked.district]).problem
    assert problem is not None
    plan, _ = read_plan(asked.plan, problem)
    year = one_year(problem, plan, asked.weeks, asked.seed)
    print(
        f"{len(year.seconds)} weeks: {year.broken} rules broken; {year.lost} sessions lost, {year.owed} owed; seconds "
        f"a week {statistics.median(year.seconds):.1f} (most {max(year.seconds):.1f}); moves per amendment "
        f"{statistics.median(year.moves):.1f} (most {max(year.moves)}), {year.strangers} of other therapists; seconds "
        f"an amendment {statistics.median(year.amended):.1f} (most {max(year.amended):.1f})"
    )


if __name__ == "__main__":
    main()
