"""One table from the lines of results, in Markdown: planners side by side, and ours against the targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from benchmarks.families import FAMILIES
from benchmarks.lines import Line
from benchmarks.measures import MEASURES, Measure, Runs, runs_of
from benchmarks.planners import OURS, PLANNERS
from benchmarks.targets import Target, number, targets_of

NOTHING, NOT_RUN = "-", "not run"
LEGEND = """\
Each cell is the median over the seeds and (the worst seed); "k of n:" tells that only so many seeds have a number.
Minutes are missing a cycle. The gap of a stage is (value - bound) / value, of each planner's own bound; a target is
held against the worst seed. The best baseline is, seed by seed, the best of all columns but ours. A textbook that
places nothing counts as if it had placed something at the end of its seconds."""


def table(lines: Iterable[Line]) -> str:
    """Return the table of these lines, its legend, and a sentence for each run that led to no plan."""
    every = list(lines)
    order = [each.name for each in FAMILIES]
    every.sort(key=lambda line: (order.index(line.family) if line.family in order else len(order), line.seed))
    planners = list(PLANNERS)
    head = ["family", "measure", *planners, "target", "missed by"]
    rows = [row for runs in runs_of(every) for row in _rows(runs, planners, every)]
    failed = [_failed(line) for line in every if line.failure]
    return "\n".join([_row(head), _row(["---"] * len(head)), *map(_row, rows), "", LEGEND, *failed])


def _failed(line: Line) -> str:
    return f"No plan: {line.planner}, {line.family}, seed {line.seed}: {line.failure}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rows(runs: Runs, planners: Sequence[str], every: Sequence[Line]) -> Iterator[list[str]]:
    targets = targets_of(runs.family)
    title = _title(runs, every)
    for measure in MEASURES:
        target = targets.get(measure.name)
        cells = [_cell(measure, runs, planner) for planner in planners]
        is_asked = target is not None and OURS in runs.by_planner
        is_silent = all(cell in (NOTHING, NOT_RUN, "") for cell in cells) or _is_all_nothing(measure, runs)
        if is_silent and not is_asked:
            continue
        yield [title, measure.name, *cells, target.says() if target else "", _missed(target, measure, runs)]
        title = ""


def _title(runs: Runs, every: Sequence[Line]) -> str:
    mine = [line for line in every if line.family == runs.family]
    seeds = len({line.seed for line in mine})
    limits = sorted({f"{line.limit:.0f}" for line in mine})
    return f"**{runs.family}**, {seeds} seed{'s' * (seeds > 1)}, {' and '.join(limits)} s"


def _is_all_nothing(measure: Measure, runs: Runs) -> bool:
    """Tell whether a row of lunches or duties says no more than that none is missing."""
    if measure.name not in ("lunches missing", "minutes of duties missing"):
        return False
    return not any(any(_values(measure, runs, planner)) for planner in runs.by_planner)


def _values(measure: Measure, runs: Runs, planner: str) -> list[float | None]:
    return [measure.of(line, runs) for _, line in sorted(runs.by_planner.get(planner, {}).items())]


def _cell(measure: Measure, runs: Runs, planner: str) -> str:
    if planner not in runs.by_planner:
        return "" if measure.only_ours and planner != OURS else NOT_RUN
    if measure.only_ours and planner != OURS:
        return ""
    values = _values(measure, runs, planner)
    known = [each for each in values if each is not None]
    if not known:
        return f"0 of {len(values)}" if measure.must_be else NOTHING
    share = f"{len(known)} of {len(values)}: " if len(known) < len(values) else ""
    middle = number(measure.name, median(known))
    return f"{share}{middle}" + (f" ({number(measure.name, _worst(measure, known))})" if len(known) > 1 else "")


def _worst(measure: Measure, known: Sequence[float]) -> float:
    return min(known) if measure.most_is_best else max(known)


def _missed(target: Target | None, measure: Measure, runs: Runs) -> str:
    """Say by how much the worst seed misses the target, or that it is met; nothing where nothing can be said."""
    lines = [line for _, line in sorted(runs.by_planner.get(OURS, {}).items())]
    if target is None or not lines:
        return ""
    other = next((each for each in MEASURES if each.name == target.or_measure), None)
    left = [line for line in lines if other is None or not _is_within(other.of(line, runs), target.or_limit)]
    values = [measure.of(line, runs) for line in left]
    known = [each for each in values if each is not None]
    if measure.must_be and len(known) < len(values):
        return f"{len(values) - len(known)} of {len(lines)} not proven"
    if not known:
        return NOTHING if left else "met"
    worst = _worst(measure, known)
    by = worst - target.limit if target.sense == "at most" else target.limit - worst
    return number(measure.name, by) if by > 0 else "met"


def _is_within(value: float | None, limit: float) -> bool:
    return value is not None and value <= limit
