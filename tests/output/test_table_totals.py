"""Sums below a table: of the rows that a filter leaves, with their result stored."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from optsched.contract import Column, Kind
from optsched.contract.plan import SUM_SHOWN
from optsched.output.paper import Paper
from optsched.output.table import Row, write_table

COLUMNS = (
    Column("Student", "Who."),
    Column("Minutes", "How long.", Kind.MINUTES),
    Column("Share", "What part.", Kind.PERCENT),
    Column("Missing", "How long.", Kind.MINUTES),
    Column("Why", "A reason."),
)
ROWS: list[Row] = [("Ann", 900, 0.5, 0, "busy"), ("Ben", 12_345, None, 30, ""), ("Cal", None, 1.0, 5, "")]


def written(folder: Path, rows: list[Row] = ROWS, total: bool = True) -> Path:
    path = folder / "table.xlsx"
    with Workbook(str(path)) as workbook:
        book = Paper(workbook, "Somewhere", datetime(2025, 9, 8))
        write_table(book, book.sheet("Table"), COLUMNS, rows, empty="Nobody.", total=total)
    return path


def test_sums_of_minutes_are_stored_and_follow_a_filter(tmp_path: Path) -> None:
    path = written(tmp_path)
    *_, last = load_workbook(path, data_only=True)["Table"].iter_rows(values_only=True)
    assert last == (SUM_SHOWN, 13_245, None, 35, None)
    *_, formulas = load_workbook(path)["Table"].iter_rows(values_only=True)
    assert formulas == (SUM_SHOWN, "=SUBTOTAL(109,B2:B4)", None, "=SUBTOTAL(109,D2:D4)", None)


def test_the_filter_ends_above_the_sums_and_the_table_with_them(tmp_path: Path) -> None:
    (table,) = load_workbook(written(tmp_path))["Table"].tables.values()
    assert (table.ref, table.autoFilter.ref, table.totalsRowCount) == ("A1:E5", "A1:E4", 1)
    functions = [column.totalsRowFunction for column in table.tableColumns]
    assert functions == [None, "sum", None, "sum", None]
    assert table.tableColumns[0].totalsRowLabel == SUM_SHOWN


def test_a_column_is_wide_enough_for_its_sum(tmp_path: Path) -> None:
    many: list[Row] = [("Ann", 99_999, None, 0, "")] * 999
    sheet = load_workbook(written(tmp_path, many))["Table"]
    assert sheet.column_dimensions["B"].width >= len("99,899,001") + 2


@pytest.mark.parametrize(("rows", "total"), [([], True), (ROWS, False)])
def test_there_are_no_sums_without_rows_or_where_none_are_asked_for(
    tmp_path: Path, rows: list[Row], total: bool
) -> None:
    sheet = load_workbook(written(tmp_path, rows, total))["Table"]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert SUM_SHOWN not in values
    assert not any(str(value).startswith("=") for value in values)
    (table,) = sheet.tables.values()
    assert not table.totalsRowCount
