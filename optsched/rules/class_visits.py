"""R16: a class has no more visits at once than it allows."""

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


class ClassVisits:
    """Push-ins count by session: a group is one visit, and so is a co-treated pair."""

    code = "R16"
    title = "A class has no more visits at once than it allows."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.name,) for each in problem.schools]

    def post(self, subject: tuple[str], model: Model) -> None:
        crowd_at_most(model, "class", subject[0])

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _crowded(subject[0], problem, plan))


def _crowded(school: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
    for name, rows in _push_ins(school, plan).items():
        visited = problem.school_class.get((school, name))
        if visited is None:
            continue
        most = visited.visits_at_once
        for week, minute, visits in crowds(problem, rows, most):
            inside = [each for visit in visits for each in visit]
            when = f"on {day_name(problem.cycle, inside[0].day)} at {clock(minute)}"
            who = few(line(problem, each) for each in inside)
            text = f"{name} has {len(visits)} visits at once {when}, more than {most}: {who},"
            yield seen_at_once(week, text, visits)


def _push_ins(school: str, plan: Plan) -> dict[str, list[Placement]]:
    found: dict[str, list[Placement]] = defaultdict(list)
    for each in plan.placements:
        if each.setting == "push-in" and each.school == school:
            found[each.place].append(each)
    return found
