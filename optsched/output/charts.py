"""How a picture of a small table is made: from cells that are seen, legible in grey, and said in words as well."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from optsched.domain.say import few
from optsched.output.grid import Cells
from optsched.output.paper import DARK, INK, LINE, QUIET, Paper

Shape = Literal["columns", "bars", "stacked bars", "lines"]
TYPES: dict[Shape, dict[str, str]] = {
    "columns": {"type": "column"},
    "bars": {"type": "bar"},
    "stacked bars": {"type": "bar", "subtype": "stacked"},
    "lines": {"type": "line"},
}
ROW_PIXELS, USUAL_ROWS = 20, 15
"""Excel's usual height of a row, and rows that a chart covers."""
FIXED_PIXELS, BAR_PIXELS = 110, 24
"""What a chart of bars needs beside its bars, and for each of them."""
FILLS = (
    ("#24476B", "#FFFFFF"),
    ("#DCEBF6", INK),
    ("#7FA6C9", INK),
    ("#FCE8C8", INK),
    ("#4E6E58", "#FFFFFF"),
    ("#F1F1F1", INK),
    ("#A9A9A9", INK),
)
"""(fill, ink of the number on it): dark and light by turns, so that neighbours are told apart in grey."""
DASHES = (("solid", "circle"), ("dash", "square"), ("round_dot", "diamond"))
FONT, SMALL = {"name": "Calibri", "size": 9, "color": INK}, {"name": "Calibri", "size": 8}


@dataclass(frozen=True)
class Chart:
    """What a chart shows: `columns` of a small table, each one series, over the names of its rows.

    `names` says what the names are, `unit` what the numbers are; `says` is the main fact as a sentence with numbers,
    which is read to those who do not see the chart. `number` is the format of the numbers; `rows` are the usual rows
    that the chart covers at least.
    """

    shape: Shape
    title: str
    names: str
    unit: str
    columns: tuple[int, ...]
    says: str
    number: str = "#,##0"
    rows: int = USUAL_ROWS


def asked_and_placed(period: str, services: Sequence[tuple[str, int, int]], columns: tuple[int, int] = (1, 2)) -> Chart:
    """Return the chart of a table with these columns for the minutes asked and placed of each service."""
    parts = few(f"{name} {placed:,} of {asked:,}" for name, asked, placed in services)
    says = f"Minutes placed of those asked, {period}: {parts}."
    return Chart("columns", "Minutes asked and placed", "Service", f"Minutes, {period}", columns, says)


def rows_needed(chart: Chart, bars: int) -> int:
    """Return how many usual rows a chart covers: bars below each other need room."""
    if chart.shape not in ("bars", "stacked bars"):
        return chart.rows
    return max(chart.rows, -(-(FIXED_PIXELS + BAR_PIXELS * bars) // ROW_PIXELS))


def draw(book: Paper, cells: Cells, chart: Chart, at: tuple[int, int], width: int) -> int:
    """Draw a chart of cells with its upper left corner in a (row, column), so many pixels wide; return its rows."""
    drawn = book.workbook.add_chart(TYPES[chart.shape])
    for number, column in enumerate(chart.columns):
        drawn.add_series(_series(cells, chart, number, column))
    drawn.set_title({"name": chart.title, "name_font": {**FONT, "size": 12, "bold": True, "color": DARK}})
    _axes(drawn, chart)
    drawn.set_legend({"position": "bottom", "font": FONT} if len(chart.columns) > 1 else {"none": True})
    drawn.set_chartarea({"border": {"color": LINE}, "fill": {"color": "#FFFFFF"}})
    rows = rows_needed(chart, cells.rows)
    drawn.set_size({"width": width, "height": rows * ROW_PIXELS})
    cells.sheet.insert_chart(*at, drawn, {"description": chart.says, "object_position": 2})
    return rows


def _series(cells: Cells, chart: Chart, number: int, column: int) -> dict[str, Any]:
    name, first, last = cells.sheet.get_name(), cells.header + 1, cells.header + cells.rows
    series: dict[str, Any] = {
        "name": [name, cells.header, column],
        "categories": [name, first, 0, last, 0],
        "values": [name, first, column, last, column],
    }
    if chart.shape == "lines":
        dash, marker = DASHES[number % len(DASHES)]
        line = {"color": DARK, "width": 2, "dash_type": dash}
        return series | {"line": line, "marker": {"type": marker, "size": 6, "fill": {"color": DARK}}}
    fill, ink = FILLS[number % len(FILLS)]
    series |= {"fill": {"color": fill}, "border": {"color": INK, "width": 0.75}, "gap": 60}
    if chart.shape == "stacked bars":
        inside = {"value": True, "position": "center", "num_format": f"{chart.number};;"}
        return series | {"data_labels": {**inside, "font": {**SMALL, "color": ink}}}
    return series | {"data_labels": {"value": True, "num_format": chart.number, "font": {**SMALL, "color": INK}}}


def _axes(drawn: Any, chart: Chart) -> None:
    """Name both axes; bars stand in the order of the table, from top to bottom."""
    look: dict[str, Any] = {"name_font": {**FONT, "bold": False, "color": QUIET}, "num_font": FONT}
    names: dict[str, Any] = {**look, "name": chart.names}
    numbers = {
        **look,
        "name": chart.unit,
        "min": 0,
        "num_format": chart.number,
        "major_gridlines": {"visible": True, "line": {"color": LINE}},
    }
    if chart.shape in ("bars", "stacked bars"):
        drawn.set_y_axis({**names, "reverse": True})
        drawn.set_x_axis({**numbers, "label_position": "high"})
    else:
        dates = {"text_axis": True, "num_format": "m/d"} if chart.shape == "lines" else {}
        drawn.set_x_axis({**names, **dates})
        drawn.set_y_axis(numbers)
