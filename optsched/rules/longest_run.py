"""R08: a therapist's sessions have a break in time."""

from collections.abc import Iterator

import numpy as np

from optsched.domain import Breach, Meeting, Plan, Problem
from optsched.domain.say import Seen, breaches, on
from optsched.model.board import Bools, Ints
from optsched.model.facade import Model

BREAK = 10
"""Minutes between two sessions that end a run, whatever fills them (WORKBOOK 1.1, Lunch)."""


class LongestRun:
    """A run is counted in clock time, so a gap of less than a break, or a short duty in it, counts as well."""

    code = "R08"
    title = "Sessions without a break of 10 minutes run no longer than the therapist's longest run."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.name,) for each in problem.therapists)

    def post(self, subject: tuple[str], model: Model) -> None:
        therapist = subject[0]
        if therapist in model.planned:
            done: set[bytes] = set()
            for week, day in model.all_days:
                rows = model.rows_on(therapist, week, day)
                if len(rows) and rows.tobytes() not in done:
                    done.add(rows.tobytes())
                    self._post_day(model, rows, model.problem.therapist[therapist].longest_run)

    def _post_day(self, model: Model, rows: Ints, most: int) -> None:
        """From the start of any session, a break begins before the run gets too long; after constants, when it can."""
        grid = model.board.grid
        starts, ends, held = model.meetings.start[rows], model.meetings.end[rows], model.held[rows]
        first, last = int(starts.min()) // grid * grid, int(ends.max())
        if last - first <= most:
            return
        slots = np.arange(first, last, grid)
        breaks = model.bools(len(slots))
        pieces = -(-BREAK // grid)
        closed = np.zeros(len(slots), dtype=bool)
        for at, slot in enumerate(slots):
            busy = held[(starts < slot + grid) & (slot < ends)]
            closed[max(at - pieces + 1, 0) : at + 1] |= model.true in busy
            for at_break in breaks[max(at - pieces + 1, 0) : at + 1]:
                model.at_most_one(np.append(busy, at_break))
        for at, slot in enumerate(slots):
            beginning = held[(starts >= slot) & (starts < slot + grid) & model.meetings.head[rows]]
            if slot + most >= last or not len(beginning):
                continue
            in_time, later = most // grid, at + 1
            if model.true not in beginning:
                model.covered_by(beginning, breaks[later : later + in_time])
            elif not closed[later:].all():
                model.clause(_as_early_as_can_be(breaks[later:], closed[later:], in_time).tolist())

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(subject[0], problem, plan))

    def _seen(self, therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
        most = problem.therapist[therapist].longest_run
        for week, day in plan.days_of.get(therapist, ()):
            for run in _runs(plan.meetings_on(therapist, week, day)):
                start, end = run[0].start, max(one.end for one in run)
                if end - start <= most:
                    continue
                without = f"{therapist} has sessions without a break {on(problem.cycle, day, start, end)}"
                text = f"{without}, which is {end - start} minutes where {most} are the most,"
                members = [each for one in run for each in one.members]
                yield Seen(week, text, members, all(one.is_locked for one in run))


def _as_early_as_can_be(breaks: Ints, closed: Bools, in_time: int) -> Ints:
    """Return the breaks in time that constants leave open, or the first later one where they leave none."""
    open_at = np.flatnonzero(~closed)
    early = open_at[open_at < in_time]
    found: Ints = breaks[early if len(early) else open_at[:1]]
    return found


def _runs(held: tuple[Meeting, ...]) -> Iterator[list[Meeting]]:
    """Cut a day, in order of time, wherever no session is on for a break."""
    run: list[Meeting] = []
    until = 0
    for one in held:
        if run and one.start - until >= BREAK:
            yield run
            run = []
        until = max(until, one.end) if run else one.end
        run.append(one)
    if run:
        yield run
