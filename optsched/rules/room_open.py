"""R17: a pull-out is in a room of the child's school that is open for the service."""

from collections.abc import Iterator

import numpy as np

from optsched.domain.cycle import merged
from optsched.domain.people import Mandate
from optsched.domain.placed import seen, told
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches
from optsched.domain.schools import Room
from optsched.model.board import PULL_OUT, Bools
from optsched.model.candidates import Candidates
from optsched.model.lits import positions


class RoomOpen:
    """A room without times is open while its school is; at a school without rooms any place will do."""

    code = "R17"
    title = "A pull-out is in a room of the child's school that is open for the service."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.key,) for each in problem.mandates]

    def allows(self, candidates: Candidates) -> Bools:
        board = candidates.board
        suits = np.ones(len(candidates), dtype=bool)
        services = np.array([each.service for each in board.problem.mandates])
        pulled = np.flatnonzero(candidates.setting == PULL_OUT)
        for (at,), some in positions(candidates.place[pulled]).items():
            rows, room = pulled[some], board.places[at]
            if room.kind != "room":
                continue
            if room.services:
                suits[rows] &= np.isin(services[candidates.mandate[rows]], room.services)
            windows = room.open or board.problem.school[room.school].open
            if windows:
                suits[rows] &= candidates.clear(board.counts(~board.marks(windows, inward=True)), rows)
        return suits

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _closed(problem.mandate[subject[0]], problem, plan))


def _closed(mandate: Mandate, problem: Problem, plan: Plan) -> Iterator[Seen]:
    rows = [each for each in plan.of_mandate.get(mandate.key, ()) if each.setting == "pull-out"]
    school = problem.student[mandate.student].school
    rooms = [room for room in problem.rooms if room.school == school] if rows else []
    for row in rows if rooms else ():
        named = [room for room in rooms if room.name == row.place]
        serving = [room for room in named if not room.services or mandate.service in room.services]
        for week in row.weeks:
            if not named:
                yield seen(week, f"{told(problem, row)} is in {row.place or 'no place'}, no room of {school},", row)
            elif not serving:
                yield seen(week, f"{told(problem, row)} is in {row.place}, which is not for {mandate.service},", row)
            elif not _is_open(problem, serving, row, week):
                yield seen(week, f"{told(problem, row)} is in {row.place}, which is not open then", row)


def _is_open(problem: Problem, rooms: list[Room], row: Placement, week: int) -> bool:
    """Tell whether a room, which may have several rows of times, is open all through a session."""
    open_times: list[tuple[int, int]] = []
    for room in rooms:
        windows = room.open or problem.school[room.school].open
        if not windows:
            return True
        open_times += [(each.start, each.end) for each in windows if each.on(week, row.day)]
    return any(start <= row.start and row.end <= end for start, end in merged(open_times))
