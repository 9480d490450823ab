"""Loads against capacities: what therapists who share mandates, and single children, are asked for and can hold."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from optsched.arithmetic.capacity import capacity
from optsched.arithmetic.openings import minutes_of, most_sessions, seen_minutes
from optsched.domain import Mandate, Problem
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
class Pool:
    """Therapists joined by mandates that several of them may hold; `alone` are the loads of each by itself."""

    alone: tuple[Load, ...]
    together: Load


@dataclass(frozen=True)
class _Asked:
    """A mandate's minutes: owed, those that there is room for at all, and the largest group it can be in."""

    mandate: Mandate
    owed: int
    possible: int
    group: int


def unavoidable_minutes(pools: Iterable[Pool], children: Iterable[Load]) -> int:
    """Return mandated minutes per cycle that every plan misses which has the lunches that can be had.

    Proof. A mandate misses at least what `most_sessions` cannot hold: it looks only at days and stretches
    in which child and therapist could be there at all. So placed minutes of mandate i are at most p(i).
    Take therapists who share no mandate with others (a pool). A meeting of m minutes with k members, each
    of whom has a largest group c(i) >= k, gives its members shares m / c(i) that add up to m at most; so
    the shares of all placed minutes add up to no more than the meetings' time, which is disjoint for each
    therapist and lies inside hours, outside fixed duties and one lunch a day: capacity C. If the shares of
    all p(i) exceed C, minutes must be given up, and a minute given up frees 1 / c(i): at least as many are
    given up as when those of the smallest c(i) go first. A meeting with a lock may break rules and lie
    anywhere; each locked placement's minutes are added to C, which is at least that meeting's shares.
    Pools share no mandate, so their misses add up. The same holds child by child with minutes the child
    may be seen in place of C, no sharing, and co-treated mandates left out. The larger sum is returned.
    """
    by_therapist = sum(max(sum(each.misses for each in pool.alone), pool.together.misses) for pool in pools)
    return max(by_therapist, sum(load.misses for load in children))


def crowded_therapists(pools: Iterable[Pool], share: float) -> frozenset[str]:
    """Return those whose sessions, in groups as large as may be, would fill more than a share of their open time."""
    loads = (load for pool in pools for load in (*pool.alone, pool.together))
    return frozenset(name for load in loads if load.least > share * load.capacity for name in load.names)


def pools_of(board: Board) -> tuple[Pool, ...]:
    """Return the loads of all therapists, those who share mandates together."""
    problem = board.problem
    held: dict[tuple[str, ...], list[Mandate]] = defaultdict(list)
    for each in problem.mandates:
        if each.key in problem.demand:
            held[problem.may_hold(each)].append(each)
    found = []
    for people in _joined(held):
        mandates = [each for holders, rows in held.items() if set(holders) & people for each in rows]
        asked = [_asked(board, each, mandates) for each in mandates]
        names = tuple(each.name for each in problem.therapists if each.name in people)
        alone = tuple(
            _load(problem, (name,), [each for each in asked if problem.may_hold(each.mandate) == (name,)], mandates)
            for name in names
        )
        found.append(Pool(alone, _load(problem, names, asked, mandates)))
    nobody = [_asked(board, each, []) for each in held.get((), [])]
    if nobody:
        found.append(Pool((), _load(problem, (), nobody, [])))
    return tuple(found)


def _joined(held: Iterable[tuple[str, ...]]) -> list[set[str]]:
    found: list[set[str]] = []
    for holders in held:
        if holders:
            touching = [each for each in found if each & set(holders)]
            found = [each for each in found if each not in touching] + [set(holders).union(*touching)]
    return found


def _asked(board: Board, mandate: Mandate, others: Sequence[Mandate]) -> _Asked:
    owed = minutes_of(board.problem, mandate)
    possible = most_sessions(board, mandate) * mandate.minutes
    return _Asked(mandate, owed, possible, largest_group(board.problem, mandate, others))


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


def _load(problem: Problem, names: tuple[str, ...], asked: Sequence[_Asked], all_held: Sequence[Mandate]) -> Load:
    keys = {each.mandate.key for each in asked}
    locks = [each for each in problem.locked if each.therapist in names or each.mandate in keys]
    lengths = None if locks else [each.minutes for each in all_held]
    room = sum(capacity(problem, problem.therapist[name], lengths) for name in names)
    room += sum(each.minutes * len(each.weeks) for each in locks)
    least = math.ceil(sum(Fraction(each.owed, each.group) for each in asked))
    given_up = _given_up([(each.possible, each.group) for each in asked], room)
    if not locks:
        step = math.gcd(*(each.mandate.minutes for each in asked)) or 1
        given_up = -(-given_up // step) * step
    misses = sum(each.owed - each.possible for each in asked) + given_up
    sessions = sum(problem.demand[key].sessions for key in keys)
    return Load(names, sessions, least, room, misses, any(each.group > 1 for each in asked))


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


def child_loads(board: Board) -> tuple[Load, ...]:
    """Return what each child's services need, against the minutes in which the child may be seen."""
    problem = board.problem
    mine: dict[str, list[Mandate]] = defaultdict(list)
    for each in problem.mandates:
        if each.key in problem.demand:
            mine[each.student].append(each)
    return tuple(_child(board, code, mandates) for code, mandates in mine.items())


def _child(board: Board, code: str, mandates: list[Mandate]) -> Load:
    problem = board.problem
    alone = [
        each for each in mandates if each.is_direct and not each.co_treat_with and each.key not in problem.co_treated
    ]
    possible = {each.key: most_sessions(board, each) * each.minutes for each in mandates}
    room = seen_minutes(board, alone)
    room += sum(each.minutes * len(each.weeks) for each in problem.locked if each.student == code)
    over = max(0, sum(possible[each.key] for each in alone) - room)
    misses = sum(minutes_of(problem, each) - possible[each.key] for each in mandates) + over
    least = sum(minutes_of(problem, each) for each in alone)
    return Load((code,), sum(problem.demand[each.key].sessions for each in alone), least, room, misses)
