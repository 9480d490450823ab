"""A principal's packet: who is in the building when and in which room, and which class is visited or loses whom."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from optsched.contract import CHANGES, Column, Kind
from optsched.domain import ClassKey, Meeting, Therapist
from optsched.domain.accounts import totals
from optsched.domain.cycle import merged
from optsched.domain.say import day_name, span
from optsched.output.charts import asked_and_placed, draw
from optsched.output.grid import Cell, Cells, grid
from optsched.output.packets.changes_sheet import lead_to_changes, write_changes
from optsched.output.packets.differences import Told
from optsched.output.packets.groups import named
from optsched.output.packets.page import day_names, first_page, joined, made_on, partly
from optsched.output.packets.whole import ANOTHER_STUDENT
from optsched.output.page import Page
from optsched.output.plan.class_sheet import on_dates, write_class
from optsched.output.plan.paper import Book
from optsched.output.plan.together import DIRECT, Together, services, together
from optsched.output.plan.view import View
from optsched.output.plan.words import sheet_names, weeks_text, which_weeks
from optsched.output.sentences import counted
from optsched.output.table import Row, write_table

WHERE = "Who is where"
COLUMNS = (
    Column("Day", "The day.", width=7),
    Column("From", "When it begins.", Kind.CLOCK, width=8),
    Column("To", "When it ends.", Kind.CLOCK, width=8),
    Column("Weeks", "The weeks of the cycle.", width=8),
    Column("Place", "The room, or the class that is visited.", width=20),
    Column("What", "In class, or in a room.", width=14),
    Column("Therapist", "Who holds the session.", width=20),
    Column("Service", "The service.", width=10),
    Column("Students", "Who comes.", width=34),
    Column("Classes", "The classes that they come from, in the order of students.", width=16),
    Column("Minutes", "How long.", Kind.MINUTES, width=9),
)
NARROW, WIDE, SPAN = 13.0, 26.0, 90.0
"""Units of width: columns of numbers, the first column, and all days together."""
CHART_PIXELS, CHART_ROWS = 340, 12
ROWS_ABOVE_CHART = 18
"""Rows of a printed page that leave room for the services and their chart below."""


def write_principal(workbook: Any, view: View, school: str, told: Sequence[Told] | None) -> None:
    """Write a principal's packet from what she may know: one building."""
    book = Book(workbook, view, school)
    (where,) = sheet_names((WHERE,), (CHANGES.name, *view.sheet_of_class.values()))
    classes = [key for key in view.served if key[0] == school]
    page = _overview(book, school, classes)
    _links(page, where, [view.sheet_of_class[key] for key in classes], told)
    write_changes(book, told)
    columns, rows = on_dates(view.problem.cycle, COLUMNS, _rows(view, school))
    write_table(book, book.sheet(where), columns, rows, 0, 3, 0, empty="No sessions in this building.")
    for key in classes:
        write_class(book, key)


def _overview(book: Book, school: str, classes: list[ClassKey]) -> Page:
    view = book.view
    days = day_names(view)
    widths = [WIDE, NARROW, *([SPAN / len(days)] * len(days)), NARROW]
    line = joined(f"Therapy in this building, {which_weeks(view.problem.cycle)}", made_on(view))
    page = first_page(book, widths, school, line, pages_high=0)
    page.sheet.repeat_rows(0)
    held = [one for one in view.plan.meetings if one.school == school and one.setting in DIRECT]
    counts = (
        counted(len(view.problem.therapists), "therapist"),
        counted(len(_children(held)), "student seen here", "students seen here"),
        counted(len(classes), "class", "classes"),
        f"{len(held) / view.problem.cycle.weeks:,.0f} sessions {'this' if view.problem.cycle.monday else 'a'} week",
    )
    page.line(joined(*counts), book.style({"bold": True, "font_size": 13, "valign": "vcenter"}), 24)
    page.heading("Who is in the building")
    staff = [_staff(view, each, held) for each in view.problem.therapists]
    grid(page, widths, ("Therapist", "Service", *days, "Students"), staff or [("Nobody", *[""] * (len(days) + 2))])
    page.heading("Rooms: minutes in use" if view.problem.cycle.monday else "Rooms: minutes in use, in an average week")
    grid(page, widths, ("Room", "At once", *days, "All days"), _rooms(view, held))
    _write_services(page, widths, _services(view), view.problem.cycle.period)
    return page


def _children(held: list[Meeting]) -> set[str]:
    return {each.student for one in held for each in one.members} - {ANOTHER_STUDENT}


def _staff(view: View, person: Therapist, held: list[Meeting]) -> list[Cell]:
    """Say when somebody is in the building, day by day, and for how many of its students."""
    days: dict[int, list[str]] = defaultdict(list)
    for each in person.hours:
        when = span(*each.window.shown)
        days[each.window.days[0]].append(" ".join(part for part in (when, partly(view, each.window.weeks)) if part))
    own = [one for one in held if one.therapist == person.name]
    texts = [", ".join(days[day]) or "–" for day in view.problem.cycle.all_days]
    return [person.name, person.service, *texts, len(_children(own))]


def _rooms(view: View, held: list[Meeting]) -> list[list[Cell]]:
    """Return for how long each room is in use on each day, however many are there at once: an average of the weeks."""
    stays: dict[str, dict[tuple[int, int], list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for one in held:
        if one.setting == "pull-out":
            stays[one.place][one.week, one.day].append((one.start, one.end))
    minutes: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for name, days in stays.items():
        for (_, day), times in days.items():
            minutes[name][day] += sum(end - start for start, end in merged(times))
    weeks = view.problem.cycle.weeks
    at_once = {each.name: each.at_once for each in view.problem.rooms}
    rows: list[list[Cell]] = []
    for name in dict.fromkeys((*at_once, *sorted(stays))):
        usual = [round(minutes[name][day] / weeks) for day in view.problem.cycle.all_days]
        whole = round(sum(minutes[name].values()) / weeks)
        rows.append([name or "no room named", at_once.get(name, ""), *usual, whole])
    return rows or [["No rooms", "", *[""] * len(view.problem.cycle.days), ""]]


def _write_services(
    page: Page, widths: Sequence[float], rows: Sequence[tuple[str, int, int, int, int]], period: str
) -> None:
    """Write the minutes of services, with a chart of them, without their sum, beside the table."""
    if page.row > ROWS_ABOVE_CHART:
        page.sheet.set_h_pagebreaks([page.row])
    else:
        page.sheet.fit_to_pages(1, 1)
    page.heading(f"Services of this school's students: minutes {period}")
    headers = ("Service", "Students", "Asked", "Placed", "Missing")
    cells = grid(page, widths, headers, rows)
    services = [(name, asked, placed) for name, _, asked, placed, _ in rows[:-1]]
    if services:
        chart = replace(asked_and_placed(period, services, (2, 3)), rows=CHART_ROWS)
        shown = Cells(cells.sheet, cells.header, len(services))
        drawn = draw(page.book, shown, chart, (cells.header, len(headers)), CHART_PIXELS)
        page.row = max(page.row, cells.header + drawn)


def _services(view: View) -> list[tuple[str, int, int, int, int]]:
    """Return what the IEPs of the school's own children ask for and what has a place, service by service."""
    own = [row for row in view.accounts if row.student != ANOTHER_STUDENT and row.status not in ("later", "ended")]
    groups = {
        service: [row for row in own if row.service == service] for service in sorted({row.service for row in own})
    }
    rows = []
    for service, found in (*groups.items(), ("All", own)):
        total = totals(found)
        rows.append((service, len({row.student for row in found}), total.required, total.counted, total.missing))
    return rows


def _rows(view: View, school: str) -> list[Row]:
    """Return every session in the building by day and time, with the children who come to it."""
    return [_row(view, members) for members in together(view, view.plan.placements) if members[0].school == school]


def _row(view: View, members: Together) -> Row:
    first = members[0]
    by_name = sorted(members, key=lambda each: each.student)
    classes = dict.fromkeys(key[1] for each in by_name if (key := view.class_of(each)) is not None)
    return (
        day_name(view.problem.cycle, first.day),
        first.start,
        first.end,
        weeks_text(first.weeks),
        view.place_of(first),
        "in class" if first.setting == "push-in" else "in a room",
        view.held_by(members),
        services(view, members),
        named(members),
        ", ".join(classes),
        first.minutes,
    )


def _links(page: Page, where: str, classes: list[str], told: Sequence[Told] | None) -> None:
    """Link every class, as many on a line as there are columns for."""
    page.heading("Where to look")
    lead_to_changes(page, told)
    page.link(where, 0)
    page.sheet.write_string(
        page.row, 1, "every session with students by day and time, with its room", page.book.style()
    )
    page.row += 1
    wide = page.last + 1
    for number, name in enumerate(classes):
        at = number % wide
        page.link(name, at)
        page.row += at == wide - 1 or number == len(classes) - 1
