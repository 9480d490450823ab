"""Neighbourhoods: small parts of a district around what is missing and what is dear."""

from __future__ import annotations

import random
from collections.abc import Iterator

from optsched.domain import Plan, Problem
from optsched.solve.part import Part

MOST_FREE = 40
"""Mandates free at once: a search of a few seconds still improves them."""


def around(problem: Problem, plan: Plan, key: str, chance: random.Random) -> Part:
    """Free a mandate, those of one or two therapists who may hold it, and the child's other services."""
    mandate = problem.mandate[key]
    holders = list(problem.may_hold(mandate))
    people = set(chance.sample(holders, min(2, len(holders))))
    mine = {each.key for each in problem.mandates if each.student == mandate.student and each.key in problem.demand}
    people |= {each.therapist for one in mine for each in plan.of_mandate.get(one, ())}
    held = {each.mandate for each in plan.placements if each.therapist in people}
    return _part(plan, mine, held, people, chance)


def of_therapist(problem: Problem, plan: Plan, name: str, chance: random.Random) -> Part:
    """Free a random half of one therapist's mandates."""
    held = sorted({each.mandate for each in plan.placements if each.therapist == name})
    chosen = set(chance.sample(held, -(-len(held) // 2)))
    return _part(plan, chosen, set(), {name}, chance)


def of_days(problem: Problem, plan: Plan, name: str, chance: random.Random) -> Part:
    """Free what a therapist does on two days."""
    days = set(chance.sample(problem.cycle.all_days, min(2, len(problem.cycle.days))))
    held = {each.mandate for each in plan.placements if each.therapist == name and each.day in days}
    return _part(plan, held, set(), {name}, chance)


def _part(plan: Plan, wanted: set[str], more: set[str], people: set[str], chance: random.Random) -> Part:
    others = sorted(more - wanted)
    room = max(MOST_FREE - len(wanted), 0)
    chosen = wanted | set(others if len(others) <= room else chance.sample(others, room))
    helpers = {each.therapist for key in chosen for each in plan.of_mandate.get(key, ())}
    return Part(frozenset(chosen), frozenset(people | helpers))


def dear(problem: Problem, plan: Plan, chance: random.Random) -> Iterator[Part]:
    """Yield parts for a stage without missing minutes, endlessly, therapist by therapist."""
    names = sorted({each.therapist for each in plan.placements})
    while names:
        for name in chance.sample(names, len(names)):
            choose = chance.choice((of_therapist, of_days))
            yield choose(problem, plan, name, chance)
