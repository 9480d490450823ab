"""From the files of a district to a plan workbook."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from optsched.arithmetic import shortages
from optsched.dated import Change
from optsched.domain import Findings, Plan, Problem
from optsched.domain.accounts import Totals, account, totals
from optsched.explain import why_not
from optsched.output.plan import write_plan
from optsched.solve import Progress, SolveOptions, default_time_limit
from optsched.solve import optimize as solve
from optsched.usecases.interrupts import stop_by_ctrl_c
from optsched.usecases.locks import broken_by_locks
from optsched.usecases.names import place_of_codes, write_codes
from optsched.usecases.not_planned import not_planned
from optsched.usecases.places import FilePath
from optsched.usecases.reading import Reading, read_for
from optsched.usecases.summary import summary

__all__ = ["OptimizeReport", "Progress", "SolveOptions", "Start", "best_plan", "optimize", "planned"]

LEAST_FOR_REASONS = 10.0
"""Seconds."""
OnProgress = Callable[[Progress], None]


@dataclass(frozen=True)
class Start:
    """What is known when planning begins: the district, what was found in it, and the options with their limit.

    `beside` are findings that `check` does not show: they are about a plan that is there.
    """

    problem: Problem
    findings: Findings
    options: SolveOptions
    beside: Findings = field(default_factory=Findings)


@dataclass(frozen=True)
class OptimizeReport:
    """What came of it. Without a `plan` there were errors, and nothing was planned or written.

    `names` is the list that tells which child has which code, where the files named children; `changes` are those to
    the plan that was there before. `later` are those of the `findings` that nobody knew before there was a plan.
    """

    problem: Problem | None
    findings: Findings
    plan: Plan | None = None
    written: Path | None = None
    names: Path | None = None
    changes: tuple[Change, ...] | None = None
    later: Findings = field(default_factory=Findings)

    @cached_property
    def totals(self) -> Totals:
        """The minutes of all mandates."""
        return totals(account(self.problem, self.plan)) if self.problem and self.plan else totals(())

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """What the first sheet of the workbook says."""
        if self.problem is None or self.plan is None:
            return ()
        return summary(self.problem, self.plan, self.findings, changes=self.changes)


def optimize(
    paths: Sequence[Path],
    out: Path,
    options: SolveOptions,
    overwrite: bool = False,
    on_start: Callable[[Start], None] | None = None,
    on_progress: OnProgress | None = None,
    recipe: FilePath | None = None,
    names: FilePath | None = None,
) -> OptimizeReport:
    """Read a district, find its best plan, and write that to `out`.

    `recipe` and `names` are those of `read_for`. Errors in the files stop before planning. Raises CannotWriteError,
    before any work, where `out` cannot be written.
    """
    reading = read_for(paths, out, overwrite, recipe, names)
    return planned(reading, out, options, overwrite, on_start, on_progress, names)


def planned(
    reading: Reading,
    out: Path,
    options: SolveOptions,
    overwrite: bool = False,
    on_start: Callable[[Start], None] | None = None,
    on_progress: OnProgress | None = None,
    names: FilePath | None = None,
) -> OptimizeReport:
    """Find the best plan of a district that was read with `read_for`, and write it.

    The list of children's codes, where the files named children, is written before the search: what cannot be
    written is known then.
    """
    if reading.problem is None:
        return OptimizeReport(None, reading.findings)
    known = reading.findings + Findings((*shortages(reading.problem), *not_planned(reading.problem)))
    locked = Findings(broken_by_locks(reading.problem))
    limited = with_limit(reading.problem, options)
    if on_start:
        on_start(Start(reading.problem, known + locked, limited))
    codes = write_codes(place_of_codes(out, names), reading.gathered.register)
    with stop_by_ctrl_c() as stop:
        plan = best_plan(reading.problem, limited, on_progress, stop)
        broken = Findings(broken_by_locks(reading.problem, plan))
        findings = known + broken
        written = write_plan(reading.problem, plan, findings, out, overwrite)
    later = Findings(tuple(each for each in broken if each not in locked))
    return OptimizeReport(reading.problem, findings, plan, written, codes, later=later)


def with_limit(problem: Problem, options: SolveOptions) -> SolveOptions:
    """Add the time limit that suits the district where none is set; a reproducible run looks at no clock."""
    if options.reproducible or options.time_limit is not None:
        return options
    return replace(options, time_limit=default_time_limit(problem))


def best_plan(
    problem: Problem,
    options: SolveOptions,
    on_progress: OnProgress | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Plan:
    """Return the best plan that was found, with a reason for everything that has no place.

    Reasons are looked for behind the search, for a tenth of its time limit and `LEAST_FOR_REASONS` at least.
    `stop` ends the search, and the search for reasons, and loses nothing.
    """
    limited = with_limit(problem, options)
    plan = solve(problem, limited, on_progress, stop)
    seconds = max(LEAST_FOR_REASONS, (limited.time_limit or 0.0) / 10)
    until = time.monotonic() + seconds
    asked = totals(account(problem, plan))
    if on_progress and asked.missing:
        doing = "why something is missing"
        on_progress(Progress(3, doing, asked.required, asked.placed, None, plan.facts.seconds, seconds))
    explained = why_not(
        problem, plan, is_over=lambda: stop() or (not limited.reproducible and time.monotonic() > until)
    )
    return replace(explained, facts=replace(plan.facts, stopped_early=plan.facts.stopped_early or stop()))
