"""R02: a session lies inside the hours."""

from collections.abc import Iterator

import numpy as np

from optsched.domain import Breach, Plan, Problem
from optsched.domain.cycle import merged
from optsched.domain.say import Seen, breaches, day_name, listed, span, whom
from optsched.model.board import Bools
from optsched.model.candidates import Candidates
from optsched.model.lits import positions


class InsideHours:
    """Hours rows of one school that touch are one stretch; where rows of two schools overlap, either may be used."""

    code = "R02"
    title = "A session lies inside the therapist's hours at its school."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.name,) for each in problem.therapists)

    def allows(self, candidates: Candidates) -> Bools:
        board = candidates.board
        inside = np.zeros(len(candidates), dtype=bool)
        for (therapist, school), rows in positions(candidates.therapist, candidates.school).items():
            name = board.problem.schools[school].name
            hours = [each.window for each in board.problem.therapists[therapist].hours if each.school == name]
            inside[rows] = candidates.clear(board.counts(~board.marks(hours, inward=True)), rows)
        return inside

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(subject[0], problem, plan))

    def _seen(self, therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
        for week, day in plan.days_of.get(therapist, ()):
            hours = problem.hours_on(therapist, week, day)
            for one in plan.meetings_on(therapist, week, day):
                there = merged([(start, end) for school, start, end in hours if school == one.school])
                if any(start <= one.start and one.end <= end for start, end in there):
                    continue
                written = problem.hours_shown_on(therapist, week, day)
                shown = merged([(start, end) for school, start, end in written if school == one.school])
                times = listed(span(start, end) for start, end in shown)
                where = f"at {one.school} {times}" if there else f"not at {one.school}"
                is_there = f"{therapist} is {where} on {day_name(problem.cycle, day)}"
                text = f"{is_there}, but holds a session for {whom(one)} there {span(one.start, one.end)}"
                yield Seen(week, text, one.members, one.is_locked)
