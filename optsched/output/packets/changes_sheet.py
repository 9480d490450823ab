"""The sheet that tells a reader what changed, and the line of the first page that leads there."""

from collections import Counter
from collections.abc import Sequence

from optsched.contract import CHANGES, Column
from optsched.domain.say import listed
from optsched.output.packets.differences import OF_THOSE_WHO_LEFT, Told
from optsched.output.packets.groups import named
from optsched.output.page import Page
from optsched.output.plan.paper import Book
from optsched.output.plan.sentences import OWN, changed
from optsched.output.plan.words import which_weeks
from optsched.output.sentences import counted
from optsched.output.table import Row, write_table

COLUMNS = (
    Column("What", "moved, new, or gone.", width=10),
    Column("Students", "Whom it concerns.", width=30),
    Column("Service", "The service.", width=10),
    Column("Before", "When and where it was.", width=60),
    Column("Now", "When and where it is.", width=60),
)
NOTHING = "Nothing has changed."


def lead_to_changes(page: Page, told: Sequence[Told] | None) -> None:
    """Say on the first page how much has changed, with a link to it; nothing where people had nothing before."""
    if told is None:
        return
    if not told:
        page.line(NOTHING, page.book.style())
        return
    often = Counter(each.what for each in told if each.members)
    left = ["sessions of those who left are gone"] if OF_THOSE_WHO_LEFT in told else []
    own = sum(not each.members for each in told) - len(left)
    said = listed([*changed(often), *left, *([counted(own, *OWN)] if own else [])])
    page.link(CHANGES.name, 0)
    page.sheet.write_string(page.row, 1, f"what changed: {said}", page.book.style())
    page.row += 1


def write_changes(book: Book, told: Sequence[Told] | None) -> None:
    """Write what changed, what moved first; no sheet where nothing did, or where people had nothing before."""
    if not told:
        return
    cycle = book.view.problem.cycle
    words = {"moved": "moved", "added": "new", "removed": "not held" if cycle.monday else "no longer"}
    rows: list[Row] = [
        (words[each.what], named(each.members), each.service, each.before, each.after)
        for what in words
        for each in told
        if each.what == what
    ]
    sheet = book.sheet(CHANGES.name, unit=which_weeks(cycle))
    write_table(book, sheet, COLUMNS, rows, 0, 1)
