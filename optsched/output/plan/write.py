"""The plan workbook as a file: every sheet in its order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from xlsxwriter import Workbook

from optsched.contract import (
    ABSENCES,
    CHANGES,
    DUTIES,
    FINDINGS,
    MINUTES,
    MISSED,
    NOT_PLACED,
    OWED,
    PLAN_THERAPISTS,
    SESSIONS,
    WEEK_SESSIONS,
    Kind,
    Sheet,
)
from optsched.dated import Change
from optsched.domain import Findings, Plan, Problem
from optsched.output.files import new_file
from optsched.output.paper import AS_TEXT
from optsched.output.plan import rows
from optsched.output.plan.charts_sheet import write_charts
from optsched.output.plan.class_sheet import write_class
from optsched.output.plan.dated import Dated
from optsched.output.plan.pages import week_pages
from optsched.output.plan.paper import Book
from optsched.output.plan.start import write_start
from optsched.output.plan.view import View
from optsched.output.plan.week_sheet import write_week
from optsched.output.plan.words import which_weeks
from optsched.output.table import NUMBER_FORMATS, WITH_UNIT, Row, write_table


@dataclass(frozen=True)
class _Table:
    """A flat table: its sheet, its rows, the columns that stay in sight, where lines part it, what no rows mean.

    `unit` stands at the head of its printed pages; `minutes` is the number format of minutes; `entered` are columns
    for people to fill in; `total` adds the sums of the minutes shown, where nobody reads the sheet back. One that is
    several `pages_wide` repeats the columns that stay in sight.
    """

    sheet: Sheet
    rows: Callable[[View], list[Row]]
    freeze: int = 1
    parted_by: int | None = None
    empty: str = ""
    unit: str = ""
    minutes: str = NUMBER_FORMATS[Kind.MINUTES]
    entered: tuple[str, ...] = ()
    total: bool = False
    pages_wide: int = 1


A_CYCLE = "minutes {period}"
IN_A_CYCLE = _Table(SESSIONS, rows.sessions, 2, SESSIONS.headers.index("Day"))
ON_DATES = _Table(
    WEEK_SESSIONS, rows.dated_sessions, 2, 0, pages_wide=2, entered=("Attendance", "Minutes held", "Entered by")
)
NOT_HELD = _Table(OWED, rows.owed, 1, 0, empty="Everything that this week owes is held.", entered=("Attendance",))
AWAY = _Table(ABSENCES, rows.absences)
DIFFERENT = _Table(CHANGES, rows.changes, 1, empty="Nothing differs from the plan.", unit="{weeks}")
FIRST = (
    _Table(MINUTES, rows.minutes, 2, MINUTES.headers.index("Status"), total=True),
    _Table(NOT_PLACED, rows.not_placed, 2, empty="Everything has a place."),
    _Table(PLAN_THERAPISTS, rows.therapists, 3, 0, unit=A_CYCLE, minutes=WITH_UNIT),
)
LAST = (
    _Table(MISSED, rows.missed_time, empty="No class time is missed.", unit=A_CYCLE, total=True),
    _Table(DUTIES, rows.duties, 2, DUTIES.headers.index("Therapist")),
    _Table(FINDINGS, rows.findings, empty="Nothing was found."),
)
"""The flat tables before and after the pictures."""


def write_plan(
    problem: Problem,
    plan: Plan,
    findings: Findings,
    path: Path,
    overwrite: bool = False,
    made: datetime | None = None,
    dated: Dated | None = None,
    changes: tuple[Change, ...] | None = None,
) -> Path:
    """Write the plan workbook to `path` and return it; `findings` and those of the problem stand in it, each once.

    `made` is the date on every page (now). A week's workbook is written where it is `dated`; `changes` are
    those to the plan that was there before. Raises CannotWriteError when the file exists and `overwrite` is off, or
    cannot be replaced.
    """
    known = Findings(tuple(dict.fromkeys((*findings, *problem.findings))))
    view = View(problem, plan, known, made or datetime.now(), dated, changes)
    with new_file(path, overwrite) as temporary, Workbook(str(temporary), AS_TEXT) as workbook:
        title = dated.title if dated else "Therapy plan"
        workbook.set_properties({"title": title, "author": "", "company": "", "created": view.made})
        book = Book(workbook, view)
        pages = week_pages(view)
        write_start(book, pages)
        write_charts(book)
        away = (AWAY,) if dated and dated.week.absences else ()
        sessions = (ON_DATES, NOT_HELD, *away) if dated else (IN_A_CYCLE,)
        _tables(book, (*sessions, *(() if changes is None else (DIFFERENT,)), *FIRST))
        for page in chain.from_iterable(pages.values()):
            write_week(book, page)
        for key in view.served:
            write_class(book, key)
        _tables(book, LAST)
    return Path(path)


def _tables(book: Book, tables: tuple[_Table, ...]) -> None:
    said = {"period": book.view.period, "weeks": which_weeks(book.view.problem.cycle)}
    for each in tables:
        sheet = book.sheet(each.sheet.name, unit=each.unit.format(**said))
        look = (each.freeze, each.parted_by, each.empty, each.minutes)
        found = each.rows(book.view)
        write_table(book, sheet, each.sheet.columns, found, 0, *look, entered=each.entered, total=each.total)
        if each.pages_wide > 1:
            sheet.fit_to_pages(each.pages_wide, 0)
            sheet.repeat_columns(0, each.freeze - 1)
