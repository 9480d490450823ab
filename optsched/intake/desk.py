"""What every builder of the Problem needs at hand: the rows, the cycle, the names known so far, and the log."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from optsched.contract import Sheet as Form
from optsched.domain import ClassKey, Cycle, Source, Window
from optsched.domain.cycle import clock
from optsched.intake.cells import Value
from optsched.intake.codes import Code
from optsched.intake.fields import Context, Typed
from optsched.intake.log import Log
from optsched.intake.names import Names
from optsched.intake.tables import Tables
from optsched.intake.typed import typed
from optsched.intake.words import key_of, likely, text

T = TypeVar("T", bound=Typed)


@dataclass
class Desk:
    """Names are learned from the sheets that define them, broken rows included, so that one fault stays one."""

    tables: Tables
    cycle: Cycle
    log: Log
    schools: Names = field(init=False)
    therapists: Names = field(init=False)
    students: Names = field(init=False)
    activities: Names = field(init=False)
    services: Names = field(init=False)
    taught: tuple[str, ...] = field(init=False)
    classes: dict[tuple[str, str], ClassKey] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.schools = Names("school", "Schools", self._texts("Schools", "School"))
        self.therapists = Names("therapist", "Therapists", self._texts("Therapists", "Therapist"))
        self.students = Names("student", "Students", self._texts("Students", "Student"))
        self.activities = Names("activity", "Activities", self._texts("Activities", "Activity"))
        self.services = Names("service", "Therapists", self._texts("Therapists", "Service"))
        self.taught = self.services.all
        for name in self._texts("Services", "Service"):
            self.services.add(name)
        for sheet in ("Classes", "Timetable"):
            self._learn_classes(sheet)

    def rows(self, model: type[T], form: Form) -> list[T]:
        """Return the typed rows of one sheet."""
        return typed(model, self.tables.of(form), Context(self.cycle), self.log)

    def is_whole(self, *forms: Form) -> bool:
        """Tell whether every row of these sheets could be read."""
        return self.log.is_whole(row.source for form in forms for row in self.tables.of(form))

    def _texts(self, sheet: str, column: str) -> list[str]:
        rows = self.tables.rows.get(sheet, [])
        return [name for row in rows if (name := _text_of(row.values.get(column)))]

    def _learn_classes(self, sheet: str) -> None:
        for row in self.tables.rows.get(sheet, []):
            school, name = _text_of(row.values.get("School")), _text_of(row.values.get("Class"))
            if school and name:
                school = self.schools.get(school) or school
                self.classes.setdefault((key_of(school), key_of(name)), (school, name))

    def class_at(self, school: str, name: str, source: Source) -> ClassKey | None:
        """Return a class of a school; log an unknown one."""
        found = self.classes.get((key_of(school), key_of(name)))
        if found is None:
            at_school = [known for (where, _), (_, known) in self.classes.items() if where == key_of(school)]
            message = f"{name} is not a class of {school} on the sheets Timetable or Classes."
            self.log.add(Code.UNKNOWN_NAME, message, source, seen=name, maybe=likely(name, at_school))
        return found

    def span(self, row: Typed, start: int, end: int, first: str = "From", last: str = "To") -> bool:
        """Tell whether a stretch of time has a length; log where it has none."""
        if start < end:
            return True
        message = f"{row.row.sheet}: {last} {clock(end)} is not after {first} {clock(start)}."
        self.log.add(Code.END_BEFORE_START, message, row.row.at(last), seen=row.row.seen(last), maybe=_half(start, end))
        return False

    def both(self, row: Typed, start: int | None, end: int | None, first: str = "From", last: str = "To") -> bool:
        """Tell whether both ends of a time are given; log where only one is."""
        if (start is None) == (end is None):
            return start is not None
        missing = first if start is None else last
        if self.log.is_told(row.row.at(missing)):
            return False
        message = f"{missing} of {row.row.sheet} is empty in this row, but the other end is given."
        self.log.add(Code.EMPTY_CELL, message, row.row.at(missing))
        return False

    def window(
        self,
        days: Iterable[int] | None,
        weeks: Iterable[int] | None,
        taken: tuple[int, int],
        written: tuple[int, int] | None = None,
    ) -> Window:
        """Return a window; no days or weeks given means all. `written` is the time before it went to the grid."""
        chosen_days = self.cycle.all_days if days is None else tuple(days)
        chosen_weeks = self.cycle.all_weeks if weeks is None else tuple(weeks)
        return Window(chosen_days, chosen_weeks, *taken, None if written == taken else written)

    def inward(
        self, row: Typed, start: int, end: int, what: str, first: str = "From", last: str = "To"
    ) -> tuple[int, int]:
        """Shrink open time to the grid, and say so."""
        grid = self.cycle.grid
        return self._to_grid(row, (start, end), (-(-start // grid) * grid, end // grid * grid), what, first, last)

    def outward(self, row: Typed, start: int, end: int, what: str) -> tuple[int, int]:
        """Grow closed time to the grid, and say so."""
        grid = self.cycle.grid
        return self._to_grid(row, (start, end), (start // grid * grid, -(-end // grid) * grid), what, "From", "To")

    def _to_grid(
        self, row: Typed, given: tuple[int, int], taken: tuple[int, int], what: str, first: str, last: str
    ) -> tuple[int, int]:
        for column, seen, used in zip((first, last), given, taken, strict=True):
            if seen != used:
                message = f"{what} {clock(seen)} lies off the {self.cycle.grid}-minute grid; {clock(used)} is used."
                self.log.add(Code.OFF_GRID, message, row.row.at(column), seen=row.row.seen(column))
        if taken[0] >= taken[1]:
            message = f"{what}: nothing is left of {clock(given[0])}-{clock(given[1])} on the grid."
            self.log.add(Code.NOTHING_OPEN, message, row.source)
        return taken


def _half(start: int, end: int) -> str:
    return f"{clock(end + 720)}, with PM?" if end < 720 and end + 720 > start else ""


def _text_of(value: Value | None) -> str:
    try:
        return text(value) if value is not None else ""
    except ValueError:
        return ""
