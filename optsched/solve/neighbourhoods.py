"""Neighbourhoods: small parts of a district around what is missing and what is dear."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from optsched.domain import Placement, Plan, Problem
from optsched.domain.timetable import missed_time
from optsched.solve.bonds import Bonds
from optsched.solve.part import Part
from optsched.solve.pool import Pool

AROUND, SHORT_SHARE = (10, 20), 6
"""Mandates free at once around what is missing, from and to, and the share of them that may lack sessions.

Measured on 7 therapists and 315 mandates, 40 s each: 15 free 1140 -> 450 minutes missing, 25 free 690, 40 free 1140.
"""
GROW, SHRINK, LEAST_FREE = 1.15, 0.9, 4.0


def caseload(problem: Problem, plan: Plan, part: Part, bonds: Bonds) -> Part:
    """Return a part with what is bound to its mandates elsewhere, and with everybody who holds or may hold them."""
    keys = {other for key in part.mandates for other in bonds.with_theirs(key)}
    holders = {each.therapist for key in keys for each in plan.of_mandate.get(key, ())}
    able = {name for key in keys for name in problem.may_hold(problem.mandate[key])}
    return Part(frozenset(keys), part.therapists | holders | able)


def with_children(problem: Problem, plan: Plan, part: Part, bonds: Bonds) -> Part:
    """Return a part's caseload, and all else that its children have, with whoever holds that."""
    children = {problem.mandate[key].student for key in part.mandates}
    keys = frozenset(key for key in problem.demand if problem.mandate[key].student in children)
    return caseload(problem, plan, Part(part.mandates | keys, part.therapists), bonds)


def held_by(problem: Problem, plan: Plan, therapist: str, bonds: Bonds) -> Part:
    """Return all that a therapist holds, with what is bound to it, and those who hold that."""
    mine = dict.fromkeys(each.mandate for each in plan.placements if each.therapist == therapist)
    return _part(problem, plan, mine, len(mine), {therapist}, bonds)


def around(
    pool: Pool, plan: Plan, short: Sequence[str], bonds: Bonds, chance: random.Random, reach: float = 1.0
) -> Part:
    """Free a mandate that lacks sessions, some more such, the child's other services, and what is in their way.

    `reach` times as much is free as at first.
    """
    problem, key, size = pool.problem, chance.choice(short), round(reach * chance.randint(*AROUND))
    people = set(problem.may_hold(problem.mandate[key]))
    alike = [each for each in short if people.intersection(problem.may_hold(problem.mandate[each]))]
    mine = _services(problem, problem.mandate[key].student)
    held = [each for each in plan.placements if each.therapist in people]
    in_the_way = {each.mandate for each in (*held, *_visits(pool, plan, key)) if _touches(pool, key, each)}
    others = {each.mandate for each in held}
    some = chance.sample(alike, min(len(alike), size // SHORT_SHARE))
    wanted = [key, *mine, *_shuffled(in_the_way, chance)[: size // 2], *some, *_shuffled(others, chance)]
    return _part(problem, plan, wanted, size, people, bonds)


def around_duties(problem: Problem, plan: Plan, lacking: Sequence[str], bonds: Bonds, chance: random.Random) -> Part:
    """Free, of those who owe a duty, some of what they hold on two days."""
    duty = problem.duty[chance.choice(lacking)]
    days = chance.sample(problem.cycle.all_days, min(2, len(problem.cycle.days)))
    there = {each.mandate for each in plan.placements if each.therapist in duty.therapists and each.day in days}
    wanted = _shuffled(there, chance)
    return _part(problem, plan, wanted, chance.randint(*AROUND), set(duty.therapists), bonds)


def _visits(pool: Pool, plan: Plan, key: str) -> list[Placement]:
    """Return the visits of the classes in which a mandate might be held, whoever comes: a class has few at once."""
    mandate = pool.problem.mandate[key]
    places = pool.board.classes_of(pool.problem.student[mandate.student]) if mandate.setting != "pull-out" else ()
    return [each for each in plan.placements if each.setting == "push-in" and (each.school, each.place) in places]


def _touches(pool: Pool, key: str, placement: Placement) -> bool:
    """Tell whether a placement takes the time of a place that a mandate might have."""
    table = pool.candidates([key], frozenset())[0]
    then = (table.day == placement.day) & (table.start < placement.end) & (placement.start < table.end)
    return bool(then.any())


class Dear:
    """Neighbourhoods for a plan that misses nothing it need not: where cost sits, and of a size that suits.

    The size grows after a search that came to its end and shrinks after another; with everything free, a
    search that comes to its end is a proof.
    """

    def __init__(self, problem: Problem, bonds: Bonds, chance: random.Random, first_size: int) -> None:
        self._problem = problem
        self._bonds = bonds
        self._chance = chance
        self._size = float(first_size)
        self._everything = Part(frozenset(problem.demand), frozenset(each.name for each in problem.therapists))

    def next(self, plan: Plan, seeds: Sequence[str] = ()) -> Part:
        """Return the next part: around one of `seeds`, or of all mandates that are held the dear ones more often."""
        held = [key for key in self._problem.demand if key in plan.of_mandate]
        if self.is_everything or not held:
            return self._everything
        known = list(seeds) or held
        seed = self._chance.choices(known, [1 + self._missed(plan, key) for key in known])[0]
        way = self._chance.choice((self._of_days, self._of_therapist, self._of_class, self._of_child))
        if seed not in plan.of_mandate:
            way = self._of_class
        return _part(self._problem, plan, [seed, *way(plan, seed)], round(self._size), set(), self._bonds)

    @property
    def is_everything(self) -> bool:
        """Tell whether the next part is all there is."""
        return self._size >= len(self._everything.mandates)

    def learn(self, proven: bool) -> None:
        self._size = max(self._size * (GROW if proven else SHRINK), LEAST_FREE)

    def _missed(self, plan: Plan, key: str) -> int:
        """Return the price of the class time that a mandate's sessions cost."""
        held = ((each, week) for each in plan.of_mandate.get(key, ()) for week in each.weeks)
        return sum(missed.price for each, week in held for missed in missed_time(self._problem, each, week))

    def _of_days(self, plan: Plan, seed: str) -> list[str]:
        """What the seed's therapist does on two days."""
        name = plan.of_mandate[seed][0].therapist
        days = self._chance.sample(self._problem.cycle.all_days, min(2, len(self._problem.cycle.days)))
        there = {each.mandate for each in plan.placements if each.therapist == name and each.day in days}
        return _shuffled(there, self._chance)

    def _of_therapist(self, plan: Plan, seed: str) -> list[str]:
        """Any of what the seed's therapist holds, or who might hold it."""
        held = plan.of_mandate.get(seed, ())
        names = [each.therapist for each in held[:1]] or self._problem.may_hold(self._problem.mandate[seed])
        return _shuffled({each.mandate for each in plan.placements if each.therapist in names}, self._chance)

    def _of_class(self, plan: Plan, seed: str) -> list[str]:
        """The services of children in the seed's class, then others of its therapist."""
        student = self._problem.student[self._problem.mandate[seed].student]
        mates = [
            each.code
            for each in self._problem.students
            if (each.school, each.school_class) == (student.school, student.school_class)
        ]
        same = {key for code in mates for key in _services(self._problem, code)}
        return [*_shuffled(same, self._chance), *self._of_therapist(plan, seed)]

    def _of_child(self, plan: Plan, seed: str) -> list[str]:
        """The child's other services, then others of the therapists who hold them."""
        mine = _services(self._problem, self._problem.mandate[seed].student)
        people = {each.therapist for key in mine for each in plan.of_mandate.get(key, ())}
        held = {each.mandate for each in plan.placements if each.therapist in people}
        return [*mine, *_shuffled(held, self._chance)]


def _services(problem: Problem, student: str) -> list[str]:
    return [each.key for each in problem.mandates if each.student == student and each.key in problem.demand]


def _shuffled(keys: Iterable[str], chance: random.Random) -> list[str]:
    ordered = sorted(keys)
    return chance.sample(ordered, len(ordered))


def _part(problem: Problem, plan: Plan, wanted: Iterable[str], size: int, people: set[str], bonds: Bonds) -> Part:
    """Free the first of the wanted mandates and what is bound to them, with those who hold or may hold them."""
    chosen: dict[str, None] = {}
    for key in wanted:
        if len(chosen) < size:
            chosen |= dict.fromkeys(bonds.with_theirs(key))
    holders = {each.therapist for key in chosen for each in plan.of_mandate.get(key, ())}
    unplaced = {name for key in chosen if key not in plan.of_mandate for name in problem.may_hold(problem.mandate[key])}
    return Part(frozenset(chosen), frozenset(people | holders | unplaced))
