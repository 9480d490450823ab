"""A therapist's packet: her week as a picture, her caseload, and what became of each session to fill in or tick."""

from collections.abc import Sequence
from typing import Any

from optsched.contract import ATTENDANCE, CHANGES, Column, Kind
from optsched.domain import Therapist
from optsched.domain.accounts import MandateAccount
from optsched.output.packets.attendance import write_attendance
from optsched.output.packets.changes_sheet import lead_to_changes, write_changes
from optsched.output.packets.differences import Told
from optsched.output.packets.page import first_page, joined, made_on, on_one_page
from optsched.output.packets.slips import Slip, write_slips
from optsched.output.page import Page
from optsched.output.paper import FILLS, LINE
from optsched.output.plan.pages import week_pages
from optsched.output.plan.paper import Book
from optsched.output.plan.rows import WORST_FIRST, company
from optsched.output.plan.view import View
from optsched.output.plan.week_sheet import write_week
from optsched.output.plan.words import sheet_names, which_weeks
from optsched.output.sentences import counted
from optsched.output.table import Row, write_table

CASELOAD = (
    Column("Student", "The child.", width=12),
    Column("School", "The child's school.", width=24),
    Column("Class", "The child's class.", width=9),
    Column("Teacher", "The teacher.", width=18),
    Column("Service", "The service.", width=10),
    Column("How", "In class, outside it, or without the child.", width=10),
    Column("Therapist", "Who holds the sessions.", width=20),
    Column("Sessions", "Sessions with a place.", Kind.NUMBER, width=9),
    Column("Required", "Minutes of the IEP.", Kind.MINUTES, width=9),
    Column("Placed", "Minutes with a place.", Kind.MINUTES, width=9),
    Column("Missing", "Minutes without a place.", Kind.MINUTES, width=9),
    Column("Status", "How it stands.", width=10),
)
WIDTHS = (30.0, 22.0, 22.0, 22.0)
STANDS = {
    "short": "some minutes have no place yet",
    "mix off": "every minute has a place, but not the share in class that the IEP asks for",
    "extra": "more is held than the IEP asks for",
    "by date": "given on single dates, not in every cycle",
    "later": "not begun yet",
    "ended": "ended",
}
"""What a caseload says of how a service stands, but for those that are met."""


def write_therapist(
    workbook: Any, view: View, told: Sequence[Told] | None, slips: tuple[Slip, ...] | None = None
) -> None:
    """Write a therapist's packet from what she may know: the one therapist of the view; with `slips`, to send back."""
    (person,) = view.problem.therapists
    book = Book(workbook, view, person.name)
    pages = week_pages(view)[person.name]
    weeks = view.problem.cycle.all_weeks if slips is None else ()
    taken = (CHANGES.name, ATTENDANCE.name, *(page.sheet for page in pages))
    caseload, *ticked = sheet_names(("Caseload", *(f"Attendance week {week}" for week in weeks)), taken)
    sheets = [(page.sheet, "the week as a picture") for page in pages]
    sheets += [(caseload, "one row is one service of one child")]
    sheets += [(name, "to print and tick") for name in ticked]
    sheets += [] if slips is None else [(ATTENDANCE.name, "to fill in and send back")]
    _start(book, person, sheets, told)
    for page in pages:
        write_week(book, page)
    write_changes(book, told)
    sheet = book.sheet(caseload, unit=f"minutes {view.period}")
    rows = _caseload(view)
    write_table(book, sheet, CASELOAD, rows, 0, 1, empty="Nobody is on the caseload.", total=True)
    on_one_page(sheet, len(rows))
    for week, name in zip(weeks, ticked, strict=True):
        write_attendance(book, name, week)
    if slips is not None:
        write_slips(book, ATTENDANCE.name, slips)


def _start(
    book: Book,
    person: Therapist,
    sheets: list[tuple[str, str]],
    told: Sequence[Told] | None,
) -> None:
    view = book.view
    children, groups = company(view, person.name)
    others = len({each.student for each in _asked(view)}) - children
    line = joined(which_weeks(view.problem.cycle), made_on(view))
    page = first_page(book, WIDTHS, joined(person.name, person.service), line)
    page.sheet.set_portrait()
    page.row += 1
    total = view.totals
    missing = f"{total.missing:,} minutes have no place yet" if total.missing else "everything asked for has a place"
    off = sum(each.status == "mix off" for each in view.accounts)
    shares = f"{counted(off, 'push-in share is', 'push-in shares are')} off" if off else ""
    text = joined(counted(children, "child", "children"), counted(groups, "group"), missing, shares)
    big = {"bold": True, "font_size": 13, "bg_color": FILLS["pull-out" if total.missing else "lunch"], "border": 1}
    page.line(text, book.style({**big, "border_color": LINE, "valign": "vcenter", "indent": 1}), 26)
    if others > 0:
        who = "1 more child is" if others == 1 else f"{others} more children are"
        page.line(f"{who} on the caseload, in no session on these pages: see Caseload.", book.quiet())
    page.heading("Where to look")
    lead_to_changes(page, told)
    for name, what in sheets:
        page.link(name, 0)
        page.sheet.write_string(page.row, 1, what, book.style())
        page.row += 1
    _legend(page, book.legend)
    stands = {each.status for each in view.accounts if view.problem.mandate[each.mandate].times}
    if stands & set(STANDS):
        page.heading("Words in the caseload")
    for word, meaning in STANDS.items():
        if word in stands:
            page.sheet.write_string(page.row, 0, word, book.style())
            page.sheet.write_string(page.row, 1, meaning, book.style())
            page.row += 1


def _legend(page: Page, legend: Sequence[tuple[str, str]]) -> None:
    page.heading("Colours and codes in the picture")
    wide = len(WIDTHS)
    for number, (kind, text) in enumerate(legend):
        look = {"bg_color": FILLS[kind], "border": 1, "border_color": LINE, "text_wrap": True, "valign": "vcenter"}
        style = page.book.style({**look, "indent": 1})
        page.sheet.write_string(page.row + number // wide, number % wide, text, style)
        page.sheet.set_row(page.row + number // wide, 28)
    page.row += -(-len(legend) // wide)


def _asked(view: View) -> list[MandateAccount]:
    return [each for each in view.accounts if view.problem.mandate[each.mandate].times]


def _caseload(view: View) -> list[Row]:
    """Return one row for each mandate, what is missing first, then by child."""
    rows: list[Row] = []
    for each in sorted(_asked(view), key=lambda one: (WORST_FIRST.index(one.status) > 0, one.student, one.service)):
        child, owed = view.problem.student[each.student], view.problem.mandate[each.mandate]
        known = view.problem.school_class.get(child.school_class) if child.school_class else None
        rows.append(
            (
                each.student,
                child.school,
                child.school_class[1] if child.school_class else "",
                known.teacher if known else "",
                each.service,
                owed.setting if owed.is_direct else owed.kind,
                ", ".join(each.therapists),
                view.plan.session_weeks.get(each.mandate, 0),
                each.required,
                each.placed,
                each.missing,
                each.status,
            )
        )
    return rows
