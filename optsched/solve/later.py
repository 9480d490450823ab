"""Stages 2 and 3: settings as asked for and what is missing spread, then good times, without losing a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from optsched.domain.accounts import account
from optsched.goals import GOALS
from optsched.solve.beyond import Near
from optsched.solve.district import ROUND_SECONDS, Run, whose
from optsched.solve.first import insert
from optsched.solve.least import Sessions, least_from, sessions_of
from optsched.solve.neighbourhoods import Dear, held_by
from optsched.solve.part import Part, Task
from optsched.solve.pool import COARSE
from optsched.solve.proving import near, prove, taken
from optsched.solve.search import Way
from optsched.solve.sorts import Sort, next_of
from optsched.solve.team import Team
from optsched.solve.worker import Job

SECOND_SHARE = 0.2
"""Share of the time limit that stage 2 may use."""
SECOND_PRICED, SECOND_SECONDS, SECOND_MOST = 0.02, 1.5, 0.06
"""For bounds of stage 2 by priced days: a share of the time limit, but the seconds that a caseload takes where they are
no more than a larger share."""
THIRD_PRICED = 0.12
"""Share of the time limit for bounds of stage 3 by priced days."""
LAST_SHARE = 0.95
"""Share of the time limit by which all searches end where something is missing: it may have a place meanwhile."""
WHOLE_SHARE, HELD_SHARE, ROUGH_SHARE, CLOSE_SHARE = 0.2, 0.45, 0.6, 0.85
"""Shares of the time for stage 3 by which these end: the rough search of whole caseloads, that in the days of bounds,
the rough search of neighbourhoods, and that of whole caseloads around where they are."""
ROUGH_SIZE, SOME_SIZE, FIRST_SIZE = 20, 14, 12
"""Mandates free in the first neighbourhood: of few goals, of some of the hard ones too, and of all."""
CLOSE_SIZE, REACH, CLOSE_STANDING = 24, 15, 4.0
"""Where sessions move in their days only: mandates free in a first neighbourhood, by how many minutes they move, and
the seconds without a better plan at which a whole caseload is left."""
GOOD_ENOUGH, STANDING = 0.004, 1.5
"""The gap, and the seconds without a better plan, at which a neighbourhood is left: the next one finds more."""
NEAR = 40.0
"""Cost beyond the best, in all weeks together, of where better times are mostly looked for."""
PATIENCE = 5
"""Searches in a row that may find nothing better before something else is tried."""
SPLIT_SIZE = 8
"""A neighbourhood of so few mandates may give every week a time of its own; never while *same time* costs nothing."""
EASY = ("instruction missed", "never the same", "wishes", "meetings")
"""Goals of stage 3 that hardly make a model larger, and on most plans are most of the cost."""
DOING = {2: "settings", 3: "better times"}
WAYS: dict[int, Way] = {2: "plain", 3: "linear"}
HARD = frozenset(goal.name for goal in GOALS if goal.stage == 3 and goal.name not in EASY)
SOME_HARD = HARD - {"interruptions", "company"}
"""Goals left out of rough searches, and of those that leave out only what is dear to search and little of the cost."""


def second_stage(run: Run, team: Team) -> None:
    """Keep push-in shares and old places, and spread what is missing."""
    _look_at_sessions(run, team)
    until = run.share_used + SECOND_SHARE
    prove(run, team, 2, run.share_used + max(SECOND_PRICED, min(SECOND_SECONDS / run.clock.limit, SECOND_MOST)))
    _rounds(run, team, 2, [Sort(_dear(run, FIRST_SIZE))], until)


def _look_at_sessions(run: Run, team: Team) -> None:
    """Bound stages 2 and 3 by what sessions cost at least, block by block."""
    missing = run.minutes_missing()

    def jobs() -> Iterator[Job]:
        for part in run.blocks.parts:
            if run.clock.is_over:
                return
            yield Job(sessions, (part, missing), 2, whose(part, "proving"))

    run.bounds.least = least_from(run.problem, [found for _, found in team.each(jobs())], missing)


def sessions(run: Run, part: Part, missing_minutes: int) -> Sessions:
    return sessions_of(run.pool, part.mandates, missing_minutes)


def third_stage(run: Run, team: Team) -> None:
    """Look for better times: caseload by caseload and by few goals first, since those of others bind a search."""
    second, idle = run.cost(2), run.minutes_idle()
    prove(run, team, 3, run.share_used + THIRD_PRICED)
    begun = run.share_used
    _caseloads(run, team, begun + WHOLE_SHARE * (1 - begun), ROUGHLY)
    _caseloads(run, team, begun + HELD_SHARE * (1 - begun), AS_HELD)
    rough = [Sort(_dear(run, ROUGH_SIZE), HARD, step, NEAR) for step in (COARSE, 1)]
    _rounds(run, team, 3, rough, begun + ROUGH_SHARE * (1 - begun))
    _caseloads(run, team, begun + CLOSE_SHARE * (1 - begun), CLOSELY)
    some, near_all = Sort(_dear(run, SOME_SIZE), SOME_HARD, 1, NEAR), Sort(_dear(run, FIRST_SIZE), near=NEAR)
    moved = Sort(_dear(run, CLOSE_SIZE), near=NEAR, reach=REACH)
    fine = [*rough, some, moved, near_all, Sort(_dear(run, FIRST_SIZE))]
    _rounds(run, team, 3, fine, LAST_SHARE if run.missing() else 1.0)
    insert(run, 1.0)
    if run.minutes_idle() > idle:
        run.bounds.forget(2)
    if run.cost(2) > second or run.minutes_idle() > idle:
        run.bounds.forget(3)


@dataclass(frozen=True)
class Whole:
    """How all that a therapist holds is searched: by a task (of nobody yet), where, and when it is left."""

    task: Task
    where: Callable[[Run, Part], Near]
    gap: float
    patience: float


NOBODY = Part(frozenset(), frozenset())
ROUGHLY = Whole(
    Task(NOBODY, 3, way="large", step=COARSE, left_out=HARD, steady=True), partial(near, most=NEAR), 0.0, STANDING
)
"""By few goals and on few starts."""
AS_HELD = Whole(Task(NOBODY, 3, way="large"), taken, 0.0, CLOSE_STANDING)
"""By all goals, in the days that the bound is made of."""
CLOSELY = Whole(Task(NOBODY, 3, way="linear", reach=REACH), partial(near, most=NEAR), GOOD_ENOUGH, CLOSE_STANDING)
"""By all goals, a little away in its days: there are few places to look at."""


def _caseloads(run: Run, team: Team, until: float, whole: Whole) -> None:
    """Search all that each therapist holds, one way or another."""
    holders = {each.therapist for each in run.plan.placements}
    names = [each.name for each in run.problem.therapists if each.name in holders]

    def jobs() -> Iterator[Job]:
        for at, name in enumerate(names):
            if not run.has_until(until):
                return
            seconds = run.seconds_until(until, team.turns(len(names) - at, 1))
            cheap = whole.where(run, held_by(run.problem, run.plan, name, run.bonds))
            task = replace(whole.task, near=cheap)
            yield Job(caseload, (name, task, seconds, whole.gap, whole.patience), 3, f"{name}: better times")

    team.do(jobs())


def caseload(run: Run, therapist: str, task: Task, seconds: float, gap: float, patience: float) -> None:
    """Search all that one therapist holds, until it stands still."""
    part = held_by(run.problem, run.plan, therapist, run.bonds)
    if part.mandates and seconds >= 1.0 and not run.clock.is_over:
        run.improve(replace(task, part=part, split=run.split), seconds, "better times", gap, patience)


def _dear(run: Run, size: int) -> Dear:
    return Dear(run.problem, run.bonds, run.chance, size)


def _rounds(run: Run, team: Team, stage: int, sorts: Sequence[Sort], until: float) -> None:
    """Search neighbourhoods until time or patience ends; with all goals of stage 3, time alone ends it.

    The last of `sorts` has the most goals.
    """
    waited, least, last = 0, run.cost(stage), sorts[-1]
    is_patient = stage == 3 and not last.left_out

    def jobs() -> Iterator[Job]:
        for _ in run.rounds():
            if run.cost(stage) <= run.bounds.of(stage) or (waited >= PATIENCE and not is_patient):
                return
            if last.dear.is_everything or not run.has_until(until):
                return
            sort = next_of(sorts, run.chance)
            unsettled = _unsettled(run) if stage == 2 else []
            part = sort.dear.next(run.plan, unsettled)
            is_small = not sort.left_out and len(part.mandates) <= SPLIT_SIZE
            split = run.split | (part.mandates if is_small else part.mandates.intersection(unsettled))
            cheap = near(run, part, sort.near) if sort.near is not None else None
            task = sort.of(Task(part, stage, split, WAYS[stage], near=cheap))
            yield Job(look, (task, min(ROUND_SECONDS, run.seconds_until(until))), stage, whose(part, DOING[stage]))

    for job, is_proven in team.each(jobs()):
        gain, least = least - run.cost(stage), run.cost(stage)
        waited = 0 if gain > 0 else waited + 1
        next(each for each in sorts if each.suits(job.args[0])).learn(gain, is_proven)
    if (
        last.dear.is_everything
        and not last.left_out
        and run.cost(stage) > run.bounds.of(stage)
        and run.has_until(until)
    ):
        _everything(run, last.dear.next(run.plan), stage, until)


def look(run: Run, task: Task, seconds: float) -> bool:
    """Search one neighbourhood, and tell whether it came to its end."""
    return run.improve(task, seconds, DOING[task.stage], GOOD_ENOUGH, STANDING).proven


def _everything(run: Run, part: Part, stage: int, until: float) -> None:
    """Search with everything free: what is proven so holds for the district."""
    outcome = run.improve(Task(part, stage, part.mandates, WAYS[stage]), run.seconds_until(until), DOING[stage])
    if outcome.found:
        run.bounds.note(stage, outcome.bound)


def _unsettled(run: Run) -> list[str]:
    """Return the mandates whose share is off or that are short of sessions; nobody where moves are what costs."""
    return [each.mandate for each in account(run.problem, run.plan) if each.status in ("mix off", "short")]
