"""The board's workbook: one page of sums, with nothing on it that is confidential."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from optsched.output.charts import asked_and_placed, draw
from optsched.output.grid import Cell, Cells, grid
from optsched.output.packets.board import FEW, WITHHELD, Board, Shown, Sums
from optsched.output.packets.page import first_page, joined
from optsched.output.page import Page
from optsched.output.paper import Paper
from optsched.output.plan.words import which_weeks
from optsched.output.sentences import counted

FIRST, OTHERS, LEAST_COLUMNS = 30.0, 14.0, 5
CHART_PIXELS, GAP = 420, 2.0
LEGEND = (
    f"{FEW}: fewer than six children, none included. {WITHHELD}: left out because it would tell such a number, or "
    "because it adds up minutes of fewer than six children. A child with two services counts in both."
)
IN_CLASS = (
    "In class: the share of all planned minutes with children that are in their class, whether or not the IEP says how "
    "much."
)
LETTERS_ON_A_LINE = 120


class PublicPaper(Paper):
    """Paper that may be shown to everybody."""

    def sheet(self, name: str, pages_high: int = 0, colour: str | None = None, unit: str = "") -> Any:
        sheet = super().sheet(name, pages_high, colour, unit)
        sheet.set_footer("&R&9Page &P of &N", {"margin": 0.25})
        return sheet


def write_board(workbook: Any, board: Board, made: datetime) -> None:
    """Write the board's workbook from sums that name nobody."""
    book = PublicPaper(workbook, board.district, made)
    widths = [FIRST, *[OTHERS] * max(LEAST_COLUMNS - 1, len(board.children.services))]
    cycle, period = board.cycle, board.cycle.period
    when = which_weeks(cycle) if cycle.monday else f"a typical cycle of {counted(cycle.weeks, 'week')}"
    line = joined(f"What is planned for {when}", f"made {made:%B} {made.day}, {made.year}")
    page = first_page(book, widths, joined("Therapy in our schools", board.district), line, pages_high=0)
    page.sheet.repeat_rows(0)
    total = board.by_service[-1]
    if total.asked is not None:
        page.line(_achieved(total, period), book.style({"bold": True, "font_size": 13, "valign": "vcenter"}), 26)
    if not board.children.rows:
        page.line(f"No services are asked for {period}.", book.style())
        return
    page.heading("Children by school and service")
    grid(page, widths, ("School", *board.children.services), [_counted_row(*row) for row in board.children.rows])
    page.heading(f"Minutes by service, {period}")
    _services(page, widths, board.by_service, period)
    page.heading(f"Minutes by school, {period}")
    grid(page, widths, ("School", "Asked", "Placed", "Missing", "In class"), [_row(each) for each in board.by_school])
    page.row += 1
    for text in (LEGEND, IN_CLASS):
        page.line(text, book.style({"text_wrap": True}), 15 * -(-len(text) // LETTERS_ON_A_LINE))


def _services(page: Page, widths: Sequence[float], sums: Sequence[Sums], period: str) -> None:
    """Write the minutes of services, those that are told first, with a chart of these only beside the tables."""
    *services, every = sums
    told = [
        (each.name, each.asked, each.placed) for each in services if each.asked is not None and each.placed is not None
    ]
    ordered = [*sorted(services, key=lambda each: each.placed is None), every]
    cells = grid(page, widths, ("Service", "Asked", "Placed", "Missing", "In class"), [_row(each) for each in ordered])
    if told:
        shown = Cells(cells.sheet, cells.header, len(told))
        page.sheet.set_column(page.last + 1, page.last + 1, GAP)
        draw(page.book, shown, asked_and_placed(period, told), (cells.header, page.last + 2), CHART_PIXELS)


def _achieved(total: Sums, period: str) -> str:
    assert total.asked is not None
    if total.placed is None:
        return f"All but a few of the {total.asked:,} minutes that the IEPs ask for {period} have a place."
    if not total.missing:
        return f"All {total.asked:,} minutes that the IEPs ask for {period} have a place."
    return f"{total.placed:,} of {total.asked:,} minutes that the IEPs ask for {period} have a place."


def _counted_row(name: str, cells: Sequence[Shown]) -> list[Cell]:
    return [name, *cells]


def _row(each: Sums) -> list[Cell]:
    if each.asked is None:
        return [each.name, *[WITHHELD] * 4]
    placed = [WITHHELD if number is None else number for number in (each.placed, each.missing)]
    return [each.name, each.asked, *placed, None if each.in_class is None else float(each.in_class)]
