"""The body of a timetable: each filled cell with its heads, its days and the minutes that its rows cover."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from optsched.intake.timetables.axis import Heads, Minutes, minutes_of
from optsched.intake.timetables.bells import Bell, Bells
from optsched.intake.timetables.days import Days
from optsched.intake.timetables.grids import Grid
from optsched.intake.timetables.labels import label_of
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.periods import is_bare
from optsched.intake.timetables.slices import slices_of
from optsched.intake.timetables.titles import Titles

FINE = 15
"""Minutes: rows so close together show the length of a lesson, by a merge or by repeating its text."""
EMPTY = {"", "-", "--", "—", "–", "x", "n/a", "na", ".", "none"}
"""What stands in cells where there is nothing."""
_MOST = 0.6


@dataclass(frozen=True)
class Spot:
    """A filled cell: its heads, days and minutes, the rows that give its time, and the columns it lies in.

    Where a table has its times across, rows and columns are exchanged.
    """

    cell: Cell
    heads: tuple[Cell, ...]
    days: Days
    start: int | None
    end: int | None
    rows: frozenset[int]
    columns: frozenset[int]


@dataclass(frozen=True)
class Body:
    """The body of one grid."""

    page: Page
    grid: Grid
    titles: Titles
    bells: Bells

    @cached_property
    def rows_have_times(self) -> bool:
        timed = [any(cell.span for cell in cells) for cells in self.grid.rows.values()]
        columns = [any(cell.span for cell in cells) for cells in self.grid.columns.values()]
        if any(timed) or any(columns):
            return sum(timed) >= sum(columns)
        return any(cell.period for cells in self.grid.rows.values() for cell in cells)

    @property
    def timed(self) -> Heads:
        """The heads that say times: of the rows, or of the columns."""
        return self.grid.rows if self.rows_have_times else self.grid.columns

    @property
    def others(self) -> Heads:
        return self.grid.columns if self.rows_have_times else self.grid.rows

    @cached_property
    def times(self) -> dict[int, Minutes]:
        """The minutes of each row, or of each column where those are headed by times."""
        return self._times_on(self.titles.days)

    @cached_property
    def _known_times(self) -> dict[Days, dict[int, Minutes]]:
        return {}

    def _times_on(self, days: Days) -> dict[int, Minutes]:
        if days not in self._known_times:
            self._known_times[days] = self._read_times(days)
        return self._known_times[days]

    def _read_times(self, days: Days) -> dict[int, Minutes]:
        times = minutes_of(self.timed, lambda period, cells: self._bell(period, cells, days))
        return times if self.rows_have_times else {**times, **slices_of(self.grid.columns, times)}

    def _bell(self, period: str, cells: Sequence[Cell], days: Days) -> Minutes | None:
        found = self.bells_for(period, cells, days)
        return (found[0].start, found[0].end) if len(found) == 1 else None

    def bells_for(self, period: str, cells: Sequence[Cell], days: Days) -> list[Bell]:
        """Return the bells that a period may have here; more than one contradict each other."""
        own = next((cell.days for cell in cells if cell.days), days)
        titles = self.titles
        return self.bells.find(period, self.page.sheet.source(), titles.label.grade, own, titles.variant)

    @cached_property
    def _has_periods(self) -> bool:
        return any(cell.period and not cell.span for cells in self.timed.values() for cell in cells)

    @cached_property
    def is_fine(self) -> bool:
        if not self.rows_have_times:
            return False
        starts = sorted(start for start, _ in self.times.values())
        steps = sorted(after - before for before, after in itertools.pairwise(starts))
        alike = steps.count(steps[0]) if steps else 0
        return bool(steps) and steps[0] <= FINE and alike >= _MOST * len(steps)

    @cached_property
    def cells(self) -> list[Cell]:
        return [
            cell
            for cell in self.page.within(self.grid.first, self.grid.last)
            if cell.first not in self.grid.heads
            and cell.text.strip().casefold() not in EMPTY
            and any(row in self.grid.rows for row in range(cell.first[0], cell.last[0] + 1))
            and any(column in self.grid.columns for column in range(cell.first[1], cell.last[1] + 1))
        ]

    @cached_property
    def shows_length(self) -> bool:
        """Tell whether the cells of a fine grid show how long lessons are: some are merged, or repeated below."""
        for cell in self.cells:
            below = self.page.at(cell.last[0] + 1, cell.first[1])
            if cell.last[0] > cell.first[0] or (below is not None and below.text == cell.text):
                return True
        return False

    @cached_property
    def has_days(self) -> bool:
        """Tell whether rows or columns name days."""
        heads = itertools.chain(self.grid.rows.values(), self.grid.columns.values())
        return any(cell.days and not self._is_label(cell) for cells in heads for cell in cells)

    @cached_property
    def has_classes(self) -> bool:
        """Tell whether rows or columns name classes."""
        heads = {cell for cells in (*self.grid.rows.values(), *self.grid.columns.values()) for cell in cells}
        return any(self._is_label(cell) and label_of(cell.text).is_class for cell in heads)

    def spots(self) -> Iterable[Spot]:
        """Yield each filled cell, once for each of its classes and times."""
        for cell in self.cells:
            rows = [row for row in range(cell.first[0], cell.last[0] + 1) if row in self.grid.rows]
            columns = [at for at in range(cell.first[1], cell.last[1] + 1) if at in self.grid.columns]
            yield from self._of(cell, *((rows, columns) if self.rows_have_times else (columns, rows)))

    def _of(self, cell: Cell, along: Sequence[int], across: Sequence[int]) -> Iterable[Spot]:
        groups: dict[tuple[tuple[Cell, ...], tuple[int | None, int | None]], Days] = {}
        for at in across:
            heads = (*self.timed[along[0]], *self.others[at])
            labels = tuple(head for head in heads if self._is_label(head))
            days = next((head.days for head in heads if head.days and not self._is_label(head)), ())
            for some in self._with_bells_of_their_own(days):
                key = (labels, self._minutes(along, some))
                groups[key] = (*groups.get(key, ()), *(day for day in some if day not in groups.get(key, ())))
        for (labels, (start, end)), days in groups.items():
            yield Spot(cell, labels, days, start, end, frozenset(along), frozenset(across))

    def _with_bells_of_their_own(self, days: Days) -> tuple[Days, ...]:
        return tuple((day,) for day in days) if self._has_periods and len(days) > 1 else (days,)

    def _is_label(self, head: Cell) -> bool:
        """Tell whether a head names a class or room: it says no time, day or period, and counts no minutes."""
        if head.first in self.grid.lines or head.span or (head.days and not head.is_weak):
            return False
        return not head.period or (is_bare(head.text) and not self._counts_minutes)

    @cached_property
    def _counts_minutes(self) -> bool:
        return bool(slices_of(self.grid.columns, self.times))

    def _minutes(self, along: Sequence[int], days: Days) -> tuple[int | None, int | None]:
        times = self._times_on(days) if days and self._has_periods else self.times
        known = [times[at] for at in along if at in times]
        first_is_known = along[0] in times
        return (known[0][0] if known and first_is_known else None), (known[-1][1] if known else None)
