"""The lines that head a timetable: rows and columns of days, times or periods, found by what they say."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from optsched.domain.cycle import WEEKDAYS
from optsched.intake.timetables.labels import label_of
from optsched.intake.timetables.page import Cell, Kind, Page
from optsched.intake.timetables.periods import MOST_DIGITS, is_bare
from optsched.intake.timetables.untimed import is_head_word
from optsched.intake.words import clean

_ORDER = (*WEEKDAYS, "Sat", "Sun")
_FEWEST = {Kind.DAYS: 2, Kind.TIME: 3, Kind.PERIOD: 3}
_FEWEST_SPANS = 2
_FEWEST_WEAK = 3
_STARTS = {"from", "start", "starts", "start time", "begin", "begins", "desde"}
_ENDS = {"to", "end", "ends", "end time", "until", "finish", "hasta"}

_COUNTED = re.compile(rf"(\d{{1,{MOST_DIGITS}}})[A-D]?", re.IGNORECASE)
"""A period of a number alone, or of one that is parted in two: `4A` and `4B`."""

Run = list[tuple[int, Cell]]
"""Cells of one kind by their positions along a row or column."""


@dataclass(frozen=True)
class Line:
    """A row (or column) of cells of one kind. `items` are the cells by their positions along the line, in order."""

    kind: Kind
    at: int
    items: tuple[tuple[int, Cell], ...]

    @property
    def first(self) -> int:
        return self.items[0][0]

    @property
    def last(self) -> int:
        return self.items[-1][0]

    @property
    def unity(self) -> tuple[float, int]:
        """How much the line is one: the share of its cells that stand side by side, then its length."""
        beside = sum(after - before == 1 for (before, _), (after, _) in pairwise(self.items))
        return beside / max(len(self.items) - 1, 1), len(self.items)

    @property
    def goes_on_below(self) -> bool:
        """Tell whether days may hold for rows without one, as far as the next: no merged cell says how far they go."""
        return self.kind is Kind.DAYS and all(cell.first == cell.last for _, cell in self.items)

    def cell(self, position: int) -> Cell | None:
        return dict(self.items).get(position)


def lines_of(page: Page, *, across: bool) -> list[Line]:
    """Find the rows (across) or columns that say days, times or periods one after the other."""
    found: list[Line] = []
    for number, every in (page.by_row if across else page.by_column).items():
        cells = {at: cell for at, cell in every.items() if cell.first[0 if across else 1] == number}
        for kind in (Kind.DAYS, Kind.TIME, Kind.PERIOD):
            parts = [cells] if across or kind is not Kind.TIME else _parts(page, cells)
            runs = [run for part in parts for run in _runs(part, kind) if _is_line(run, kind)]
            if not runs and kind is Kind.TIME and not _has_times_beside(page, number, across):
                runs = _out_of_order(cells)
            found += [Line(kind, number, tuple(run)) for run in runs if not _is_taken(found, number, run)]
    return found + [line for each in found for line in _partners(page, each, found, across)]


def _parts(page: Page, cells: Mapping[int, Cell]) -> Iterator[dict[int, Cell]]:
    """Yield the cells of a column between rows that say whose table begins: a class alone, or heads such as `Time`.

    The same heads again are those of the same table.
    """
    part: dict[int, Cell] = {}
    known: list[set[str]] = []
    for at, cell in cells.items():
        row = [] if cell.span else list({each.first: each for each in page.row(at).values()}.values())
        heads = {each.text for each in row}
        are_words = bool(row) and all(is_head_word(each) and not each.span for each in row)
        is_head = are_words and any(label_of(each).is_class for each in heads)
        if is_head and not any(heads <= each for each in known):
            yield part
            part = {}
        known += [heads] if row else []
        part[at] = cell
    yield part


def _partners(page: Page, line: Line, known: Sequence[Line], across: bool) -> Iterator[Line]:
    """Yield the starts or ends beside a line of times that their head names, though too few are times to be a line."""
    if line.kind is not Kind.TIME or any(cell.span and cell.span.end for _, cell in line.items):
        return
    for at, words in ((line.at - 1, _STARTS), (line.at + 1, _ENDS)):
        cells = (page.by_row if across else page.by_column).get(at, {})
        head = cells.get(max((each for each in cells if each < line.first), default=0))
        times = [(each, cell) for each, cell in cells.items() if line.first <= each <= line.last and cell.span]
        is_free = not any(each.at == at and each.kind is Kind.TIME for each in known)
        if is_free and times and head is not None and clean(head.text).casefold().strip(" :.") in words:
            yield Line(Kind.TIME, at, tuple(times))


def _has_times_beside(page: Page, number: int, across: bool) -> bool:
    """Tell whether the rows (or columns) on either side have several times too: those of a body, or ends of starts."""
    lines = page.by_row if across else page.by_column
    beside = [lines.get(at, {}) for at in (number - 1, number + 1)]
    return any(sum(cell.span is not None for cell in cells.values()) >= _FEWEST_SPANS for cells in beside)


def _out_of_order(cells: Mapping[int, Cell]) -> list[Run]:
    """Return the times of a line as one run, if they stand side by side and only their order forbids it."""
    run = [(at, cell) for at, cell in cells.items() if cell.may_be(Kind.TIME)]
    is_whole = all(after - before == 1 for (before, _), (after, _) in pairwise(run))
    return [run] if run and is_whole and _is_line(run, Kind.TIME) else []


def _runs(cells: Mapping[int, Cell], kind: Kind) -> Iterator[Run]:
    """Yield the runs of cells that go on in order; where it begins anew, a new run begins."""
    run: Run = []
    for position, cell in cells.items():
        if not cell.may_be(kind):
            continue
        if run and run[-1][1] is not cell and not _goes_on(run, cell, kind):
            yield run
            run = []
        run.append((position, cell))
    if run:
        yield run


def _goes_on(run: Run, cell: Cell, kind: Kind) -> bool:
    before = run[-1][1]
    if kind is Kind.TIME:
        starts = [each.span.start for each in (*(each for _, each in run), cell) if each.span]
        is_early = all(start.is_early for start in starts[:-1]) and starts[-1].minute > starts[-2].minute
        return is_early or starts[-1].usual >= starts[-2].usual
    if kind is Kind.DAYS:
        return _day_order(cell) >= _day_order(before)
    if cell.period.isdecimal() and before.period.isdecimal():
        return int(cell.period) > int(before.period)
    if len(cell.period) > 1 or len(before.period) > 1:
        return cell.period != before.period
    return cell.period > before.period or cell.period.isdecimal() != before.period.isdecimal()


def _day_order(cell: Cell) -> tuple[int, str]:
    day = cell.days[0]
    return (_ORDER.index(day), "") if day in _ORDER else (len(_ORDER), day.rjust(2))


def _is_line(run: Run, kind: Kind) -> bool:
    cells = list({cell.first: cell for _, cell in run}.values())
    if kind is Kind.DAYS:
        cells = list({cell.days: cell for cell in cells}.values())
    if kind is Kind.TIME:
        spans = sum(cell.span is not None and cell.span.end is not None for cell in cells)
        return len(cells) >= _FEWEST[kind] or spans >= _FEWEST_SPANS
    if kind is Kind.DAYS:
        weak = all(cell.is_weak for cell in cells)
        return len(cells) >= (_FEWEST_WEAK if weak else _FEWEST[kind])
    counted = [cell.period for cell in cells if cell.text[:1].isdigit()]
    numbers = [int(match[1]) for period in counted if (match := _COUNTED.fullmatch(period))]
    are_bare = all(is_bare(cell.text) for cell in cells)
    in_steps = all(before + are_bare <= after <= before + 1 for before, after in itertools.pairwise(numbers))
    return len(cells) >= _FEWEST[kind] and in_steps and (not numbers or numbers[0] <= 2)


def _is_taken(found: Iterable[Line], at: int, run: Run) -> bool:
    """Tell whether another kind of line holds most of these cells: `1` to `5` may be hours or periods."""
    mine = {cell.first for _, cell in run}
    return any(line.at == at and len(mine & {cell.first for _, cell in line.items}) * 2 > len(mine) for line in found)
