"""Bell schedules: which clock times a period has, for all classes or those of some grades, on some days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from optsched.domain import Severity, Source
from optsched.domain.cycle import clock
from optsched.intake.cells import Place
from optsched.intake.codes import Code
from optsched.intake.timetables.clocks import Span, in_order
from optsched.intake.timetables.days import Days
from optsched.intake.timetables.lessons import Notes
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.periods import is_bare
from optsched.intake.timetables.titles import Titles, titles_of
from optsched.intake.words import Unclear, grade, key_of

ADD_BELLS = "give the file with the bell schedule too?"
WHOSE_BELLS = "say above each bell schedule for which days or grade it is?"
_LENGTHS = {"minutes", "length", "duration", "min", "mins", "time in minutes"}
_MOST_BESIDE = 2
"""Cells of a bell beside its times: its name and its length."""
_MOST_ABOVE, _MOST_IN_TITLES = 8, 2
"""Rows above a schedule where its headings may stand, and the cells that a row of a heading has."""


@dataclass(frozen=True)
class Bell:
    """A period's time. Without grade or days it holds for all. `places` are the cells that say it."""

    period: str
    start: int
    end: int
    source: Source
    grade: str = ""
    days: Days = ()
    variant: str = ""
    places: frozenset[Place] = frozenset()

    def is_of(self, days: Days) -> bool:
        """Tell whether the bell is said to be that of these days."""
        return bool(days) and set(days) <= set(self.days)

    @property
    def said(self) -> str:
        return f"{clock(self.start)}-{clock(self.end)} ({self.source.sheet} {self.source.cell})"


@dataclass(frozen=True)
class Bells:
    """All bell schedules of the files."""

    bells: tuple[Bell, ...] = field(default=())

    def find(self, period: str, where: Source, level: str = "", days: Days = (), variant: str = "") -> list[Bell]:
        """Return the bells of a period that hold here, one of each time: more than one contradict each other.

        Those of the same sheet go first, then those of this grade (`level`) and of these days, then those that say
        neither. Bells of a kind of day that a weekday always is are those of that weekday.
        """
        mine = [each for each in self.bells if each.period == period]
        mine = [each for each in mine if each.variant == variant or (not variant and each.is_of(days))]
        mine = [each for each in mine if _is_at(each, where)] or mine
        if level:
            wanted = _grade(level)
            mine = [each for each in mine if _grade(each.grade) == wanted] or [each for each in mine if not each.grade]
        if days:
            fitting = [each for each in mine if each.is_of(days)]
            mine = fitting or [each for each in mine if not each.days]
        return list({(each.start, each.end): each for each in reversed(mine)}.values())[::-1]

    def at(self, where: Source) -> list[Bell]:
        """Return the bells of a sheet."""
        return [each for each in self.bells if _is_at(each, where)]

    def places(self, where: Source) -> set[Place]:
        """Return the cells of a sheet that bells stand in."""
        return {place for each in self.at(where) for place in each.places}


def no_clock_times(periods: Iterable[str]) -> str:
    """Say that periods have no clock times, with the first few of them."""
    return f"Periods such as {', '.join(list(dict.fromkeys(periods))[:3])} have no clock times."


def several_times(period: str, bells: Iterable[Bell]) -> str:
    """Say that bells contradict each other."""
    return f"{period} has several times: {' and '.join(bell.said for bell in bells)}."


def _grade(text: str) -> int | str:
    """Return a grade as a number, `2`, `Grade 2` and `2nd` alike; another text as it is."""
    try:
        return grade(text)
    except Unclear:
        return key_of(text)


def _is_at(bell: Bell, where: Source) -> bool:
    return (bell.source.file, bell.source.sheet) == (where.file, where.sheet)


@dataclass(frozen=True)
class _Ring:
    """A period and a time beside it; `column` is where the time stands."""

    period: Cell
    span: Span
    column: int
    cells: tuple[Cell, ...]

    @property
    def row(self) -> int:
        return self.period.first[0]


def bells_of(page: Page, schools: Sequence[str] = (), notes: Notes | None = None) -> list[Bell]:
    """Find lines that give a period and its span and little else: `Period 1 | 8:15 | 9:00`."""
    found: list[Bell] = []
    rings = [ring for cells in page.by_row.values() for ring in _rings(page, cells, notes)]
    for column in sorted({(ring.period.first[1], ring.column) for ring in rings}):
        mine = [ring for ring in rings if (ring.period.first[1], ring.column) == column]
        top = 0
        for block in _blocks(page, mine):
            found += _of_block(page, block, top, schools, notes)
            top = block[-1].row
    return found


def _rings(page: Page, cells: dict[int, Cell], notes: Notes | None) -> Iterator[_Ring]:
    """Yield what the parts of a row say; each part begins with a period."""
    distinct = list({cell.first: cell for cell in cells.values()}.values())
    distinct = [cell for cell in distinct if not _is_length(page, cell, distinct, notes)]
    starts = [at for at, cell in enumerate(distinct) if cell.period and not cell.span]
    if not starts or starts[0] > 0:
        return
    parts = [distinct[first:after] for first, after in pairwise([*starts, len(distinct)])]
    if all(times and all(cell.span and not cell.period for cell in times) for _, *times in parts):
        for period, *times in parts:
            yield from _beside(period, times)


def _beside(period: Cell, times: Sequence[Cell]) -> Iterator[_Ring]:
    """Yield one ring for each start and end in two cells, else one for each whole span."""
    pairs = [(times[at : at + 2], _span_of(times[at : at + 2])) for at in range(0, len(times), 2)]
    if all(span for _, span in pairs):
        for cells, span in pairs:
            if span:
                yield _Ring(period, span, cells[0].first[1], (period, *cells))
    elif all(cell.span and cell.span.end for cell in times):
        for cell in times:
            if cell.span:
                yield _Ring(period, cell.span, cell.first[1], (period, cell))


def _span_of(times: Sequence[Cell]) -> Span | None:
    """Return the span of a start and an end in two cells."""
    spans = [cell.span for cell in times if cell.span]
    is_pair = len(spans) == len(times) == 2 and all(span.end is None for span in spans)
    return Span(spans[0].start, spans[1].start) if is_pair else None


def _is_length(page: Page, cell: Cell, row: Sequence[Cell], notes: Notes | None) -> bool:
    """Tell whether a number is headed as a length in minutes; say so where it is not that of the times before it."""
    heads = [
        each.text.casefold().strip(" :.()") for at, each in page.by_column[cell.first[1]].items() if at < cell.first[0]
    ]
    if not is_bare(cell.text) or not _LENGTHS & set(heads):
        return False
    times = [each for each in row if each.span and each.first[1] < cell.first[1]]
    span = _span_of(times[-2:]) or next((each.span for each in times[-1:]), None)
    clocks = in_order([each for each in (span.start, span.end) if each]) if span else ()
    is_bell = len(row) - len(times) <= _MOST_BESIDE
    if is_bell and len(clocks) == 2 and notes is not None and clocks[1] - clocks[0] != int(cell.text):
        message = f"{clock(clocks[0])} to {clock(clocks[1])} is not {cell.text} minutes."
        notes.add(Code.TIMES_DISAGREE, message, page.source(cell), cell.text, "one of the times is wrong?")
    return True


def _blocks(page: Page, rings: Sequence[_Ring]) -> Iterator[list[_Ring]]:
    """Yield the rings that follow each other; a heading between them, or a period anew, begins another schedule."""
    block: list[_Ring] = []
    for ring in rings:
        if block and (
            _is_headed(page, block[-1], ring) or ring.period.period in {each.period.period for each in block}
        ):
            yield block
            block = []
        block.append(ring)
    if block:
        yield block


def _is_headed(page: Page, before: _Ring, ring: _Ring) -> bool:
    """Tell whether a row between two rings says something, but no time."""
    rows = [page.row(row) for row in range(before.row + 1, ring.row)]
    return any(cells and not any(cell.span for cell in cells.values()) for cells in rows)


def _of_block(
    page: Page, block: Sequence[_Ring], top: int, schools: Sequence[str], notes: Notes | None
) -> Iterator[Bell]:
    """Yield the bells of one schedule, with what its headings say of days, grade and variant.

    A kind of day that is said to be a weekday, as in `Early Release (Wed)`, is what that weekday always is.
    """
    first = block[0]
    columns = range(first.period.first[1], max(cell.last[1] for ring in block for cell in ring.cells) + 1)
    above = page.within((_highest(page, first.row, top), 1), (first.row - 1, max(columns)))
    heads = [cell for cell in above if _is_over(cell, first, columns)]
    titles = _said(page, first, heads, schools)
    if titles.days and titles.variant and notes is not None:
        message = f"{titles.variant.capitalize()}: these times are read as those of every {', '.join(titles.days)}."
        source = page.source(next(iter(heads), first.period))
        notes.add(Code.DAYS_ASSUMED, message, source, maybe="that is so on some dates only?", severity=Severity.WARNING)
    clocks = [each for ring in block for each in (ring.span.start, ring.span.end) if each]
    minutes = iter(in_order(clocks))
    for ring in block:
        places = frozenset(cell.first for cell in (*ring.cells, *heads))
        bell = Bell(ring.period.period, next(minutes), next(minutes), page.source(ring.cells[-1]), places=places)
        yield replace(bell, grade=titles.label.grade, days=titles.days, variant=titles.variant)


def _highest(page: Page, row: int, top: int) -> int:
    """Return the first row of the headings right above a schedule: one blank row may part the heads of its columns.

    Rows with times, periods or many cells are of something else.
    """
    filled = 0
    for above in range(row - 1, max(top, row - 1 - _MOST_ABOVE), -1):
        cells = {cell.first: cell for cell in page.row(above).values()}.values()
        is_other = any(cell.span or cell.period for cell in cells) or (filled and len(cells) > _MOST_IN_TITLES)
        if is_other or (not cells and filled != 1):
            return above + 1
        filled += bool(cells)
    return max(top, row - 1 - _MOST_ABOVE) + 1


def _is_over(cell: Cell, ring: _Ring, columns: range) -> bool:
    """Tell whether a heading is of this schedule: above its own times, or above the whole of it."""
    return cell.last[1] >= columns.start and (
        cell.first[1] <= columns.start or cell.first[1] <= ring.column <= cell.last[1]
    )


def _said(page: Page, ring: _Ring, heads: Iterable[Cell], schools: Sequence[str]) -> Titles:
    own = [cell for cell in heads if cell.first[1] <= ring.column <= cell.last[1]]
    return titles_of(page, [*reversed(own), *(cell for cell in reversed(list(heads)) if cell not in own)], schools)
