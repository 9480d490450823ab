"""A therapist's sheet: a week, or weeks that fit together, as a picture on one landscape page."""

import itertools
from collections.abc import Sequence
from typing import Any

from optsched.contract import START_HERE
from optsched.domain.cycle import clock, merged
from optsched.domain.say import day_name, listed, span
from optsched.output.boxes import fill, height_of
from optsched.output.paper import FILLS, INK, LINE, QUIET
from optsched.output.plan.letters import TIME_WIDTH, column_points, points_a_minute, words
from optsched.output.plan.pages import WeekPage
from optsched.output.plan.paper import LEGEND, Book, some_weeks
from optsched.output.plan.picture import Box, DayPicture, WeekPicture
from optsched.output.plan.rows import company
from optsched.output.plan.words import weeks_label, weeks_text, which_weeks

ROW_MINUTES = 5
HEAD_ROWS, TOP = (30.0, 18.0, 20.0, 26.0), 4
HOURS_ROW, HOURS_LETTERS = 3, 9.0
LEGEND_ROW = 17.0
TAB = "#2E75B6"


def write_week(book: Book, page: WeekPage) -> None:
    """Draw a page of a therapist; without hours and sessions it gets a sentence instead."""
    sheet = book.sheet(page.sheet, pages_high=1, colour=TAB)
    sheet.hide_gridlines(2)
    picture = page.picture
    for row, height in enumerate(HEAD_ROWS):
        sheet.set_row(row, height)
    sheet.write_string(0, 0, _title(book, page), book.title())
    sheet.write_string(1, 0, _subtitle(book, page), book.quiet())
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
        sheet.set_row(rows[one], (other - one) * points_a_minute(picture))
    _heads(book, sheet, picture, lefts)
    _times(book, sheet, picture, rows)
    for day, left in zip(picture.days, lefts, strict=False):
        for box in day.boxes:
            _box(book, sheet, rows, left, picture, day, box)
    bottom = _legend(book, sheet, picture, rows[picture.end], lefts)
    sheet.freeze_panes(TOP, 1)
    sheet.print_area(0, 0, bottom, last)


def _title(book: Book, page: WeekPage) -> str:
    parts = [page.therapist.name, page.therapist.service]
    if page.picture and page.picture.weeks != book.view.problem.cycle.all_weeks:
        weeks = page.picture.weeks
        parts.append(f"{'week' if len(weeks) == 1 else 'weeks'} {weeks_text(weeks)}")
    return "  ·  ".join(parts)


def _subtitle(book: Book, page: WeekPage) -> str:
    view, name = book.view, page.therapist.name
    weeks = page.picture.weeks if page.picture else view.problem.cycle.all_weeks
    children, groups = company(view, name, weeks=weeks)
    held = [one for one in view.meetings_of.get(name, ()) if one.setting in ("push-in", "pull-out")]
    per_week = sum(one.minutes for one in held if one.week in weeks) / len(weeks)
    schools = listed(sorted(view.problem.schools_of.get(name, ())))
    when = view.dated.title if view.dated else which_weeks(view.problem.cycle, weeks)
    return (
        f"{schools}   ·   {when}   ·   {children} children, {groups} groups, {per_week:,.0f} minutes of therapy a week"
    )


def _columns(sheet: Any, picture: WeekPicture) -> list[int]:
    """Give the picture the shape of the page; return the column where each day begins, and the last column."""
    sheet.set_column_pixels(0, 0, int(TIME_WIDTH * 4 / 3))
    lefts, at = [], 1
    for day in picture.days:
        lefts.append(at)
        pixels = int(column_points(picture, day) * 4 / 3)
        sheet.set_column_pixels(at, at + day.columns - 1, pixels)
        at += day.columns
    return [*lefts, at - 1]


def _ticks(picture: WeekPicture) -> list[int]:
    """Return the minutes at which rows begin: the grid of 5, and whatever begins or ends off it."""
    ticks = set(range(picture.start, picture.end + 1, ROW_MINUTES))
    for day in picture.days:
        ticks |= {edge for box in day.boxes for edge in (box.piece.start, box.piece.end)}
    return sorted(ticks)


def _heads(book: Book, sheet: Any, picture: WeekPicture, lefts: Sequence[int]) -> None:
    sheet.write_string(2, 0, "", book.header())
    sheet.write_string(3, 0, "", book.style({"bottom": 2, "bottom_color": INK}))
    centred = {"align": "center", "bottom": 2, "bottom_color": INK, "text_wrap": True, "font_size": HOURS_LETTERS}
    hours = book.style({**centred, "font_color": QUIET, "valign": "vcenter"})
    heights = [HEAD_ROWS[HOURS_ROW]]
    for number, (day, left) in enumerate(zip(picture.days, lefts, strict=False)):
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#24476B", "align": "center", "valign": "vcenter"}
        name = day_name(book.view.problem.cycle, number)
        fill(sheet, 2, left, 2, left + day.columns - 1, [name], book.style({**look, "font_size": 12, "border": 1}))
        said = _hours(book, picture, number)
        fill(sheet, HOURS_ROW, left, HOURS_ROW, left + day.columns - 1, [said], hours)
        heights.append(height_of([said], column_points(picture, day) * day.columns, HOURS_LETTERS))
    sheet.set_row(HOURS_ROW, max(heights))


def _hours(book: Book, picture: WeekPicture, day: int) -> str:
    """Say when a therapist is where on a day; hours that are not in all weeks with their weeks."""
    problem = book.view.problem
    weeks_of: dict[tuple[str, int, int], list[int]] = {}
    for week in picture.weeks:
        by_school: dict[str, list[tuple[int, int]]] = {}
        for school, start, end in problem.hours_shown_on(picture.therapist, week, day):
            by_school.setdefault(school, []).append((start, end))
        for school, stretches in by_school.items():
            for start, end in merged(stretches):
                weeks_of.setdefault((school, start, end), []).append(week)
    texts = []
    for (school, start, end), weeks in sorted(weeks_of.items(), key=lambda pair: pair[0][1:]):
        partly = "" if tuple(weeks) == picture.weeks else f" {weeks_label(weeks)}"
        texts.append(f"{school} {span(start, end)}{partly}")
    return ", ".join(texts) or "not at work"


def _times(book: Book, sheet: Any, picture: WeekPicture, rows: dict[int, int]) -> None:
    look = {"align": "right", "font_size": 9, "font_color": QUIET, "top": 1, "top_color": LINE}
    for minute in range(picture.start, picture.end, 30):
        until = min(minute + 30, picture.end)
        fill(sheet, rows[minute], 0, rows[until] - 1, 0, [clock(minute)], book.style(look))


def _box(
    book: Book, sheet: Any, rows: dict[int, int], left: int, picture: WeekPicture, day: DayPicture, box: Box
) -> None:
    piece = box.piece
    top, bottom = rows[piece.start], rows[piece.end] - 1
    look: dict[str, object] = {"bg_color": FILLS[piece.kind], "border": 1, "border_color": "#8A97A3"}
    look |= {"align": "center", "valign": "vcenter", "text_wrap": True}
    if piece.kind == "clash":
        look |= {"border": 5, "border_color": "#000000"}
    if piece.kind in ("open", "away"):
        look |= {"font_color": QUIET, "border_color": LINE}
    said, size, lines = words(book.view, picture, day, box)
    whole = book.style({**look, "font_size": size})
    bold = book.style(
        {"bold": piece.kind not in ("open", "away"), "font_size": size, "font_color": look.get("font_color", INK)}
    )
    plain = book.style({"font_size": size, "font_color": look.get("font_color", INK)})
    after = "\n".join(lines)[len(said.head) :]
    parts: list[Any] = [bold, said.head, plain, after] if after else [said.head] if said.head else []
    fill(sheet, top, left + box.left, bottom, left + box.right - 1, parts, whole)


def _legend(book: Book, sheet: Any, picture: WeekPicture, first: int, lefts: Sequence[int]) -> int:
    """Write what codes and colours mean from a row on, and return the last row."""
    rights = [*(left - 1 for left in lefts[1:-1]), lefts[-1]]
    days, row = len(rights), first
    differing = [some_weeks(weeks) for weeks in picture.differing]
    for number, (kind, text) in enumerate((*LEGEND, *differing[:1])):
        row, day = first + 1 + number // days, number % days
        sheet.set_row(row, LEGEND_ROW)
        look = {"bg_color": FILLS[kind], "border": 1, "border_color": LINE, "font_size": 9}
        style = book.style({**look, "align": "center", "valign": "vcenter"})
        fill(sheet, row, lefts[day], row, rights[day], [text], style)
    sheet.set_row(first, 6)
    sheet.write_string(first + 1, 0, "Legend", book.style({"font_size": 9, "font_color": QUIET, "align": "right"}))
    return row
