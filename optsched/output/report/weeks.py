"""The sheet Weeks: every class's week as it was read, one to four classes a page."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from optsched.domain import Source
from optsched.domain.cycle import clock
from optsched.domain.grouping import places
from optsched.output.boxes import fill, fitting, height_of
from optsched.output.page import Page
from optsched.output.paper import DARK, FILLS, INK, LINE, QUIET, Paper
from optsched.output.report.heights import row_heights
from optsched.output.report.picture import Box, ClassWeek
from optsched.output.report.sentences import class_title, when
from optsched.output.sentences import counted, legible

WEEKS = "Weeks"
PAGE_WIDE, PAGE_HIGH = 525.0, 690.0
"""Points of an upright Letter page inside its margins, with a little to spare for other fonts."""
TIME_WIDTH = 34.0
TIME_HIGH = 8.5
"""Points that the time at the left of a row needs."""
HEAD, BELOW, DAYS, BETWEEN = 20.0, 13.0, 15.0, 16.0
"""Rows around a picture: its title, the line below, the names of days, the time at its end and free room."""
TOP = 30.0
"""The first row of the sheet, which says how to read it."""
SIZES = (9.0, 8.0, 7.0, 6.0, 5.0)
READABLE = 7.0
"""The font size for which rows are made high enough."""
MOST_TITLE, MOST_LETTERS, MOST_LISTED = 66, 90, 6
UNBROKEN = "\u00a0"
HOW = (
    "Every box is a block at its place in the week, with the cell it was read from in small grey letters. Grey: "
    "nothing was read. Orange: a word that is not known. Thick lines: two blocks at one time."
)


@dataclass(frozen=True)
class _Drawing:
    """What all pictures of the sheet share: where each day's columns begin, how wide they are, unknown words."""

    lefts: tuple[int, ...]
    day_points: float
    unknown: frozenset[str]

    def columns_of(self, box: Box) -> tuple[int, int]:
        left, right = self.lefts[box.day], self.lefts[box.day + 1]
        part = (right - left) // box.of
        return left + part * box.at, left + part * (box.at + 1) - 1


def write_weeks(book: Paper, sheet: Any, weeks: Sequence[ClassWeek], unknown: frozenset[str]) -> list[tuple[str, int]]:
    """Draw the weeks below each other; return the title of each and its row.

    `unknown` are the activities, folded, that are not known. A school begins a page; no picture is parted.
    """
    sheet.set_portrait()
    sheet.hide_gridlines(2)
    drawing = _columns(sheet, weeks, unknown)
    page = Page(book, sheet, drawing.lefts[-1] - 1)
    page.line(HOW, book.style({"font_color": QUIET, "text_wrap": True, "font_size": 9, "valign": "vcenter"}), TOP)
    used, breaks, titles = TOP, [], []
    limits = [PAGE_HIGH / 2 - TOP / 2, PAGE_HIGH - TOP]
    for number, week in enumerate(weeks):
        heights = row_heights(week, _needs(drawing), [limit - HEAD - BELOW - DAYS - BETWEEN for limit in limits])
        high = sum(heights) + HEAD + BELOW + DAYS + BETWEEN
        if number and (used + high > PAGE_HIGH or week.school != weeks[number - 1].school):
            breaks.append(page.row)
            used = 0.0
        used += high
        titles.append((class_title(week), page.row))
        _picture(page, week, drawing, heights)
    sheet.set_h_pagebreaks(breaks)
    sheet.print_area(0, 0, page.row - 1, page.last)
    sheet.freeze_panes(1, 1)
    return titles


def _columns(sheet: Any, weeks: Sequence[ClassWeek], unknown: frozenset[str]) -> _Drawing:
    """Give every day as many columns as the boxes beside each other need, in any class."""
    days = max(len(week.days) for week in weeks)
    parts = [math.lcm(*{box.of for week in weeks for box in week.boxes_on(day)} or {1}) for day in range(days)]
    points = (PAGE_WIDE - TIME_WIDTH) / days
    sheet.set_column_pixels(0, 0, int(TIME_WIDTH * 4 / 3))
    lefts = tuple(accumulate(parts, initial=1))
    for left, part in zip(lefts, parts, strict=False):
        sheet.set_column_pixels(left, left + part - 1, int(points * 4 / 3 / part))
    return _Drawing(lefts, points, unknown)


def _picture(page: Page, week: ClassWeek, drawing: _Drawing, heights: Sequence[float]) -> None:
    book = page.book
    title = legible(class_title(week), MOST_TITLE)
    page.line(title, book.style({"bold": True, "font_size": 13, "font_color": DARK, "valign": "vcenter"}), HEAD)
    page.line(_below(week), book.style({"font_size": 8, "font_color": QUIET, "valign": "vcenter"}), BELOW)
    look: dict[str, object] = {"bold": True, "font_color": "#FFFFFF", "bg_color": DARK, "align": "center", "border": 1}
    head = book.style({**look, "border_color": LINE, "valign": "vcenter"})
    page.sheet.set_row(page.row, DAYS)
    fill(page.sheet, page.row, 0, page.row, 0, [""], head)
    for number, day in enumerate(week.days):
        fill(page.sheet, page.row, drawing.lefts[number], page.row, drawing.lefts[number + 1] - 1, [day], head)
    page.row += 1
    rows = {cut: page.row + number for number, cut in enumerate(week.cuts)}
    time = book.style({"font_size": 7, "font_color": QUIET, "align": "right", "top": 1, "top_color": LINE})
    for cut, height in zip(week.cuts, heights, strict=False):
        page.sheet.set_row(rows[cut], height)
    shown = _shown(week.cuts, heights)
    bottoms = [*(rows[cut] - 1 for cut in shown[1:]), *(rows[cut] for cut in shown[-1:])]
    for cut, bottom in zip(shown, bottoms, strict=True):
        fill(page.sheet, rows[cut], 0, bottom, 0, [clock(cut)], time)
    _gaps(page, week, drawing, rows)
    for box in week.boxes:
        _box(page, box, drawing, rows, sum(heights[rows[box.start] - page.row : rows[box.end] - page.row]))
    page.row = rows[week.cuts[-1]] if rows else page.row
    page.sheet.set_row(page.row, BETWEEN)
    page.row += 1


def _shown(cuts: Sequence[int], heights: Sequence[float]) -> list[int]:
    """Return the cuts that show their time: the first and the last, and between them those with room for it."""
    found, room = [], TIME_HIGH
    for cut, height in zip(cuts, heights, strict=False):
        if room >= TIME_HIGH:
            found.append(cut)
            room = 0.0
        room += height
    return [*found, *cuts[-1:]]


def _below(week: ClassWeek) -> str:
    where = tuple(dict.fromkeys(Source(block.source.file, block.source.sheet) for block in week.blocks))
    left_out = len(week.not_drawn)
    undrawn = f"   ·   {counted(left_out, 'block')} not drawn: no end after the start, see Blocks" if left_out else ""
    return legible(f"{counted(len(week.blocks), 'block')} from {places(where, True, 3)}{undrawn}", 2 * MOST_LETTERS)


def _gaps(page: Page, week: ClassWeek, drawing: _Drawing, rows: dict[int, int]) -> None:
    style = page.book.style({"bg_color": FILLS["away"], "border": 1, "border_color": LINE})
    for day, start, end in week.gaps:
        fill(page.sheet, rows[start], drawing.lefts[day], rows[end] - 1, drawing.lefts[day + 1] - 1, [], style)


def _box(page: Page, box: Box, drawing: _Drawing, rows: dict[int, int], height: float) -> None:
    book, texts = page.book, _texts(box, drawing)
    size, layout = fitting(_layouts(texts), drawing.day_points / box.of, height, SIZES)
    is_unknown = any(block.activity.casefold() in drawing.unknown for block in box.blocks)
    look: dict[str, object] = {"bg_color": FILLS["pull-out"] if is_unknown else "#FFFFFF", "font_size": size}
    look |= {"align": "center", "valign": "vcenter", "text_wrap": True}
    look |= {"border": 5, "border_color": "#000000"} if box.clashes else {"border": 1, "border_color": "#8A97A3"}
    head, detail, cell = texts
    after_head, after_detail = (("\n", "\n"), ("\n", "  "), ("  ", "  "))[layout]
    bold = book.style({"bold": True, "font_size": size, "font_color": INK})
    plain = book.style({"font_size": size, "font_color": INK})
    grey = book.style({"font_size": max(4.5, size - 1), "font_color": QUIET})
    detail, cell = (text.replace(" ", UNBROKEN) if len(box.blocks) == 1 else text for text in (detail, cell))
    parts = [bold, head, plain, after_head + detail, grey, after_detail + cell]
    left, right = drawing.columns_of(box)
    fill(page.sheet, rows[box.start], left, rows[box.end] - 1, right, parts, book.style(look))


def _layouts(texts: tuple[str, str, str]) -> tuple[tuple[str, ...], ...]:
    head, detail, cell = texts
    return texts, (head, f"{detail}  {cell}"), (f"{head}  {detail}  {cell}",)


def _needs(drawing: _Drawing) -> Any:
    def needed(box: Box) -> float:
        width = drawing.day_points / box.of
        return min(height_of(lines, width, READABLE) for lines in _layouts(_texts(box, drawing)))

    return needed


def _texts(box: Box, drawing: _Drawing) -> tuple[str, str, str]:
    """Return what a box says: the activity, when, and the cell, its sheet shortened to what fits on a line."""
    first = box.blocks[0]
    letters = max(8, int(drawing.day_points / box.of / 3.4))
    if len(box.blocks) > 1:
        shown = [f"{each.activity} {when(each)}" for each in box.blocks[:MOST_LISTED]]
        more = len(box.blocks) - MOST_LISTED
        shown += [f"and {more} more, see Blocks"] if more > 0 else []
        head, detail = f"{len(box.blocks)} blocks at one time", legible("; ".join(shown), 4 * MOST_LETTERS)
    else:
        head, detail = legible(first.activity.strip() or "?", MOST_LETTERS), when(first)
        detail += ", overlaps" if box.clashes else ""
    room = letters - len(first.source.cell) - 1
    name = first.source.sheet or first.source.file
    name = name if len(name) <= room else name[: max(0, room - 1)] + "…"
    return head, detail, legible(f"{name} {first.source.cell}".strip() or "-")
