"""R08: a therapist's sessions have a break in time."""

from collections.abc import Iterator

import numpy as np

from optsched.domain import Breach, Meeting, Plan, Problem
from optsched.domain.say import Seen, breaches, on
from optsched.model.board import Bools, Ints
from optsched.model.facade import Model
from optsched.model.lits import negated

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
        if last - first <= most or (held == model.true).all():
            return
        slots, pieces = np.arange(first, last, grid), -(-BREAK // grid)
        over = (starts < slots[:, None] + grid) & (slots[:, None] < ends)
        busy, closed = [held[here] for here in over], _closed(over[:, held == model.true], pieces)
        breaks = np.full(len(slots), negated(model.true))
        breaks[~closed] = model.bools(int(np.count_nonzero(~closed)))
        for at in np.flatnonzero(~closed).tolist():
            for piece in busy[at : at + pieces]:
                model.at_most_one(np.append(piece, breaks[at]))
        begins = (starts >= slots[:, None]) & (starts < slots[:, None] + grid) & model.meetings.head[rows]
        for at in np.flatnonzero(begins.any(axis=1) & (slots + most < last)).tolist():
            beginning, in_time, later = held[begins[at]], most // grid, at + 1
            if model.true not in beginning:
                window = slice(later, later + in_time)
                model.covered_by(beginning, breaks[window][~closed[window]])
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


def _closed(stands: Bools, pieces: int) -> Bools:
    """Mark the slots in which no break can begin, since one of its pieces is in something that stands (a column)."""
    shut = np.flatnonzero(stands.any(axis=1))
    closed = np.zeros(len(stands), dtype=bool)
    for piece in range(pieces):
        closed[np.maximum(shut - piece, 0)] = True
    return closed


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
