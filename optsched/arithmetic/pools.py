"""Pools of therapists, and children: what they are asked for and can hold, and what every plan must therefore miss."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from optsched.arithmetic.bottlenecks import Bottleneck, bottlenecks_of
from optsched.arithmetic.capacity import capacity
from optsched.arithmetic.loads import Asked, Load, asked_of, load_of, locks_of
from optsched.arithmetic.openings import minutes_of, most_sessions, seen_minutes
from optsched.domain import Mandate, Problem
from optsched.model.board import Board


@dataclass(frozen=True)
class Pool:
    """Therapists joined by mandates that several of them may hold; `alone` are the loads of each by itself."""

    alone: tuple[Load, ...]
    together: Load
    bottlenecks: tuple[Bottleneck, ...]

    @property
    def is_full(self) -> bool:
        return any(load.is_full for load in (*self.alone, self.together))

    @property
    def misses(self) -> int:
        """Minutes that are missing in every plan."""
        by_bottleneck = sum(each.load.misses for each in self.bottlenecks)
        return max(sum(each.misses for each in self.alone), self.together.misses, by_bottleneck)


def unavoidable_minutes(pools: Iterable[Pool], children: Iterable[Load]) -> int:
    """Return mandated minutes per cycle that every plan misses which has the lunches that can be had.

    Proof. A mandate misses at least what `most_sessions` cannot hold: it looks only at days and stretches
    in which child and therapist could be there at all. So placed minutes of mandate i are at most p(i).
    Take therapists who share no mandate with others (a pool). A meeting of m minutes with k members, each
    of whom has a largest group c(i) >= k, gives its members shares m / c(i) that add up to m at most; so
    the shares of all placed minutes add up to no more than the meetings' time, which is disjoint for each
    therapist and lies inside hours, outside fixed duties and one lunch a day: capacity C. If the shares of
    all p(i) exceed C, minutes must be given up, and a minute given up frees 1 / c(i): at least as many are
    given up as when those of the smallest c(i) go first. The same holds for the minutes of a bottleneck. A
    meeting with a lock may break rules and lie anywhere; each locked placement's minutes are added to C,
    which is at least that meeting's shares.
    Pools share no mandate, so their misses add up. The same holds child by child with minutes the child
    may be seen in place of C, no sharing, and co-treated mandates left out. The larger sum is returned.
    """
    return max(sum(pool.misses for pool in pools), sum(load.misses for load in children))


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
    for people in map(set, joined(held)):
        mandates = [each for holders, rows in held.items() if set(holders) & people for each in rows]
        asked = [asked_of(board, each, mandates) for each in mandates]
        names = tuple(each.name for each in problem.therapists if each.name in people)
        alone = tuple(
            _load(problem, (name,), [each for each in asked if problem.may_hold(each.mandate) == (name,)], mandates)
            for name in names
        )
        together = _load(problem, names, asked, mandates)
        found.append(Pool(alone, together, bottlenecks_of(board, asked)))
    nobody = [asked_of(board, each, []) for each in held.get((), [])]
    if nobody:
        found.append(Pool((), load_of(problem, (), nobody, 0), bottlenecks_of(board, nobody)))
    return tuple(found)


def _load(problem: Problem, names: tuple[str, ...], asked: Sequence[Asked], all_held: Sequence[Mandate]) -> Load:
    lengths = None if locks_of(problem, names, asked) else [each.minutes for each in all_held]
    room = sum(capacity(problem, problem.therapist[name], lengths) for name in names)
    return load_of(problem, names, asked, room)


def joined(held: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Join therapists who share a mandate."""
    pool_of: dict[str, list[str]] = {}
    for names in held:
        for name in names:
            mine, other = pool_of.setdefault(names[0], [names[0]]), pool_of.setdefault(name, [name])
            if mine is not other:
                mine += other
                pool_of |= dict.fromkeys(other, mine)
    return list(dict.fromkeys(tuple(pool) for pool in pool_of.values()))


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
