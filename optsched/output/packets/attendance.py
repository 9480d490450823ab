"""A sheet for one week that is printed and ticked by hand; a week of a cycle has no dates."""

from typing import Any

from optsched.domain import Placement
from optsched.domain.say import day_name, listed, span
from optsched.output.paper import FILLS
from optsched.output.plan.paper import Book
from optsched.output.plan.view import View
from optsched.output.sentences import legible

PRINTED = (("Time", 17.0), ("Student", 14.0), ("Where", 22.0), ("Minutes", 9.0))
TICKED = (
    ("Held", 7.0),
    ("Child absent", 8.5),
    ("Therapist absent", 10.0),
    ("Refused", 9.0),
    ("Other: why, minutes held", 24.0),
)
COLUMNS = (*PRINTED, *TICKED)
ROW, ROWS_ON_A_PAGE = 19.0, 48
"""Points of a row to write in, and rows that fill a portrait page."""
TAB, EDGE = "#C9A227", "#8A97A3"


def write_attendance(book: Book, name: str, week: int) -> None:
    """Write the sessions of one week with columns to tick, on one portrait page or two."""
    view = book.view
    (person,) = view.problem.therapists
    rows = _sessions(view, person.name, week)
    days = sorted({each.day for each in rows})
    sheet = book.sheet(name, pages_high=1 if len(rows) + len(days) <= ROWS_ON_A_PAGE else 2, colour=TAB)
    sheet.set_portrait()
    sheet.hide_gridlines(2)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, f"{person.name}  ·  attendance", book.title())
    sheet.set_row(1, 24)
    of_cycle = f"Week {week} of the cycle.  Week of: ________________"
    sheet.write_string(1, 0, of_cycle, book.style({"font_size": 11}))
    sheet.set_row(2, 30)
    for at, (head, width) in enumerate(COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write_string(2, at, head, book.header())
    row = 3
    for day in days:
        row = _day(book, sheet, row, day, [each for each in rows if each.day == day])
    if not rows:
        sheet.write_string(row, 0, "No sessions in this week.", book.quiet())
    sheet.freeze_panes(3, 2)
    sheet.repeat_rows(2)


def _day(book: Book, sheet: Any, row: int, day: int, rows: list[Placement]) -> int:
    """Write the sessions of a day below its name and schools, and return the next row.

    Each row begins with the day, for the next page may begin with any.
    """
    name = day_name(book.view.problem.cycle, day)
    schools = list(dict.fromkeys(each.school for each in rows))
    head = f"{name}  ·  {listed(schools)}"
    band: dict[str, object] = {"bold": True, "bg_color": FILLS["duty"], "border": 1, "border_color": EDGE}
    sheet.merge_range(row, 0, row, len(COLUMNS) - 1, "", book.style(band))
    sheet.write_string(row, 0, legible(head), book.style(band))
    look: dict[str, object] = {"border": 1, "border_color": EDGE, "valign": "vcenter"}
    for each in rows:
        row += 1
        sheet.set_row(row, ROW)
        for at, text in enumerate(_texts(each, name, len(schools) > 1)):
            sheet.write_string(row, at, legible(text), book.style({**look, "shrink": True}))
        sheet.write_number(row, len(PRINTED) - 1, each.minutes, book.style({**look, "align": "center"}))
        for at in range(len(PRINTED), len(COLUMNS)):
            sheet.write_blank(row, at, None, book.style(look))
    return row + 1


def _sessions(view: View, therapist: str, week: int) -> list[Placement]:
    own = [each for each in view.plan.placements if each.therapist == therapist and week in each.weeks]
    return sorted(own, key=lambda each: (each.day, each.start, each.session, each.student))


def _texts(each: Placement, day: str, several: bool) -> tuple[str, str, str]:
    place = each.place if each.setting in ("push-in", "pull-out") else each.setting
    where = ", ".join(part for part in (place, each.school if several else "") if part)
    return (f"{day}  {span(each.start, each.end)}", each.student, where)
