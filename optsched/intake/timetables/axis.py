"""The clock times along a row or column of heads, decided by the order of the day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from optsched.intake.timetables.clocks import Span, in_order
from optsched.intake.timetables.page import Cell

Minutes = tuple[int, int | None]
"""Start and end after midnight; no end where it is not said."""
Heads = Mapping[int, Sequence[Cell]]
Bell = Callable[[str, Sequence[Cell]], Minutes | None]


FEWEST_ALIKE, LONGEST_STEP = 6, 30
"""Rows, and minutes from row to row, from and up to which a row that is as long as all others needs no end."""


def minutes_of(heads: Heads, bell: Bell) -> dict[int, Minutes]:
    """Return the minutes of each row or column that its heads give a time, or a period that `bell` knows."""
    spans = {at: span for at, cells in heads.items() if (span := _span(cells)) is not None}
    pairs = [[cell for cell in heads[at] if cell.span] for at in spans if _is_pair(heads[at])]
    are_pairs = len(pairs) * 2 > len(spans)
    if are_pairs:
        spans = {at: span for at, span in spans.items() if not _is_only_an_end(heads[at], pairs)}
    known: dict[int, Minutes] = {}
    for at, cells in heads.items():
        period = next((cell.period for cell in cells if cell.period), "")
        found = bell(period, cells) if period and at not in spans else None
        if found is not None:
            known[at] = found
    decided: dict[int, Minutes] = {}
    for run in _runs(spans, heads):
        decided |= _decided(run, are_pairs)
    last: Minutes | None = None
    for at in spans:
        last = decided.get(at, last)
        if last is not None:
            known[at] = last
    return known


def _span(cells: Sequence[Cell]) -> Span | None:
    """Return the time that heads give: one cell's, or the start in one and the end in the next."""
    spans = [cell.span for cell in cells if cell.span]
    if len(spans) > 1 and spans[0].end is None:
        return Span(spans[0].start, spans[-1].start)
    return spans[0] if spans else None


def _is_pair(cells: Sequence[Cell]) -> bool:
    """Tell whether heads give a start in one cell and the end in the next."""
    spans = [cell.span for cell in cells if cell.span]
    return len(spans) > 1 and spans[0].end is None


def _is_only_an_end(cells: Sequence[Cell], pairs: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether the one time of heads stands in the row or column of the ends: then the start is missing."""
    times = [cell for cell in cells if cell.span]
    if len(times) != 1:
        return False
    return any(
        times[0].first[along] in (ends := {pair[-1].first[along] for pair in pairs})
        and not ends & {pair[0].first[along] for pair in pairs}
        for along in (0, 1)
    )


def _runs(spans: Mapping[int, Span], heads: Heads) -> Iterable[dict[int, Span]]:
    """Yield the distinct spans that follow each other below the same other heads: one day of one class."""
    run: dict[int, Span] = {}
    whose: tuple[str, ...] | None = None
    for at, span in spans.items():
        mine = tuple(cell.text for cell in heads[at] if not cell.span and not cell.period)
        if run and mine != whose:
            yield run
            run = {}
        whose = mine
        if not run or span != list(run.values())[-1]:
            run[at] = span
    if run:
        yield run


def _decided(run: Mapping[int, Span], are_pairs: bool) -> dict[int, Minutes]:
    """Decide am and pm of spans that follow each other.

    A start alone lasts until the next one, but not among pairs of starts and ends: there one of the two is missing.
    """
    minutes = iter(in_order([clock for span in run.values() for clock in (span.start, span.end) if clock]))
    found: dict[int, Minutes] = {at: (next(minutes), next(minutes) if span.end else None) for at, span in run.items()}
    order = list(found)
    if are_pairs:
        return found
    for at, after in pairwise(order):
        start, end = found[at]
        if end is None and found[after][0] > start:
            found[at] = (start, found[after][0])
    steps = {found[after][0] - found[at][0] for at, after in pairwise(order)}
    last = order[-1]
    if found[last][1] is None and len(steps) == 1 and len(order) >= FEWEST_ALIKE and max(steps) <= LONGEST_STEP:
        found[last] = (found[last][0], found[last][0] + max(steps))
    return found
