"""What a layout is, and what several of them need."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import xlsxwriter

from timetables.arrange import Page, Table, arranged
from timetables.canvas import Canvas, Printer
from timetables.dress import BellSheet, Dress, Times, Wardrobe
from timetables.grid import Block, Column, Words, look_of
from timetables.notation import Clock, NamedBy, called, period, point, span
from timetables.weeks import DAYS, Bells, Lesson, Span, Week, stretches

MOST_ROWS = 18
MOST_PERIODS = 10
SHORTEST_PERIOD = 10


@dataclass(frozen=True)
class Layout:
    """A way to lay out a week: the sheets it makes, what it can wear, and what it can show."""

    name: str
    pages: Callable[[Week, Dress], tuple[Page, ...]]
    shows: Callable[[Week, Dress], bool]
    wardrobe: Wardrobe
    named_by: NamedBy = NamedBy.CLASS
    bells: tuple[Bells, ...] = tuple(Bells)

    def fits(self, week: Week, dress: Dress) -> bool:
        """Say whether a careful person could read this week off the sheets, dressed so."""
        return self.wardrobe.has(dress) and self.shows(week, dress)

    def write(self, workbook: xlsxwriter.Workbook, week: Week, dress: Dress) -> None:
        """Write the week into a workbook."""
        if not self.fits(week, dress):
            raise ValueError(f"{self.name} cannot show this week in this dress.")
        printer = Printer(workbook, "h:mm AM/PM" if dress.clock is Clock.EXCEL_HALVES else "h:mm")
        for page in self.pages(week, dress):
            printer.sheet(page.name, page.canvas)


def classes_of(week: Week, dress: Dress) -> tuple[str, ...]:
    """Return the classes in the order in which they are shown."""
    return week.classes[::-1] if dress.backwards else week.classes


def day_groups(week: Week, dress: Dress) -> tuple[tuple[int, ...], ...]:
    """Return which weekdays share a table."""
    return week.alike(week.classes) if dress.days_together else tuple((day,) for day in DAYS)


def has_periods(dress: Dress) -> bool:
    """Say whether the periods of the day have names."""
    return dress.times in (Times.PERIOD, Times.PERIOD_SPAN)


def bells_of(week: Week) -> tuple[Span, ...]:
    """Return the periods of the school's day."""
    return stretches(lesson.span for lesson in week.lessons)


def rows_of(lessons: Iterable[Lesson], week: Week, dress: Dress) -> tuple[Span, ...]:
    """Return the times of a table; where only starts are shown, free time has rows too."""
    if has_periods(dress):
        return bells_of(week)
    return stretches((lesson.span for lesson in lessons), holes=dress.times is Times.START)


def end_of(rows: tuple[Span, ...], dress: Dress) -> int | None:
    """Return the end that the last row says, where only starts are shown."""
    return rows[-1][1] if dress.times is Times.START else None


def ending_of(week: Week) -> str:
    """Return the word for the end of the day; not one that is also an activity of this week."""
    return "End of Day" if any(lesson.activity == "Dismissal" for lesson in week.lessons) else "Dismissal"


def words_of(week: Week, corner: str | None = None) -> Words:
    """Return what the grids of a week say beside lessons."""
    return Words({row: position for position, row in enumerate(bells_of(week))}, ending_of(week), corner)


def is_orderly(rows: tuple[Span, ...], dress: Dress) -> bool:
    """Say whether a school would have a table with these rows."""
    if has_periods(dress):
        return len(rows) <= MOST_PERIODS and all(end - start >= SHORTEST_PERIOD for start, end in rows)
    return len(rows) <= MOST_ROWS


def column_of(title: str, days: Iterable[Iterable[Lesson]], group: str = "") -> Column:
    """Return a column of a grid: its lessons by band."""
    blocks = tuple(tuple(Block(each.span, each.activity, look_of(each.activity)) for each in day) for day in days)
    return Column(title, blocks, group)


def titles(week: Week, dress: Dress, named_by: NamedBy) -> dict[str, str]:
    """Return what each class is called on the sheets, in the order in which they are shown."""
    return {name: called(week, name, dress.classes, named_by) for name in classes_of(week, dress)}


def class_word(named_by: NamedBy) -> str:
    """Return what a class or teacher is called in general."""
    return "Class" if named_by is NamedBy.CLASS else "Teacher"


def timed(text: str, stretch: Span, clock: Clock, wording: int) -> str:
    """Write a text and its time in one cell."""
    when = span(stretch, clock)
    forms = (f"{when} {text}", f"{text} {when}", f"{when}\n{text}", f"{text}\n{when}", f"{text} ({when})")
    return forms[wording]


def paged(tables: tuple[Table, ...], week: Week, dress: Dress, name: str) -> tuple[Page, ...]:
    """Put tables on sheets; where periods have only names, with a bell schedule."""
    if dress.times is not Times.PERIOD:
        return arranged(tables, dress, name)
    bells = _bell_schedule(week, dress)
    if dress.bells is BellSheet.BELOW:
        return arranged(tuple(_above(table, bells) for table in tables), dress, name)
    page, pages = Page("Bell Schedule", bells), arranged(tables, dress, name)
    return (page, *pages) if dress.bells is BellSheet.FIRST else (*pages, page)


def _above(table: Table, bells: Canvas) -> Table:
    both = Canvas()
    both.paste(table.canvas, 0, 0)
    both.paste(bells, table.canvas.height + 1, 0)
    return replace(table, canvas=both)


def _bell_schedule(week: Week, dress: Dress) -> Canvas:
    found = Canvas()
    found.put(0, 0, "Bell Schedule", "title")
    heads = ("Period", "Start", "End") if dress.bells_from_to else ("Period", "Time")
    for column, head in enumerate(heads):
        found.put(1, column, head, "head")
    for row, bell in enumerate(bells_of(week)):
        found.put(row + 2, 0, period(row, dress.periods), "label")
        both = (point(bell[0], dress.clock), point(bell[1], dress.clock))
        for column, value in enumerate(both if dress.bells_from_to else (span(bell, dress.clock),), 1):
            found.put(row + 2, column, value, "lesson")
    return found
