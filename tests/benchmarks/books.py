"""What is placed so far, and whether one thing more is legal: the rules' checks, asked of those it touches only."""

from collections import defaultdict
from collections.abc import Iterable

from optsched.domain import DutyTime, Lunch, Placement, Plan, Problem
from optsched.rules import RULES
from optsched.solve.merge import Checks

NOT_ASKED = ("R37",)
"""Locked sessions are placed first and never moved."""


class Books:
    """A plan that grows."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.of_mandate: dict[str, list[Placement]] = defaultdict(list)
        self.of_therapist: dict[str, list[Placement]] = defaultdict(list)
        self.of_student: dict[str, list[Placement]] = defaultdict(list)
        self.at_place: dict[tuple[str, str, int], list[Placement]] = defaultdict(list)
        self.lunches: dict[tuple[str, int, int], Lunch] = {}
        self.duties: list[DutyTime] = []
        self._checks = Checks(problem, [rule for rule in RULES if rule.code not in NOT_ASKED])
        self._leaders = _leaders(problem)

    def plan(self) -> Plan:
        placements = tuple(each for rows in self.of_mandate.values() for each in rows)
        return Plan(placements, tuple(self.duties), tuple(self.lunches.values()))

    def leaders(self, mandate: str) -> tuple[str, ...]:
        """Return the mandates whose sessions this one must join, by co-treatment or by being kept together."""
        return self._leaders.get(mandate, ())

    def add(self, placement: Placement) -> None:
        self.of_mandate[placement.mandate].append(placement)
        self.of_therapist[placement.therapist].append(placement)
        self.of_student[placement.student].append(placement)
        self.at_place[placement.school, placement.place, placement.day].append(placement)

    def on_day(self, therapist: str, week: int, day: int) -> list[Placement]:
        return [each for each in self.of_therapist[therapist] if each.day == day and week in each.weeks]

    def move_lunches(self, lunches: Iterable[Lunch]) -> None:
        for each in lunches:
            for week in each.weeks:
                self.lunches[each.therapist, week, each.day] = each

    def do(self, duty: DutyTime) -> None:
        self.duties.append(duty)

    def may_add(self, placement: Placement, moved: tuple[Lunch, ...]) -> bool:
        """Tell whether a session is legal beside what stands, once these lunches have moved."""
        if placement in self.of_mandate[placement.mandate]:
            return False
        mandate = self.problem.mandate[placement.mandate]
        partners = [self.problem.mandate[key] for key in self._partners(placement.mandate)]
        children = {placement.student, *(each.student for each in partners)}
        near = [each for each in self.of_therapist[placement.therapist] if each.day == placement.day]
        near += [each for code in sorted(children) for each in self.of_student[code]]
        near += self.at_place[placement.school, placement.place, placement.day]
        names = {placement.student, mandate.key, placement.therapist, placement.school}
        names |= {each.key for each in partners} | {each.mandate for each in near if each.session == placement.session}
        return self._legal(names, [*near, placement], [placement.therapist], moved, ())

    def may_eat(self, lunch: Lunch) -> bool:
        near = [each for each in self.of_therapist[lunch.therapist] if each.day == lunch.day]
        return self._legal({lunch.therapist}, near, [lunch.therapist], (lunch,), ())

    def may_do(self, duty: DutyTime) -> bool:
        people = self.problem.duty[duty.duty].therapists
        near = [each for week in duty.weeks for name in people for each in self.on_day(name, week, duty.day)]
        is_clear = all(each.end <= duty.start or duty.end <= each.start for each in near)
        return is_clear and self._legal({duty.duty, *people}, near, people, (), (duty,))

    def _legal(
        self,
        names: set[str],
        placements: Iterable[Placement],
        people: Iterable[str],
        moved: tuple[Lunch, ...],
        more: tuple[DutyTime, ...],
    ) -> bool:
        rows = tuple(dict.fromkeys(placements))
        days = {each.day for each in (*rows, *moved, *more)}
        lunches = {key: each for key, each in self.lunches.items() if key[0] in people and key[2] in days}
        lunches |= {(each.therapist, week, each.day): each for each in moved for week in each.weeks}
        part = Plan(rows, (*self.duties, *more), tuple(lunches.values()))
        return next(self._checks.breaches(part, names), None) is None

    def _partners(self, mandate: str) -> list[str]:
        followers = [key for key, leaders in self._leaders.items() if mandate in leaders]
        alternate = self.problem.mandate[mandate].alternates_with
        back = [each.key for each in self.problem.mandates if each.alternates_with == mandate]
        return [*self.leaders(mandate), *followers, *([alternate] if alternate else []), *back]


def _leaders(problem: Problem) -> dict[str, tuple[str, ...]]:
    """Return, for every mandate that must join another, those it joins: of the two the one that owes more."""
    found: dict[str, list[str]] = defaultdict(list)
    for rule in RULES:
        if rule.code == "R33":
            for fewer, more in rule.subjects(problem):
                found[fewer].append(more)
        if rule.code == "R23":
            for student, other, service in rule.subjects(problem):
                mine, theirs = (_owing(problem, code, service) for code in (student, other))
                fewer, more = (
                    (mine, theirs) if _sessions(problem, mine) <= _sessions(problem, theirs) else (theirs, mine)
                )
                for key in fewer:
                    found[key] += more
    return {key: tuple(dict.fromkeys(keys)) for key, keys in found.items()}


def _owing(problem: Problem, student: str, service: str) -> list[str]:
    return [
        each.key
        for each in problem.mandates
        if (each.student, each.service) == (student, service) and each.is_direct and each.key in problem.demand
    ]


def _sessions(problem: Problem, keys: list[str]) -> int:
    return sum(problem.demand[key].sessions for key in keys)
