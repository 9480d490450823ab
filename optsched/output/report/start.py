"""Start here: what was read, how far it is to a plan, where to look, what to do next."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import quote_sheetname

from optsched.domain import Severity
from optsched.domain.grouping import Group
from optsched.domain.understood import Understood
from optsched.output.page import Page
from optsched.output.paper import FILLS, LINE, Paper
from optsched.output.report.sentences import is_ready, to_do, what_was_read
from optsched.output.report.tables import SEVERITIES, TO_MEND
from optsched.output.report.weeks import WEEKS
from optsched.output.sentences import counted, legible

WIDTHS = (17, 17, 17, 17, 17, 17)
LAST = len(WIDTHS) - 1
A_LINE, A_BIG_LINE = 112, 74
"""Letters that fit over the whole width, in usual and in big letters."""
MOST_FILES = 20
MOST_TITLE = 56
SAID = {
    Severity.ERROR: "must be mended before a plan",
    Severity.WARNING: "should be looked at; a plan is possible all the same",
    Severity.NOTE: "good to know",
}
NEXT = (
    f"Mend what {TO_MEND} lists, from the top: in your own files, or in the district workbook that was made of them.",
    "Run optsched import with your files again, or optsched check with the district workbook, "
    "until no error is left and nothing is missing.",
    "Run optsched optimize with the district workbook: it makes the plan.",
)


def write_start(
    book: Paper,
    sheet: Any,
    understood: Understood,
    groups: Sequence[Group],
    tables: Mapping[str, str],
    classes: Sequence[tuple[str, int]],
) -> None:
    """Write the first sheet; `tables` are the other sheets and what they show, `classes` the rows of their weeks."""
    sheet.set_portrait()
    sheet.hide_gridlines(2)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    page = Page(book, sheet, LAST)
    _what(page, understood, groups)
    _missing(page, understood)
    _found(page, groups)
    _tables(page, tables)
    _next(page)
    _classes(page, classes)
    sheet.freeze_panes(1, 0)
    sheet.activate()


def _text(page: Page, text: str, look: dict[str, object] | None = None) -> None:
    """Write a text over the whole width, as many lines high as it takes."""
    style = page.book.style({"text_wrap": True, "font_size": 11, "align": "left", "indent": 1, **(look or {})})
    whole = legible(text, 12 * A_LINE)
    page.line(whole, style, 15.5 * max(1, math.ceil(len(whole) / A_LINE)))


def _what(page: Page, understood: Understood, groups: Sequence[Group]) -> None:
    book = page.book
    page.line("What was understood of your files", book.title(), 32)
    more = len(understood.files) - MOST_FILES
    files = ", ".join(understood.files[:MOST_FILES]) + (f" and {more:,} more" if more > 0 else "")
    made = f"made {book.made:%B} {book.made.day}, {book.made.year} at {book.made.hour}:{book.made:%M}"
    _text(page, f"{files or 'no files'}  ·  {made}", {"font_size": 10, "indent": 0})
    page.row += 1
    fill = FILLS["lunch"] if is_ready(understood, groups) else FILLS["pull-out"]
    big = {"bold": True, "font_size": 14, "text_wrap": True, "valign": "vcenter", "bg_color": fill, "border": 1}
    sentence = f"{what_was_read(understood)}; {to_do(understood, groups)}."
    height = 22.0 * math.ceil(len(sentence) / A_BIG_LINE) + 6
    page.line(sentence, book.style({**big, "border_color": LINE, "align": "left", "indent": 1}), height)
    unknown = sum(not word.meant for word in understood.words)
    if unknown:
        is_one = unknown == 1
        words = "1 word for an activity is not known" if is_one else f"{unknown:,} words for activities are not known"
        _text(page, f"{words}: see the sheet Words, where {'it stands' if is_one else 'they stand'} first.")
    if understood.review:
        lines = len(understood.review)
        was = f"{counted(lines, 'line')} {'was' if lines == 1 else 'were'} not understood to the last word"
        _text(page, f"{was}: see the sheet Review.")


def _missing(page: Page, understood: Understood) -> None:
    page.heading("Still missing before a plan is possible")
    for sentence in understood.missing:
        _text(page, f"•  {sentence}")
    if not understood.missing:
        _text(page, "Nothing is missing.")


def _found(page: Page, groups: Sequence[Group]) -> None:
    page.heading("What was found")
    for severity in Severity:
        mine = [group for group in groups if group.severity is severity]
        number = sum(map(len, mine))
        look: dict[str, object] = {"align": "left", "indent": 1, "font_size": 11, "bold": bool(number)}
        tint = SEVERITIES.get(str(severity)) if number else None
        if tint:
            look["bg_color"] = tint
        page.sheet.write_string(page.row, 0, counted(number, str(severity)), page.book.style(look))
        rows = f"{counted(len(mine), 'row')} of {TO_MEND}, {SAID[severity]}" if mine else "none"
        page.sheet.write_string(page.row, 1, rows, page.book.style({"font_size": 11}))
        page.row += 1


def _tables(page: Page, tables: Mapping[str, str]) -> None:
    page.heading("Where to look")
    for name, title in tables.items():
        page.link(name, 0)
        page.sheet.write_string(page.row, 1, title, page.book.style())
        page.row += 1


def _next(page: Page) -> None:
    page.heading("What to do next")
    for number, text in enumerate(NEXT, 1):
        _text(page, f"{number}.  {text}")


def _classes(page: Page, classes: Sequence[tuple[str, int]]) -> None:
    """Link the week of every class, two on a line."""
    if not classes:
        return
    page.heading("The week of every class")
    half = (LAST + 1) // 2
    for number, (title, row) in enumerate(classes):
        at, left = page.row + number // 2, half * (number % 2)
        page.sheet.merge_range(at, left, at, left + half - 1, "", page.book.link())
        target = f"internal:{quote_sheetname(WEEKS)}!A{row + 1}"
        page.sheet.write_url(at, left, target, page.book.link(), legible(title, MOST_TITLE))
    page.row += -(-len(classes) // 2)
