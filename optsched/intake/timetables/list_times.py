"""When the rows of a long list are: as written in them, else as the bell schedule has their periods."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from optsched.domain import Source
from optsched.intake.codes import Code
from optsched.intake.timetables.bells import ADD_BELLS, WHOSE_BELLS, Bell, Bells, no_clock_times, several_times
from optsched.intake.timetables.clocks import Clock, Span
from optsched.intake.timetables.days import Days, days_of
from optsched.intake.timetables.labels import Label, label_of
from optsched.intake.timetables.lessons import Notes
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.timetables.periods import is_bare, period_in_column
from optsched.intake.timetables.titles import Titles

Cells = Mapping[str, Cell]
"""The cells of a row by the meaning of their columns."""
_SAYING = ("time", "start", "end")
_HOUR_AND_MINUTE = r"((?:[01]?\d|2[0-3])[0-5]\d)"
_DIGITS = re.compile(rf"{_HOUR_AND_MINUTE}(?:\s*(?:-|–|to)\s*{_HOUR_AND_MINUTE})?")
_NO_PERIOD = "write its number, as in Period 2, or its time beside it?"


@dataclass(frozen=True)
class Entry:
    """A row of a list: its cells by meaning, the carried ones included.

    `days` are some of the row's days, where its period has another time on the others; empty for all of them.
    """

    row: int
    cells: Cells
    span: Span
    days: Days = ()

    @property
    def minutes(self) -> int:
        """The minutes that the row says the lesson takes, 0 where it does not."""
        found = re.match(r"\d{1,3}(?!\d)", self.cells["minutes"].text) if "minutes" in self.cells else None
        return int(found[0]) if found else 0


@dataclass(frozen=True)
class ListTimes:
    """Gives the rows of one list their times. `periods` are all periods that it names, as written."""

    page: Page
    titles: Titles
    bells: Bells
    notes: Notes
    periods: Sequence[str] = ()

    def entries(self, row: int, cells: Cells) -> Iterator[Entry]:
        """Yield a row with its time; once for each time where its period has several on its days."""
        span = written(cells)
        if span is not None:
            self._compare(cells, span)
            yield Entry(row, cells, span)
        elif "period" in cells and not any(name in cells for name in _SAYING):
            yield from self._by_bells(row, cells)
        else:
            message = "This row says an activity, but no time that is understood."
            self.notes.add(Code.NO_TIME, message, self.page.source(cells["activity"]), seen_in(cells))

    def _by_bells(self, row: int, cells: Cells) -> Iterator[Entry]:
        cell, source = cells["period"], self.page.source(cells["activity"])
        period = _period(cell)
        days = days_in(self.page, cells, self.titles, self.notes)
        if days is None:
            return
        if not period:
            message = f"{cell.text} is no period that is known."
            self.notes.add(Code.NO_TIME, message, source, seen_in(cells), _NO_PERIOD)
            return
        found: dict[tuple[int, int], list[str]] = {}
        for day, bells in self._bells(period, cells, days):
            if len(bells) == 1:
                found.setdefault((bells[0].start, bells[0].end), []).append(day)
            elif bells:
                message = several_times(_called(cell), bells)
                self.notes.add(Code.NO_TIME, message, source, seen_in(cells), WHOSE_BELLS)
            else:
                self.notes.add(Code.NO_TIME, no_clock_times(self.periods), source, seen_in(cells), ADD_BELLS)
        for (start, end), some in found.items():
            span = Span(Clock(start, is_sure=True), Clock(end, is_sure=True))
            yield Entry(row, cells, span, () if list(days) == some else tuple(filter(None, some)))

    def _bells(self, period: str, cells: Cells, days: Days) -> Iterator[tuple[str, list[Bell]]]:
        """Yield each day with the bells of a period on it; an empty day where none is named."""
        level, variant = label_in(cells).grade or self.titles.label.grade, self.titles.variant
        for day in days or ("",):
            yield day, self.bells.find(period, self._sheet, level, (day,) if day else (), variant)

    @property
    def _sheet(self) -> Source:
        return self.page.sheet.source()

    def _compare(self, cells: Cells, span: Span) -> None:
        """Say where a row's own time is not that of its period."""
        cell = cells.get("period")
        if cell is None or cell.span is span:
            return
        days = (cells["day"].days or days_of(cells["day"].text)) if "day" in cells else self.titles.days
        every = self._bells(_period(cell), cells, days)
        other = next((bells[0].said for _, bells in every if bells and not _agree(bells, span)), "")
        if cell.span and not _is_same(cell.span, span):
            other = other or "at another time"
        if other:
            message = f"{_called(cell)} is {other}, but its row has a time of its own, which was read."
            self.notes.add(Code.TIMES_DISAGREE, message.replace("\n", " "), self.page.source(cell), seen_in(cells))


def written(cells: Cells) -> Span | None:
    """Return the time that a row itself says; None where it says none that is understood."""
    time, start, end = (_span(cells[name]) if name in cells else None for name in _SAYING)
    if time is not None:
        return time
    if start is not None:
        return start if start.end else Span(start.start, end.start if end else None)
    is_free = "period" in cells and not any(name in cells for name in _SAYING)
    return cells["period"].span if is_free else None


def _span(cell: Cell) -> Span | None:
    """Return the time in a cell of a column for times, where `0815`, `815` and `0815-0915` are some too."""
    parts = _DIGITS.fullmatch(cell.text)
    if cell.span or not parts:
        return cell.span
    start, end = (_clock(each) if each else None for each in parts.groups())
    return Span(start, end) if start else None


def _clock(digits: str) -> Clock:
    hour, minute = int(digits[:-2]), int(digits[-2:])
    return Clock(hour * 60 + minute, is_sure=digits.startswith("0") or hour > 12)


def _period(cell: Cell) -> str:
    return cell.period or period_in_column(cell.text)


def _called(cell: Cell) -> str:
    return f"Period {cell.text}" if is_bare(cell.text) else cell.text


def _agree(bells: Iterable[Bell], span: Span) -> bool:
    return any(
        bell.start in span.start.readings and (span.end is None or bell.end in span.end.readings) for bell in bells
    )


def _is_same(one: Span, other: Span) -> bool:
    ends = [each.end.readings for each in (one, other) if each.end]
    return one.start.readings == other.start.readings and (len(ends) < 2 or ends[0] == ends[1])


def days_in(page: Page, cells: Cells, titles: Titles, notes: Notes) -> Days | None:
    """Return the days of a row, else those of the titles; None, with a finding, where they are not understood."""
    if "day" not in cells:
        return titles.days
    cell = cells["day"]
    days = cell.days or days_of(cell.text)
    if not days:
        message = f"{cell.text} is no day that is known." if cell.text else "No day is ticked in this row."
        notes.add(Code.DAYS, message, page.source(cell), cell.text)
    return days or None


def label_in(cells: Cells) -> Label:
    """Return the class of a row: columns say what each word is."""
    label = Label()
    if "class" in cells:
        found = label_of(cells["class"].text)
        label = found if found.is_class else Label(name=found.seen, seen=found.seen)
    if "teacher" in cells:
        text = cells["teacher"].text
        label = label.joined(Label(teacher=text, seen="" if label.seen else text))
    if "grade" in cells:
        text = cells["grade"].text
        label = label.joined(Label(grade=text, seen="" if label.seen else text))
    return label


def seen_in(cells: Cells) -> str:
    """Return what a row says of its time, and its activity."""
    said = [cells[name].text for name in ("period", "time", "start", "end", "activity") if name in cells]
    return " ".join(said)
