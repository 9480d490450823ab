"""One sheet per therapist: the week as a picture on one landscape page."""

import itertools
import math
from collections.abc import Sequence
from typing import Any

from optsched.contract import START_HERE
from optsched.domain import Therapist
from optsched.domain.cycle import clock, merged
from optsched.domain.say import day_name, listed, span
from optsched.output.boxes import LINE_SHARE, fill, fitting, height_of
from optsched.output.paper import FILLS, INK, LINE, QUIET
from optsched.output.plan.captions import Caption, caption
from optsched.output.plan.paper import Book
from optsched.output.plan.picture import Box, DayPicture, WeekPicture, week_picture
from optsched.output.plan.rows import company
from optsched.output.plan.words import weeks_label, which_weeks

ROW_MINUTES = 5
LEAST_POINTS_A_MINUTE, USUAL_HEIGHT = 1.5, 630.0
"""Short days are drawn taller, so that every picture fills its page."""
TIME_WIDTH = 46.0
PAGE_SHAPE = 1.22
"""Width to height of a picture: a little narrower than the page, for fonts that make columns wider."""
SIZES, LEGIBLE = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0), 8.0
"""Letters of boxes, and the least that are read with ease; on paper they are two thirds of it."""
HEAD_ROWS, TOP = (30.0, 18.0, 20.0, 26.0), 4
HOURS_ROW, HOURS_LETTERS = 3, 9.0
LEGEND_ROW = 17.0
TAB = "#2E75B6"


def write_week(book: Book, therapist: Therapist) -> None:
    """Draw a therapist's week; one without hours and sessions gets a sentence instead."""
    view = book.view
    sheet = book.sheet(view.sheet_of_therapist[therapist.name], pages_high=1, colour=TAB)
    sheet.hide_gridlines(2)
    picture = week_picture(view, therapist.name)
    for row, height in enumerate(HEAD_ROWS):
        sheet.set_row(row, height)
    sheet.write_string(0, 0, f"{therapist.name}  ·  {therapist.service}", book.title())
    sheet.write_string(1, 0, _subtitle(book, therapist), book.quiet())
    if picture is None:
        sheet.write_string(TOP, 0, "No hours and no sessions in this cycle.", book.style())
        return
    lefts = _columns(sheet, picture)
    last = lefts[-1]
    where = f"internal:'{START_HERE}'!A1"
    sheet.write_url(0, last, where, book.style({"font_color": "#0B5394", "underline": 1, "align": "right"}), START_HERE)
    ticks = _ticks(picture)
    rows = {minute: TOP + number for number, minute in enumerate(ticks)}
    for one, other in itertools.pairwise(ticks):
        sheet.set_row(rows[one], (other - one) * _scale(picture))
    _heads(book, sheet, therapist, picture, lefts)
    _times(book, sheet, picture, rows)
    for day, left in zip(picture.days, lefts, strict=False):
        for box in day.boxes:
            _box(book, sheet, therapist.name, rows, left, box, _column_points(picture, day), _scale(picture))
    _legend(book, sheet, rows[picture.end], lefts)
    sheet.freeze_panes(TOP, 1)
    sheet.print_area(0, 0, rows[picture.end] + _legend_rows(book, lefts), last)


def _subtitle(book: Book, therapist: Therapist) -> str:
    view = book.view
    children, groups = company(view, therapist.name)
    meetings = view.meetings_of.get(therapist.name, ())
    direct = sum(one.minutes for one in meetings if one.setting in ("push-in", "pull-out"))
    weeks = view.dated.title if view.dated else which_weeks(view.problem.cycle)
    per_week = direct / view.problem.cycle.weeks
    schools = listed(sorted(view.problem.schools_of.get(therapist.name, ())))
    return (
        f"{schools}   ·   {weeks}   ·   {children} children, {groups} groups, {per_week:,.0f} minutes of therapy a week"
    )


def _scale(picture: WeekPicture) -> float:
    return max(LEAST_POINTS_A_MINUTE, USUAL_HEIGHT / (picture.end - picture.start))


def _column_points(picture: WeekPicture, day: DayPicture) -> float:
    height = (picture.end - picture.start) * _scale(picture) + sum(HEAD_ROWS) + 3 * LEGEND_ROW
    return max(90.0, (height * PAGE_SHAPE - TIME_WIDTH) / len(picture.days)) / day.columns


def _columns(sheet: Any, picture: WeekPicture) -> list[int]:
    """Give the picture the shape of the page; return the column where each day begins, and the last column."""
    sheet.set_column_pixels(0, 0, int(TIME_WIDTH * 4 / 3))
    lefts, at = [], 1
    for day in picture.days:
        lefts.append(at)
        pixels = int(_column_points(picture, day) * 4 / 3)
        sheet.set_column_pixels(at, at + day.columns - 1, pixels)
        at += day.columns
    return [*lefts, at - 1]


def _ticks(picture: WeekPicture) -> list[int]:
    """Return the minutes at which rows begin: the grid of 5, and whatever begins or ends off it."""
    ticks = set(range(picture.start, picture.end + 1, ROW_MINUTES))
    for day in picture.days:
        ticks |= {edge for box in day.boxes for edge in (box.piece.start, box.piece.end)}
    return sorted(ticks)


def _heads(book: Book, sheet: Any, therapist: Therapist, picture: WeekPicture, lefts: Sequence[int]) -> None:
    sheet.write_string(2, 0, "", book.header())
    sheet.write_string(3, 0, "", book.style({"bottom": 2, "bottom_color": INK}))
    centred = {"align": "center", "bottom": 2, "bottom_color": INK, "text_wrap": True, "font_size": HOURS_LETTERS}
    hours = book.style({**centred, "font_color": QUIET, "valign": "vcenter"})
    heights = [HEAD_ROWS[HOURS_ROW]]
    for number, (day, left) in enumerate(zip(picture.days, lefts, strict=False)):
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#24476B", "align": "center", "valign": "vcenter"}
        name = day_name(book.view.problem.cycle, number)
        fill(sheet, 2, left, 2, left + day.columns - 1, [name], book.style({**look, "font_size": 12, "border": 1}))
        said = _hours(book, therapist.name, number)
        fill(sheet, HOURS_ROW, left, HOURS_ROW, left + day.columns - 1, [said], hours)
        heights.append(height_of([said], _column_points(picture, day) * day.columns, HOURS_LETTERS))
    sheet.set_row(HOURS_ROW, max(heights))


def _hours(book: Book, therapist: str, day: int) -> str:
    """Say when a therapist is where on a day; hours that are not in all weeks with their weeks."""
    problem = book.view.problem
    weeks_of: dict[tuple[str, int, int], list[int]] = {}
    for week in problem.cycle.all_weeks:
        by_school: dict[str, list[tuple[int, int]]] = {}
        for school, start, end in problem.hours_shown_on(therapist, week, day):
            by_school.setdefault(school, []).append((start, end))
        for school, stretches in by_school.items():
            for start, end in merged(stretches):
                weeks_of.setdefault((school, start, end), []).append(week)
    texts = []
    for (school, start, end), weeks in sorted(weeks_of.items(), key=lambda pair: pair[0][1:]):
        partly = "" if tuple(weeks) == problem.cycle.all_weeks else f" {weeks_label(weeks)}"
        texts.append(f"{school} {span(start, end)}{partly}")
    return ", ".join(texts) or "not at work"


def _times(book: Book, sheet: Any, picture: WeekPicture, rows: dict[int, int]) -> None:
    look = {"align": "right", "font_size": 9, "font_color": QUIET, "top": 1, "top_color": LINE}
    for minute in range(picture.start, picture.end, 30):
        until = min(minute + 30, picture.end)
        fill(sheet, rows[minute], 0, rows[until] - 1, 0, [clock(minute)], book.style(look))


def _box(
    book: Book, sheet: Any, therapist: str, rows: dict[int, int], left: int, box: Box, points: float, scale: float
) -> None:
    piece = box.piece
    top, bottom = rows[piece.start], rows[piece.end] - 1
    look: dict[str, object] = {"bg_color": FILLS[piece.kind], "border": 1, "border_color": "#8A97A3"}
    look |= {"align": "center", "valign": "vcenter", "text_wrap": True}
    if piece.kind == "clash":
        look |= {"border": 5, "border_color": "#000000"}
    if piece.kind in ("open", "away"):
        look |= {"font_color": QUIET, "border_color": LINE}
    said = caption(book.view, therapist, box)
    size, lines = _lines(said, points * (box.right - box.left), (piece.end - piece.start) * scale)
    whole = book.style({**look, "font_size": size})
    bold = book.style(
        {"bold": piece.kind not in ("open", "away"), "font_size": size, "font_color": look.get("font_color", INK)}
    )
    plain = book.style({"font_size": size, "font_color": look.get("font_color", INK)})
    after = "\n".join(lines)[len(said.head) :]
    parts: list[Any] = [bold, said.head, plain, after] if after else [said.head] if said.head else []
    fill(sheet, top, left + box.left, bottom, left + box.right - 1, parts, whole)


def _lines(said: Caption, width: float, height: float) -> tuple[float, Sequence[str]]:
    """Return the size and the lines of a box's words; where is left out when the words are illegible with it."""
    size, lines = _arranged(said.head, " · ".join(part for part in said[1:] if part), width, height)
    return (size, lines) if size >= LEGIBLE else _arranged(said.head, said.when, width, height)


def _arranged(head: str, detail: str, width: float, height: float) -> tuple[float, Sequence[str]]:
    """Put the detail below the headline, or beside it when letters are larger so: by two sizes if it is broken."""
    below, beside = (head, detail) if detail else (head,), (f"{head}  {detail}".rstrip(),)
    size, larger = (fitting((lines,), width, height, SIZES)[0] for lines in (below, beside))
    is_broken = height_of(beside, width, larger) > larger * LINE_SHARE
    if size >= larger - is_broken and height_of(below, width, size) <= height:
        return size, below
    return larger, beside


def _legend_rows(book: Book, lefts: Sequence[int]) -> int:
    return math.ceil(len(book.legend) / (len(lefts) - 1))


def _legend(book: Book, sheet: Any, first: int, lefts: Sequence[int]) -> None:
    rights = [*(left - 1 for left in lefts[1:-1]), lefts[-1]]
    days = len(rights)
    for number, (kind, text) in enumerate(book.legend):
        row, day = first + 1 + number // days, number % days
        sheet.set_row(row, LEGEND_ROW)
        look = {"bg_color": FILLS[kind], "border": 1, "border_color": LINE, "font_size": 9}
        style = book.style({**look, "align": "center", "valign": "vcenter"})
        fill(sheet, row, lefts[day], row, rights[day], [text], style)
    sheet.set_row(first, 6)
    sheet.write_string(first + 1, 0, "Legend", book.style({"font_size": 9, "font_color": QUIET, "align": "right"}))
