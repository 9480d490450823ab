"""R17: a pull-out is in a room of the child's school that is open for the service."""

from collections.abc import Iterator

from optsched.domain.cycle import merged
from optsched.domain.people import Mandate
from optsched.domain.placed import seen, told
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches
from optsched.domain.schools import Room


class RoomOpen:
    """A room without times is open while its school is; at a school without rooms any place will do."""

    code = "R17"
    title = "A pull-out is in a room of the child's school that is open for the service."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.key,) for each in problem.mandates]

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
