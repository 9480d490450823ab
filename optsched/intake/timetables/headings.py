"""The rows above the body of a table that head its columns, and the columns that they head."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from optsched.intake.timetables.anchors import NEAR
from optsched.intake.timetables.labels import label_of
from optsched.intake.timetables.lines import Line
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.slices import is_row_of_minutes

MOST_HEADS = 3
"""Rows (or columns) that head a table one above the other."""
_LEGEND = re.compile(r"(?:colou?r )?(?:key|code|codes|legend)s?:?|notes?:?", re.IGNORECASE)

_KEY = re.compile(r"\b(?:minutes?|mins|allot\w+|allocations?|totals?)\b", re.IGNORECASE)
"""Words above columns that say how much there is of something, beside a timetable."""


@dataclass(frozen=True)
class Headings:
    """Finds heads on a page with these rows of days, times or periods."""

    page: Page
    across: Sequence[Line]

    def rows_above(self, first: int, top: int, columns: tuple[int, int]) -> tuple[int, ...]:
        """Return the rows above a body that head its columns: days, times, or several labels beside each other."""
        found: list[int] = []
        is_past_note = False
        for row in range(first - 1, top, -1):
            cells = [cell for at, cell in self.page.row(row).items() if columns[0] <= at <= columns[1]]
            distinct = {cell.first for cell in cells}
            is_line = any(line.at == row and columns[0] <= line.first <= columns[1] for line in self.across)
            is_line = is_line or is_row_of_minutes(cells)
            if not is_line and any(self._is_line(each) for each in found) and not self._heads(cells, found[-1]):
                break
            if is_past_note and not is_line and len(distinct) == 1:
                break
            is_label = len(distinct) == 1 and not found and self._is_label(cells[0], columns)
            if len(distinct) > 1 or is_line or is_label:
                found.append(row)
                is_past_note = False
            elif len(distinct) == 1 and not found and first - row <= NEAR and cells[0].first[1] == cells[0].last[1]:
                is_past_note = True
            elif distinct or found or first - row > NEAR:
                break
            if len(found) == MOST_HEADS:
                break
        return tuple(reversed(found))

    def are_sure(self, head_rows: Sequence[int], columns: tuple[int, int]) -> bool:
        """Tell whether rows say days, times, classes or rooms, and so head columns without doubt."""
        cells = [cell for row in head_rows for at, cell in self.page.row(row).items() if columns[0] <= at <= columns[1]]
        labels = [label_of(cell.text) for cell in cells]
        return any(map(self._is_line, head_rows)) or any(label.is_class or label.room for label in labels)

    def _is_label(self, cell: Cell, columns: tuple[int, int]) -> bool:
        """Tell whether the only cell above a body heads its only column."""
        if columns[0] == columns[1]:
            return cell.first[1] == columns[0]
        is_day = bool(cell.days) and not cell.is_weak
        label = label_of(cell.text)
        return cell.first[1] == cell.last[1] and (is_day or label.is_class or bool(label.room))

    def _is_line(self, row: int) -> bool:
        return any(line.at == row for line in self.across)

    def _heads(self, cells: Sequence[Cell], below: int) -> bool:
        """Tell whether labels above a line of days or times head its parts, or classes each of its cells.

        Each begins where a part or a cell does.
        """
        lines = [line for line in self.across if line.at == below]
        first = {cell.first[1] for cell in cells}
        if first == {line.first for line in lines}:
            return True
        is_of_classes = sum(label_of(cell.text).is_class for cell in {cell.first: cell for cell in cells}.values())
        return is_of_classes > 1 and first == {cell.first[1] for line in lines for _, cell in line.items}

    def columns_below(
        self, head_rows: Sequence[int], between: tuple[int, int], rows: tuple[int, int]
    ) -> dict[int, tuple[Cell, ...]]:
        """Return the heads of each column of a body; without any head the columns that have something."""
        left, right = between
        if not head_rows:
            filled = {
                column: sum(rows[0] <= row <= rows[1] for row in self.page.by_column.get(column, {}))
                for column in range(left, right + 1)
                if not self._is_legend(column, rows[0])
            }
            return {column: () for column, count in filled.items() if count * 2 > rows[1] - rows[0]}
        by_row = {
            row: {at: cell for at, cell in self.page.row(row).items() if left <= at <= right} for row in head_rows
        }
        finest = max(head_rows, key=lambda row: (len({cell.first for cell in by_row[row].values()}), row))
        headed = self._headed(by_row)
        return {column: tuple(_carried(by_row, column, finest)) for column in headed}

    def _is_legend(self, column: int, first: int) -> bool:
        """Tell whether a column goes on with a legend or notes that begin near these rows."""
        cells = self.page.by_column.get(column, {})
        return any(first - NEAR <= row <= first and _LEGEND.fullmatch(cell.text) for row, cell in cells.items())

    def _headed(self, by_row: Mapping[int, Mapping[int, Cell]]) -> list[int]:
        """Return the columns that are headed: those below a line of days or times, else all up to a legend beside."""
        spans = [(line.first, line.items[-1][1].last[1]) for line in self.across if line.at in by_row]
        headed = sorted(set().union(*by_row.values()))
        if any(start in headed for start, _ in spans):
            first, last = min(start for start, _ in spans), max(end for _, end in spans)
            return [column for column in headed if column <= last or column < first]
        kept: list[int] = []
        for column in headed:
            cells = [row[column] for row in by_row.values() if column in row]
            is_apart = bool(kept) and column > kept[-1] + 1 and not any(label_of(cell.text).is_class for cell in cells)
            if is_apart or any(_LEGEND.fullmatch(cell.text) or _KEY.search(cell.text) for cell in cells):
                break
            kept.append(column)
        return kept

    def corner(self, head_rows: Sequence[int], left: int, right: int) -> tuple[Cell, ...]:
        """Return what stands in the corner between the heads of rows and columns."""
        return tuple(cell for row in head_rows for cell in self.page.within((row, left), (row, right)))


def _carried(by_row: Mapping[int, Mapping[int, Cell]], column: int, finest: int) -> Iterator[Cell]:
    """Yield the heads of a column: its own, and in the coarser rows the one that began left of it."""
    for row, cells in by_row.items():
        at = column if row == finest else max((each for each in cells if each <= column), default=0)
        if at in cells:
            yield cells[at]
