"""How often the contract's frequency asks for a mandate in one cycle."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from independent.facts import District, Mandate


@dataclass(frozen=True)
class Demand:
    """`sessions` holds every number that the contract's wording admits; None is not judged.

    `average` is the number of sessions in a cycle over many cycles, at least.
    """

    states: frozenset[str]
    sessions: frozenset[int] | None
    average: Fraction = Fraction(0)

    @property
    def active(self) -> bool:
        return "active" in self.states

    @property
    def most(self) -> int | None:
        return max(self.sessions) if self.sessions is not None else None


def demand_of(mandate: Mandate, district: District) -> Demand:
    states = _states(mandate, district)
    counts = _counts(mandate, district)
    if counts is None:
        return Demand(states | {"by date"}, None)
    whole = frozenset(int(count) for count in counts if count.denominator == 1)
    if any(count.denominator != 1 for count in counts) or _splits_no_cycle(mandate, district):
        states = (states - {"active"}) | {"by date"} if not whole else states | {"by date"}
        whole |= {0}
    if "active" not in states:
        return Demand(states, frozenset({0}), min(counts))
    return Demand(states, whole | {0} if len(states) > 1 else whole, min(counts))


def _splits_no_cycle(mandate: Mandate, district: District) -> bool:
    """Whether no number of weeks of the cycle is the share, as 3 of 4 in two weeks, whatever the sessions make."""
    share = mandate.weeks.share
    return share is not None and (Fraction(*share) * district.options.cycle).denominator != 1


def _states(mandate: Mandate, district: District) -> frozenset[str]:
    today = district.options.plan_for
    found = set()
    if mandate.starts and (today is None or mandate.starts > today):
        found.add("later")
    if mandate.ends and (today is None or mandate.ends < today):
        found.add("ended")
    if not found or today is None:
        found.add("active")
    return frozenset(found)


def _counts(mandate: Mandate, district: District) -> set[Fraction] | None:
    """Sessions in the cycle, possibly a fraction; None when the row does not say."""
    times, options = mandate.times, district.options
    if times is None or mandate.minutes is None or not mandate.per:
        return None
    weeks = Fraction(len(mandate.weeks.allowed & frozenset(range(1, options.cycle + 1))))
    if mandate.weeks.share:
        weeks = Fraction(options.cycle * mandate.weeks.share[0], mandate.weeks.share[1])
    if mandate.per == "week":
        return {times * weeks}
    if mandate.per == "day":
        return {times * days * weeks for days in _school_days(mandate, district)}
    if mandate.per == "cycle":
        return {times}
    return {times * Fraction(options.cycle, options.weeks_in[mandate.per])}


def _school_days(mandate: Mandate, district: District) -> set[int]:
    """Days on which the child's school is open; where its hours are not given, the days of the plan."""
    child = district.students.get(mandate.student)
    opened = {day for span in district.hours_of_schools.get(child.school if child else "", []) for day in span.days}
    return {len(opened) or len(district.options.days)}
