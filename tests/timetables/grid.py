"""One table with times downwards and columns across; every grid of a school is this one, or this one turned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from timetables.canvas import Canvas
from timetables.dress import Cover, Dress, Times
from timetables.notation import DayWords, Value, period, point, span
from timetables.weeks import CORE, HELP, MEALS, SPECIALS, Span

_SPANISH = (DayWords.SPANISH, DayWords.SPANISH_CAPITALS, DayWords.SPANISH_SHORT)


@dataclass(frozen=True)
class Block:
    """A text from start to end in one column."""

    span: Span
    text: str
    look: str = "lesson"


@dataclass(frozen=True)
class Column:
    """A column of a grid: what its head says, and its blocks by band."""

    title: str
    blocks: tuple[tuple[Block, ...], ...]
    group: str = ""


@dataclass(frozen=True)
class Band:
    """Rows that belong together, with a title of their own when there are several; `end` is said in a last row."""

    rows: tuple[Span, ...]
    title: str = ""
    end: int | None = None


@dataclass(frozen=True)
class Words:
    """What a grid says that is no lesson: which period a time is, the end of the day, the word in the corner."""

    periods: Mapping[Span, int] = field(default_factory=dict)
    ending: str = "Dismissal"
    corner: str | None = None


def look_of(activity: str) -> str:
    """Return the colour of an activity."""
    kinds = {"core": CORE, "special": SPECIALS, "meal": MEALS, "help": HELP}
    return next((look for look, names in kinds.items() if activity in names), "lesson")


def time_heads(dress: Dress) -> tuple[str, ...]:
    """Return the heads of the columns that say when it is."""
    english = dress.days not in _SPANISH
    if dress.times is Times.FROM_TO:
        return ("From", "To") if english else ("Desde", "Hasta")
    if dress.times in (Times.PERIOD, Times.PERIOD_SPAN):
        return ("Period",) if english else ("Periodo",)
    return ("Time",) if english else ("Hora",)


def time_values(stretch: Span, dress: Dress, words: Words) -> tuple[Value, ...]:
    """Return what the columns that say when it is hold for a row."""
    start, end = stretch
    if dress.times is Times.FROM_TO:
        return point(start, dress.clock), point(end, dress.clock)
    if dress.times is Times.START:
        return (point(start, dress.clock),)
    if dress.times is Times.SPAN:
        return (span(stretch, dress.clock),)
    name = period(words.periods[stretch], dress.periods)
    return (name,) if dress.times is Times.PERIOD else (f"{name}\n{span(stretch, dress.clock)}",)


class _Kind(Enum):
    HEAD = auto()
    EMPTY = auto()
    ROW = auto()
    END = auto()


@dataclass(frozen=True)
class _Line:
    kind: _Kind
    band: int = 0
    row: Span = (0, 0)


def grid(bands: Sequence[Band], columns: Sequence[Column], dress: Dress, words: Words = Words()) -> Canvas:
    """Draw a grid: heads above, times (and the title of each band) in front, blocks over their rows."""
    return _Grid(bands, tuple(columns), dress, words).drawn()


class _Grid:
    def __init__(self, bands: Sequence[Band], columns: tuple[Column, ...], dress: Dress, words: Words) -> None:
        self.bands, self.columns, self.dress, self.words = bands, columns, dress, words
        self.titled = any(band.title for band in bands)
        self.grouped = any(column.group for column in columns)
        times = time_heads(dress)
        if words.corner is not None and len(times) == 1:
            times = (words.corner,)
        self.heads = ("Día" if dress.days in _SPANISH else "Day",) * self.titled + times
        self.left = len(self.heads) + dress.empty_column
        self.lines = self._lines()
        self.canvas = Canvas()

    def drawn(self) -> Canvas:
        ends = [0, self.left + len(self.columns) + self.dress.empty_column] if self.dress.mirrored else [0]
        for row, line in enumerate(self.lines, int(self.grouped)):
            for left in ends:
                self._label(row, left, line)
            self._row(row, line)
        for left in ends if self.titled else []:
            self._band_titles(left)
        self._groups()
        self._blocks()
        return self.canvas

    def _lines(self) -> list[_Line]:
        """Say what each row of the sheet is: heads, times, and what is put between them."""
        found = [_Line(_Kind.HEAD)] + [_Line(_Kind.EMPTY)] * self.dress.empty_row
        since, broken = 0, not self.dress.break_row
        for number, band in enumerate(self.bands):
            for position, row in enumerate(band.rows):
                calm = number + position > 0 and self._is_calm(number, position)
                if calm and self.dress.repeat_header and since >= self.dress.repeat_header:
                    found.append(_Line(_Kind.HEAD))
                    since = 0
                elif calm and not broken and (number > 0 or 2 * position >= len(band.rows)):
                    found.append(_Line(_Kind.EMPTY))
                    broken = True
                found.append(_Line(_Kind.ROW, number, row))
                since += 1
            if band.end is not None:
                found.append(_Line(_Kind.END, number, (band.end, band.end)))
        return found

    def _is_calm(self, number: int, position: int) -> bool:
        """Say whether nothing goes on across the upper edge of a row."""
        if self.titled:
            return position == 0
        at = self.bands[number].rows[position][0]
        return not any(block.span[0] < at < block.span[1] for column in self.columns for block in column.blocks[number])

    def _label(self, row: int, left: int, line: _Line) -> None:
        offset = left + self.titled
        if line.kind is _Kind.HEAD:
            for column, head in enumerate(self.heads, left):
                self.canvas.put(row, column, head, "head")
        elif line.kind is _Kind.END:
            self.canvas.put(row, offset, point(line.row[0], self.dress.clock), "label")
        elif line.kind is _Kind.ROW:
            for column, value in enumerate(time_values(line.row, self.dress, self.words), offset):
                self.canvas.put(row, column, value, "label")

    def _row(self, row: int, line: _Line) -> None:
        """Write what a row has across its columns, beside lessons: heads, borders, or the end of the day."""
        across = range(self.left, self.left + len(self.columns))
        if line.kind is _Kind.HEAD:
            for column, each in zip(across, self.columns, strict=True):
                self.canvas.put(row, column, each.title, "head")
        elif line.kind is _Kind.ROW:
            self.canvas.frames |= {(row, column) for column in across}
        elif line.kind is _Kind.END:
            cover = Cover.REPEATED if self.dress.cover is Cover.REPEATED else Cover.MERGED
            self.canvas.fill((row, across[0], row, across[-1]), self.words.ending, "lesson", cover)

    def _band_titles(self, left: int) -> None:
        for number, band in enumerate(self.bands):
            rows = [
                row
                for row, line in enumerate(self.lines, int(self.grouped))
                if line.kind in (_Kind.ROW, _Kind.END) and line.band == number
            ]
            self.canvas.fill((rows[0], left, rows[-1], left), band.title, "head", self.dress.head_cover)

    def _groups(self) -> None:
        """Write the row above the heads: one title over the columns of each group."""
        first = 0
        for position, column in enumerate(self.columns):
            last = position + 1 == len(self.columns) or self.columns[position + 1].group != column.group
            if last and self.grouped:
                area = (0, self.left + first, 0, self.left + position)
                self.canvas.fill(area, column.group, "head", self.dress.head_cover)
            first = position + 1 if last else first

    def _blocks(self) -> None:
        done: set[tuple[int, int, Block]] = set()
        for position, column in enumerate(self.columns):
            for number, blocks in enumerate(column.blocks):
                for block in blocks:
                    if (position, number, block) in done:
                        continue
                    last = self._last_alike(position, number, block)
                    done |= {(each, number, block) for each in range(position, last + 1)}
                    top, bottom = self._rows_of(number, block)
                    area = (top, self.left + position, bottom, self.left + last)
                    self.canvas.fill(area, block.text, block.look, self.dress.cover)

    def _last_alike(self, position: int, number: int, block: Block) -> int:
        """Return the last column to the right that has the very same block, if blocks are merged across."""
        last = position
        while self.dress.across and last + 1 < len(self.columns) and block in self.columns[last + 1].blocks[number]:
            last += 1
        return last

    def _rows_of(self, number: int, block: Block) -> tuple[int, int]:
        start, end = block.span
        rows = [
            row
            for row, line in enumerate(self.lines, int(self.grouped))
            if line.kind is _Kind.ROW and line.band == number and start <= line.row[0] and line.row[1] <= end
        ]
        return rows[0], rows[-1]
