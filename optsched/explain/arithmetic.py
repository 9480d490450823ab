"""What cannot fit, before any solve: minutes asked against minutes open, per therapist, child and mandate.

Everything here is a closed form; nothing looks at more than one therapist or one child at a time.
"""

from collections.abc import Iterator

from optsched.domain import Finding, Mandate, Problem, Severity
from optsched.domain.say import line_of
from optsched.explain.bounds import Load, child_loads, pools
from optsched.explain.openings import most_sessions
from optsched.model.board import Board

THERAPIST_FULL = "E01"
POOL_FULL = "E02"
CHILD_FULL = "E03"
TOO_FEW_PLACES = "E04"
"""Permanent codes of these findings."""


def unavoidable_minutes(problem: Problem) -> int:
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
    by_therapist = sum(max(sum(each.misses for each in pool.alone), pool.together.misses) for pool in pools(problem))
    return max(by_therapist, sum(load.misses for load in child_loads(problem)))


def shortages(problem: Problem) -> tuple[Finding, ...]:
    """Return warnings about therapists, children and mandates for whom no plan has minutes or days enough."""
    return (*_by_therapist(problem), *_by_child(problem), *_by_mandate(problem))


def _by_therapist(problem: Problem) -> Iterator[Finding]:
    for pool in pools(problem):
        full = [load for load in pool.alone if load.is_full]
        for load in full:
            yield _warning(THERAPIST_FULL, _too_full(load), "Maybe more hours, larger groups, or a second therapist.")
        if pool.together.is_full and not full:
            yield _warning(POOL_FULL, _too_full(pool.together), "Maybe more hours, or larger groups.")


def _too_full(load: Load) -> str:
    whose = " and ".join(load.names)
    groups = ", even with every group as large as it may be" if load.groups else ""
    return (
        f"{load.sessions:,} sessions of {whose} need at least {load.least:,} minutes in the cycle{groups}; "
        f"{load.capacity:,} minutes are open after lunch and fixed duties. "
        f"At least {load.misses:,} mandated minutes have no place."
    )


def _by_child(problem: Problem) -> Iterator[Finding]:
    for load in child_loads(problem):
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
