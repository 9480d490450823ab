"""Tables whose times, periods or days stand in a row above the body, with labels such as classes beside its rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from optsched.intake.cells import Place
from optsched.intake.timetables.clocks import spans_in
from optsched.intake.timetables.headings import Headings
from optsched.intake.timetables.lines import Line
from optsched.intake.timetables.page import Cell, Kind, Page
from optsched.intake.timetables.untimed import is_untimed

Heads = dict[int, tuple[Cell, ...]]


@dataclass(frozen=True)
class Body:
    """The heads of the rows and columns of a body, and the rows above that head it; `left` is its first column."""

    rows: Heads
    columns: Heads
    head_rows: tuple[int, ...]
    left: int
    right: int


@dataclass(frozen=True)
class Crosswise:
    """Reads the bodies below lines of a page: `across` are all its rows of days, times or periods, `down` columns."""

    page: Page
    headings: Headings
    across: Sequence[Line]
    down: Sequence[Line]

    def body(self, lines: Sequence[Line]) -> Body:
        """Return the body below lines that stand in one row; it may have no rows."""
        number = lines[0].at
        left = min(line.first for line in lines)
        right = max(cell.last[1] for line in lines for _, cell in line.items)
        start = number + 1
        while any(line.at == start and line.first <= right for line in self.across):
            start += 1
        following = [each.at for each in self.across if each.at > start]
        end = min(following, default=max(self.page.by_row) + 1) - 1
        head_rows = self.headings.rows_above(start, 0, (left, right))
        columns = self.headings.columns_below(head_rows, (left, right), (start, end))
        if lines[0].kind is not Kind.DAYS:
            columns = self._with_untimed(columns, number, (left, right), (start, end))
        left = min([left, *columns])
        is_of_lines = lines[0].kind is Kind.DAYS and self._has_days((start, left), (end, right))
        rows = {} if is_of_lines else self._rows(columns, left, (start, end))
        return Body(rows, columns, head_rows, left, right)

    def _has_days(self, first: Place, last: Place) -> bool:
        """Tell whether days stand among lessons: below them others begin, as on the pages of teachers."""
        return any(cell.days and not cell.is_weak for cell in self.page.within(first, last))

    def _with_untimed(self, columns: Heads, number: int, between: tuple[int, int], rows: tuple[int, int]) -> Heads:
        """Add the columns right beside the line whose time is not understood: they have lessons, and are no labels."""
        found = dict(columns)
        for edge, step in zip(between, (-1, 1), strict=True):
            at = edge + step
            while self.is_untimed(at, number, rows) and (step > 0 or self._has_labels(at, rows)):
                found[at] = without_times(columns.get(edge, ()))
                at += step
        return dict(sorted(found.items()))

    def is_untimed(self, column: int, number: int, rows: tuple[int, int]) -> bool:
        """Tell whether a column has lessons although what heads it in a row of times is no time."""
        head = self.page.at(number, column)
        if head is None or (head.first, head.last) != ((number, column), (number, column)):
            return False
        cells = self.page.within((rows[0], column), (rows[1], column))
        return is_untimed(head, [cell for cell in cells if cell.first[1] == column])

    def _has_labels(self, column: int, rows: tuple[int, int]) -> bool:
        return any(True for _ in self.page.within((rows[0], 1), (rows[1], column - 1)))

    def _rows(self, columns: Mapping[int, tuple[Cell, ...]], left: int, between: tuple[int, int]) -> Heads:
        """Return the labels of each row that has something in its columns; rows without any have times in cells."""
        rows: Heads = {}
        in_columns = {row for line in self.down if line.kind is Kind.TIME for row, _ in line.items}
        for row in range(between[0], between[1] + 1):
            if row in in_columns or row + 1 in in_columns:
                break
            labels = {cell.first: cell for at, cell in self.page.row(row).items() if at < left}
            body = [at for at in self.page.row(row) if at in columns]
            if labels and body:
                rows[row] = tuple(labels.values())
            elif body and any(spans_in(self.page.row(row)[at].text) for at in body):
                rows[row] = ()
        return rows if any(rows.values()) else dict.fromkeys(rows, ())


def without_times(heads: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return the heads of a column that hold for one beside it too: days and labels, but neither times nor periods."""
    return tuple(cell for cell in heads if not cell.span and not cell.period)
