"""Find the timetables of a page: where each one's heads and body are, whatever stands above, below or beside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from optsched.intake.cells import Place
from optsched.intake.timetables.anchors import anchors_of, are_ends, is_crossed
from optsched.intake.timetables.clocks import spans_in
from optsched.intake.timetables.content import contents_of, with_class
from optsched.intake.timetables.crosswise import Crosswise, without_times
from optsched.intake.timetables.edges import Edges
from optsched.intake.timetables.headings import MOST_HEADS, Headings
from optsched.intake.timetables.labels import school_of
from optsched.intake.timetables.lines import Line, lines_of
from optsched.intake.timetables.page import Cell, Kind, Page

_TITLES_WITHIN = 10


@dataclass(frozen=True)
class Grid:
    """A timetable on a page: for each row and column of its body the cells that head it, outermost first.

    `titles` are the cells above, the nearest first; `lines` the heads that say days, times or periods in a line.
    """

    rows: Mapping[int, tuple[Cell, ...]]
    columns: Mapping[int, tuple[Cell, ...]]
    titles: tuple[Cell, ...] = ()
    heads: frozenset[Place] = frozenset()
    lines: frozenset[Place] = frozenset()

    @property
    def first(self) -> Place:
        return min(self.rows), min(self.columns)

    @property
    def last(self) -> Place:
        return max(self.rows), max(self.columns)


@dataclass
class _Finder:
    page: Page
    across: list[Line] = field(init=False)
    down: list[Line] = field(init=False)
    headings: Headings = field(init=False)
    crosswise: Crosswise = field(init=False)
    edges: Edges = field(init=False)
    grids: list[Grid] = field(default_factory=list)

    def __post_init__(self) -> None:
        across, down = lines_of(self.page, across=True), lines_of(self.page, across=False)
        self.across = [line for line in across if not is_crossed(line, down)]
        self.down = [line for line in down if not is_crossed(line, across)]
        self.headings = Headings(self.page, self.across)
        self.crosswise = Crosswise(self.page, self.headings, self.across, self.down)
        self.edges = Edges(self.page, self.headings, self.across, self.down)

    def find(self) -> list[Grid]:
        anchors = anchors_of(self.down)
        heads: dict[int, tuple[int, ...]] = {}
        for line in sorted(anchors, key=lambda each: (each.at, each.first)):
            self._beside(line, anchors, heads)
        for number in dict.fromkeys(line.at for line in anchors_of(self.across)):
            lines = [line for line in anchors_of(self.across) if line.at == number]
            if not any(self._is_used(line) for line in lines):
                self._below(lines)
        return sorted(self.grids, key=lambda grid: grid.first)

    def _is_used(self, line: Line) -> bool:
        places = {cell.first for _, cell in line.items}
        return any(len(places & grid.heads) * 2 > len(places) for grid in self.grids)

    def _beside(self, line: Line, anchors: Sequence[Line], heads: dict[int, tuple[int, ...]]) -> None:
        """Make the table whose rows are headed by a column of times, periods or days."""
        first, last = line.first, max(cell.last[0] for _, cell in line.items)
        left, right = self._territory(line, anchors, first, last)
        if left > right:
            return
        top = self._top(line, anchors)
        first, head_rows = self.edges.start(line, top, (left, right), heads.get(line.at, ()))
        last = self.edges.end(line, last, (left, right))
        heads[line.at] = head_rows
        columns = self.headings.columns_below(head_rows, (left, right), (first, last))
        if not columns:
            return
        outer = self._outer_columns(line, anchors, head_rows)
        inner, columns = self._inner_columns(head_rows, columns, (first, last))
        corner = self.headings.corner(head_rows, min([line.at, *outer]), line.at)
        mirrored = {cell.text for cell in corner}
        columns = {
            at: cells
            for at, cells in columns.items()
            if at not in inner and not (cells and all(cell.text in mirrored for cell in cells))
        }
        if not columns:
            return
        rows = self._rows(line, (*outer, *inner), head_rows, (first, last), columns)
        is_unclear = line.kind is not Kind.TIME and _have_times(rows.values()) == _have_times(columns.values())
        if is_unclear and not (line.kind is Kind.DAYS and self._have_own_times(rows, columns)):
            return
        above = min([first, *(row for row in head_rows if top < row < first)])
        corner = self.headings.corner(head_rows, min([line.at, *outer]), min(columns) - 1)
        has_twin = any(each.first == line.first and each.at < line.at for each in anchors)
        titles = corner + self._titles(above, top, min([line.at, *outer]), max(columns), has_twin)
        self._add(rows, columns, titles)

    def _territory(self, line: Line, anchors: Sequence[Line], first: int, last: int) -> tuple[int, int]:
        """Return the columns that belong to a column of heads: up to the next one right of it, else left of it."""
        rivals = [each.at for each in anchors if each.first <= last and each.last >= first]
        pair = self._pair(line)
        start = (pair.at if pair else line.at) + 1
        end = min((at for at in rivals if at > start), default=max(self.page.by_column, default=0) + 1) - 1
        while end >= start and self._is_head(end, first, last):
            end -= 1
        if self._body(first, last, start, end):
            return start, end
        before = max((at for at in rivals if at < line.at), default=0)
        return (line.at, line.at - 1) if before else (1, line.at - 1)

    def _is_head(self, column: int, first: int, last: int) -> bool:
        """Tell whether a column heads these rows itself, or is empty beside them: a mirrored column of days."""
        if any(line.at == column and line.first <= last and line.last >= first for line in self.down):
            return True
        return not any(first <= row <= last for row in self.page.by_column.get(column, {}))

    def _body(self, first: int, last: int, left: int, right: int) -> list[Cell]:
        return list(self.page.within((first, left), (last, right)))

    def _have_own_times(self, rows: Iterable[int], columns: Iterable[int]) -> bool:
        """Tell whether most cells of a body say their times themselves, beside what is done then."""
        cells = [cell for row in rows for at in columns if (cell := self.page.at(row, at)) is not None]
        return sum(not cell.span and bool(spans_in(cell.text)) for cell in cells) * 2 > len(cells)

    def _pair(self, line: Line) -> Line | None:
        """Return the column of ends beside a column of starts."""
        if line.kind is not Kind.TIME or any(cell.span and cell.span.end for _, cell in line.items):
            return None
        for other in self.down:
            if other.kind is Kind.TIME and other.at == line.at + 1 and are_ends(line, other):
                return other
        return None

    def _top(self, line: Line, anchors: Sequence[Line]) -> int:
        """Return the last row that belongs to the table above in the same column, or 0."""
        above = [each for each in anchors if each.at == line.at and each.last < line.first]
        return max((each.last for each in above), default=0)

    def _outer_columns(self, line: Line, anchors: Sequence[Line], head_rows: Sequence[int]) -> list[int]:
        """Return the columns left of a column of heads that say more of its rows: days, classes.

        What stands right of other times is theirs.
        """
        found: list[int] = []
        times = [each.at for each in anchors if each.kind is Kind.TIME and each.first <= line.last <= each.last]
        if line.kind is Kind.TIME and any(line.at - MOST_HEADS <= at < line.at - 1 for at in times):
            return found
        rivals = {
            each.at for each in anchors if each is not line and each.first <= line.last and each.last >= line.first
        }
        for column in range(line.at - 1, max(line.at - 1 - MOST_HEADS, 0), -1):
            cells = {
                row: cell for row, cell in self.page.by_column.get(column, {}).items() if line.first <= row <= line.last
            }
            if column in rivals or not (cells or self._goes_on_above(column, line, head_rows)):
                break
            found.append(column)
        return list(reversed(found))

    def _inner_columns(
        self, head_rows: Sequence[int], columns: dict[int, tuple[Cell, ...]], rows: tuple[int, int]
    ) -> tuple[list[int], dict[int, tuple[Cell, ...]]]:
        """Return the columns of a body left of its row of times or days, which say more of each row, and all columns.

        One beside the times that is headed by none has lessons: what stands above it is no head.
        """
        lines = [line for line in self.across if line.at in head_rows and line.first >= min(columns)]
        first = min((line.first for line in lines), default=0)
        number = next((line.at for line in lines if line.first == first), 0)
        inner = [column for column in columns if column < first]
        untimed = {column for column in inner if self.crosswise.is_untimed(column, number, rows)}
        found = {
            at: tuple(cell for cell in cells if at not in untimed or cell.first[0] != number)
            for at, cells in columns.items()
        }
        timed = [line for line in lines if line.kind is not Kind.DAYS]
        last = max((cell.last[1] for line in timed for _, cell in line.items), default=max(columns))
        while timed and self.crosswise.is_untimed(last + 1, number, rows):
            found[last + 1] = without_times(found.get(last, ()))
            last += 1
        return [column for column in inner if column not in untimed], found

    def _goes_on_above(self, column: int, line: Line, head_rows: Sequence[int]) -> bool:
        """Tell whether a label above goes on beside these rows: a day written on the first row of its block only."""
        start = max([0, *(row for row in head_rows if row < line.first)])
        days = [each for each in self.down if each.at == column and each.kind is Kind.DAYS]
        return any(start < row < line.first for each in days for row, _ in each.items)

    def _rows(
        self,
        line: Line,
        outer: Sequence[int],
        head_rows: Sequence[int],
        between: tuple[int, int],
        columns: Mapping[int, tuple[Cell, ...]],
    ) -> dict[int, tuple[Cell, ...]]:
        """Return the heads of each row of a body: outer ones carried down, then its own, then its end."""
        start = max([0, *(row for row in head_rows if row < line.first)])
        pair = self._pair(line)
        repeated = set(head_rows) | {each.at for each in self.across if _is_again(each, columns, self.page)}
        own = dict(line.items)
        found: dict[int, tuple[Cell, ...]] = {}
        for row in range(between[0], between[1] + 1):
            if row in repeated or (row not in own and _says_heads(self.page.row(row), columns)):
                continue
            heads: list[Cell] = []
            for column in outer:
                cell = _above(self.page.by_column.get(column, {}), row, start)
                if cell is not None:
                    heads.append(cell)
            if row in own:
                end = pair.cell(row) if pair else None
                found[row] = (*heads, own[row], *((end,) if end else ()))
            elif any(column in self.page.row(row) for column in columns):
                goes_on = line.goes_on_below or (line.kind is Kind.TIME and self._names_classes(row, columns))
                above = _above(own, row, 0) if goes_on and line.at not in self.page.row(row) else None
                found[row] = (*heads, above) if above else tuple(heads)
        return found

    def _names_classes(self, row: int, columns: Iterable[int]) -> bool:
        """Tell whether each cell of a row says whose lesson it is: then it may be at the time of the row above."""
        cells = [cell for at in columns if (cell := self.page.at(row, at)) is not None]
        return all(with_class(each, frozenset()).label for cell in cells for each in contents_of(cell.text))

    def _titles(self, above: int, top: int, left: int, right: int, has_twin: bool = False) -> tuple[Cell, ...]:
        """Return the cells above a table, the nearest first; beside a twin also what stands alone above both."""
        cells = [
            cell
            for cell in self.page.within((max(top + 1, above - _TITLES_WITHIN), 1), (above - 1, right))
            if cell.last[1] >= left or school_of(cell.text) or (has_twin and self.page.is_alone(cell))
        ]
        return tuple(reversed(cells))

    def _below(self, lines: Sequence[Line]) -> None:
        """Make the table whose columns are headed by a row of times or periods, and whose rows by labels."""
        body = self.crosswise.body(lines)
        above = min(body.head_rows, default=lines[0].at)
        corner = self.headings.corner(body.head_rows, 1, body.left - 1)
        self._add(body.rows, body.columns, corner + self._titles(above, 0, 1, body.right))

    def _add(
        self, rows: dict[int, tuple[Cell, ...]], columns: dict[int, tuple[Cell, ...]], titles: tuple[Cell, ...]
    ) -> None:
        if rows:
            heads = frozenset(cell.first for cells in (*rows.values(), *columns.values()) for cell in cells)
            in_lines = frozenset(cell.first for line in (*self.across, *self.down) for _, cell in line.items)
            self.grids.append(Grid(rows, columns, titles, heads, heads & in_lines))


def grids_of(page: Page) -> list[Grid]:
    """Find the timetables of a page, from the top."""
    return _Finder(page).find()


def _above(cells: Mapping[int, Cell], row: int, start: int) -> Cell | None:
    at = max((each for each in cells if start < each <= row), default=0)
    return cells.get(at)


def _have_times(heads: Iterable[Sequence[Cell]]) -> bool:
    return any(cell.span or cell.period for cells in heads for cell in cells)


def _says_heads(cells: Mapping[int, Cell], columns: Mapping[int, tuple[Cell, ...]]) -> bool:
    """Tell whether a row says above each column what heads it: a header that is repeated."""
    mine = {at: cell for at, cell in cells.items() if at in columns}
    return bool(mine) and all(any(head.text == cell.text for head in columns[at]) for at, cell in mine.items())


def _is_again(line: Line, columns: Mapping[int, tuple[Cell, ...]], page: Page) -> bool:
    """Tell whether a row repeats the heads of these columns."""
    heads = {cell.text for cells in columns.values() for cell in cells}
    return bool(line.items) and all(cell.text in heads for _, cell in line.items)
