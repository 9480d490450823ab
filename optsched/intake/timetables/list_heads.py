"""The row of column names that people use above a long list of lessons: what each column means."""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field

from optsched.contract import fold
from optsched.intake.cells import Place
from optsched.intake.timetables.days import days_of
from optsched.intake.timetables.labels import label_of
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.periods import period_in_column

_WORDS: Mapping[str, str] = {
    "class": "class classname homeroom hr section clase classroom",
    "teacher": "teacher teachername homeroomteacher classroomteacher maestra maestro staff",
    "grade": "grade gradelevel gr",
    "school": "school building site campus escuela",
    "day": "day days weekday weekdays dia dow dayofweek dayoftheweek meetingdays",
    "week": "week weeks cycle",
    "time": "time times when hours blocktime periodtime hora clocktime timeslot",
    "start": "start starts from begin begins starttime timein begintime startsat",
    "end": "end ends to finish until endtime timeout stop stoptime endsat",
    "period": "period periods per pd hour mod periodnumber blocknumber",
    "minutes": "minutes length duration min mins duracion",
    "activity": "activity subject course lesson what actividad materia event contentarea subjectactivity",
    "where": "where room location place",
}
_MEANT = {word: meaning for meaning, words in _WORDS.items() for word in words.split()}
_EITHER = "block"
"""A column called so has periods, or else activities."""
_MOST_ALIKE = 0.8
_FEWEST_PERIODS = 0.5
_WHOSE = {"class", "teacher", "grade", "day"}
_LOOKED_AT = 40
_FEWEST_TICKED = 3
_MARK = re.compile(r"[x×✓✔✗☑•*y1]|yes", re.IGNORECASE)


_ONCE = {"day", "time", "start", "end", "period", "activity"}
"""What a list says in one column: a second one is of a list beside it."""


@dataclass(frozen=True)
class Head:
    """Names of columns in a row: what each column means. `first` to `last` are the columns of the list.

    `is_alone` unless other lists stand beside it. `ticked` are the days that columns are of, where rows have a mark.
    """

    row: int
    columns: Mapping[int, str]
    first: int
    last: int
    is_alone: bool = True
    ticked: Mapping[int, str] = field(default_factory=dict)


def is_name(text: str) -> bool:
    """Tell whether a text is the name of a column."""
    return fold(text) == _EITHER or fold(text) in _MEANT


def heads_of(page: Page, others: Container[Place] = ()) -> list[Head]:
    """Find the rows that name the columns of a list of lessons: an activity, and a time, a start or a period.

    `others` are cells of bell schedules, which are no lists.
    """
    found = []
    for number, row in page.by_row.items():
        parts = _beside_each_other(row)
        for cells in parts:
            columns = _Columns(page, number, cells, others).meanings()
            if _is_list(columns.values()):
                ticked = {} if "day" in columns.values() else _ticked(page, number, cells)
                found.append(Head(number, columns, min(cells), max(cells), len(parts) == 1, ticked))
    return found


def _ticked(page: Page, head: int, cells: Mapping[int, Cell]) -> dict[int, str]:
    """Return the columns of single days whose cells below are marks, or the day once more."""
    days = {at: cell.days[0] for at, cell in cells.items() if len(cell.days) == 1}
    below = [(days[at], cell) for at in days for row, cell in page.by_column[at].items() if row > head]
    are_marks = bool(below) and all(_MARK.fullmatch(cell.text) or cell.days == (day,) for day, cell in below)
    return days if len(days) >= _FEWEST_TICKED and are_marks else {}


def _is_list(meanings: Iterable[str]) -> bool:
    known = set(meanings)
    return "activity" in known and bool(known & {"time", "start", "period"})


def _beside_each_other(row: Mapping[int, Cell]) -> list[Mapping[int, Cell]]:
    """Return the names of columns of each list, where all that stand beside each other have an activity and a time."""
    parts: list[dict[int, Cell]] = [{}]
    known: set[str] = set()
    for at, cell in row.items():
        meaning = _MEANT.get(fold(cell.text), "")
        if meaning in known & _ONCE:
            parts.append({})
            known = set()
        parts[-1][at] = cell
        known.add(meaning)
    named = ([_MEANT.get(fold(cell.text), "") for cell in part.values()] for part in parts)
    return [*parts] if all(map(_is_list, named)) else [row]


@dataclass(frozen=True)
class _Columns:
    """The columns below `cells` of a row that may name them."""

    page: Page
    row: int
    cells: Mapping[int, Cell]
    others: Container[Place]

    def meanings(self) -> dict[int, str]:
        """Return what each column means that is known, by its name or else by its cells."""
        columns: dict[int, str] = {}
        for at, cell in self.cells.items():
            meaning = _MEANT.get(fold(cell.text))
            if meaning and meaning not in columns.values():
                columns[at] = meaning
        columns |= self._block(columns)
        columns |= self._times_of_periods(columns)
        columns |= self._by_content(columns)
        is_sure = _WHOSE & set(columns.values())
        return {at: name for at, name in columns.items() if name != "period" or is_sure or self._has_periods(at)}

    def _block(self, known: Mapping[int, str]) -> dict[int, str]:
        """Tell what a column called Block has: periods where its cells say so, else the activities."""
        at = next((at for at, cell in self.cells.items() if fold(cell.text) == _EITHER), None)
        if at is None:
            return {}
        meaning = "period" if self._has_periods(at) else "activity"
        return {} if meaning in known.values() else {at: meaning}

    def _has_periods(self, column: int) -> bool:
        return self._share(column, _is_period) >= _FEWEST_PERIODS

    def _times_of_periods(self, known: Mapping[int, str]) -> dict[int, str]:
        """Take a column called Period or Hour for the times where its cells are times and no other column has any."""
        if {"time", "start"} & set(known.values()):
            return {}
        columns = [at for at, meaning in known.items() if meaning == "period"]
        return {at: "time" for at in columns if self._share(at, _is_time) >= _MOST_ALIKE}

    def _by_content(self, known: Mapping[int, str]) -> dict[int, str]:
        """Tell from the cells below what a column is whose name is not known: days, a time, classes, teachers."""
        if "activity" not in known.values():
            return {}
        found: dict[int, str] = {}
        for at in self.cells:
            taken = {*known.values(), *found.values()}
            for meaning, fits in _FITS.items():
                is_free = at not in known and at not in found and meaning not in taken and not self.cells[at].days
                if is_free and self._share(at, fits) >= _MOST_ALIKE:
                    found[at] = meaning
        return found

    def _share(self, column: int, fits: Callable[[Cell], bool]) -> float:
        """Return how many of the first cells below the head of a column fit, as a share; names of columns are none."""
        cells = self.page.by_column[column]
        below = [cell for row, cell in cells.items() if row > self.row and cell.first not in self.others]
        below = [cell for cell in below if not is_name(cell.text)][:_LOOKED_AT]
        return sum(map(fits, below)) / len(below) if below else 0


def _is_period(cell: Cell) -> bool:
    return bool(cell.period) or (cell.span is None and bool(period_in_column(cell.text)))


def _is_time(cell: Cell) -> bool:
    return cell.span is not None and cell.span.end is not None and not cell.period


_FITS: Mapping[str, Callable[[Cell], bool]] = {
    "day": lambda cell: bool(cell.days or days_of(cell.text)),
    "time": _is_time,
    "class": lambda cell: bool(label_of(cell.text).name),
    "teacher": lambda cell: bool(label_of(cell.text).teacher),
}
