"""R18: a room holds no more sessions at once than it allows."""

from collections import defaultdict
from collections.abc import Iterator

from optsched.domain.cycle import clock
from optsched.domain.placed import crowds, line, seen_at_once
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, day_name, few
from optsched.model.crowds import crowd_at_most
from optsched.model.facade import Model


class RoomNotFull:
    """Pull-outs count by session: a group is one, and so is a co-treated pair."""

    code = "R18"
    title = "A room holds no more sessions at once than it allows."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.name,) for each in problem.schools]

    def post(self, subject: tuple[str], model: Model) -> None:
        crowd_at_most(model, "room", subject[0])

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _crowded(subject[0], problem, plan))


def _crowded(school: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
    pull_outs = _pull_outs(school, plan)
    for name, most in _capacities(school, problem).items():
        for week, minute, held in crowds(problem, pull_outs.get(name, ()), most):
            inside = [each for session in held for each in session]
            when = f"on {day_name(problem.cycle, inside[0].day)} at {clock(minute)}"
            who = few(line(problem, each) for each in inside)
            text = f"{name} holds {len(held)} sessions at once {when}, more than {most}: {who},"
            yield seen_at_once(week, text, held)


def _capacities(school: str, problem: Problem) -> dict[str, int]:
    """Return how many sessions fit in each named room; of several rows for one room the smallest number."""
    most: dict[str, int] = {}
    for room in problem.rooms:
        if room.school == school:
            most[room.name] = min(room.at_once, most.get(room.name, room.at_once))
    return most


def _pull_outs(school: str, plan: Plan) -> dict[str, list[Placement]]:
    found: dict[str, list[Placement]] = defaultdict(list)
    for each in plan.placements:
        if each.setting == "pull-out" and each.school == school:
            found[each.place].append(each)
    return found
