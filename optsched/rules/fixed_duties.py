"""R10: no session during a fixed duty."""

from collections.abc import Iterator

import numpy as np

from optsched.domain import Breach, Plan, Problem
from optsched.domain.day import fixed_on
from optsched.domain.say import Seen, breaches, on, span, whom
from optsched.model.board import Bools
from optsched.model.candidates import Candidates
from optsched.model.lits import positions


class FixedDuties:
    """A duty is fixed where its Days, From and To leave no choice; it binds everybody who shares it."""

    code = "R10"
    title = "No session during a fixed duty."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        busy = {name for duty in problem.fixed_duties for name in duty.therapists}
        return ((each.name,) for each in problem.therapists if each.name in busy)

    def allows(self, candidates: Candidates) -> Bools:
        board = candidates.board
        clear = np.ones(len(candidates), dtype=bool)
        for (therapist,), rows in positions(candidates.therapist).items():
            name = board.problem.therapists[therapist].name
            busy = [each.window for each in board.problem.fixed_duties if name in each.therapists]
            if busy:
                clear[rows] = candidates.clear(board.counts(board.marks(busy)), rows)
        return clear

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(subject[0], problem, plan))

    def _seen(self, therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
        for week, day in plan.days_of.get(therapist, ()):
            held = plan.meetings_on(therapist, week, day)
            for duty in fixed_on(problem, therapist, week, day):
                for one in held:
                    if one.start < duty.end and duty.start < one.end:
                        when = on(problem.cycle, day, *duty.shown)
                        busy = f'{therapist} has "{duty.label}" {when}'
                        text = f"{busy}, but holds a session for {whom(one)} {span(one.start, one.end)}"
                        yield Seen(week, text, one.members, one.is_locked)
