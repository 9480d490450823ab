"""Bounds of a district: the sum of what its parts cannot go below, each looked at without the others."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

from optsched.domain import Problem
from optsched.solve.beyond import Near, joined
from optsched.solve.bound import Ask, Priced, price_days
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
            if stage == 3 and part in run.priced and run.priced[part].ask == ask:
                run.bounds.note_part(3, part, run.priced[part].bound)
                continue
            left = sum(len(each.mandates) for each in parts[at:])
            seconds = run.seconds_until(share, team.turns(left, len(part.mandates)))
            known = run.priced.get(part) if stage == 3 else None
            yield Job(price, (part, ask, seconds, known), stage, whose(part, "proving"))

    for job, priced in team.each(jobs()):
        note(run, stage, job.args[0], priced)


def note(run: Run, stage: int, part: Part, priced: Priced) -> None:
    """Keep what a part cannot go below in a stage and, of stage 3, where its sessions would be cheap."""
    least = whole_sessions(run.problem, _own(run, part), priced.bound) if stage == 1 else priced.bound
    run.bounds.note_part(stage, part, least)
    if stage == 3:
        run.priced[part] = priced


def price(run: Run, part: Part, ask: Ask, seconds: float, begin: Priced | None = None) -> Priced:
    """Price a part's days, whatever all others do."""
    until = run.clock.seconds + seconds
    payments = begin.payments if begin is not None else None
    return price_days(run.pool, _own(run, part), ask, partial(run.clock.has_passed, until), payments)


def near(run: Run, part: Part, most: float) -> Near:
    """Return where sessions of a part cost no more than `most` beyond the best, as far as that was looked for."""
    mandates = {run.pool.board.mandate[key] for key in part.mandates}
    return Near(joined([each.beyond.of(mandates) for each in run.priced.values()]), most)


def _own(run: Run, part: Part) -> Part:
    return Part(part.mandates - run.blocks.across, part.therapists)


def whole_sessions(problem: Problem, part: Part, minutes: int) -> int:
    """Raise a bound on missing minutes to what some sessions of a part may be in sum, by what divides all of them."""
    step = math.gcd(*(problem.mandate[key].minutes for key in part.mandates)) or 1
    return -(-minutes // step) * step
