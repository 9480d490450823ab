"""Look at a district before planning: what was read and understood, what is wrong with it, what cannot fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from optsched.arithmetic import shortages
from optsched.domain import Finding, Findings, Problem
from optsched.domain.understood import Understood
from optsched.intake.reading import all_is_kept
from optsched.usecases import counts
from optsched.usecases.locks import broken_by_locks
from optsched.usecases.not_planned import not_planned
from optsched.usecases.places import FilePath, as_paths, look
from optsched.usecases.reading import Reading, read_given
from optsched.usecases.understood import understood_of, with_workbooks


@dataclass(frozen=True)
class CheckReport:
    """What was read. `problem` is None where there are errors, and then the counts of people are empty.

    `findings` are those of the files, of adding up, and of what locks break; `rows` are the rows read by sheet.
    `understood` is what was made of files as schools send them, `written` the report, where one was asked for.
    """

    problem: Problem | None
    findings: Findings
    rows: Mapping[str, int]
    understood: Understood
    written: Path | None = None

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


def check(
    paths: FilePath | Sequence[FilePath],
    recipe: FilePath | None = None,
    names: FilePath | None = None,
    report: FilePath | None = None,
    overwrite: bool = False,
) -> CheckReport:
    """Read a district from one file, or several together, and add up. Never raises for what stands in a file.

    A `recipe` is followed; `names` is a list of children's codes, read where it exists. Nothing is written but, where
    it is named, a `report` of what was understood. Raises CannotWriteError, before anything is read, where that
    cannot be written, or the list of codes cannot be read.
    """
    sources = as_paths(paths)
    if report:
        look(Path(report), overwrite, [*sources, Path(names)] if names else sources)
    with all_is_kept():
        reading = read_given(sources, recipe, names)
        findings = reading.findings + Findings(_added_up(reading.problem))
    understood = replace(understood_of(reading, sources), findings=findings)
    written = _written(understood, reading, Path(report), overwrite) if report else None
    return CheckReport(reading.problem, findings, reading.counts, understood, written)


def _written(understood: Understood, reading: Reading, report: Path, overwrite: bool) -> Path:
    from optsched.output.report import write_report

    return write_report(report, with_workbooks(understood, reading), overwrite)


def _added_up(problem: Problem | None) -> tuple[Finding, ...]:
    """Return what cannot fit, what locks break, and what is left out for it runs on other days."""
    return () if problem is None else (*shortages(problem), *broken_by_locks(problem), *not_planned(problem))
