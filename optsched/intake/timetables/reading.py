"""A grid and what stands around it -> lessons: each cell of the body with the days, time and class of its heads."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from optsched.domain import Severity, Source
from optsched.domain.cycle import clock
from optsched.intake.codes import Code
from optsched.intake.timetables.clocks import spans_in
from optsched.intake.timetables.content import Content, contents_of, named, with_class, with_room
from optsched.intake.timetables.day_columns import DayColumns, day_columns_of, range_of
from optsched.intake.timetables.days import Days
from optsched.intake.timetables.head_labels import head_label
from optsched.intake.timetables.labels import Label, is_code, is_kindergarten
from optsched.intake.timetables.lesson_times import LessonTimes
from optsched.intake.timetables.lessons import Lesson, Notes, Part
from optsched.intake.timetables.page import Cell
from optsched.intake.timetables.specialists import CLASSES_IN_CELLS, taught_in
from optsched.intake.timetables.spots import Body, Spot
from optsched.intake.timetables.untimed import is_activity

_PERSON_OR_ROOM = re.compile(
    r"^(?:(?:ms|mrs|mr|miss|dr)\b|.*\b\w\.\s?\w\.)|^(?:room|rm)?\.?\s*\w{0,2}\d{1,4}\w?$", re.I | re.M
)
_MOST = 0.6
_WEEKDAYS = {"Mon", "Tue", "Wed", "Thu", "Fri"}
_NAME_IT = "write the class or teacher above it, or name the sheet so?"
_NAME_DAYS = "write Monday and so on above its columns?"
_APART = "join the two cells, or give each a time of its own?"
_WHAT = "write what they do there beside the class, as in 2B Music?"


@dataclass(frozen=True)
class GridReader:
    """Reads one grid. `codes` are the names of classes known from elsewhere."""

    body: Body
    notes: Notes
    codes: frozenset[str] = field(default_factory=frozenset)

    def read(self) -> Part:
        """Read every cell of the body."""
        self._note_order()
        found = [(spot, lesson) for spot in self.body.spots() for lesson in self._of(spot)]
        lessons = joined(self._without_contradictions(found))
        return Part(tuple(lessons), frozenset(spot.cell.first for spot, _ in found))

    @cached_property
    def _times(self) -> LessonTimes:
        return LessonTimes(self.body, self.notes)

    @cached_property
    def _names_classes(self) -> bool:
        """Tell whether the cells themselves say which class they are of: then the heads are rooms."""
        if self._has_persons:
            return False
        texts = {cell.text for cell in self.body.cells}
        named = sum(self._says_class(text) for text in texts)
        return len(texts) > 1 and named >= CLASSES_IN_CELLS * len(texts)

    @cached_property
    def _has_persons(self) -> bool:
        """Tell whether most cells of several lines name an activity, and below it a person or a room: not a class."""
        if not (self.body.titles.label.is_class or self.body.has_classes):
            return False
        texts = {cell.text for cell in self.body.cells if "\n" in cell.text and not spans_in(cell.text)}
        named = sum(bool(_PERSON_OR_ROOM.search(text.split("\n", 1)[1])) for text in texts)
        return bool(texts) and named >= _MOST * len(texts)

    def _note_order(self) -> None:
        """Say where times run backwards though nothing between them begins anew."""
        starts = [(at, self.body.times[at][0]) for at in self.body.timed if at in self.body.times]
        for (at, start), (below, after) in itertools.pairwise(starts):
            one, other = self.body.timed[at], self.body.timed[below]
            if after < start and others_of(one) == others_of(other):
                note_backwards(self.body, one, other, self.notes)

    @cached_property
    def _day_columns(self) -> DayColumns:
        return day_columns_of(self.body)

    def _is_of_nobody(self, spot: Spot) -> bool:
        """Tell whether a cell stands below a day that has a column of its own among columns of classes; say so."""
        apart = self._day_columns.heads
        if spot.heads or not apart:
            return False
        for at in sorted(spot.columns & apart.keys()):
            day, line = apart[at].text, "column" if self.body.rows_have_times else "row"
            where = f"The {line} {day} ({range_of(self.body, at)})"
            message = f"{where} stands among classes and does not say whose it is: it was not read."
            self._note(Code.NO_CLASS_NAMED, spot.cell, message, f"write {day} in a table of its own, class by class?")
        return True

    def _of(self, spot: Spot) -> Iterable[Lesson]:
        if self._is_of_nobody(spot):
            return
        contents = contents_of(spot.cell.text)
        if self._has_persons and len(contents) == 1 and "\n" in spot.cell.text:
            first, *others = spot.cell.text.split("\n")
            contents = [Content(first.strip(), where=", ".join(others))]
        for content in contents:
            lesson = self._lesson(spot, content)
            if lesson is not None:
                yield lesson

    @cached_property
    def _taught(self) -> str:
        found = taught_in(self.body, self._is_class, self._says_class)
        if found:
            message = f"{found}, from the title, is what the classes do that these cells name."
            self.notes.add(Code.ACTIVITY_ASSUMED, message, self._place)
        return found

    def _says_class(self, text: str) -> bool:
        return any(with_class(each, self.codes).label for each in contents_of(text))

    def _is_class(self, text: str) -> bool:
        return is_code(text) or is_kindergarten(text) or text.casefold() in self.codes

    def _lesson(self, spot: Spot, content: Content) -> Lesson | None:
        if content.rest:
            self._note(Code.CELL_UNCLEAR, spot.cell, f"{content.rest} in this cell is not understood.")
            return None
        content = with_room(content)
        if self._taught and self._is_class(content.activity):
            content = replace(content, activity=self._taught, label=named(content.activity))
        elif self._taught or self._names_classes:
            content = with_class(content, self.codes)
        if self._taught and content.label is None:
            return None
        minutes = self._times.of(spot, content)
        if minutes is None or not content.activity or self._is_only_a_class(spot, content):
            return None
        whose = self._whose(spot, content)
        days = self._days(spot, content) if whose is not None else None
        if whose is None or days is None:
            return None
        label, label_source, where = whose
        titles, source = self.body.titles, self.body.page.source(spot.cell)
        return Lesson(
            label,
            days,
            *minutes,
            content.activity,
            source,
            label_source,
            where,
            content.weeks or titles.weeks,
            titles.school,
            titles.variant,
        )

    def _is_only_a_class(self, spot: Spot, content: Content) -> bool:
        """Tell whether a cell names a class and nothing that it does: the timetable of a room or a specialist."""
        if not self._is_class(content.activity):
            return False
        self._note(Code.CELL_UNCLEAR, spot.cell, "This cell names a class, but not what the class does.", _WHAT)
        return True

    @property
    def _place(self) -> Source:
        return self.body.page.sheet.source(*self.body.grid.first)

    def _note(self, code: Code, cell: Cell, message: str, maybe: str = "") -> None:
        self.notes.add(code, message, self.body.page.source(cell), cell.text.replace("\n", " / "), maybe)

    def _whose(self, spot: Spot, content: Content) -> tuple[Label, Source, str] | None:
        """Return the class, the cell that names it, and the room where the heads are rooms."""
        titles, source = self.body.titles, self.body.page.source
        if content.label is not None:
            heads = " ".join(head.text for head in spot.heads)
            return content.label, source(spot.cell), content.where or heads
        if self._names_classes:
            message = "This cell names no class, as the others of the table do."
            self._note(Code.NO_CLASS_NAMED, spot.cell, message, "write the class into it?")
            return None
        if spot.heads and self._are_strange(spot):
            return None
        if spot.heads:
            label = self._label(spot.heads[0])
            for head in spot.heads[1:]:
                label = label.joined(self._label(head))
            return label, source(spot.heads[0]), content.where
        if not titles.label.seen:
            self.notes.add(Code.NO_CLASS_NAMED, "The timetable does not say whose it is.", self._place, maybe=_NAME_IT)
            return None
        return titles.label, titles.label_source or self._place, content.where

    def _are_strange(self, spot: Spot) -> bool:
        """Tell whether heads name no class though a title does, or an activity: they may be anything, a lesson too."""
        titles = self.body.titles.label
        is_odd = bool(titles.name or titles.teacher) or any(is_activity(head.text) for head in spot.heads)
        if not is_odd or any(self._label(head).is_class for head in spot.heads):
            return False
        heads = " ".join(head.text for head in spot.heads).replace("\n", " ")
        message = f"{heads} heads this cell, but is neither a day nor a time nor a class."
        self._note(Code.CELL_UNCLEAR, spot.cell, message, "a day is misspelled, or a time is missing?")
        return True

    def _label(self, head: Cell) -> Label:
        return head_label(self.body.page, self.body.grid, head)

    def _days(self, spot: Spot, content: Content) -> Days | None:
        if not spot.days and self._day_columns.others:
            return content.days or self._days_left()
        given = spot.days or self.body.titles.days
        if not content.days and not given and self.body.has_days:
            message = "No day belongs to this cell, though others of the table have one."
            self._note(Code.CELL_UNCLEAR, spot.cell, message, "write the day beside it too?")
            return None
        if not content.days and not given:
            message = "No day is named: it is read as every day."
            self.notes.add(Code.DAYS_ASSUMED, message, self._place, maybe=_NAME_DAYS)
        if content.days and given and not set(content.days) <= set(given) and set(content.days) & _WEEKDAYS:
            self._note(Code.CELL_UNCLEAR, spot.cell, "The days in the cell are not those of its column.")
        return content.days or given

    def _days_left(self) -> Days:
        """Return the days of classes beside a day with a column of its own, and say that it is so read."""
        apart = self._day_columns
        if self.body.titles.days:
            return apart.others
        days = ", ".join(dict.fromkeys(cell.text for cell in apart.heads.values()))
        message = f"{days} stands apart: the classes beside it are read as of {', '.join(apart.others)}."
        self.notes.add(Code.DAYS_ASSUMED, message, self._place, maybe=_NAME_DAYS, severity=Severity.WARNING)
        return apart.others

    def _without_contradictions(self, found: list[tuple[Spot, Lesson]]) -> list[Lesson]:
        """Leave out what has one time with another activity of its column: a time may be merged over two rows."""
        by_time: dict[object, list[tuple[Spot, Lesson]]] = {}
        for spot, lesson in found:
            key = (lesson.label, lesson.start, lesson.end, lesson.weeks)
            by_time.setdefault(key, []).append((spot, lesson))
        left_out: set[int] = set()
        for same in by_time.values():
            for (spot, one), (another, other) in itertools.combinations(same, 2):
                if _is_below(spot, another) and _share_a_day(one, other):
                    left_out |= self._contradicting((spot.cell, another.cell), one, other)
        return [lesson for _, lesson in found if id(lesson) not in left_out]

    def _contradicting(self, cells: Sequence[Cell], one: Lesson, other: Lesson) -> set[int]:
        """Return which of two lessons cannot stand: both, or the second where it only says the same again."""
        if one.activity == other.activity:
            return {id(other)} if set(other.days) <= set(one.days) else set()
        message = f"{clock(one.start)}-{clock(one.end)} is the time of both {one.activity} and {other.activity}."
        for cell in cells:
            self._note(Code.CELL_UNCLEAR, cell, message, _APART)
        return {id(one), id(other)}


def _is_below(spot: Spot, other: Spot) -> bool:
    """Tell whether two cells stand in one column, but in different rows."""
    return bool(spot.columns & other.columns) and not spot.rows & other.rows


def _share_a_day(one: Lesson, other: Lesson) -> bool:
    return not one.days or not other.days or bool(set(one.days) & set(other.days))


def others_of(heads: Iterable[Cell]) -> list[str]:
    """Return what the heads of a row say beside its time."""
    return [cell.text for cell in heads if not cell.span and not cell.period]


def note_backwards(body: Body, before: Iterable[Cell], after: Iterable[Cell], notes: Notes) -> None:
    """Say that a time stands behind one that is later."""
    earlier, later = (next((cell for cell in cells if cell.span or cell.period), None) for cells in (before, after))
    if earlier is not None and later is not None:
        message = f"{later.text} stands behind {earlier.text}: the times run backwards here."
        notes.add(Code.TIMES_DISAGREE, message, body.page.source(later), later.text, "another time is meant?")


def joined(lessons: list[Lesson]) -> list[Lesson]:
    """Join what goes on in the next row with the same words."""
    found: dict[tuple[object, ...], Lesson] = {}
    done: list[Lesson] = []
    for each in sorted(lessons, key=lambda lesson: lesson.start):
        key = (each.label, each.days, each.activity, each.weeks, each.where)
        before = found.get(key)
        if before is not None and before.end == each.start:
            done.remove(before)
            each = replace(before, end=each.end)
        found[key] = each
        done.append(each)
    return done
