"""Bring together what was found for different therapists at the same time, from the same plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from optsched.domain import Breach, DutyTime, Lunch, Placement, Plan, Problem, Rule
from optsched.rules import RULES


class Checks:
    """Rules of a district by whom they speak of, so that a small change is checked without all the rest."""

    def __init__(self, problem: Problem, rules: Iterable[Rule] = RULES) -> None:
        self._problem = problem
        self._of: dict[str, list[tuple[Rule, Any]]] = defaultdict(list)
        for rule in rules:
            for subject in rule.subjects(problem):
                for name in dict.fromkeys(part for part in subject if isinstance(part, str)):
                    self._of[name].append((rule, subject))

    def breaches(self, plan: Plan, names: Iterable[str]) -> Iterator[Breach]:
        """Yield what breaks a rule that speaks of one of these children, mandates, therapists, schools or duties."""
        asked = {(rule.code, subject): rule for name in sorted(set(names)) for rule, subject in self._of[name]}
        found = (breach for (_, subject), rule in asked.items() for breach in rule.check(subject, self._problem, plan))
        return (breach for breach in found if not breach.given)


@dataclass(frozen=True)
class _Week:
    """What a therapist does: sessions, and the lunches and floating duties beside them."""

    held: set[Placement] = field(default_factory=set)
    beside: set[Lunch | DutyTime] = field(default_factory=set)

    def goes_before(self, now: _Week, before: _Week) -> bool:
        """Tell whether this week, found from the one before, is to stand in the place of the one that stands now."""
        if self.held != before.held:
            return now.held == before.held or self._minutes > now._minutes
        return now == before and self.beside != before.beside

    @property
    def _minutes(self) -> int:
        return sum(each.minutes * len(each.weeks) for each in self.held)


def merged(problem: Problem, checks: Checks, now: Plan, before: Plan, after: Plan) -> Plan | None:
    """Return `now` with what a search that began at `before` has changed; None where the two do not go together.

    A therapist whose sessions have changed on both sides has those that are more minutes. Sessions that break a rule
    so are left out, the new ones first.
    """
    was, stands, becomes = (_weeks(problem, plan) for plan in (before, now, after))
    mine = {
        each.name for each in problem.therapists if becomes[each.name].goes_before(stands[each.name], was[each.name])
    }
    made = _put_together(problem, now, after, mine)
    about, known = _names(problem, after, mine) | _names(problem, now, mine), _contents(now)
    while broken := list(checks.breaches(made, about)):
        gone = {at for breach in broken for at in _guilty(made, known, breach)}
        if not gone:
            return None
        made = replace(made, placements=tuple(each for at, each in enumerate(made.placements) if at not in gone))
    return made


def _guilty(plan: Plan, known: frozenset[Placement], breach: Breach) -> list[int]:
    """Return the new ones among the placements that break a rule; all where a partner of theirs has moved away."""
    free = [at for at in breach.placements if not plan.placements[at].locked]
    return [at for at in free if _content(plan.placements[at]) not in known] or free


def _put_together(problem: Problem, now: Plan, after: Plan, mine: set[str]) -> Plan:
    """Take the weeks of some therapists from `after`, and all others from `now`."""
    theirs = {each.key for each in problem.floating_duties if not mine.isdisjoint(each.therapists)}
    return replace(
        now,
        placements=(
            *(each for each in now.placements if each.therapist not in mine),
            *(each for each in after.placements if each.therapist in mine),
        ),
        duties=(
            *(each for each in now.duties if each.duty not in theirs),
            *(each for each in after.duties if each.duty in theirs),
        ),
        lunches=(
            *(each for each in now.lunches if each.therapist not in mine),
            *(each for each in after.lunches if each.therapist in mine),
        ),
    )


def _content(placement: Placement) -> Placement:
    """Return a placement without the name of its session, which every search gives anew."""
    return replace(placement, session="")


def _contents(plan: Plan) -> frozenset[Placement]:
    return frozenset(_content(each) for each in plan.placements)


def _weeks(problem: Problem, plan: Plan) -> dict[str, _Week]:
    """Return all that each therapist does."""
    found = {each.name: _Week() for each in problem.therapists}
    for placement in plan.placements:
        found[placement.therapist].held.add(_content(placement))
    for lunch in plan.lunches:
        found[lunch.therapist].beside.add(lunch)
    for duty in plan.duties:
        for name in problem.duty[duty.duty].therapists:
            found[name].beside.add(duty)
    return found


def _names(problem: Problem, plan: Plan, therapists: set[str]) -> set[str]:
    """Return everybody and everything that the weeks of some therapists touch."""
    held = [each for each in plan.placements if each.therapist in therapists]
    names = {name for each in held for name in (each.student, each.mandate, each.school)}
    duties = {each.key for each in problem.floating_duties if not therapists.isdisjoint(each.therapists)}
    return names | duties | therapists
