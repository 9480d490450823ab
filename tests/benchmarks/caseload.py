"""Print how many sessions of a published caseload, and of others like it, ours and the author's model place.

Run `uv run python tests/benchmarks/caseload.py`; `--sessions 18 30 45 60 --seeds 3 --seconds 60` is the default. The
published case, of 18 sessions, is read from `--folder` where it is there; see `caseload_cases`.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.caseload_cases import (
    CASES_A_DAY,
    FOLDER,
    GRID,
    Case,
    Caseload,
    Held,
    Result,
    Span,
    drawn,
    is_legal,
    published,
)
from benchmarks.caseload_mip import by_author, by_starts
from benchmarks.mip import HAS_HIGHS

from optsched.domain import Cycle, Hours, Mandate, Plan, Problem, School, Student, StudentTime, Therapist, Window
from optsched.solve import Progress, SolveOptions, optimize

DAY = 24 * 60
SCHOOL, THERAPIST, SERVICE = "School", "Therapist", "Speech"
MOST_OF_A_CHILD = 3
"""Cases of one child with a day in common: a mandate names one other that it alternates with, so a ring keeps three
apart, and not four."""


def as_problem(caseload: Caseload) -> Problem:
    """Say a caseload in the words of optsched, so that a plan is legal exactly where the author's rules hold.

    A day is a week of one day, because mandates that alternate are never in one week, whatever their lengths, and
    sessions of one mandate alone are days apart. Each case is a child of its own without a class, so that nothing but
    its windows limits it, and a mandate of one individual pull-out in the cycle; what lies outside its windows is the
    child's protected time. The therapist has no other lunch than the cases that say so, and no longest run.

    What differs: the author counts sessions and optsched minutes. Where all can be placed both have the same best
    plans. Raise ValueError for windows of one case that meet, which a session may bridge here and not there, and for
    more than three cases of one child that could be on one day.
    """
    weeks = tuple(range(1, caseload.days + 1))
    hours = (Hours(SCHOOL, Window((0,), (each.day + 1,), each.start, each.end)) for each in caseload.hours)
    therapist = Therapist(THERAPIST, SERVICE, largest_group=1, lunch_minutes=0, longest_run=DAY, hours=tuple(hours))
    return Problem(
        cycle=Cycle(len(weeks), ("Day",), grid=GRID),
        schools=(School(SCHOOL),),
        therapists=(therapist,),
        students=tuple(Student(each.name, SCHOOL) for each in caseload.cases),
        student_times=tuple(time for case in caseload.cases for time in _closed(case, weeks)),
        mandates=_mandates(caseload.cases),
    )


def _closed(case: Case, weeks: Iterable[int]) -> Iterator[StudentTime]:
    """Yield the times outside a case's windows, day by day."""
    for week in weeks:
        since = 0
        for window in sorted(each for each in case.windows if each.day == week - 1):
            if since and window.start <= since:
                raise ValueError(f"two windows of {case.name} meet")
            yield StudentTime(case.name, Window((0,), (week,), since, window.start), "never")
            since = window.end
        yield StudentTime(case.name, Window((0,), (week,), since, DAY), "never")


def _mandates(cases: Iterable[Case]) -> tuple[Mandate, ...]:
    children: dict[str, list[Case]] = defaultdict(list)
    for each in cases:
        children[each.child].append(each)
    return tuple(mandate for own in children.values() for mandate in _of_child(own))


def _of_child(cases: list[Case]) -> Iterator[Mandate]:
    days = [{window.day for window in case.windows} for case in cases]
    may_meet = any(one & other for one, other in itertools.combinations(days, 2))
    if may_meet and len(cases) > MOST_OF_A_CHILD:
        raise ValueError(f"{cases[0].child} has more than {MOST_OF_A_CHILD} cases")
    for case, mate in zip(cases, [*cases[1:], cases[0]], strict=True):
        yield Mandate(
            case.name,
            case.name,
            SERVICE,
            case.minutes,
            1,
            "cycle",
            therapist=THERAPIST,
            setting="pull-out",
            alternates_with=mate.name if may_meet else None,
            grouping="individual",
        )


def ours(caseload: Caseload, seconds: float) -> Result:
    """Solve a caseload with `optimize` as far as its first stage: good times are asked for by nobody here."""
    stages = [1]

    def tell(progress: Progress) -> None:
        stages.append(progress.stage)

    plan = optimize(as_problem(caseload), SolveOptions(time_limit=seconds), tell, lambda: stages[-1] > 1)
    first = plan.stages[0]
    return Result(held_in(plan), first.value, first.bound, first.proven, plan.facts.seconds)


def held_in(plan: Plan) -> Held:
    """Return when a plan holds each case: week 2 is the second day."""
    return {each.mandate: Span(each.weeks[0] - 1, each.start, each.end) for each in plan.placements}


TITLES = ("caseload", "days", "minutes", "solver", "counts", "sessions", "minutes missing", "proven", "seconds")


def main() -> None:
    """Print one Markdown table: a row for each caseload and solver."""
    asked = _asked()
    print("| " + " | ".join(TITLES) + " |")
    print("|" + "---|" * len(TITLES))
    for name, caseload in _caseloads(asked):
        for row in _rows(caseload, asked.seconds):
            start = (name, caseload.days, sum(each.minutes for each in caseload.cases))
            print("| " + " | ".join(str(each) for each in (*start, *row)) + " |", flush=True)


def _caseloads(asked: argparse.Namespace) -> Iterator[tuple[str, Caseload]]:
    real = published(asked.folder)
    if real is not None and len(real.cases) in asked.sessions:
        yield f"{len(real.cases)}, published", real
    for cases, seed in itertools.product(asked.sessions, range(1, asked.seeds + 1)):
        yield f"{cases}, seed {seed}", drawn(cases, seed, asked.a_day)


def _rows(caseload: Caseload, seconds: float) -> Iterator[tuple[str, ...]]:
    yield _row("optsched", "minutes", caseload, ours(caseload, seconds))
    if HAS_HIGHS:
        yield _row("HiGHS, author's model", "sessions", caseload, by_author(caseload, seconds))
        yield _row("HiGHS, starts", "sessions", caseload, by_starts(caseload, seconds))
        yield _row("HiGHS, starts", "minutes", caseload, by_starts(caseload, seconds, by_minutes=True))


def _row(solver: str, counts: str, caseload: Caseload, found: Result) -> tuple[str, ...]:
    assert is_legal(caseload, found.held), "a plan that breaks a rule is compared with nothing"
    minutes = sum(each.minutes for each in caseload.cases if each.name not in found.held)
    proven = "yes" if found.proven else f"at least {found.bound} {counts} missing"
    sessions = f"{len(found.held)} of {len(caseload.cases)}"
    return solver, counts, sessions, str(minutes), proven, f"{found.seconds:.1f}"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, nargs="+", default=[18, 30, 45, 60], help="in each caseload")
    parser.add_argument("--seeds", type=int, default=3, help="caseloads drawn of each size, of seeds 1, 2 ... (3)")
    parser.add_argument("--a-day", type=float, default=CASES_A_DAY, help="sessions that make a day of hours (9)")
    parser.add_argument("--seconds", type=float, default=60.0, help="of search for each solver (60)")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="of the published case")
    return parser.parse_args()


if __name__ == "__main__":
    main()
