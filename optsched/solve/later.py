"""Stages 2 and 3: settings as asked for and what is missing spread, then good times, without losing a minute."""

from __future__ import annotations

from optsched.domain.accounts import account
from optsched.goals import GOALS
from optsched.solve.district import ROUND_SECONDS, Run
from optsched.solve.first import insert
from optsched.solve.least import least_of
from optsched.solve.neighbourhoods import Dear, held_by
from optsched.solve.part import Task
from optsched.solve.pool import COARSE
from optsched.solve.proving import prove
from optsched.solve.search import Way

SECOND_SHARE = 0.12
"""Share of the time limit that stage 2 may use."""
SECOND_PRICED, THIRD_PRICED = 0.02, 0.12
"""Shares of the time limit for bounds by priced days."""
LAST_SHARE = 0.95
"""Share of the time limit by which all searches end where something is missing: it may have a place meanwhile."""
WHOLE_SHARE, ROUGH_SHARE = 0.5, 0.75
"""Shares of the time for stage 3 by which the search of whole caseloads, and the rough search, end."""
FIRST_SIZE, ROUGH_SIZE = 12, 20
"""Mandates free in the first neighbourhood: of all goals, and of those that make a model no larger."""
GOOD_ENOUGH, STANDING = 0.004, 1.5
"""The gap, and the seconds without a better plan, at which a neighbourhood is left: the next one finds more."""
PATIENCE = 5
"""Searches in a row that may find nothing better before something else is tried."""
SPLIT_SIZE = 8
"""A neighbourhood of so few mandates may give every week a time of its own; never while *same time* costs nothing."""
EASY = ("instruction missed", "never the same", "wishes", "meetings")
"""Goals of stage 3 that hardly make a model larger, and on most plans are most of the cost."""
HARD = frozenset(goal.name for goal in GOALS if goal.stage == 3 and goal.name not in EASY)


def second_stage(run: Run) -> None:
    """Keep push-in shares and old places, and spread what is missing."""
    run.bounds.least = least_of(run.pool, run.minutes_missing())
    until = run.share_used + SECOND_SHARE
    prove(run, 2, run.share_used + SECOND_PRICED)
    _rounds(run, 2, FIRST_SIZE, until, frozenset())


def third_stage(run: Run) -> None:
    """Look for better times, roughly first and then with every goal: caseload by caseload, then a few mandates."""
    second = run.cost(2)
    prove(run, 3, run.share_used + THIRD_PRICED)
    begun = run.share_used
    names = [each.name for each in run.problem.therapists]
    for at, name in enumerate(names):
        _caseload(run, name, run.seconds_until(begun + WHOLE_SHARE * (1 - begun), len(names) - at))
    _rounds(run, 3, ROUGH_SIZE, begun + ROUGH_SHARE * (1 - begun), HARD)
    _rounds(run, 3, FIRST_SIZE, LAST_SHARE if run.missing() else 1.0, frozenset())
    insert(run, 1.0)
    if run.cost(2) > second:
        run.bounds.forget(3)


def _caseload(run: Run, therapist: str, seconds: float) -> None:
    """Search all that one therapist holds, until it stands still."""
    part = held_by(run.problem, run.plan, therapist, run.bonds)
    if not part.mandates or run.clock.is_over or seconds < 1.0:
        return
    task = Task(part, 3, run.split, way="large", step=COARSE, left_out=HARD)
    run.improve(task, seconds, "better times", patience=STANDING)


def _rounds(run: Run, stage: int, size: int, until: float, left_out: frozenset[str]) -> None:
    """Search neighbourhoods until time or patience ends; with all goals of stage 3, time alone ends it."""
    dear, waited = Dear(run.problem, run.bonds, run.chance, size), 0
    for _ in run.rounds():
        before = run.cost(stage)
        is_last = stage == 3 and not left_out
        if before <= run.bounds.of(stage) or (waited >= PATIENCE and not is_last) or not run.has_until(until):
            return
        _round(run, dear, stage, until, left_out)
        waited = 0 if run.cost(stage) < before else waited + 1


def _round(run: Run, dear: Dear, stage: int, until: float, left_out: frozenset[str]) -> None:
    """Search one neighbourhood; with everything free, what it proves holds for the district."""
    part = dear.next(run.plan, _unsettled(run) if stage == 2 else [])
    is_all = part.mandates >= frozenset(run.problem.demand)
    may_split = not left_out and (is_all or len(part.mandates) <= SPLIT_SIZE)
    split = part.mandates if may_split else frozenset()
    step = 1 if stage == 2 or is_all else COARSE if left_out else run.chance.choice((1, COARSE))
    way: Way = "linear" if stage == 3 else "plain"
    task = Task(part, stage, run.split | split, way, step=step, left_out=left_out)
    seconds = run.seconds_until(until) if is_all else min(ROUND_SECONDS, run.seconds_until(until))
    doing, gap = "settings" if stage == 2 else "better times", 0.0 if is_all else GOOD_ENOUGH
    outcome = run.improve(task, seconds, doing, gap, None if is_all else STANDING)
    dear.learn(outcome.proven)
    if is_all and may_split and outcome.found:
        run.bounds.note(stage, outcome.bound)


def _unsettled(run: Run) -> list[str]:
    """Return the mandates whose share is off or that are short of sessions; nobody where moves are what costs."""
    books = account(run.problem, run.plan)
    return [
        each.mandate for each in books if each.status in ("mix off", "short") and each.mandate in run.plan.of_mandate
    ]
