"""The sheet Charts: four small tables, a chart beside each that is drawn from its cells."""

from optsched.contract import START_HERE
from optsched.contract.plan import CHARTS
from optsched.output.charts import draw, rows_needed
from optsched.output.grid import Cells, grid
from optsched.output.page import Page
from optsched.output.paper import DARK
from optsched.output.plan.figures import Figure, figures
from optsched.output.plan.paper import Book
from optsched.output.plan.sentences import what_for

FIRST, OTHERS, BEYOND = 20.0, 8.5, 9
"""Widths of the first column and the others, and how many of these a chart covers."""
CHART_PIXELS = 580
HEAD_ROWS, PAGE_ROWS = 4, 41
"""Rows above a table with its heading and its sentence, and usual rows that a printed page holds."""


def write_charts(book: Book) -> None:
    """Write the tables one below the other, as many on a printed page as it holds whole."""
    found = figures(book.view)
    sheet = book.sheet(CHARTS, colour=DARK)
    sheet.hide_gridlines(2)
    columns = max(len(each.headers) for each in found)
    widths = [FIRST, *[OTHERS] * (columns + BEYOND)]
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    page = Page(book, sheet, len(widths) - 1)
    page.line("The plan in pictures", book.title(), 32)
    page.line(f"{what_for(book.view)}  ·  drawn from the small tables on the left", book.quiet())
    page.link(START_HERE, page.last - 1)
    begun, breaks = 0, []
    for each in found:
        if page.row - begun + _rows(each) > PAGE_ROWS and begun < page.row:
            breaks.append(page.row)
            begun = page.row
        _figure(page, widths, each, columns + 1)
    sheet.set_h_pagebreaks(breaks)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _rows(figure: Figure) -> int:
    """Return how many usual rows a table and its chart take."""
    chart = rows_needed(figure.chart, len(figure.rows)) if figure.rows else 1
    return HEAD_ROWS + max(chart, len(figure.rows) + 2)


def _figure(page: Page, widths: list[float], figure: Figure, at: int) -> None:
    page.heading(figure.heading)
    if not figure.rows:
        page.line(figure.empty, page.book.quiet())
        return
    page.line(figure.chart.says, page.book.style({"valign": "vcenter"}), 18)
    top = page.row
    cells = grid(page, widths, figure.headers, [*figure.rows, *([figure.all] if figure.all else [])])
    drawn = Cells(cells.sheet, cells.header, len(figure.rows))
    page.row = max(page.row, top + draw(page.book, drawn, figure.chart, (top, at), CHART_PIXELS))
