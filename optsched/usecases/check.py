"""Look at a district before planning: what was read, what is wrong with it, what cannot fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from optsched.domain import Findings, Problem
from optsched.intake import read
from optsched.usecases import counts
from optsched.usecases.places import FilePath, as_paths


@dataclass(frozen=True)
class CheckReport:
    """What was read. `problem` is None where there are errors, and then the counts of people are empty.

    `findings` are those of the files, of adding up, and of what locks break; `rows` are the rows read by sheet.
    """

    problem: Problem | None
    findings: Findings
    rows: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def schools(self) -> tuple[counts.SchoolCount, ...]:
        return counts.schools(self.problem) if self.problem else ()

    @cached_property
    def therapists(self) -> tuple[counts.TherapistCount, ...]:
        return counts.therapists(self.problem) if self.problem else ()

    @cached_property
    def classes(self) -> tuple[counts.ClassCount, ...]:
        return counts.classes(self.problem) if self.problem else ()

    @cached_property
    def services(self) -> tuple[counts.ServiceCount, ...]:
        return counts.services(self.problem) if self.problem else ()


def check(paths: FilePath | Sequence[FilePath]) -> CheckReport:
    """Read a district from one file, or several together, and add up. Never raises for what stands in a file."""
    reading = read(as_paths(paths))
    if reading.problem is None:
        return CheckReport(None, reading.findings, reading.counts)
    # The engine takes seconds to load; where a file has errors nobody waits for it.
    from optsched.explain import shortages
    from optsched.usecases.locks import broken_by_locks

    more = (*shortages(reading.problem), *broken_by_locks(reading.problem))
    return CheckReport(reading.problem, reading.findings + Findings(more), reading.counts)
