"""Bounds of a district: the sum of what its parts cannot go below, each looked at without the others."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

from optsched.domain import Problem
from optsched.solve.bound import Ask, least_cost
from optsched.solve.district import Run, whose
from optsched.solve.part import Part
from optsched.solve.team import Team
from optsched.solve.worker import Job


def prove(run: Run, team: Team, stage: int, share: float) -> None:
    """Bound a stage part by part, until a share of the time limit is used; what is met already is left out."""

    def jobs() -> Iterator[Job]:
        ask = Ask(stage, run.minutes_missing(), run.cost(2) if stage == 3 else 0)
        parts = [part for part in run.blocks.parts if part.mandates and (stage > 1 or run.is_short(part))]
        for at, part in enumerate(parts):
            if run.value(stage) <= run.bounds.of(stage) or not run.has_until(share):
                return
            left = sum(len(each.mandates) for each in parts[at:])
            seconds = run.seconds_until(share, team.turns(left, len(part.mandates)))
            yield Job(bound, (part, ask, seconds), stage, whose(part, "proving"))

    for job, least in team.each(jobs()):
        run.bounds.note_part(stage, job.args[0], least)


def bound(run: Run, part: Part, ask: Ask, seconds: float) -> int:
    """Return what a part cannot go below in a stage, whatever all others do."""
    until = run.clock.seconds + seconds
    own = Part(part.mandates - run.blocks.across, part.therapists)
    least = least_cost(run.pool, own, ask, partial(run.clock.has_passed, until))
    return whole_sessions(run.problem, own, least) if ask.stage == 1 else least


def whole_sessions(problem: Problem, part: Part, minutes: int) -> int:
    """Raise a bound on missing minutes to what some sessions of a part may be in sum, by what divides all of them."""
    step = math.gcd(*(problem.mandate[key].minutes for key in part.mandates)) or 1
    return -(-minutes // step) * step
