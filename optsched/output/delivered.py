"""The reports of the ledger as a small workbook: what was delivered by child and by week, and who is at risk."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from optsched.contract import NUMERIC, START_HERE, Column, Kind
from optsched.contract.common import SERVICE, STUDENT
from optsched.contract.plan import SUM_SHOWN
from optsched.domain.delivered import NOT_ENTERED, Delivered, DeliveryReport
from optsched.domain.say import listed
from optsched.output.delivered_charts import draw_services, write_course
from optsched.output.files import new_file
from optsched.output.grid import Cells
from optsched.output.page import Page
from optsched.output.paper import AS_TEXT, DARK, FILLS, LINE, Paper
from optsched.output.sentences import counted
from optsched.output.table import Row, write_sum, write_table

TITLE = "What was delivered"
CHILDREN, WEEKS, AT_RISK = "Children", "Weeks", "At risk"
RISK, UNKNOWN = "at risk", "open minutes not known"
TINTS = {"Status": {RISK: FILLS["pull-out"], UNKNOWN: FILLS["travel"]}}
WIDTHS = (24, *(12,) * 10)
TOP = 2
"""The row of a table's header, below the sums of what is shown of it."""


def _minutes(name: str, help: str) -> Column:
    return Column(name, help, Kind.MINUTES)


ASKED = _minutes("Asked", "Minutes that the weeks owed.")
PLANNED = _minutes("Planned", "Minutes of them that had a place in their week.")
DELIVERED = _minutes("Delivered", "Minutes held of them.")
NOT_YET = _minutes("Not entered", "Minutes of past sessions whose attendance nobody entered.")
TO_COME = _minutes("To come", "Minutes of sessions still to come.")
MADE_UP = _minutes("Made up", "Minutes of sessions that make up for others.")
OWED = _minutes("Owed", "Minutes missed that are to be made up, and were not yet.")


@dataclass(frozen=True)
class _Table:
    """A sheet with one flat table: one row is `title`."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    freeze: int
    parted_by: int | None = None
    empty: str = "Nothing was recorded yet."


def write_delivered(
    path: str | os.PathLike[str], report: DeliveryReport, overwrite: bool = False, made: datetime | None = None
) -> Path:
    """Write what was delivered to `path` and return it: children by their codes, and no therapist.

    `made` is the date on every page (now). Raises CannotWriteError when the file exists and `overwrite` is off, or
    cannot be replaced.
    """
    made = made or datetime.now()
    with new_file(path, overwrite) as temporary, Workbook(str(temporary), AS_TEXT) as workbook:
        workbook.set_properties({"title": TITLE, "author": "", "company": "", "created": made})
        book = Paper(workbook, f"{TITLE} until {report.today}", made)
        start, tables = book.sheet(START_HERE, colour=DARK), _tables(report)
        for each in tables:
            _write_table(book, each)
        _write_start(book, start, report, tables)
    return Path(path)


def _reasons(report: DeliveryReport) -> tuple[str, ...]:
    """Return the reasons for which anything was missed, in the order of the first service that has them."""
    return tuple(dict.fromkeys(reason for each in report.services for reason, _ in each.minutes.missed))


def _missed(reason: str) -> Column:
    return _minutes(f"Missed: {reason}", f"Minutes missed: {reason}.")


def _columns(report: DeliveryReport) -> tuple[Column, ...]:
    return (ASKED, PLANNED, DELIVERED, *map(_missed, _reasons(report)), NOT_YET, TO_COME, MADE_UP, OWED)


def _cells(report: DeliveryReport, minutes: Delivered) -> tuple[int, ...]:
    return (
        minutes.asked,
        minutes.planned,
        minutes.delivered,
        *(minutes.missed_for(reason) for reason in _reasons(report)),
        *(minutes.not_entered, minutes.to_come, minutes.made_up, minutes.owed),
    )


def _tables(report: DeliveryReport) -> tuple[_Table, ...]:
    columns = _columns(report)
    children: list[Row] = [(each.student, each.service, *_cells(report, each.minutes)) for each in report.children]
    weeks: list[Row] = [
        (each.monday, each.service, *_cells(report, each.minutes), _share(each.minutes)) for each in report.weeks
    ]
    week = Column("Week of", "The Monday of the week.", Kind.DATE, width=12)
    share = Column("Delivered share", "Delivered, of what was delivered or missed.", Kind.PERCENT)
    return (
        _Table(CHILDREN, "a child and a service", (STUDENT, SERVICE, *columns), children, 2),
        _Table(WEEKS, "a week and a service", (week, SERVICE, *columns, share), weeks, 2, 0),
        _at_risk(report),
    )


def _share(minutes: Delivered) -> float | None:
    known = minutes.delivered - minutes.beyond + minutes.all_missed
    return None if not known else (minutes.delivered - minutes.beyond) / known


def _at_risk(report: DeliveryReport) -> _Table:
    columns = (
        *(STUDENT, SERVICE, OWED),
        _minutes("Open until the end", "Minutes open for make-ups until the mandate ends; empty where not known."),
        Column("Ends", "The day on which the mandate ends; empty where not known.", Kind.DATE),
        _minutes("Short by", "Minutes owed that do not fit any more."),
        Column("Status", "at risk where more is owed than is open."),
    )
    rows: list[Row] = [
        (
            each.student,
            each.service,
            each.owed,
            each.open_minutes,
            each.ends,
            each.short_by,
            UNKNOWN if each.short_by is None else RISK,
        )
        for each in report.at_risk
    ]
    title = "a child who is owed more minutes than are open until the mandate ends, or may be"
    return _Table(AT_RISK, title, columns, rows, 2, empty="Nobody is at risk.")


def _write_table(book: Paper, table: _Table) -> None:
    sheet = book.sheet(table.name)
    write_table(book, sheet, table.columns, table.rows, TOP, table.freeze, table.parted_by, table.empty, tints=TINTS)
    sheet.write_string(0, 0, SUM_SHOWN, book.style({"bold": True}))
    number = book.style({"bold": True, "num_format": "#,##0", "align": "right", "indent": 1})
    for at, column in enumerate(table.columns):
        if column.kind is Kind.MINUTES:
            write_sum(sheet, 0, at, TOP + 1, [row[at] for row in table.rows], number, "SUBTOTAL(109,{})")


def _write_start(book: Paper, sheet: Any, report: DeliveryReport, tables: Sequence[_Table]) -> None:
    sheet.set_portrait()
    sheet.hide_gridlines(2)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    columns = (SERVICE, *_columns(report))
    page = Page(book, sheet, max(len(columns), 8) - 1)
    page.line(TITLE, book.title(), 32)
    page.line(f"until {report.today}  ·  {counted(report.sessions, 'session')} in the ledger", book.quiet())
    page.heading("By service, in minutes")
    cells = _services(page, report, columns)
    shown = (ASKED, PLANNED, DELIVERED, OWED)
    draw_services(page, cells, report.services, tuple(map(columns.index, shown)))
    page.heading("Where to look")
    for table in tables:
        page.link(table.name, 0)
        sheet.write_string(page.row, 1, f"one row is {table.title}", book.style())
        page.row += 1
    page.heading("How it is counted")
    for text in _how(report):
        page.line(f"•  {text}", book.style({"font_size": 11, "text_wrap": True, "align": "left", "indent": 1}), 30)
    write_course(page, WIDTHS, report.weeks, [each.name for each in shown])
    sheet.freeze_panes(1, 0)
    sheet.activate()


def _services(page: Page, report: DeliveryReport, columns: Sequence[Column]) -> Cells:
    """Write the table of services, with sums below, and return where the services stand."""
    for at, column in enumerate(columns):
        page.sheet.write_string(page.row, at, column.name, page.book.header(column.kind in NUMERIC))
    page.sheet.set_row(page.row, 46)
    page.row += 1
    first = page.row
    rows: list[Row] = [(each.service, *_cells(report, each.minutes)) for each in report.services]
    cells = Cells(page.sheet, first - 1, len(rows))
    look: dict[str, object] = {"bottom": 1, "bottom_color": LINE}
    number = {**look, "num_format": "#,##0", "align": "right", "indent": 1}
    for row in rows:
        page.sheet.write_string(page.row, 0, str(row[0]), page.book.style({**look, "num_format": "@"}))
        for at, value in enumerate(row[1:], 1):
            page.sheet.write_number(page.row, at, value, page.book.style(number))
        page.row += 1
    page.sheet.write_string(page.row, 0, "All", page.book.style({**look, "bold": True}))
    for at in range(1, len(columns) if rows else 1):
        bold = page.book.style({**number, "bold": True})
        write_sum(page.sheet, page.row, at, first, [row[at] for row in rows], bold, "SUM({})")
    page.row += 1
    return cells


def _how(report: DeliveryReport) -> tuple[str, ...]:
    named = [each for each in report.reasons if each != NOT_ENTERED]
    named += ["past and not entered"] if NOT_ENTERED in report.reasons else []
    return (
        "Asked are the minutes that the weeks in the ledger owed, planned those that had a place in their week; "
        "sessions that make up for others are in neither.",
        "Delivered, missed, not entered and to come are together what was asked, and what was given beyond it.",
        f"Owed is what was missed and not made up yet, for these reasons: {listed(named) or 'none'}.",
        "At risk is a child who is owed more minutes than are open until the mandate ends. Where nobody said how many "
        "are open, the row says so.",
    )
