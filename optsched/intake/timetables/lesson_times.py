"""From when to when a lesson of a grid is: by its own words, by its rows, by the bells of its period."""

import re
from dataclasses import dataclass
from functools import cached_property

from optsched.domain.cycle import clock
from optsched.intake.codes import Code
from optsched.intake.timetables.bells import ADD_BELLS, WHOSE_BELLS, no_clock_times, several_times
from optsched.intake.timetables.clocks import Span
from optsched.intake.timetables.content import Content
from optsched.intake.timetables.lessons import Notes
from optsched.intake.timetables.page import Cell
from optsched.intake.timetables.spots import Body, Spot
from optsched.intake.timetables.untimed import is_head_word

ENDS = {"dismissal", "end of day", "end", "bell", "home", "go home", "buses", "release", "students dismissed"}
_LIKE_A_TIME = re.compile(r"\d{1,2}\s*[:.h]\s*\d")
_WRITE_TIME = "write it as 8:30-9:15?"


@dataclass(frozen=True)
class LessonTimes:
    """The times of the lessons in one body; what has none is noted."""

    body: Body
    notes: Notes

    def of(self, spot: Spot, content: Content) -> tuple[int, int] | None:
        """Return the minutes: the cell's own time where it has one, else its rows'."""
        if content.span is not None:
            return self._own_time(spot, content.span)
        if spot.start is None:
            self._note_no_time(spot)
            return None
        if self.body.is_fine and not self.body.shows_length and self._goes_on_empty(spot.cell):
            message = "It is not shown how long this lesson is: the cells below are empty."
            self._note(Code.LENGTH_UNCLEAR, spot.cell, message, "merge its cells, or write its time into it?")
            return None
        if (odd := self._open_end(spot)) is not None:
            message = f"It is not said when this ends: {odd.text} is no time that is understood."
            self._note(Code.NO_TIME, spot.cell, message.replace("\n", " "), _WRITE_TIME)
            return None
        if spot.end is None:
            if content.activity.casefold() not in ENDS:
                self._note(Code.NO_TIME, spot.cell, "It is not said when this ends.", _WRITE_TIME)
            return None
        if spot.end <= spot.start:
            message = f"{clock(spot.start)} to {clock(spot.end)} runs backwards."
            self._note(Code.NO_TIME, spot.cell, message, _WRITE_TIME)
            return None
        return spot.start, spot.end

    def _open_end(self, spot: Spot) -> Cell | None:
        """Return what leaves open when a lesson ends: it stands for the time of its last row, or behind a start."""
        timed, last = self.body.timed, max(spot.rows)
        period = next((cell for cell in timed[last] if cell.period and not cell.span), None)
        spans = [cell.span for cell in timed[last] if cell.span]
        if period and not spans:
            bells = self.body.bells_for(period.period, timed[last], spot.days)
            return None if len(bells) == 1 or last in self.body.times else period
        if not spans:
            return self._beside(last)
        after = min((at for at in self.body.times if at > last), default=last)
        if len(spans) > 1 or spans[0].end is not None:
            return None
        return next((odd for at in range(last + 1, after) if (odd := self._beside(at)) and not is_head_word(odd)), None)

    def _note_no_time(self, spot: Spot) -> None:
        """Say why a cell has no time: its period is unknown or known twice, or a time beside it is not understood."""
        first = min(spot.rows)
        period = next((cell for cell in self.body.timed[first] if cell.period and not cell.span), None)
        bells = self.body.bells_for(period.period, self.body.timed[first], spot.days) if period else []
        if period and len(bells) > 1:
            self._note(Code.NO_TIME, spot.cell, several_times(period.text, bells), WHOSE_BELLS)
        elif period:
            self._note(Code.NO_TIME, spot.cell, no_clock_times(self._periods), ADD_BELLS)
        else:
            self._note(Code.NO_TIME, spot.cell, self._of_time(self._beside(first)), _WRITE_TIME)

    def _of_time(self, beside: Cell | None) -> str:
        if beside is None:
            return "No time belongs to this cell."
        text = beside.text.replace("\n", " / ")
        return f"{text} does not fit the times beside it." if beside.span else f"{text} is not understood as a time."

    @cached_property
    def _periods(self) -> list[str]:
        return [cell.text for cells in self.body.timed.values() for cell in cells if cell.period and not cell.span]

    def _beside(self, at: int) -> Cell | None:
        """Return what stands where the time of a row or column should be: what is like one goes first."""
        page, grid, is_row = self.body.page, self.body.grid, self.body.rows_have_times
        inside = grid.columns if is_row else grid.rows
        line = page.row(at) if is_row else page.by_column.get(at, {})
        cells = {place: cell for place, cell in line.items() if place not in inside}
        heads = [head for cells in self.body.timed.values() for head in cells]
        times = {head.first[is_row] for head in heads if head.span or head.period}
        like = [cell for cell in cells.values() if is_row and _LIKE_A_TIME.search(cell.text) and not cell.span]
        where = [cells[place] for place in sorted(times) if place in cells]
        return next(iter([*like, *sorted(where, key=lambda cell: cell.span is not None)]), None)

    def _goes_on_empty(self, cell: Cell) -> bool:
        below = cell.last[0] + 1
        return below in self.body.grid.rows and self.body.page.at(below, cell.first[1]) is None

    def _own_time(self, spot: Spot, span: Span) -> tuple[int, int] | None:
        starts, ends = span.start.readings, span.end.readings if span.end else (spot.end,)
        near = spot.start if spot.start is not None else span.start.usual
        first = min(starts, key=lambda minute: abs(minute - near))
        last = next((minute for minute in ends if minute is not None and minute > first), None)
        if last is None:
            self._note(Code.NO_TIME, spot.cell, "It is not said when this ends.", _WRITE_TIME)
            return None
        if spot.start is not None and not (spot.start <= first < (spot.end or last)):
            rows = f"{clock(spot.start)}" + (f"-{clock(spot.end)}" if spot.end else "")
            message = f"The cell says {clock(first)}-{clock(last)}, but stands at {rows}; its own time was read."
            self._note(Code.TIMES_DISAGREE, spot.cell, message)
        return first, last

    def _note(self, code: Code, cell: Cell, message: str, maybe: str = "") -> None:
        self.notes.add(code, message, self.body.page.source(cell), cell.text.replace("\n", " / "), maybe)
