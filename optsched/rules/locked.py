"""R37: what is locked stays."""

from collections.abc import Iterator

from optsched.domain.placed import told
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches


class Locked:
    """Every locked session is in the plan with its mandate, weeks, day, start, therapist and setting.

    Subjects are positions in `Problem.locked`.
    Locks are constants of the model, so it has no face of this rule.
    """

    code = "R37"
    title = "What is locked stays."

    def subjects(self, problem: Problem) -> list[tuple[int]]:
        return [(position,) for position in range(len(problem.locked))]

    def check(self, subject: tuple[int], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _gone(problem.locked[subject[0]], problem, plan))


def _gone(lock: Placement, problem: Problem, plan: Plan) -> Iterator[Seen]:
    held = {_what_stays(row) for row in plan.of_mandate.get(lock.mandate, ())}
    if _what_stays(lock) not in held:
        text = f"{told(problem, lock)}, {lock.setting} with {lock.therapist}, is locked, but not in the plan"
        for week in lock.weeks:
            yield Seen(week, text)


def _what_stays(row: Placement) -> tuple[frozenset[int], int, int, str, str]:
    return (frozenset(row.weeks), row.day, row.start, row.therapist, row.setting)
