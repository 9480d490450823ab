"""Where the body of a table with times down its side begins and ends, if some of its times are not understood."""

from collections.abc import Sequence
from dataclasses import dataclass

from optsched.intake.timetables.headings import Headings
from optsched.intake.timetables.lines import Line
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.untimed import is_head_word, is_like_a_time, is_untimed


@dataclass(frozen=True)
class Edges:
    """Finds the first and last rows of bodies. `across` are all rows of days, times or periods, `down` the columns."""

    page: Page
    headings: Headings
    across: Sequence[Line]
    down: Sequence[Line]

    def start(
        self, line: Line, top: int, columns: tuple[int, int], known: tuple[int, ...]
    ) -> tuple[int, tuple[int, ...]]:
        """Return the first row of a body and the rows that head it; `known` head the table above in this column.

        Lessons whose time is not understood may stand between the heads and the first time.
        """
        start = line.first
        while start - 1 > top and self._is_untimed_row(start - 1, top, line.at, columns):
            start -= 1
        above = self.headings.rows_above(start, top, columns)
        is_sure = self.headings.are_sure(above, columns) if above else bool(known)
        edge = self.page.at(start, line.at)
        if start < line.first and not is_sure and not (not above and edge and is_like_a_time(edge)):
            start, above = line.first, self.headings.rows_above(line.first, top, columns)
        return start, above or known

    def _is_untimed_row(self, row: int, top: int, at: int, columns: tuple[int, int]) -> bool:
        """Tell whether a row above the first time of a column is a lesson all the same."""
        label = self.page.at(row, at)
        if label is not None and (label.first != (row, at) or label.last[1] >= columns[0]):
            return False
        if any(line.at == row and columns[0] <= line.first <= columns[1] for line in self.across):
            return False
        cells = self._own(row, columns)
        above = next((found for each in range(row - 1, top, -1) if (found := self._own(each, columns))), [])
        said = None if label is None or is_head_word(label) else label
        return is_untimed(said, cells) and (said is not None or len(above) >= len(cells))

    def _own(self, row: int, columns: tuple[int, int]) -> list[Cell]:
        return [cell for cell in self.page.within((row, columns[0]), (row, columns[1])) if cell.first[0] == row]

    def _goes_on(self, row: int, at: int, columns: tuple[int, int]) -> bool:
        """Tell whether the next row is of the same day: nothing stands below it, and as much beside it."""
        here, below = self._own(row, columns), self._own(row + 1, columns)
        return self.page.at(row + 1, at) is None and len(below) > 1 and len(below) * 2 > len(here)

    def end(self, line: Line, last: int, columns: tuple[int, int]) -> int:
        """Return the last row of a body: rows that go on below it have a time that is not understood."""
        others = [each for each in self.down if each.at == line.at and each is not line]
        while line.goes_on_below and self._goes_on(last, line.at, columns):
            last += 1
        while (cell := self.page.at(last + 1, line.at)) is not None:
            body = [at for at in self.page.row(last + 1) if columns[0] <= at <= columns[1]]
            is_head = any(each.at == last + 1 for each in self.across) or any(
                each.first <= last + 2 <= each.last for each in others
            )
            if not body or is_head or cell.last[1] >= columns[0] or cell.first[0] != last + 1:
                break
            last += 1
        return last
