"""A teacher's packet: who leaves her class or is visited in it, as a week on one page and as a list."""

from collections.abc import Sequence
from typing import Any

from optsched.domain import ClassKey
from optsched.domain.cycle import clock
from optsched.domain.say import span
from optsched.output.packets.changes_sheet import lead_to_changes, write_changes
from optsched.output.packets.differences import Told
from optsched.output.packets.groups import named
from optsched.output.packets.page import (
    Entry,
    day_names,
    day_widths,
    days_page,
    first_page,
    joined,
    made_on,
    on_one_page,
    partly,
)
from optsched.output.plan.class_sheet import write_class
from optsched.output.plan.paper import Book
from optsched.output.plan.together import Together, services, together
from optsched.output.plan.view import View
from optsched.output.plan.words import which_weeks
from optsched.output.sentences import counted

LEGEND = "PO  leaves for a room      PI  is visited in class"
OF_WEEKS = "      wk  only in these weeks of the cycle"


def write_teacher(workbook: Any, view: View, key: ClassKey, told: Sequence[Told] | None) -> None:
    """Write a teacher's packet from what she may know."""
    school, name = key
    book = Book(workbook, view, f"{name} {school}")
    days = day_names(view)
    children = len(view.problem.students)
    cycle = view.problem.cycle
    line = joined(f"Who leaves or is visited, {which_weeks(cycle)}", counted(children, "student"), made_on(view))
    title = joined(f"Class {name}", school, view.problem.school_class[key].teacher)
    page = first_page(book, day_widths(days), title, line)
    columns: list[list[Entry]] = [[] for _ in days]
    for members in together(view, view.served.get(key, ())):
        columns[members[0].day].append(_entry(view, members))
    page.row += 1
    days_page(page, days, columns, "Nobody leaves or is visited.")
    page.row += 1
    some = any(partly(view, each.weeks) for each in view.plan.placements)
    page.line(LEGEND + OF_WEEKS if some else LEGEND, book.quiet())
    lead_to_changes(page, told)
    write_changes(book, told)
    if key in view.served:
        write_class(book, key)
        on_one_page(workbook.get_worksheet_by_name(view.sheet_of_class[key]), len(view.served[key]))


def _entry(view: View, members: Together) -> Entry:
    first = members[0]
    visited = first.setting == "push-in"
    head = joined(span(first.start, first.end), partly(view, first.weeks))
    what = "PI" if visited else "PO"
    where = (
        ", ".join(view.wheres_during(first)) or "in class" if visited else f"{first.place}, back at {clock(first.end)}"
    )
    return Entry(
        first.setting, head, f"{what}  {named(members)}\n{view.held_by(members)} ({services(view, members)})\n{where}"
    )
