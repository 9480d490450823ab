"""What locks and fixed duties break: warnings, for they win over rules and stay."""

from dataclasses import replace

from optsched.domain import Finding, Plan, Problem, Severity
from optsched.judge import breaches_in

LOCK_BREAKS = "E10"
NEEDS_COMPANY = ("R23", "R33")
"""Together and co-treated: before planning, the other's session may still come to stand beside a lock."""


def broken_by_locks(problem: Problem, plan: Plan | None = None) -> tuple[Finding, ...]:
    """Return a warning for each rule that locks and fixed duties break, in a plan or, without one, before planning."""
    breaches = (
        breaches_in(_of_locked(problem), Plan(placements=problem.locked))
        if plan is None
        else breaches_in(problem, plan)
    )
    return tuple(
        Finding(
            LOCK_BREAKS,
            Severity.WARNING,
            f"{each.sentence} Locked sessions and fixed duties alone break this, so it stays.",
            maybe="Maybe another time for one of them?",
        )
        for each in breaches
        if each.given and (plan is not None or each.code not in NEEDS_COMPANY)
    )


def _of_locked(problem: Problem) -> Problem:
    """Leave out what children without a lock are owed, mostly all of a district: nothing of it stands yet."""
    codes = {each.student for each in problem.locked}
    return replace(problem, mandates=tuple(each for each in problem.mandates if each.student in codes))
