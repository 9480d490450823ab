"""How a timetable is dressed: its notation, its merged cells, and everything that stands around it."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from hypothesis import strategies as st

from timetables.dice import Dice, Drawn, one_in, pick, shuffled
from timetables.notation import EXCEL_CLOCKS, TEXT_CLOCKS, ClassWords, Clock, DayWords, PeriodWords


class Times(Enum):
    """What stands where a row or column of a timetable says when it is."""

    SPAN = auto()  # 8:15-9:00
    FROM_TO = auto()  # two cells
    START = auto()  # 8:15; it ends where the next begins
    PERIOD = auto()  # Period 1, with a bell schedule elsewhere in the workbook
    PERIOD_SPAN = auto()  # Period 1, and 8:15-9:00 on the next line of the cell


class Cover(Enum):
    """How a text covers several cells: merged, in each of them, or only in the first."""

    MERGED = auto()
    REPEATED = auto()
    FIRST = auto()


class Tables(Enum):
    """Where the tables of a workbook stand."""

    SHEETS = auto()
    BELOW = auto()
    BESIDE = auto()


class Heading(Enum):
    """Where a sheet says whose it is, or of which day."""

    BOTH = auto()
    CELL = auto()
    SHEET = auto()


class Where(Enum):
    """Where something that is no timetable stands."""

    NOWHERE = auto()
    BESIDE = auto()
    BELOW = auto()


class BellSheet(Enum):
    """Where the bell schedule stands."""

    LAST = auto()
    FIRST = auto()
    BELOW = auto()


HEAD_WORDS = 4
"""Ways to call the columns of a list."""


@dataclass(frozen=True)
class Dress:
    """One way to show a timetable; the defaults are the plainest."""

    times: Times = Times.SPAN
    clock: Clock = Clock.HYPHEN
    days: DayWords = DayWords.SHORT
    classes: ClassWords = ClassWords.NAME
    periods: PeriodWords = PeriodWords.LETTER
    cover: Cover = Cover.MERGED
    head_cover: Cover = Cover.MERGED
    across: bool = False
    tables: Tables = Tables.SHEETS
    heading: Heading = Heading.BOTH
    heading_words: str = "{}"
    bells: BellSheet = BellSheet.LAST
    bells_from_to: bool = False
    step: int = 5
    days_together: bool = False
    details: bool = False
    wording: int = 0
    head_words: int = 0
    columns: tuple[int, ...] = tuple(range(8))
    extras: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    letterhead_merged: bool = False
    footers: tuple[str, ...] = ()
    footer_gap: int = 1
    side_note: str = ""
    legend: Where = Where.NOWHERE
    rows_in_front: int = 0
    columns_in_front: int = 0
    empty_row: bool = False
    empty_column: bool = False
    break_row: bool = False
    mirrored: bool = False
    backwards: bool = False
    repeat_header: int = 0
    stray_blanks: bool = False


@dataclass(frozen=True)
class Wardrobe:
    """What a layout can wear. The first of each is the plainest."""

    times: tuple[Times, ...] = (Times.SPAN,)
    covers: tuple[Cover, ...] = (Cover.MERGED,)
    tables: tuple[Tables, ...] = (Tables.SHEETS,)
    steps: tuple[int, ...] = (5,)
    wordings: int = 1
    across: bool = False
    repeats: tuple[int, ...] = (0,)
    lines: bool = False
    """Lines of text, without colours to explain; a line of a letterhead with a time would look like them."""

    def has(self, dress: Dress) -> bool:
        """Say whether a layout of this wardrobe can be shown in a dress."""
        return (
            dress.times in self.times
            and dress.cover in self.covers
            and dress.tables in self.tables
            and dress.step in self.steps
            and dress.wording < self.wordings
            and (self.across or not dress.across)
            and not (self.lines and (dress.legend is not Where.NOWHERE or dress.letterhead == _WITH_TIMES))
            and dress.repeat_header in self.repeats
            and dress.clock in self.clocks(dress.times)
        )

    def clocks(self, times: Times) -> tuple[Clock, ...]:
        """Return the clocks that go with what is said of times: a real time of a cell is one time, not two."""
        real = times in (Times.START, Times.FROM_TO)
        return TEXT_CLOCKS + EXCEL_CLOCKS if real else TEXT_CLOCKS


_WITH_TIMES = ("Washington Primary", "Office hours 7:30 AM - 4:00 PM", "Principal: Dr. Reyes")
_LETTERHEADS = (
    ("Lincoln Elementary",),
    ("Lincoln Elementary School", "2026-2027 School Year"),
    ("LINCOLN ELEMENTARY", "1200 Maple Street, Springfield", "Phone (555) 010-0142"),
    ("Master Schedule 2026-27",),
    ("Class Schedule", "Revised 8/21/2026"),
    _WITH_TIMES,
)
_FOOTERS = (
    "* bring recorder",
    "Schedule is subject to change.",
    "Updated 8/21/2026",
    "Please return library books on time!",
    "Questions? Call the front office at 555-0142.",
    "**Indoor recess in the gym when it rains",
)
_SIDE_NOTES = ("* bring recorder", "sneakers!", "sub plans are in the red folder", "aide pushes in", "NEW")
_HEADING_WORDS = ("{}", "{}", "{} Schedule", "Schedule: {}")
_EXTRAS = ("Minutes", "Notes", "Grade")


def draw_dress(dice: Dice, wardrobe: Wardrobe) -> Dress:
    """Draw a dress that a wardrobe has."""
    return _with_surroundings(dice, wardrobe, _draw_notation(dice, wardrobe))


def _draw_notation(dice: Dice, wardrobe: Wardrobe) -> Dress:
    """Draw how the timetable itself is written."""
    times = pick(dice, wardrobe.times)
    cover = pick(dice, wardrobe.covers)
    return Dress(
        times=times,
        clock=pick(dice, wardrobe.clocks(times)),
        days=pick(dice, tuple(DayWords)),
        classes=pick(dice, tuple(ClassWords)),
        periods=pick(dice, tuple(PeriodWords)),
        cover=cover,
        head_cover=pick(dice, tuple(Cover)),
        across=wardrobe.across and cover is Cover.MERGED and one_in(dice, 2),
        tables=pick(dice, wardrobe.tables),
        heading=pick(dice, tuple(Heading)),
        heading_words=pick(dice, _HEADING_WORDS),
        bells=pick(dice, tuple(BellSheet)),
        bells_from_to=one_in(dice, 2),
        step=pick(dice, wardrobe.steps),
        days_together=one_in(dice, 2),
        details=one_in(dice, 2),
        wording=dice.whole(0, wardrobe.wordings - 1),
        head_words=dice.whole(0, HEAD_WORDS - 1),
        columns=shuffled(dice, range(8)) if one_in(dice, 2) else tuple(range(8)),
        extras=tuple(each for each in _EXTRAS if one_in(dice, 4)),
    )


def _with_surroundings(dice: Dice, wardrobe: Wardrobe, dress: Dress) -> Dress:
    """Draw what stands around a timetable, and what is put between its rows and columns."""
    return replace(
        dress,
        letterhead=pick(dice, ((), *(_LETTERHEADS[:-1] if wardrobe.lines else _LETTERHEADS))),
        letterhead_merged=one_in(dice, 2),
        footers=tuple(each for each in _FOOTERS if one_in(dice, 5)),
        footer_gap=dice.whole(0, 2),
        side_note=pick(dice, ("",) * 5 + _SIDE_NOTES),
        legend=Where.NOWHERE if wardrobe.lines else pick(dice, (Where.NOWHERE, *Where)),
        rows_in_front=pick(dice, (0, 0, 1, 2)),
        columns_in_front=pick(dice, (0, 0, 1, 2)),
        empty_row=one_in(dice, 5),
        empty_column=one_in(dice, 5),
        break_row=one_in(dice, 5),
        mirrored=one_in(dice, 4),
        backwards=one_in(dice, 5),
        repeat_header=pick(dice, wardrobe.repeats),
        stray_blanks=one_in(dice, 8),
    )


@st.composite
def dresses(draw: st.DrawFn, wardrobe: Wardrobe) -> Dress:
    """Draw dresses of a wardrobe with hypothesis; they shrink to the plainest."""
    return draw_dress(Drawn(draw), wardrobe)
