"""R05: between two sessions the therapist's minutes between are kept."""

from collections.abc import Iterator

import numpy as np

from optsched.domain import Breach, Meeting, Plan, Problem
from optsched.domain.cycle import clock
from optsched.domain.day import Item, fixed_on, items
from optsched.domain.say import Seen, breaches, day_name, whom
from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.model.lits import Spans, negated, stacked


class MinutesBetween:
    """Owed from the end of one session to the start of the next, unless a duty or lunch lies between the two."""

    code = "R05"
    title = "Between two sessions the therapist's minutes between are kept."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.name,) for each in problem.therapists if each.minutes_between > 0)

    def post(self, subject: tuple[str], model: Model) -> None:
        """Ask for a gap that nothing fits into by spans, and pair by pair where a short duty or lunch might."""
        therapist = subject[0]
        if therapist in model.planned:
            owed = model.problem.therapist[therapist].minutes_between
            for week, day in model.all_days:
                rows = model.rows_on(therapist, week, day)
                short = _shorter(model, therapist, week, day, owed)
                least = min((short.ends - short.starts).tolist(), default=owed)
                model.one_at_a_time(model.spans_of_rows(rows, least))
                if least < owed:
                    _post_gaps(model, rows, short, range(least, owed))

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(subject[0], problem, plan))

    def _seen(self, therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
        owed = problem.therapist[therapist].minutes_between
        for week, day in plan.days_of.get(therapist, ()):
            row = items(problem, plan, therapist, week, day)
            for one, other in _next_to_each_other(plan.meetings_on(therapist, week, day)):
                minutes = other.start - one.end
                if minutes >= owed or _is_between(row, one.end, other.start):
                    continue
                name = day_name(problem.cycle, day)
                pair = f"from {whom(one)} (until {clock(one.end)}) to {whom(other)} (from {clock(other.start)})"
                text = f"{therapist} has {minutes} of {owed} minutes between sessions on {name}, {pair},"
                yield Seen(week, text, one.members + other.members, one.is_locked and other.is_locked)


def _shorter(model: Model, therapist: str, week: int, day: int, owed: int) -> Spans:
    """Return the duties and lunches of one day that may lie between two sessions without the minutes owed."""
    fixed = [(item.start, item.end) for item in fixed_on(model.problem, therapist, week, day)]
    starts, ends = np.array(fixed, dtype=np.int64).reshape(-1, 2).T
    certain = Spans(np.full(len(fixed), model.true, dtype=np.int64), starts, ends)
    every = stacked([certain, model.lunch_on(therapist, week, day), model.duties_on(therapist, week, day)])
    short = every.ends - every.starts < owed
    return Spans(every.lits[short], every.starts[short], every.ends[short])


def _post_gaps(model: Model, rows: Ints, short: Spans, gaps: range) -> None:
    """Between an end and a start with such a gap lies one of `short`; two locks need nothing."""
    starts, ends = model.meetings.start[rows], model.meetings.end[rows]
    first = model.meetings.head[rows]
    for end in np.unique(ends).tolist():
        for start in np.unique(starts[first & (starts >= end + gaps.start) & (starts < end + gaps.stop)]).tolist():
            one, other = rows[ends == end], rows[first & (starts == start)]
            between = short.lits[(end <= short.starts) & (short.ends <= start)]
            if model.true in model.held[one] and model.true in model.held[other]:
                if not len(between) or (_is_locked(model, one) and _is_locked(model, other)):
                    continue
                model.clause(between.tolist())
            elif model.true not in between:
                both = (model.any_of(model.held[each].tolist()) for each in (one, other))
                model.clause([*map(negated, both), *between.tolist()])


def _is_locked(model: Model, rows: Ints) -> bool:
    return any(model.locked[model.members[row]].any() for row in rows.tolist())


def _next_to_each_other(held: tuple[Meeting, ...]) -> Iterator[tuple[Meeting, Meeting]]:
    """Yield each session with the first that starts when it is over, or later; `held` is in order of time."""
    for position, one in enumerate(held):
        for other in held[position + 1 :]:
            if other.start >= one.end:
                yield one, other
                break


def _is_between(row: tuple[Item, ...], start: int, end: int) -> bool:
    return any(item.kind != "session" and start <= item.start and item.end <= end for item in row)
