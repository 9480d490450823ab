"""Two models of a caseload for HiGHS: the author's own, and one of starts on the grid, whose bounds are far tighter.

The author's has a time for each case in each window, and who of two is first. It is written again from its
description, with two changes that leave its solutions as they are: every big M is as small as the windows allow, and
two cases of a child are kept from one day by a row for the day instead of 800 minutes apart.
"""

from __future__ import annotations

import itertools
import time
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from benchmarks.caseload_cases import GRID, Case, Caseload, Held, Result, Span
from benchmarks.mip import Answer, Builder, Floats, Mip, solve_mip


@dataclass(frozen=True)
class _Task:
    """A case in one window: `taken` and `start` are its variables."""

    case: Case
    window: Span
    taken: int
    start: int


def by_author(caseload: Caseload, seconds: float, by_minutes: bool = False) -> Result:
    """Maximise the cases that are held, or their minutes, with the author's model."""
    begun = time.monotonic()
    mip, tasks = _by_order(caseload, by_minutes)
    answer = solve_mip(mip, seconds)
    held = {} if answer.values is None else _held(tasks, answer.values)
    return _result(caseload, held, answer, by_minutes, begun)


def by_starts(caseload: Caseload, seconds: float, by_minutes: bool = False) -> Result:
    """Maximise the cases that are held, or their minutes, with one variable for each start on the grid."""
    begun = time.monotonic()
    builder = Builder()
    starts = [
        (builder.variable(cost=-_worth(case, by_minutes)), case, Span(window.day, at, at + case.minutes))
        for case in caseload.cases
        for window in case.windows
        for at in range(window.start, window.end - case.minutes + 1, GRID)
    ]
    rows: dict[tuple[str | int, ...], dict[int, int]] = defaultdict(dict)
    for at, case, span in starts:
        rows["case", case.name][at] = 1
        rows["child", case.child, span.day][at] = 1
        for minute in range(span.start, span.end, GRID):
            rows["therapist", span.day, minute][at] = 1
    for weights in rows.values():
        builder.row(weights, None, 1)
    answer = solve_mip(builder.program(_all(caseload, by_minutes)), seconds)
    values = np.zeros(len(starts)) if answer.values is None else answer.values
    held = {case.name: span for at, case, span in starts if values[at]}
    return _result(caseload, held, answer, by_minutes, begun)


def _result(caseload: Caseload, held: Held, answer: Answer, by_minutes: bool, begun: float) -> Result:
    missing = sum(_worth(each, by_minutes) for each in caseload.cases if each.name not in held)
    return Result(held, missing, max(answer.bound, 0), answer.proven, time.monotonic() - begun)


def _held(tasks: list[_Task], values: Floats) -> Held:
    """Hold what is taken in the order found, each as early as can be: times of HiGHS may lie between two minutes."""
    held, since = Held(), (0, 0)
    taken = [task for task in tasks if values[task.taken]]
    for task in sorted(taken, key=lambda each: (each.window.day, values[each.start])):
        day, start = max(since, (task.window.day, task.window.start))
        held[task.case.name] = Span(day, start, start + task.case.minutes)
        since = (day, start + task.case.minutes)
    return held


def _worth(case: Case, by_minutes: bool) -> int:
    return case.minutes if by_minutes else 1


def _all(caseload: Caseload, by_minutes: bool) -> int:
    return sum(_worth(each, by_minutes) for each in caseload.cases)


def _by_order(caseload: Caseload, by_minutes: bool) -> tuple[Mip, list[_Task]]:
    builder = Builder()
    tasks = [
        _Task(
            case,
            window,
            builder.variable(cost=-_worth(case, by_minutes)),
            builder.variable(window.start, window.end - case.minutes, whole=False),
        )
        for case in caseload.cases
        for window in case.windows
        if window.end - window.start >= case.minutes
    ]
    _once(builder, tasks)
    for one, other in itertools.combinations(tasks, 2):
        if one.case != other.case and one.window.touches(other.window):
            _one_first(builder, one, other)
    return builder.program(_all(caseload, by_minutes)), tasks


def _once(builder: Builder, tasks: list[_Task]) -> None:
    """Each case has one window at most, and each child one case on a day."""
    alike: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    for task in tasks:
        alike["case", task.case.name][task.taken] = 1
        alike["child", task.case.child, str(task.window.day)][task.taken] = 1
    for weights in alike.values():
        builder.row(weights, None, 1)


def _one_first(builder: Builder, one: _Task, other: _Task) -> None:
    """Where both are taken, one ends before the other starts."""
    second = builder.variable()
    for first, then, turn in ((one, other, 0), (other, one, 1)):
        most = first.window.end - then.window.start
        weights = {first.start: 1, then.start: -1, first.taken: most, then.taken: most}
        weights[second] = most if turn else -most
        builder.row(weights, None, 2 * most + most * turn - first.case.minutes)
