"""What every judge looks at, and where the judges write."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from independent.demand import Demand, demand_of
from independent.facts import District, Mandate
from independent.plan import Held, Plan
from independent.words import listed


@dataclass
class Report:
    """Breaches in the order of finding; the weeks of one breach are told together."""

    found: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, sentence: str, week: int | None = None) -> None:
        self.found[sentence].update(() if week is None else (week,))

    def sentences(self) -> list[str]:
        return [
            f"{said} (week {listed(sorted(weeks))})." if weeks else f"{said}." for said, weeks in self.found.items()
        ]


@dataclass
class Case:
    district: District
    plan: Plan
    report: Report = field(default_factory=Report)

    @cached_property
    def demands(self) -> dict[int, Demand]:
        return {mandate.id: demand_of(mandate, self.district) for mandate in self.district.mandates}

    @cached_property
    def co_treats(self) -> set[frozenset[str]]:
        return {frozenset((m.key, m.co_treat)) for m in self.district.mandates if m.co_treat and m.code}

    def co_treat(self, one: Mandate, other: Mandate) -> bool:
        return frozenset((one.key, other.key)) in self.co_treats

    def therapist_title(self, key: str) -> str:
        known = self.district.therapists.get(key)
        return known.title if known else key

    def student_title(self, key: str) -> str:
        known = self.district.students.get(key)
        return known.title if known else key

    def shown(self, key: str) -> tuple[str, ...]:
        """What surely stands where a child is named: the code, or nothing that is known where initials are shown."""
        return (key,) if self.district.options.show_codes else ()

    def tells(self, *parts: str) -> bool:
        """Whether a row of Not placed that is about no mandate names all of these."""
        mandates = {mandate.key for mandate in self.district.mandates if mandate.code}
        for row in self.plan.not_placed:
            said = " ".join(str(cell).casefold() for cell in row.cells.values() if cell is not None)
            if row.name("Mandate") not in mandates and all(part in said for part in parts):
                return True
        return False

    def visits(self, held: list[Held]) -> list[list[Held]]:
        """Sessions that meet as groups; the two sides of a co-treatment are one."""
        groups: dict[tuple, list[Held]] = defaultdict(list)
        for one in held:
            groups[(*one.group, one.week, one.day)].append(one)
        merged: list[list[Held]] = []
        for group in groups.values():
            for other in merged:
                if any(self.co_treat(a.mandate, b.mandate) and a.meets(b) for a in group for b in other):
                    other.extend(group)
                    break
            else:
                merged.append(group)
        return merged


def all_locked(held) -> bool:
    return all(one.locked for one in held)


def most_at_once(visits: list[list[Held]]) -> tuple[int, list[list[Held]]]:
    """The fullest moment of one day in one week: how many visits, and which."""
    best: list[list[Held]] = []
    for moment in sorted({min(one.start for one in visit) for visit in visits}):
        present = [
            visit for visit in visits if min(one.start for one in visit) <= moment < max(one.end for one in visit)
        ]
        if len(present) > len(best):
            best = present
    return len(best), best
