"""A family's packet: one child's week on one page, and the minutes of its services."""

from collections.abc import Sequence
from typing import Any

from optsched.domain.accounts import MandateAccount
from optsched.domain.say import span
from optsched.output.grid import grid
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
    partly,
)
from optsched.output.packets.plain_words import KINDS, where_held
from optsched.output.packets.whole import ANOTHER_STUDENT
from optsched.output.plan.paper import Book
from optsched.output.plan.together import Together, services, together
from optsched.output.plan.view import View
from optsched.output.plan.words import which_weeks

LEGEND = "wk: only in these weeks of the cycle. Other sessions are in every week."
DUE = ("Minutes in the IEP", "Minutes due")
"""What is asked of a cycle, and of a week on its dates."""
STANDS = {
    "short": "some minutes have no time yet",
    "by date": "given on single dates, not every cycle",
    "later": "not begun yet",
    "ended": "ended",
}


def write_family(workbook: Any, view: View, label: str, told: Sequence[Told] | None) -> None:
    """Write a family's packet from what it may know: one child under the name that is shown."""
    book = Book(workbook, view, label)
    child = view.problem.student[label]
    days = day_names(view)
    widths = day_widths(days)
    a_class = f"Class {child.school_class[1]}" if child.school_class else ""
    title = joined(f"Therapy of {label}", child.school, a_class)
    cycle = view.problem.cycle
    weeks = which_weeks(cycle)
    said = weeks[0].upper() + weeks[1:] if cycle.monday else f"A typical cycle: {weeks}"
    page = first_page(book, widths, title, joined(said, made_on(view)))
    columns: list[list[Entry]] = [[] for _ in days]
    for members in _sessions(view, label):
        columns[members[0].day].append(_entry(view, members, label))
    page.row += 1
    days_page(page, days, columns, f"No sessions are planned in {weeks}.")
    page.row += 1
    if any(partly(view, each.weeks) for each in view.plan.placements):
        page.line(LEGEND, book.quiet())
    page.heading(f"Minutes {cycle.period}")
    rows = [_minutes(view, row) for row in view.accounts if row.student == label]
    if rows:
        grid(page, widths, ("Service", "Kind", DUE[bool(cycle.monday)], "Minutes planned", "How it stands"), rows)
    else:
        page.line("No services are known.", book.quiet())
    page.row += 1
    lead_to_changes(page, told)
    write_changes(book, told)


def _sessions(view: View, label: str) -> list[Together]:
    """Return the child's own sessions, each with everybody who comes to it."""
    own = together(view, (each for each in view.plan.placements if each.student == label))
    return [(members[0], *_company(view, members)) for members in own]


def _company(view: View, members: Together) -> Together:
    first = members[0]
    weeks = set(first.weeks)
    every = view.of_session[first.session]
    return tuple(each for each in every if each.student == ANOTHER_STUDENT and weeks & set(each.weeks))


def _entry(view: View, members: Together, label: str) -> Entry:
    first, *others = members
    during = ", ".join(view.activities_during(first))
    lines = (
        f"{services(view, members)} with {view.held_by(members)}",
        where_held(first),
        f"with {named(others)}" if others else "one to one",
        f"during {during}" if during else "",
    )
    head = joined(span(first.start, first.end), partly(view, first.weeks))
    return Entry(first.setting, head, "\n".join(line for line in lines if line))


def _minutes(view: View, row: MandateAccount) -> tuple[str, str, int, int, str]:
    kind = view.problem.mandate[row.mandate].kind
    stands = STANDS.get(row.status, "as in the IEP" if not row.missing else STANDS["short"])
    return (row.service, KINDS[kind], row.required, row.placed, stands)
