"""Tables put on sheets, with what stands around them: letterhead, captions, notes, a legend, empty rows and columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timetables.canvas import Canvas
from timetables.dress import Cover, Dress, Heading, Tables, Where

_LEGEND = (("core", "Core"), ("special", "Specials"), ("meal", "Lunch / Recess"), ("help", "Support"))


@dataclass(frozen=True)
class Table:
    """A table, and whose it is or of which day; without a caption it is the only one and says everything itself."""

    canvas: Canvas
    caption: str = ""


@dataclass(frozen=True)
class Page:
    """A sheet of a workbook: its name and what is on it."""

    name: str
    canvas: Canvas


def arranged(tables: Sequence[Table], dress: Dress, name: str) -> tuple[Page, ...]:
    """Put each table on a sheet of its own, or all of them on one sheet of this name."""
    if dress.tables is Tables.SHEETS:
        return tuple(_page(table, dress, name, number) for number, table in enumerate(tables, 1))
    shown = [_captioned(table, replace(dress, heading=Heading.CELL)) for table in tables]
    return (Page(name, _dressed(_side_by_side(shown, dress), dress)),)


def _page(table: Table, dress: Dress, name: str, number: int) -> Page:
    shown = _dressed(_captioned(table, dress), dress)
    if not table.caption:
        return Page(name, shown)
    return Page(_sheet_name(table.caption) if dress.heading is not Heading.CELL else f"Sheet{number}", shown)


def _sheet_name(text: str) -> str:
    return text.replace("\n", " ")[:31]


def _captioned(table: Table, dress: Dress) -> Canvas:
    """Return a table under its caption, where the sheet's name does not say it."""
    found = Canvas()
    above = int(bool(table.caption) and dress.heading is not Heading.SHEET)
    if above:
        words = dress.heading_words.format(table.caption.replace("\n", " "))
        cover = Cover.MERGED if dress.letterhead_merged else Cover.FIRST
        found.fill((0, 0, 0, table.canvas.width - 1), words, "title", cover)
    found.paste(table.canvas, above, 0)
    return found


def _side_by_side(shown: Sequence[Canvas], dress: Dress) -> Canvas:
    found = Canvas()
    for canvas in shown:
        if dress.tables is Tables.BESIDE:
            found.paste(canvas, 0, found.width and found.width + 1)
        else:
            found.paste(canvas, found.height and found.height + 1, 0)
    return found


def _dressed(body: Canvas, dress: Dress) -> Canvas:
    """Return a body of tables with all that stands around it."""
    shown = Canvas()
    shown.paste(body, 0, 0)
    if dress.legend is Where.BESIDE:
        shown.paste(_legend(), 0, shown.width + 1)
    if dress.side_note:
        shown.put(min(3, body.height - 1), shown.width + 1, dress.side_note, "note")
    for footer in dress.footers:
        gap = dress.footer_gap if footer == dress.footers[0] else 0
        shown.put(shown.height + gap, 0, footer, "note")
    if dress.legend is Where.BELOW:
        shown.paste(_legend(), shown.height + 1, 0)
    above = _letterhead(dress, body.width)
    found, top = Canvas(), dress.rows_in_front
    found.paste(above, top, dress.columns_in_front)
    found.paste(shown, top + above.height + bool(above.height and dress.footer_gap), dress.columns_in_front)
    if dress.stray_blanks:
        _stray(found)
    return found


def _letterhead(dress: Dress, width: int) -> Canvas:
    found = Canvas()
    cover = Cover.MERGED if dress.letterhead_merged else Cover.FIRST
    for row, line in enumerate(dress.letterhead):
        found.fill((row, 0, row, width - 1), line, "title" if row == 0 else "note", cover)
    return found


def _legend() -> Canvas:
    found = Canvas()
    found.put(0, 0, "Color key", "bold")
    for row, (look, text) in enumerate(_LEGEND, 1):
        found.put(row, 0, text, look)
    return found


def _stray(canvas: Canvas) -> None:
    """Put blanks that nobody sees after and inside of texts."""
    for number, (place, cell) in enumerate(sorted(canvas.cells.items(), key=lambda item: item[0])):
        if isinstance(cell.value, str) and number % 3 == 0:
            blank = " " if number % 2 else "\u00a0"
            canvas.cells[place] = replace(cell, value=cell.value.replace(" ", "  ", 1) + blank)
