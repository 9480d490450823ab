"""The first sheet of a marked copy: all that was found in the file, with links to the cells."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from optsched.contract import FINDINGS
from optsched.domain import Finding
from optsched.output.paper import DARK, LETTER
from optsched.output.sentences import counted, legible
from optsched.output.table import HIGHEST, LINE_POINTS, WRAPS_FROM, lines_of

MARKED = "Marked"
COLUMNS = (
    *(FINDINGS.column(name) for name in ("Severity", "Sheet", "Cell")),
    replace(FINDINGS.column("Seen"), width=WRAPS_FROM),
    *(FINDINGS.column(name) for name in ("Message", "Maybe", "Code")),
)
WRAPPED = tuple(column.name for column in COLUMNS if column.width >= WRAPS_FROM)
LINK = "Cell"
FONT = "Calibri"
HEADER_ROW = 5
MOST_LINKS = 60_000
"""Excel takes 65,530 on a sheet."""
OWN_FILE = (
    "Mend your own file, not this copy: pictures, charts and buttons of your file may be missing here, "
    "and formulas are worked out anew when Excel opens it."
)


def write_list(
    book: Workbook, file: str, findings: Sequence[Finding], links: Mapping[Finding, str], cells: int, marked: int
) -> None:
    """Put the list before all other sheets and open the book with it.

    `links` are the places of the findings that speak of a cell; `marked` of the `cells` carry a note.
    """
    sheet = book.create_sheet(MARKED, 0)
    _select(book, sheet)
    book.calculation.fullCalcOnLoad = True
    title = Font(name=FONT, bold=True, size=16, color=f"FF{DARK[1:]}")
    _put(sheet, 1, 1, f"What optsched found in {file}").font = title
    said = f"{counted(len(findings), 'finding')}; {counted(marked, 'cell')} with a note."
    if marked < cells:
        said = f"{said} {cells - marked:,} more cells have none, since there would be too many; this list is whole."
    _put(sheet, 2, 1, said)
    _put(sheet, 3, 1, OWN_FILE).font = Font(name=FONT, italic=True)
    _header(sheet)
    _rows(sheet, findings, links)
    if not findings:
        _put(sheet, HEADER_ROW + 1, 1, "Nothing was found.")
    _set_up(sheet, HEADER_ROW + max(1, len(findings)))


def _select(book: Workbook, sheet: Worksheet) -> None:
    """Open the book with this sheet alone: with two selected, Excel would type into both."""
    book.active = 0
    for each in book.worksheets:
        for view in each.views.sheetView:
            view.tabSelected = each is sheet
    for chart in book.chartsheets:
        for view in chart.sheetViews.sheetView:
            view.tabSelected = False
    for window in book.views:
        window.firstSheet = 0


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """Write a text that stays one, whatever it begins with."""
    cell: Any = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", legible(text))
    cell.data_type = "s"
    return cell


def _header(sheet: Worksheet) -> None:
    font, fill = Font(name=FONT, bold=True, color="FFFFFFFF"), PatternFill("solid", fgColor=f"FF{DARK[1:]}")
    for at, column in enumerate(COLUMNS, 1):
        cell = _put(sheet, HEADER_ROW, at, column.name)
        cell.font, cell.fill, cell.alignment = font, fill, Alignment(vertical="center")
    sheet.row_dimensions[HEADER_ROW].height = 22


def _rows(sheet: Worksheet, findings: Sequence[Finding], links: Mapping[Finding, str]) -> None:
    """Write a row for each finding; a row looks like the one above, whose look openpyxl need not work out anew."""
    plain, linked = _looks(sheet), _looks(sheet, linked=True)
    for row, finding in enumerate(findings, HEADER_ROW + 1):
        source, link = finding.source, links.get(finding, "")
        place = (str(finding.severity), source.sheet, source.cell)
        texts = (*place, finding.seen, finding.message, finding.maybe, finding.code)
        for at, (column, text) in enumerate(zip(COLUMNS, texts, strict=True), 1):
            if not text:
                continue
            cell = _put(sheet, row, at, text)
            is_link = column.name == LINK and bool(link) and row < MOST_LINKS
            cell._style = (linked if is_link else plain)[column.name]
            if is_link:
                cell.hyperlink = Hyperlink(ref=cell.coordinate, location=link)
        lines = max(lines_of(text, column.width) for column, text in zip(COLUMNS, texts, strict=True))
        if lines > 1:
            sheet.row_dimensions[row].height = min(lines * LINE_POINTS, HIGHEST)


def _looks(sheet: Worksheet, linked: bool = False) -> dict[str, StyleArray]:
    """Return the looks of a row by column, worked out on a cell that is used for nothing else."""
    found = {}
    for column in COLUMNS:
        cell: Any = Cell(sheet, 1, 1)
        cell.number_format = "@"
        cell.alignment = Alignment(vertical="top", wrap_text=column.name in WRAPPED)
        cell.font = Font(name=FONT, size=10)
        if linked:
            cell.font = Font(name=FONT, size=10, color="FF0B5394", underline="single")
        found[column.name] = cell._style
    return found


def _set_up(sheet: Worksheet, last: int) -> None:
    """Make the list filterable, and print it on Letter, one page wide, with its header on every page."""
    for at, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(at)].width = max(column.width, 10)
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(COLUMNS))}{last}"
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = LETTER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_properties.tabColor = DARK[1:]
    footer = sheet.oddFooter
    if footer is not None:
        footer.left.text, footer.right.text = "Confidential: student schedules", "Page &P of &N"
