"""What a school board is told: sums of many children, with every count under 6 taken out before anything is drawn."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from optsched.domain.accounts import MandateAccount, account, share_in_class, totals
from optsched.domain.cycle import Cycle
from optsched.output.packets.suppress import LEAST, hidden, with_totals
from optsched.output.packets.whole import Whole

FEW, WITHHELD, ALL = f"< {LEAST}", "withheld", "All"
Shown = int | str


@dataclass(frozen=True)
class Sums:
    """Minutes for one service, school or all; None where they are of too few children, or would tell such a number."""

    name: str
    asked: int | None = None
    placed: int | None = None
    missing: int | None = None
    in_class: Fraction | None = None


@dataclass(frozen=True)
class Counts:
    """Children by school and service, with totals: numbers, `< 6`, or `withheld` where a number would tell another."""

    services: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Shown, ...]], ...]


@dataclass(frozen=True)
class Board:
    """All that the board's workbook is drawn from. It names no child, no class and no member of staff."""

    district: str
    cycle: Cycle
    children: Counts
    by_service: tuple[Sums, ...]
    by_school: tuple[Sums, ...]


def for_board(whole: Whole) -> Board:
    """Add up a district for its board."""
    problem = whole.problem
    rows = [each for each in account(problem, whole.plan) if each.status not in ("later", "ended")]
    school = {each.code: each.school for each in problem.students}
    schools = [each.name for each in problem.schools if each.name in {school[row.student] for row in rows}]
    services = sorted({row.service for row in rows})
    by_service = {name: [row for row in rows if row.service == name] for name in services}
    by_school = {name: [row for row in rows if school[row.student] == name] for name in schools}
    return Board(
        problem.options.district,
        problem.cycle,
        _counts(schools, services, rows, school),
        _sums(by_service, rows),
        _sums(by_school, rows),
    )


def _counts(schools: list[str], services: list[str], rows: list[MandateAccount], school: dict[str, str]) -> Counts:
    children: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        children[school[row.student], row.service].add(row.student)
    counts = [[len(children[name, service]) for service in services] for name in schools]
    if not counts:
        return Counts((), ())
    table, gone = with_totals(counts), hidden(counts)
    names = [*schools, ALL]
    return Counts(
        (*services, ALL),
        tuple(
            (
                name,
                tuple(
                    (FEW if value < LEAST else WITHHELD) if (at, column) in gone else value
                    for column, value in enumerate(table[at])
                ),
            )
            for at, name in enumerate(names)
        ),
    )


def _sums(groups: dict[str, list[MandateAccount]], every: list[MandateAccount]) -> tuple[Sums, ...]:
    """Return the sums of groups, those of too few children withheld, and of others until the total tells no more.

    Where minutes of too few children are missing in one group, no group says what is missing or placed.
    """
    size = {name: len(_children(rows)) for name, rows in groups.items()}
    gone = {name for name in groups if size[name] < LEAST}
    for name in sorted(groups, key=lambda one: (size[one], one)):
        together = _children(row for one in gone for row in groups[one])
        if gone and (len(gone) < 2 or len(together) < LEAST):
            gone.add(name)
    told = [Sums(name) if name in gone else _sum(name, rows) for name, rows in groups.items()]
    is_told = len(_children(every)) >= LEAST and len(gone) != 1
    lacking = {name: len(_children(row for row in rows if row.missing)) for name, rows in groups.items()}
    if any(0 < number < LEAST for number in lacking.values()):
        told = [replace(each, placed=None, missing=None) for each in told]
    total = _sum(ALL, every) if is_told else Sums(ALL)
    if 0 < len(_children(row for row in every if row.missing)) < LEAST:
        total = replace(total, placed=None, missing=None)
    return (*told, total)


def _children(rows: Iterable[MandateAccount]) -> set[str]:
    return {row.student for row in rows}


def _sum(name: str, rows: list[MandateAccount]) -> Sums:
    total = totals(rows)
    return Sums(name, total.required, total.counted, total.missing, share_in_class(rows))
