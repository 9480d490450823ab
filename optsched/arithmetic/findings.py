"""What cannot fit, before any solve: minutes asked against minutes open, per therapist, child and mandate.

Everything here is a closed form; nothing looks at more than one therapist or one child at a time. In a large
district almost everything fits, and that is seen quickly: therapists from hours and shares alone, children from
the fullest week that is asked of each kind of week. Only who may be short is then counted exactly.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from optsched.arithmetic.bottlenecks import Bottleneck
from optsched.arithmetic.capacity import capacity
from optsched.arithmetic.fullest import cramped_children, narrow_pools
from optsched.arithmetic.loads import Load, largest_group
from optsched.arithmetic.openings import minutes_of, most_sessions
from optsched.arithmetic.pools import child_loads, joined, pools_of
from optsched.domain import Cycle, Duty, Finding, Mandate, Problem, Severity
from optsched.domain.say import MOST_NAMED, day_name, few, line_of, listed, span
from optsched.model.board import Board

THERAPIST_FULL = "E01"
POOL_FULL = "E02"
CHILD_FULL = "E03"
TOO_FEW_PLACES = "E04"
BOTTLENECK = "E05"
"""Permanent codes of these findings."""

Holders = dict[str, tuple[str, ...]]
"""The therapists who may hold each planned mandate, by its key."""


def shortages(problem: Problem) -> tuple[Finding, ...]:
    """Return warnings about therapists, children and mandates for whom no plan has minutes or days enough."""
    cut, board = _Cut(problem), Board(problem)
    pools = _pools(cut)
    busy, narrow = cut.part(_of_busy(cut, pools)), cut.part(_of_narrow(cut, board, pools))
    cramped = cut.part(_of_cramped(cut, board))
    return (*_by_therapist(busy), *_by_bottleneck(narrow), *_by_child(cramped), *_by_mandate(cramped))


class _Cut:
    """Cuts parts out of a district that are asked about alone: planned mandates, and whatever these speak of."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.holders: Holders = {
            each.key: problem.may_hold(each) for each in problem.mandates if each.key in problem.demand
        }
        self.partner = {each.co_treat_with: each.key for each in problem.mandates if each.co_treat_with}
        self.place = {each.name: at for at, each in enumerate(problem.therapists)}
        self.duties: dict[str, list[Duty]] = defaultdict(list)
        for each in problem.all_duties:
            for name in each.therapists:
                self.duties[name].append(each)

    @property
    def planned(self) -> list[Mandate]:
        return [each for each in self.problem.mandates if each.key in self.holders]

    def in_order(self, pools: Iterable[Iterable[Mandate]]) -> list[Mandate]:
        """Return the mandates of some pools, in the order of the district."""
        keys = {each.key for pool in pools for each in pool}
        return [each for each in self.planned if each.key in keys]

    def part(self, mandates: Sequence[Mandate]) -> Problem:
        """Return the problem of these mandates alone. Who is co-treated is still said, whoever said it."""
        whole = self.problem
        names = sorted({name for each in mandates for name in self.holders[each.key]}, key=self.place.__getitem__)
        children = tuple(whole.student[code] for code in dict.fromkeys(each.student for each in mandates))
        times = tuple(time for child in children for time in whole.times_of[child.code])
        classes = dict.fromkeys((*(each.school_class for each in children), *(time.in_class for time in times)))
        return replace(
            whole,
            schools=tuple(whole.school[name] for name in dict.fromkeys(each.school for each in children)),
            classes=tuple(whole.school_class[key] for key in classes if key),
            therapists=tuple(whole.therapist[name] for name in names),
            duties=tuple({duty.key: duty for name in names for duty in self.duties[name]}.values()),
            rooms=(),
            students=children,
            student_times=times,
            mandates=tuple(self._with_partner(each) for each in mandates),
        )

    def _with_partner(self, mandate: Mandate) -> Mandate:
        if mandate.co_treat_with or mandate.key not in self.partner:
            return mandate
        return replace(mandate, co_treat_with=self.partner[mandate.key])


def _pools(cut: _Cut) -> list[list[Mandate]]:
    """Return the mandates of therapists who share some, pool by pool, the last those that nobody may hold."""
    pool_of = {name: pool for pool in joined(cut.holders.values()) for name in pool}
    held: dict[tuple[str, ...], list[Mandate]] = defaultdict(list)
    nobodys: list[Mandate] = []
    for each in cut.planned:
        names = cut.holders[each.key]
        (held[pool_of[names[0]]] if names else nobodys).append(each)
    return [*held.values(), nobodys]


def _of_busy(cut: _Cut, pools: Sequence[Sequence[Mandate]]) -> list[Mandate]:
    """Return the mandates of therapists whose time may be too short, and those that nobody may hold."""
    *held, nobodys = pools
    return cut.in_order((*(rows for rows in held if _may_be_full(cut.part(rows))), nobodys))


def _of_narrow(cut: _Cut, board: Board, pools: Sequence[Sequence[Mandate]]) -> list[Mandate]:
    """Return the mandates of pools in which some may have too few minutes in common."""
    return cut.in_order(narrow_pools(board, pools))


def _may_be_full(pool: Problem) -> bool:
    """Tell whether some of a pool's therapists, or all together, are asked for more minutes than are open.

    Locks would only add to what is open, so they are left out of it.
    """
    lengths = {each.minutes for each in pool.mandates}
    room = {each.name: capacity(pool, each, lengths) for each in pool.therapists}
    asked: dict[tuple[str, ...], Fraction] = defaultdict(Fraction)
    for each in pool.mandates:
        asked[pool.may_hold(each)] += Fraction(minutes_of(pool, each), largest_group(pool, each, pool.mandates))
    alone = any(asked[name,] > minutes for name, minutes in room.items())
    return alone or sum(asked.values()) > sum(room.values())


def _of_cramped(cut: _Cut, board: Board) -> list[Mandate]:
    """Return the mandates of children whose fullest week may be too short in some week of the cycle."""
    cramped = cramped_children(board)
    return [each for each in cut.planned if each.student in cramped]


def _by_therapist(problem: Problem) -> Iterator[Finding]:
    for pool in pools_of(Board(problem)):
        full = [load for load in pool.alone if load.is_full]
        for load in full:
            yield _warning(THERAPIST_FULL, _too_full(load), "Maybe more hours, larger groups, or a second therapist.")
        if pool.is_full and not full:
            yield _warning(POOL_FULL, _too_full(pool.together), "Maybe more hours, or larger groups.")


def _by_bottleneck(problem: Problem) -> Iterator[Finding]:
    """Yield what mandates have too few minutes in common; of therapists who are too full that is said already."""
    for pool in pools_of(Board(problem)):
        if pool.is_full:
            continue
        for each in pool.bottlenecks:
            if len(each.mandates) > 1:
                children = dict.fromkeys(one.student for one in problem.mandates if one.key in each.mandates)
                maybe = (
                    "Maybe other class times could be `ok`, or groups larger, or the therapist there at other times."
                )
                yield _warning(BOTTLENECK, _too_narrow(problem.cycle, each, few(children)), maybe)


def _too_narrow(cycle: Cycle, found: Bottleneck, children: str) -> str:
    load, when = found.load, [f"{day_name(cycle, day)} {span(start, end)}" for day, start, end in found.when]
    only = f" ({listed(when)})" if 0 < len(when) <= MOST_NAMED else ""
    return (
        f"{load.sessions:,} sessions of {children} with {' or '.join(load.names)} need at least {load.least:,} minutes "
        f"in the cycle, and all have to be held in the same {load.capacity:,} minutes{only}. "
        f"At least {load.misses:,} mandated minutes have no place."
    )


def _too_full(load: Load) -> str:
    whose = " and ".join(load.names)
    groups = ", even with every group as large as it may be" if load.groups else ""
    return (
        f"{load.sessions:,} sessions of {whose} need at least {load.least:,} minutes in the cycle{groups}; "
        f"{load.capacity:,} minutes are open after lunch and fixed duties. "
        f"At least {load.misses:,} mandated minutes have no place."
    )


def _by_child(problem: Problem) -> Iterator[Finding]:
    for load in child_loads(Board(problem)):
        if load.is_full:
            message = (
                f"{load.names[0]}'s {load.sessions:,} sessions need {load.least:,} minutes in the cycle; there are "
                f"{load.capacity:,} minutes in which {load.names[0]} may be seen while a therapist is there."
            )
            yield _warning(CHILD_FULL, message, "Maybe an activity could be `avoid` instead of `never`.")


def _by_mandate(problem: Problem) -> Iterator[Finding]:
    board = Board(problem)
    for mandate in problem.mandates:
        demand = problem.demand.get(mandate.key)
        if demand is None:
            continue
        most = most_sessions(board, mandate)
        if most < demand.sessions:
            message = (
                f"{line_of(mandate)} asks for {demand.sessions} sessions in the cycle, and there is room for {most} "
                f"at most: {_why(mandate)}."
            )
            yield _warning(TOO_FEW_PLACES, message, "Maybe other days, hours or class times.", mandate)


def _why(mandate: Mandate) -> str:
    return f"on the other days no {mandate.minutes} minutes in one piece are open to child and therapist"


def _warning(code: str, message: str, maybe: str, mandate: Mandate | None = None) -> Finding:
    if mandate is None:
        return Finding(code, Severity.WARNING, message, maybe=maybe)
    return Finding(code, Severity.WARNING, message, maybe=maybe, source=mandate.source)
