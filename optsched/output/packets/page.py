"""Pages of packets: the first sheet, and weeks as columns of days."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from optsched.contract import START_HERE
from optsched.domain.say import day_name
from optsched.output.grid import LETTERS, POINTS
from optsched.output.page import Page
from optsched.output.paper import DARK, FILLS, INK, Paper
from optsched.output.plan.view import View
from optsched.output.plan.words import weeks_label
from optsched.output.sentences import legible

PAGE_WIDTH, LEAST_COLUMNS = 130.0, 5
"""Units of width that fill a landscape page together, and columns that a page of days has at least."""

MOST_ON_A_PAGE = 45
"""Rows of a list that are legible on one page; a longer one takes several."""


@dataclass(frozen=True)
class Entry:
    """Something that happens on a day: how it is tinted, its first line in bold, and the rest."""

    kind: str
    head: str
    text: str


def first_page(book: Paper, widths: Sequence[float], title: str, line: str, pages_high: int = 1) -> Page:
    """Add the first sheet with its title and what it is about."""
    sheet = book.sheet(START_HERE, pages_high=pages_high, colour=DARK)
    sheet.hide_gridlines(2)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    page = Page(book, sheet, len(widths) - 1)
    page.line(title, book.title(), 32)
    page.line(line, book.quiet())
    sheet.freeze_panes(1, 0)
    return page


def on_one_page(sheet: Any, rows: int) -> None:
    """Print a list on one page where that is legible."""
    if rows <= MOST_ON_A_PAGE:
        sheet.fit_to_pages(1, 1)


def day_widths(days: Sequence[str]) -> list[float]:
    """Return the widths of the columns of a page of days: few days leave room for the tables below them."""
    columns = max(len(days), LEAST_COLUMNS)
    return [PAGE_WIDTH / columns] * columns


def days_page(page: Page, days: Sequence[str], columns: Sequence[Sequence[Entry]], empty: str = "") -> None:
    """Write a week as columns of days, what happens one below the other."""
    book, sheet = page.book, page.sheet
    for at, day in enumerate(days):
        centred = {"bold": True, "font_color": "#FFFFFF", "bg_color": DARK, "align": "center", "border": 1}
        sheet.write_string(page.row, at, day, book.style({**centred, "font_size": 12}))
    page.row += 1
    width = day_widths(days)[0]
    for number in range(max(map(len, columns), default=0)):
        inside = [(at, column[number]) for at, column in enumerate(columns) if number < len(column)]
        for at, entry in inside:
            _entry(page, at, entry)
        lines = max(
            sum(math.ceil(max(len(part), 1) / (width * LETTERS)) for part in (entry.head, *entry.text.split("\n")))
            for _, entry in inside
        )
        sheet.set_row(page.row, 4 + POINTS * lines)
        page.row += 1
    if not any(columns):
        page.line(empty, book.quiet())


def _entry(page: Page, at: int, entry: Entry) -> None:
    box = {"bg_color": FILLS[entry.kind], "border": 1, "border_color": "#8A97A3", "text_wrap": True, "font_size": 9}
    bold = page.book.style({"bold": True, "font_size": 10, "font_color": INK})
    plain = page.book.style({"font_size": 9, "font_color": INK})
    parts: list[Any] = [bold, legible(entry.head), plain, "\n" + legible(entry.text)]
    page.sheet.write_rich_string(page.row, at, *parts, page.book.style(box))


def day_names(view: View) -> list[str]:
    return [day_name(view.problem.cycle, day) for day in view.problem.cycle.all_days]


def partly(view: View, weeks: Sequence[int]) -> str:
    """Label weeks that are not all of the cycle's: `wk 1,3`."""
    return "" if tuple(weeks) == view.problem.cycle.all_weeks else weeks_label(weeks)


def made_on(view: View) -> str:
    return f"made {view.made:%B} {view.made.day}, {view.made.year}"


def joined(*parts: str) -> str:
    return "  ·  ".join(part for part in parts if part)
