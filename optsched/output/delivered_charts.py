"""The pictures of what was delivered: by service, and week by week where there are two weeks or more."""

from collections.abc import Sequence
from datetime import date

from optsched.domain.delivered import Delivered, ServiceMinutes, WeekMinutes
from optsched.domain.say import few
from optsched.output.charts import Chart, draw
from optsched.output.grid import Cells, grid
from optsched.output.page import Page

PIXELS = 700


def draw_services(page: Page, cells: Cells, services: Sequence[ServiceMinutes], columns: tuple[int, ...]) -> None:
    """Draw a table of services below it: its `columns` with the minutes asked, planned, delivered and owed."""
    if not services:
        return
    asked, planned, delivered, owed = _sums([each.minutes for each in services])
    parts = few(f"{each.service} {each.minutes.delivered:,} of {each.minutes.asked:,}" for each in services)
    says = f"Of {asked:,} minutes asked {planned:,} were planned and {delivered:,} are delivered; {owed:,} are owed. "
    says += f"Delivered by service: {parts}."
    chart = Chart("columns", "Minutes asked, planned, delivered and owed", "Service", "Minutes", columns, says)
    page.row += 2 + draw(page.book, cells, chart, (page.row + 1, 0), PIXELS)


def write_course(page: Page, widths: Sequence[float], weeks: Sequence[WeekMinutes], names: Sequence[str]) -> None:
    """Draw how the minutes of all services went week by week, and write them below under these names."""
    of_week: dict[date, list[Delivered]] = {}
    for each in weeks:
        of_week.setdefault(each.monday, []).append(each.minutes)
    if len(of_week) < 2:
        return
    rows = [(monday, *_sums(found)) for monday, found in of_week.items()]
    page.sheet.set_h_pagebreaks([page.row])
    page.heading("Week by week, in minutes")
    says = f"Of the minutes asked, {_share(rows[0])} were delivered; {_share(rows[-1])}."
    chart = Chart("lines", "Week by week", "Week of", "Minutes", (1, 2, 3, 4), says)
    cells = Cells(page.sheet, page.row + chart.rows + 1, len(rows))
    draw(page.book, cells, chart, (page.row, 0), PIXELS)
    page.row = cells.header
    grid(page, widths, ("Week of", *names), rows)


def _sums(found: Sequence[Delivered]) -> tuple[int, int, int, int]:
    """Return the minutes asked, planned, delivered and owed."""
    return (
        sum(each.asked for each in found),
        sum(each.planned for each in found),
        sum(each.delivered for each in found),
        sum(each.owed for each in found),
    )


def _share(row: tuple[date, int, int, int, int]) -> str:
    monday, asked, _, delivered, _ = row
    return f"{delivered:,} of {asked:,} in the week of {monday:%B} {monday.day}"
