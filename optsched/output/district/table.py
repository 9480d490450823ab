"""One sheet of the district workbook: a header that stays in view, rows, help in every cell, ready to print."""

from collections.abc import Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from optsched.contract import EXAMPLE, OPTIONS, Column, Sheet, example_row
from optsched.output.district.cells import from_text, say, write_cell
from optsched.output.district.help import LAST_ROW, add_column_help, add_option_help, option_named
from optsched.output.district.look import DARK, GREY, Look, number_format

Row = Mapping[str, object]

WIDEST = 44
"""Characters; longer text wraps."""
WIDE_SHEET = 170
"""Characters that are still readable on one landscape page; a wider sheet prints on two."""
FILTER_ARROW = 4
"""Characters that the filter's arrow and the margin take in a header."""


def write_table(workbook: Workbook, look: Look, sheet: Sheet, rows: Sequence[Row], examples: bool) -> None:
    """Write one sheet with its rows, an example row first when `examples`.

    Raises ValueError for a column that the contract does not know.
    """
    columns = columns_of(sheet, rows)
    shown = [example_values(sheet), *rows] if examples else list(rows)
    widths = [width_of(column, shown) for column in columns]
    page = workbook.add_worksheet(sheet.name)
    page.set_tab_color(DARK if sheet.essential else GREY)
    for position, column in enumerate(columns):
        page.set_column(position, position, widths[position], look.column(number_format(column.kind)))
        per_row = sheet == OPTIONS and column.name == "Value"
        add_column_help(page, position, column, len(shown) + 1 if per_row else 1, examples)
    _write_header(page, look, sheet, columns, len(shown))
    for number, row in enumerate(shown, start=1):
        _write_row(page, look, number, columns, row)
    if sheet == OPTIONS:
        _add_options_help(page, shown)
    if examples:
        _mark_examples(page, look, len(columns))
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{LAST_ROW}"})
    _set_up_print(page, sheet, sum(widths))


def columns_of(sheet: Sheet, rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return the sheet's columns, each followed by its columns for single services that the rows use."""
    extra: dict[str, list[Column]] = {column.name: [] for column in sheet.columns}
    for name in dict.fromkeys(name for row in rows for name in row):
        if name in sheet.headers:
            continue
        found = sheet.match(name)
        if found is None or found[1] is None:
            raise ValueError(f"The sheet {sheet.name} has no column {name}.")
        base, service = found
        extra[base.name].append(Column(name, f"For {service} only: {base.help}", base.kind, choices=base.choices))
    return tuple(each for column in sheet.columns for each in (column, *extra[column.name]))


def example_values(sheet: Sheet) -> Row:
    """Return the sheet's example row with times, dates and numbers as such."""
    return {name: from_text(text, sheet.column(name).kind) for name, text in example_row(sheet).items()}


def width_of(column: Column, rows: Sequence[Row]) -> int:
    """Return a width in characters that shows the header's words and most of the content."""
    words = max(len(word) for word in column.name.split()) + FILTER_ARROW
    content = max((len(say(row.get(column.name) or "")) for row in rows), default=0) + 2
    return max(column.width, words, min(content, WIDEST))


def _write_header(page: Worksheet, look: Look, sheet: Sheet, columns: Sequence[Column], count: int) -> None:
    headers = [
        {"header": column.name, "header_format": look.needed if column.required else look.optional}
        for column in columns
    ]
    page.set_row(0, 34)
    page.freeze_panes(1, 1)
    page.add_table(
        0,
        0,
        max(count, 1),
        len(columns) - 1,
        {"columns": headers, "name": sheet.name.replace(" ", "_"), "style": None},
    )


def _write_row(page: Worksheet, look: Look, number: int, columns: Sequence[Column], row: Row) -> None:
    option = option_named(row.get("Option", ""))
    for position, column in enumerate(columns):
        kind = option.kind if option and column.name == "Value" else column.kind
        write_cell(page, number, position, row.get(column.name), kind, look.cell(number_format(kind)))


def _add_options_help(page: Worksheet, rows: Sequence[Row]) -> None:
    for number, row in enumerate(rows, start=1):
        option = option_named(row.get("Option", ""))
        if option:
            add_option_help(page, number, OPTIONS.headers.index("Value"), option)


def _mark_examples(page: Worksheet, look: Look, count: int) -> None:
    """Grey a row for as long as it begins as examples do: overwritten, it looks like every other."""
    begins = f'=LEFT(TRIM($A2),{len(EXAMPLE)})="{EXAMPLE}"'
    page.conditional_format(
        1, 0, LAST_ROW - 1, count - 1, {"type": "formula", "criteria": begins, "format": look.example}
    )


def _set_up_print(page: Worksheet, sheet: Sheet, width: int) -> None:
    page.set_landscape()
    page.set_paper(1)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.fit_to_pages(2 if width > WIDE_SHEET else 1, 0)
    page.repeat_rows(0)
    if width > WIDE_SHEET:
        page.repeat_columns(0, 1)
    same_size = {"scale_with_doc": False}
    page.set_header(f"&L&12&B{sheet.name}&B&10   one row: {sheet.title}", same_size)
    page.set_footer("&L&9&F&R&9Page &P of &N", same_size)
