"""What cannot fit, before any solve: minutes asked against minutes open, per therapist, child and mandate.

Everything here is a closed form; nothing looks at more than one therapist or one child at a time.
"""

from collections.abc import Iterator

from optsched.domain import Finding, Mandate, Problem, Severity
from optsched.domain.say import line_of
from optsched.model.board import Board
from optsched.solve.loads import Load, child_loads, pools
from optsched.solve.openings import most_sessions

THERAPIST_FULL = "E01"
POOL_FULL = "E02"
CHILD_FULL = "E03"
TOO_FEW_PLACES = "E04"
"""Permanent codes of these findings."""


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
