"""Blocks: therapists who share open mandates, assistants or duties, joined as long as a block stays small."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass

from optsched.domain import Mandate, Problem
from optsched.domain.cycle import merged
from optsched.solve.bonds import Bonds
from optsched.solve.part import Part

MOST_MANDATES, MOST_PRICED = 110, 260
"""Two full caseloads are still proven in seconds, and the days of five are priced in seconds; more are not."""
SMALL_DISTRICT = 60
"""So few mandates are one block, whoever holds them."""


@dataclass(frozen=True)
class Blocks:
    """The parts of a district, tightest first; `across` are mandates that belong to more than one part.

    A mandate across parts is planned with its named or least busy therapist and left out of bounds.
    """

    parts: tuple[Part, ...]
    across: frozenset[str]


def blocks_of(problem: Problem, most: int = MOST_MANDATES) -> Blocks:
    """Divide the planned mandates of a district among its therapists, in blocks of at most so many of them."""
    planned = [each for each in problem.mandates if each.key in problem.demand]
    holders = {each.key: problem.may_hold(each) for each in planned}
    root, bonds = _joined(problem, planned, holders, most), Bonds(problem)
    asked = _asked(problem, planned, holders)
    members: dict[str, set[str]] = defaultdict(set)
    for name, home in root.items():
        members[home].add(name)
    mandates: dict[str, set[str]] = {name: set() for name in members}
    across = set()
    for each in planned:
        homes = sorted({root[name] for name in holders[each.key]})
        if each.therapist is not None:
            mandates[root[each.therapist]].add(each.key)
        elif homes:
            mandates[min(homes, key=lambda home: (asked[home], home))].add(each.key)
        if len(homes) > 1 or _leads_outside(bonds, each, root, holders):
            across.add(each.key)
    order = sorted(members, key=lambda name: (-asked[name] / _hours(problem, members[name]), name))
    parts = tuple(Part(frozenset(mandates[name]), frozenset(members[name])) for name in order if mandates[name])
    idle = tuple(Part(frozenset(), frozenset(members[name])) for name in order if not mandates[name])
    return Blocks(parts + idle, frozenset(across))


def _leads_outside(bonds: Bonds, mandate: Mandate, root: dict[str, str], holders: dict[str, tuple[str, ...]]) -> bool:
    """Tell whether a mandate hangs on a session that another part holds."""
    mine = {root[name] for name in holders[mandate.key]}
    return any({root[name] for name in holders[other]} != mine for other in bonds.of(mandate.key))


def _joined(problem: Problem, planned: list[Mandate], holders: dict[str, tuple[str, ...]], most: int) -> dict[str, str]:
    """Join therapists, those with most in common first, while the block stays small."""
    common: dict[tuple[str, str], int] = defaultdict(int)
    size: dict[str, int] = {each.name: 0 for each in problem.therapists}
    for each in planned:
        names = holders[each.key]
        if names:
            size[names[0]] += 1
        for other in names[1:]:
            common[names[0], other] += 1
    for duty in problem.floating_duties:
        if duty.partner:
            common[duty.therapist, duty.partner] += 100
    root = {name: name for name in size}
    if len(planned) <= SMALL_DISTRICT:
        return dict.fromkeys(root, min(root, default=""))
    for (one, other), _ in sorted(common.items(), key=lambda item: (-item[1], item[0])):
        first, second = root[one], root[other]
        if first != second and size[first] + size[second] <= most:
            for name in root:
                if root[name] == second:
                    root[name] = first
            size[first] += size[second]
    return root


def _asked(problem: Problem, planned: list[Mandate], holders: dict[str, tuple[str, ...]]) -> dict[str, int]:
    asked = {each.name: 0 for each in problem.therapists}
    for each in planned:
        if holders[each.key]:
            asked[holders[each.key][0]] += problem.demand[each.key].sessions * each.minutes
    return asked


def _hours(problem: Problem, names: set[str]) -> int:
    """Return the minutes of hours in a cycle; where schools overlap they count once."""
    days = itertools.product(sorted(names), problem.cycle.all_weeks, problem.cycle.all_days)
    stays = (merged([(start, end) for _, start, end in problem.hours_on(*day)]) for day in days)
    return max(sum(end - start for stay in stays for start, end in stay), 1)
