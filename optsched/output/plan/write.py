"""The plan workbook as a file: every sheet in its order."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from optsched.contract import DUTIES, FINDINGS, MINUTES, MISSED, NOT_PLACED, PLAN_THERAPISTS, SESSIONS, Sheet
from optsched.domain import Findings, Plan, Problem
from optsched.output.files import new_file
from optsched.output.plan import rows
from optsched.output.plan.class_sheet import write_class
from optsched.output.plan.paper import Book
from optsched.output.plan.start import write_start
from optsched.output.plan.table import Row, write_table
from optsched.output.plan.view import View
from optsched.output.plan.week_sheet import write_week

AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
FIRST: tuple[tuple[Sheet, Callable[[View], list[Row]], int], ...] = (
    (SESSIONS, rows.sessions, 2),
    (MINUTES, rows.minutes, 2),
    (NOT_PLACED, rows.not_placed, 2),
    (PLAN_THERAPISTS, rows.therapists, 3),
)
LAST: tuple[tuple[Sheet, Callable[[View], list[Row]], int], ...] = (
    (MISSED, rows.missed_time, 1),
    (DUTIES, rows.duties, 2),
    (FINDINGS, rows.findings, 1),
)
"""The flat tables before and after the pictures: sheet, its rows, and the columns that stay in sight."""


def write_plan(
    problem: Problem,
    plan: Plan,
    findings: Findings,
    path: Path,
    overwrite: bool = False,
    made: datetime | None = None,
) -> Path:
    """Write the plan workbook to `path` and return it.

    `made` is the date on every page (now). Raises CannotWriteError when the file exists and `overwrite` is
    off, or cannot be replaced.
    """
    view = View(problem, plan, findings, made or datetime.now())
    with new_file(path, overwrite) as temporary, Workbook(str(temporary), AS_TEXT) as workbook:
        workbook.set_properties({"title": "Therapy plan", "author": "", "company": "", "created": view.made})
        book = Book(workbook, view)
        write_start(book)
        _tables(book, FIRST)
        for therapist in problem.therapists:
            write_week(book, therapist)
        for key in view.served:
            write_class(book, key)
        _tables(book, LAST)
    return Path(path)


def _tables(book: Book, tables: tuple[tuple[Sheet, Callable[[View], list[Row]], int], ...]) -> None:
    for sheet, rows_of, freeze in tables:
        write_table(book, book.sheet(sheet.name), sheet.columns, rows_of(book.view), freeze=freeze)
