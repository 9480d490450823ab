"""Start here: what was achieved, how good it is, where to look next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from xlsxwriter.utility import quote_sheetname

from optsched.contract import CHANGES, OWED, PLAN_SHEETS, SESSIONS, START_HERE
from optsched.contract.plan import CHARTS
from optsched.output.page import Page
from optsched.output.paper import DARK, FILLS, LINE
from optsched.output.plan.pages import WeekPage
from optsched.output.plan.paper import CODES, Book
from optsched.output.plan.rows import company
from optsched.output.plan.sentences import (
    achieved,
    bound_sentence,
    for_whom,
    further,
    plain,
    run_facts,
    stage_sentence,
    what_for,
)
from optsched.output.sentences import counted

WIDTHS = (24, 9, 12, 40, 10, 14, 32)
LAST = len(WIDTHS) - 1
THIRDS = ((0, 2), (3, 3), (4, LAST))
"""The first and last column of each third of the width."""
UNIT_LINE, PROVEN_LINE = 52, 40
"""Letters of a goal's unit, and of what is proven about it, that fit on a line."""


@dataclass
class _Page(Page):
    """A page of the plan workbook."""

    book: Book


def write_start(book: Book, pages: Mapping[str, Sequence[WeekPage]]) -> None:
    """Write the first sheet; all `pages` of therapists are linked from it, and all other sheets."""
    sheet = book.sheet(START_HERE, pages_high=1, colour=DARK)
    sheet.set_portrait()
    sheet.hide_gridlines(2)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    page = _Page(book, sheet, LAST)
    _what(page)
    _tables(page)
    _goals(page)
    _legend(page)
    _facts(page)
    _therapists(page, pages)
    _classes(page)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _what(page: _Page) -> None:
    book, view = page.book, page.book.view
    district = view.problem.options.district
    page.line(f"Therapy plan{'  ·  ' + district if district else ''}", book.title(), 32)
    made = f"made {view.made:%B} {view.made.day}, {view.made.year} at {view.made.hour}:{view.made:%M}"
    page.line(f"{what_for(view)}  ·  {for_whom(view)}  ·  {made}", book.quiet())
    page.row += 1
    fill = FILLS["lunch"] if view.totals.missing == 0 else FILLS["pull-out"]
    big = {"bold": True, "font_size": 14, "text_wrap": True, "valign": "vcenter", "bg_color": fill, "border": 1}
    sentence = achieved(view)
    page.line(sentence, book.style({**big, "border_color": LINE, "indent": 1}), 26 if len(sentence) < 100 else 46)
    sentences = book.style({"align": "left", "indent": 1, "font_size": 11, "valign": "vcenter"})
    for text in further(view):
        page.line(text, sentences, 18)
    for stage in view.plan.stages:
        page.line(f"Stage {stage.stage}: {stage_sentence(stage)}", sentences, 18)


def _tables(page: _Page) -> None:
    page.heading("Where to look")
    page.link(CHARTS, 0)
    page.sheet.write_string(
        page.row, 1, "minutes, load, share in class and class time missed in pictures", page.book.style()
    )
    page.row += 1
    others = ("Minutes", "Not placed", "Therapists", "Missed", "Duties", "Findings")
    dates = (OWED.name,) if page.book.view.dated else ()
    order = (SESSIONS.name, *dates, *(() if page.book.view.changes is None else (CHANGES.name,)), *others)
    by_name = {sheet.name: sheet for sheet in (*PLAN_SHEETS, CHANGES, OWED)}
    for name in order:
        page.link(name, 0)
        title = by_name[name].title
        page.sheet.write_string(page.row, 1, f"one row is {plain(title)}", page.book.style())
        page.row += 1


def _headers(page: _Page, names: dict[int, str]) -> None:
    for at in range(LAST + 1):
        page.sheet.write_string(page.row, at, names.get(at, ""), page.book.header(at in (1, 2, 4, 5)))
    page.row += 1


def _goals(page: _Page) -> None:
    goals = page.book.view.plan.goals
    if not goals:
        return
    page.heading("How good the plan is, goal by goal (lower is better; earlier stages go before later ones)")
    _headers(page, {0: "Goal", 1: "Stage", 2: "Value", 3: "Counted in", 4: "Weight", 5: "Proven bound", 6: "Meaning"})
    rule: dict[str, object] = {"bottom": 1, "bottom_color": LINE}
    text, wrapped = page.book.style(rule), page.book.style({**rule, "text_wrap": True})
    number = page.book.style({**rule, "num_format": "#,##0", "align": "right", "indent": 1})
    for goal in sorted(goals, key=lambda each: each.stage):
        sheet, row = page.sheet, page.row
        sheet.write_string(row, 0, goal.name, text)
        sheet.write_number(row, 1, goal.stage, number)
        sheet.write_number(row, 2, goal.value, number)
        sheet.write_string(row, 3, plain(goal.unit), wrapped)
        sheet.write_number(row, 4, goal.weight, number)
        if goal.bound is None:
            sheet.write_string(row, 5, "", text)
        else:
            sheet.write_number(row, 5, goal.bound, number)
        proven = bound_sentence(goal, page.book.view.plan.stages)
        sheet.write_string(row, 6, proven, wrapped)
        sheet.set_row(row, 14.5 * max(-(-len(goal.unit) // UNIT_LINE), -(-len(proven) // PROVEN_LINE)))
        page.row += 1


def _legend(page: _Page) -> None:
    page.heading("Colours and codes in the pictures")
    for number, (kind, text) in enumerate(page.book.legend):
        row, (first, last) = page.row + number // len(THIRDS), THIRDS[number % len(THIRDS)]
        style = page.book.style({"bg_color": FILLS[kind], "border": 1, "border_color": LINE})
        if last > first:
            page.sheet.merge_range(row, first, row, last, "", style)
        page.sheet.write_string(row, first, text, style)
    page.row += -(-len(page.book.legend) // len(THIRDS))
    codes = ", ".join(f"{code} = {setting}" for setting, code in CODES.items())
    minutes = "of this week" if page.book.view.problem.cycle.monday else "per cycle"
    page.line(f"{codes}. Times are hours and minutes of the day; minutes are {minutes}.", page.book.quiet())


def _facts(page: _Page) -> None:
    page.heading("How it was made")
    facts = run_facts(page.book.view, version("optsched"))
    page.line("   ·   ".join(f"{word}: {value}" for word, value in facts), page.book.style())


def _therapists(page: _Page, pages: Mapping[str, Sequence[WeekPage]]) -> None:
    view = page.book.view
    page.heading("Therapists, the week of each as a picture")
    missing: dict[str, int] = {}
    for row in view.accounts:
        for name in row.therapists:
            missing[name] = missing.get(name, 0) + row.missing
    for each in view.problem.therapists:
        first, *others = pages[each.name]
        page.link(first.sheet, 0)
        children, groups = company(view, each.name)
        lacking = missing.get(each.name, 0)
        texts = {
            1: each.service,
            2: counted(children, "child", "children"),
            3: counted(groups, "group"),
            5: f"{lacking:,} minutes missing" if lacking else "nothing missing",
        }
        for at, text in texts.items():
            page.sheet.write_string(page.row, at, text, page.book.style())
        page.row += 1
        for other in others:
            page.link(other.sheet, 0)
            page.sheet.write_string(page.row, 1, "other weeks", page.book.style())
            page.row += 1


def _classes(page: _Page) -> None:
    """Link every class, three on a line, so that a large district fits on the page as well."""
    view = page.book.view
    if not view.served:
        return
    page.heading("Classes, who leaves or is visited when")
    for number, (key, placements) in enumerate(view.served.items()):
        row, (first, last) = page.row + number // len(THIRDS), THIRDS[number % len(THIRDS)]
        children = len({each.student for each in placements})
        said = (
            view.sheet_of_class[key],
            view.problem.school_class[key].teacher,
            counted(children, "child", "children"),
        )
        if last > first:
            page.sheet.merge_range(row, first, row, last, "", page.book.link())
        target = f"internal:{quote_sheetname(said[0])}!A1"
        page.sheet.write_url(row, first, target, page.book.link(), "  ·  ".join(part for part in said if part))
    page.row += -(-len(view.served) // len(THIRDS))
