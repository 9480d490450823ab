"""Cells as they stand in a file: values with an address, before anything is understood."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property

from optsched.domain import Source


@dataclass(frozen=True)
class ErrorValue:
    """What a cell shows instead of a value: `#REF!`; empty text for a formula without a stored result."""

    text: str


Value = str | int | float | bool | datetime | date | time | timedelta | ErrorValue | None
MOST_MERGED = 200_000
"""Cells that a value may be spread over by merging; a real sheet has a few thousand."""
Place = tuple[int, int]
"""(row, column), counted from 1."""


@dataclass(frozen=True)
class Hidden:
    """What cannot be seen of a sheet in Excel: the whole of it, or `parts` such as `3 rows`."""

    sheet: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cells(Mapping[Place, Value]):
    """Filled cells by place, kept as they are parsed: by row and column, both in order."""

    rows: dict[int, dict[int, Value]]

    def __getitem__(self, at: Place) -> Value:
        return self.rows[at[0]][at[1]]

    def __iter__(self) -> Iterator[Place]:
        return ((row, column) for row, cells in self.rows.items() for column in cells)

    def __len__(self) -> int:
        return sum(map(len, self.rows.values()))


@dataclass(frozen=True)
class Sheet:
    """One sheet of a file (a csv file is one sheet without a name): its filled cells by place.

    `title` is what decides which sheet it is: the sheet's name, or the csv file's. `merges` are the first and
    last cell of each merged area; only the first has the value.
    """

    file: str
    name: str
    title: str
    cells: Mapping[Place, Value]
    merges: Sequence[tuple[Place, Place]] = ()
    hidden: Hidden = Hidden()

    def source(self, row: int = 0, column: int = 0) -> Source:
        return Source(self.file, self.name, address(row, column) if row else "")

    @cached_property
    def rows(self) -> dict[int, dict[int, Value]]:
        """The filled cells by row and column, both in order."""
        if isinstance(self.cells, Cells):
            return self.cells.rows
        found: dict[int, dict[int, Value]] = {}
        for row, column in sorted(self.cells):
            found.setdefault(row, {})[column] = self.cells[row, column]
        return found

    @cached_property
    def merged_down(self) -> dict[Place, Place]:
        """The cells below the first of a merged area, down to the last filled row: where their value stands."""
        last_row = max(self.rows, default=0)
        found: dict[Place, Place] = {}
        for (top, column), (bottom, _) in self.merges:
            if (top, column) in self.cells and len(found) < MOST_MERGED:
                found.update({(row, column): (top, column) for row in range(top + 1, min(bottom, last_row) + 1)})
        return found


@dataclass(frozen=True)
class CellsOfRow(Mapping[str, Source]):
    """The cells of one row by the names of its columns; each is worked out when it is asked for."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]

    def __getitem__(self, name: str) -> Source:
        return self.sheet.source(self.row, self.columns[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)


def address(row: int, column: int) -> str:
    """Say a place as spreadsheets do: (7, 2) is B7."""
    return f"{_letters(column)}{row}"


@cache
def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place(text: str) -> Place:
    """Return the place of an address: B7 is (7, 2)."""
    letters = text.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(text[len(letters) :]), column


def shown(value: Value) -> object:
    """Return a value as it is written again: times, dates and numbers as such, an error as what it shows."""
    return value.text if isinstance(value, ErrorValue) else value


def is_blank(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip("\u200b\ufeff \t\r\n\xa0"))


MOST_CELLS = 6
"""Cells that a sentence names."""


def cells_text(sources: Sequence[Source]) -> str:
    """Name cells, the first few of many."""
    return ", ".join(source.cell for source in sources[:MOST_CELLS]) + (" …" if len(sources) > MOST_CELLS else "")
