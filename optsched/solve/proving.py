"""Bounds of a district: the sum of what its parts cannot go below, each looked at without the others."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

from optsched.domain import Problem
from optsched.model.board import Floats
from optsched.solve.beyond import TAKEN, Near, joined
from optsched.solve.bound import Ask, Priced, price_days
from optsched.solve.district import Run, whose
from optsched.solve.part import Part
from optsched.solve.team import Team
from optsched.solve.worker import Job


def prove(run: Run, team: Team, stage: int, share: float) -> None:
    """Bound a stage part by part, until a share of the time limit is used; what is met already is left out."""
    blocks = run.priced_together if stage == 3 else run.blocks

    def jobs() -> Iterator[Job]:
        ask = Ask(stage, run.minutes_missing(), run.cost(2) if stage == 3 else 0, run.minutes_idle())
        parts = [part for part in blocks.parts if part.mandates and (stage > 1 or run.is_short(part))]
        for at, part in enumerate(parts):
            if run.value(stage) <= run.bounds.of(stage) or not run.has_until(share):
                return
            known, own = run.priced.get((stage, part)), Part(part.mandates - blocks.across, part.therapists)
            if known is not None and known.ask == ask and own == part:
                run.bounds.note_part(stage, part, known.bound)
                continue
            left = sum(len(each.mandates) for each in parts[at:])
            seconds = run.seconds_until(share, team.turns(left, len(part.mandates)))
            begin = known.payments if known is not None and own == part else None
            yield Job(price, (own, ask, seconds, begin), stage, whose(part, "proving"))

    whole = {part.therapists: part for part in blocks.parts}
    for job, priced in team.each(jobs()):
        own, part = job.args[0], whole[job.args[0].therapists]
        bound = whole_sessions(run.problem, own, priced.bound) if stage == 1 else priced.bound
        run.bounds.note_part(stage, part, bound)
        if own == part or (stage, part) not in run.priced:
            run.priced[stage, part] = priced


def price(run: Run, part: Part, ask: Ask, seconds: float, begin: Floats | None = None) -> Priced:
    """Price a part's days, whatever all others do, from payments that are known."""
    until = run.clock.seconds + seconds
    return price_days(run.pool, part, ask, partial(run.clock.has_passed, until), begin)


def near(run: Run, part: Part, most: float) -> Near:
    """Return where sessions of a part cost no more than `most` beyond the best, as far as that was looked for."""
    return Near(joined([each.beyond.of(_positions(run, part)) for each in _priced(run)]), most)


def taken(run: Run, part: Part) -> Near:
    """Return where sessions of a part are in the days that its bound is made of, as far as there is one."""
    return Near(joined([each.held.of(_positions(run, part)) for each in _priced(run)]), TAKEN)


def _priced(run: Run) -> list[Priced]:
    return [each for (stage, _), each in run.priced.items() if stage == 3]


def _positions(run: Run, part: Part) -> set[int]:
    return {run.pool.board.mandate[key] for key in part.mandates}


def whole_sessions(problem: Problem, part: Part, minutes: int) -> int:
    """Raise a bound on missing minutes to what some sessions of a part may be in sum, by what divides all of them."""
    step = math.gcd(*(problem.mandate[key].minutes for key in part.mandates)) or 1
    return -(-minutes // step) * step
