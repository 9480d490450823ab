"""The best plan of a tiny problem by trying every plan: only `check` and `measure`, no solver and no model.

A plan is a choice of single-week spots on the grid. Those at one therapist, week, day and start are one session:
as two they would be at once, so no other grouping is legal.
"""

import itertools
from collections.abc import Iterable, Iterator
from functools import cached_property

from optsched.domain import Mandate, Placement, Plan, Problem, Rule
from optsched.domain.plan import PlanSetting
from optsched.goals import GOALS
from optsched.rules import RULES

Cost = tuple[int, int, int]
"""(minutes missing, weighted cost of stage 2, weighted cost of stage 3)"""

NEEDS_COMPANY = ("R06", "R23", "R33", "R37")
"""Rules whose breach another placement may heal: they are asked of whole plans only."""


def best(problem: Problem) -> Cost:
    """Return the least cost of all legal plans, stage before stage.

    Lunches and floating duties are not tried, so the problem must owe none.
    """
    return Search(problem).least()


def cost_of(problem: Problem, plan: Plan, stage: int) -> int:
    """Return the weighted cost of one stage, measured goal by goal."""
    return sum(
        problem.weight(each.name, each.weight) * each.measure(problem, plan) for each in GOALS if each.stage == stage
    )


def legal(problem: Problem, plan: Plan, rules: Iterable[Rule] = RULES) -> bool:
    """Tell whether no rule is broken, but for what is given."""
    return all(
        breach.given
        for rule in rules
        for subject in rule.subjects(problem)
        for breach in rule.check(subject, problem, plan)
    )


class Search:
    """All plans of one problem: spots that are legal alone, pairs of them that are, then whole plans."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.always = tuple(rule for rule in RULES if rule.code not in NEEDS_COMPANY)
        days = itertools.product(problem.cycle.all_weeks, problem.cycle.all_days)
        owed = [(one.name, *day) for day in days for one in problem.therapists if problem.lunch_is_owed(one.name, *day)]
        if owed or problem.floating_duties:
            raise ValueError("lunches and floating duties are not tried")
        self.spots = [spot for key in problem.demand for spot in self._legal_spots(problem.mandate[key])]

    def least(self) -> Cost:
        """Allow more minutes to be missing, step by step, until there is a legal plan."""
        minutes = [self.problem.mandate[key].minutes for key in self.problem.demand]
        counts = [range(owed.sessions + 1) for owed in self.problem.demand.values()]
        sums = {sum(map(int.__mul__, minutes, missing)) for missing in itertools.product(*counts)}
        for missing in sorted(sums):
            costs = [cost for plan in self.plans(missing) if (cost := self._cost(missing, plan)) is not None]
            if costs:
                return min(costs)
        raise AssertionError("not even the plan of locked sessions is legal")

    def _cost(self, missing: int, plan: Plan) -> Cost | None:
        if not legal(self.problem, plan):
            return None
        return missing, cost_of(self.problem, plan, 2), cost_of(self.problem, plan, 3)

    def plans(self, missing: int) -> Iterator[Plan]:
        """Yield every plan that misses exactly so many minutes and whose pairs are legal."""
        locked = tuple(self.problem.locked)
        for chosen in self._choices(list(self.problem.demand), missing, -1):
            yield Plan(locked + tuple(self.spots[at] for at in chosen))

    def _choices(self, keys: list[str], missing: int, free: int) -> Iterator[tuple[int, ...]]:
        """Yield the positions of spots for `keys`; `free` marks, by bit, the spots that fit what is chosen."""
        if not keys:
            if missing == 0:
                yield ()
            return
        key, minutes = keys[0], self.problem.mandate[keys[0]].minutes
        held = sum(len(each.weeks) for each in self.problem.locked if each.mandate == key)
        owed = max(self.problem.demand[key].sessions - held, 0)
        for short in range(min(owed, missing // minutes) + 1):
            for own, left in self._sets(owed - short, self._of_mandate[key], free):
                for rest in self._choices(keys[1:], missing - short * minutes, left):
                    yield own + rest

    def _sets(self, number: int, among: tuple[int, ...], free: int) -> Iterator[tuple[tuple[int, ...], int]]:
        if number == 0:
            yield (), free
            return
        for index, at in enumerate(among):
            if free >> at & 1:
                for rest, left in self._sets(number - 1, among[index + 1 :], free & self._fits[at]):
                    yield (at, *rest), left

    @cached_property
    def _of_mandate(self) -> dict[str, tuple[int, ...]]:
        return {
            key: tuple(at for at, spot in enumerate(self.spots) if spot.mandate == key) for key in self.problem.demand
        }

    @cached_property
    def _fits(self) -> list[int]:
        """For every spot the bits of all spots that may stand in one plan with it."""
        fits = [0] * len(self.spots)
        for (one, first), (other, second) in itertools.combinations(enumerate(self.spots), 2):
            if legal(self.problem, Plan((*self.problem.locked, first, second)), self.always):
                fits[one] |= 1 << other
                fits[other] |= 1 << one
        return fits

    def _legal_spots(self, mandate: Mandate) -> Iterator[Placement]:
        for spot in spots(self.problem, mandate):
            if legal(self.problem, Plan((*self.problem.locked, spot)), self.always):
                yield spot


def spots(problem: Problem, mandate: Mandate) -> Iterator[Placement]:
    """Yield every spot on the grid, with anybody anywhere, before any rule has looked."""
    school = problem.student[mandate.student].school
    hours = [each.window for one in problem.therapists for each in one.hours]
    first, last = min(each.start for each in hours), max(each.end for each in hours)
    times = itertools.product(
        problem.cycle.all_weeks,
        problem.cycle.all_days,
        range(first, last, problem.cycle.grid),
        problem.therapists,
        _wheres(problem, mandate, school),
    )
    for week, day, start, therapist, (setting, place) in times:
        session = session_name(therapist.name, day, start)
        yield Placement(
            session,
            mandate.key,
            mandate.student,
            (week,),
            day,
            start,
            start + mandate.minutes,
            school,
            therapist.name,
            setting,
            place,
        )


def session_name(therapist: str, day: int, start: int) -> str:
    """Name a session; a locked one must be called so to be joined."""
    return f"{therapist} {day} {start}"


def _wheres(problem: Problem, mandate: Mandate, school: str) -> list[tuple[PlanSetting, str]]:
    if not mandate.is_direct:
        return [("consult", ""), ("on behalf", "")]
    rooms = [each.name for each in problem.rooms if each.school == school] or [""]
    classes = [each.name for each in problem.classes if each.school == school]
    return [("pull-out", room) for room in rooms] + [("push-in", name) for name in classes]
