"""How many minutes of a cycle are open for making up what is owed: the plan leaves them, and the child may come."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from optsched.arithmetic.openings import open_slots
from optsched.domain import Mandate, Plan, Problem, Window
from optsched.domain.agenda import days, open_time
from optsched.model.board import Board, Bools


class Spare:
    """The open time of a plan: what sessions, duties, lunches and ways leave of every therapist's hours.

    Rooms, other children who wait for the same minutes, and minutes between sessions are not looked at.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.plan, self.board = problem, plan, Board(problem)
        self._open: dict[str, list[Window]] = defaultdict(list)
        for (name, week, day), row in days(problem, plan).items():
            stretches = open_time(problem, (name, week, day), row)
            self._open[name] += [Window((day,), (week,), start, end) for start, end in stretches]

    def holders(self, mandate: Mandate) -> tuple[str, ...]:
        """Return who holds a mandate in the plan; where nobody does, who may."""
        held = dict.fromkeys(each.therapist for each in self.plan.of_mandate.get(mandate.key, ()))
        return tuple(held) or self.problem.may_hold(mandate)

    def minutes(self, mandate: Mandate) -> int:
        """Return the open minutes of a cycle in stretches that hold a session, in which the child may be seen."""
        own = self.plan.of_student.get(mandate.student, ())
        busy = self.board.marks([Window((each.day,), each.weeks, each.start, each.end) for each in own])
        there = self._there(self.holders(mandate), self.problem.student[mandate.student].school) & ~busy
        slots = -(-mandate.minutes // self.board.grid)
        found = [_long_enough(each & there, slots) for each in open_slots(self.board, mandate)]
        return int(np.logical_or.reduce(found).sum()) * self.board.grid if found else 0

    def _there(self, holders: Iterable[str], school: str) -> Bools:
        """Mark when one of these therapists is at the school, and free."""
        marked = np.zeros((*self.board.shape, self.board.slots), dtype=bool)
        for name in holders:
            hours = [each.window for each in self.problem.therapist[name].hours if each.school == school]
            marked |= self.board.marks(hours, inward=True) & self.board.marks(self._open[name], inward=True)
        return marked


def _long_enough(marks: Bools, slots: int) -> Bools:
    """Keep the runs of at least so many slots.

    >>> _long_enough(np.array([True, True, False, True]), 2).tolist()
    [True, True, False, False]
    """
    padded = np.concatenate([np.zeros((*marks.shape[:-1], 1), dtype=np.int64), np.cumsum(marks, axis=-1)], axis=-1)
    begins = padded[..., slots:] - padded[..., :-slots] == slots
    kept = np.zeros_like(marks)
    for at in range(slots):
        kept[..., at : at + begins.shape[-1]] |= begins
    return kept
