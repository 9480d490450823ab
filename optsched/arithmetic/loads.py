"""Loads against capacities: what therapists who share mandates, and single children, are asked for and can hold."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from optsched.arithmetic.openings import minutes_of, most_sessions
from optsched.domain import Mandate, Placement, Problem
from optsched.model.board import Board


@dataclass(frozen=True)
class Load:
    """Sessions that only these people can hold: `least` minutes needed, `capacity` minutes open, both per cycle.

    `misses` are mandated minutes without a place in every plan; `groups` tells whether groups were counted on.
    """

    names: tuple[str, ...]
    sessions: int
    least: int
    capacity: int
    misses: int
    groups: bool = False

    @property
    def is_full(self) -> bool:
        return self.least > self.capacity


@dataclass(frozen=True)
class Asked:
    """A mandate's minutes: owed, those that there is room for at all, and the largest group it can be in."""

    mandate: Mandate
    owed: int
    possible: int
    group: int

    @property
    def misses(self) -> int:
        return self.owed - self.possible


def asked_of(board: Board, mandate: Mandate, others: Sequence[Mandate]) -> Asked:
    owed = minutes_of(board.problem, mandate)
    possible = most_sessions(board, mandate) * mandate.minutes
    return Asked(mandate, owed, possible, largest_group(board.problem, mandate, others))


def largest_group(problem: Problem, mandate: Mandate, others: Sequence[Mandate]) -> int:
    """Return how many children can be in a session with this one, itself included."""
    if not _may_share(problem, mandate):
        return 1
    holders = problem.may_hold(mandate)
    most = max((problem.therapist[name].largest_group for name in holders), default=1)
    most = min(most, mandate.largest_group or most)
    if problem.locked:
        return max(most, 1)
    company: set[str] = set()
    for each in others:
        if 1 + len(company) >= most:
            break
        if each.student != mandate.student and each.student not in company and _fit(problem, mandate, each):
            company.add(each.student)
    return max(1, min(most, 1 + len(company)))


def _may_share(problem: Problem, mandate: Mandate) -> bool:
    alone = mandate.grouping == "individual" or mandate.co_treat_with or mandate.key in problem.co_treated
    return mandate.is_direct and not alone


def _fit(problem: Problem, one: Mandate, other: Mandate) -> bool:
    """Tell whether two mandates might be in one session, by length, school, therapist and grade."""
    return (
        (one.minutes == other.minutes or problem.options.unequal_lengths)
        and problem.student[one.student].school == problem.student[other.student].school
        and _may_share(problem, other)
        and _near(problem, one, other)
        and not set(problem.may_hold(one)).isdisjoint(problem.may_hold(other))
    )


def _near(problem: Problem, one: Mandate, other: Mandate) -> bool:
    first, second = _grade(problem, one), _grade(problem, other)
    return first is None or second is None or abs(first - second) <= problem.options.grade_span


def _grade(problem: Problem, mandate: Mandate) -> int | None:
    student = problem.student[mandate.student]
    if student.grade is not None or student.school_class is None:
        return student.grade
    return problem.school_class[student.school_class].grade


def load_of(problem: Problem, names: tuple[str, ...], asked: Sequence[Asked], room: int) -> Load:
    """Return what is asked against `room`, minutes of these people that are open for it. Locks bring their own."""
    locks = locks_of(problem, names, asked)
    room += sum(each.minutes * len(each.weeks) for each in locks)
    least = math.ceil(sum(Fraction(each.owed, each.group) for each in asked))
    given_up = _given_up([(each.possible, each.group) for each in asked], room)
    if not locks:
        step = math.gcd(*(each.mandate.minutes for each in asked)) or 1
        given_up = -(-given_up // step) * step
    misses = sum(each.misses for each in asked) + given_up
    sessions = sum(problem.demand[each.mandate.key].sessions for each in asked)
    return Load(names, sessions, least, room, misses, any(each.group > 1 for each in asked))


def locks_of(problem: Problem, names: Iterable[str], asked: Iterable[Asked]) -> list[Placement]:
    people, keys = set(names), {each.mandate.key for each in asked}
    return [each for each in problem.locked if each.therapist in people or each.mandate in keys]


def _given_up(asked: Sequence[tuple[int, int]], room: int) -> int:
    """Return the fewest minutes that must go so that the shares of (minutes, group) fit: single ones first."""
    over = sum((Fraction(minutes, group) for minutes, group in asked), Fraction(0)) - room
    gone = Fraction(0)
    for minutes, group in sorted(asked, key=lambda row: row[1]):
        if over <= 0:
            break
        less = min(Fraction(minutes), over * group)
        gone += less
        over -= less / group
    return math.ceil(gone)
