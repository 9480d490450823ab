"""One sheet per class: who leaves or is visited when, with whom, and is back when."""

from collections.abc import Sequence

from optsched.contract import START_HERE, Column, Kind
from optsched.domain import ClassKey, Cycle, Placement
from optsched.domain.say import day_name
from optsched.output.plan.paper import Book
from optsched.output.plan.together import Together, services, together
from optsched.output.plan.view import View
from optsched.output.plan.words import weeks_text, which_weeks
from optsched.output.sentences import counted
from optsched.output.table import Row, write_table

COLUMNS = (
    Column("Day", "The day.", width=7),
    Column("From", "When the children leave, or the visit begins.", Kind.CLOCK, width=8),
    Column("Back at", "When they are back, or the visit ends.", Kind.CLOCK, width=9),
    Column("Weeks", "The weeks of the cycle.", width=8),
    Column("What", "leave, or are visited in class.", width=16),
    Column("Students", "Who.", width=34),
    Column("With", "The therapist.", width=16),
    Column("Service", "The service.", width=9),
    Column("Where", "The room, or the class.", width=16),
    Column("Minutes", "How long.", Kind.MINUTES, width=10),
    Column("Class does then", "The activity.", width=24),
)
TAB = "#70AD47"


def write_class(book: Book, key: ClassKey) -> None:
    """Write the sheet of one class with children served."""
    view = book.view
    school, name = key
    known = view.problem.school_class[key]
    sheet = book.sheet(view.sheet_of_class[key], colour=TAB)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 28)
    parts = (f"Class {name}", school, known.teacher)
    sheet.write_string(0, 0, "  ·  ".join(part for part in parts if part), book.title())
    children = len({each.student for each in view.served[key]})
    text = f"Who leaves or is visited, {which_weeks(view.problem.cycle)}   ·   {counted(children, 'student')}"
    sheet.write_string(1, 0, text, book.quiet())
    columns, rows = on_dates(view.problem.cycle, COLUMNS, class_rows(view, key))
    sheet.write_url(1, len(columns) - 1, f"internal:'{START_HERE}'!A1", book.link(), START_HERE)
    write_table(book, sheet, columns, rows, top=2, freeze=3, parted_by=0)


def on_dates(cycle: Cycle, columns: Sequence[Column], rows: Sequence[Row]) -> tuple[list[Column], list[Row]]:
    """Leave out the column Weeks where there is but one, on its dates."""
    kept = [at for at, column in enumerate(columns) if not (cycle.monday and column.name == "Weeks")]
    return [columns[at] for at in kept], [tuple(row[at] for at in kept) for row in rows]


def class_rows(view: View, key: ClassKey) -> list[Row]:
    """Return what the class sees: children who leave or are visited together, by day and time."""
    return [_row(view, members) for members in together(view, view.served[key])]


def _row(view: View, members: Together) -> Row:
    first = members[0]
    visited = first.setting == "push-in"
    return (
        day_name(view.problem.cycle, first.day),
        first.start,
        first.end,
        weeks_text(first.weeks),
        "visited in class" if visited else "leave and return",
        ", ".join(view.label[each.student] for each in members),
        view.held_by(members),
        services(view, members),
        _where(view, first),
        first.minutes,
        ", ".join(view.activities_during(first)),
    )


def _where(view: View, first: Placement) -> str:
    """Return the room of a pull-out; of a visit, where the Timetable says that the class is then, else the class."""
    wheres = view.wheres_during(first) if first.setting == "push-in" else ()
    return ", ".join(wheres) or first.place
