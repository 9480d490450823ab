"""A copy of the user's own workbook with a note in every cell that a finding speaks of; the original stays as it is."""

import math
import re
import warnings
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import column_index_from_string, get_column_letter, quote_sheetname, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from optsched.domain import Finding, Findings, Severity
from optsched.output.files import CannotWriteError, new_file
from optsched.output.marked_list import write_list
from optsched.output.sentences import legible

MOST_MARKED = 2_000
"""Cells that carry a note; more of them nobody reads, and the file would take minutes."""
MOST_UNPACKED = 50 * 1024 * 1024
"""Bytes of all parts of a file: openpyxl takes about half a minute and a gigabyte for them."""
MOST_MERGED = 200_000
"""Cells of merged areas, each of which openpyxl makes; a real sheet has a few thousand."""
MOST_IN_A_NOTE, MOST_LETTERS = 10, 600
"""Findings in one note, and letters of each sentence of it."""
NOTE_WIDTH, LINE_HIGH, LETTERS_A_LINE = 300, 18, 42
"""Pixels of a note, and letters that fit into its width."""
FILLS = {Severity.ERROR: "FFFCE2BD", Severity.WARNING: "FFFBF6B6"}
AUTHOR = "optsched"
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})(?::[A-Z]{1,3}\d+)?")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

Marks = dict[tuple[str, int, int], list[Finding]]
"""The findings of each cell, by sheet, row and column."""


def mark(source: Path, target: Path, findings: Findings, overwrite: bool = False) -> Path | None:
    """Write a copy of `source` to `target` with notes and a first sheet that lists what was found in it.

    Findings of other files are left out. None where no copy can be made: the file is no .xlsx, or openpyxl cannot
    open it. Raises CannotWriteError where `target` cannot be written, or is the file itself.
    """
    if source.suffix.casefold() != ".xlsx":
        return None
    if target.exists() and source.exists() and target.samefile(source):
        raise CannotWriteError(
            f"{source.name} is your own file and was left as it is.", "Maybe give the copy with marks another name."
        )
    order = list(Severity)
    mine = [each for each in findings if each.source.file == source.name]
    content = _marked(source, sorted(mine, key=lambda each: order.index(each.severity)))
    if content is None:
        return None
    with new_file(target, overwrite) as temporary:
        temporary.write_bytes(content)
    return target


def _marked(source: Path, findings: Sequence[Finding]) -> bytes | None:
    """Return the content of the marked copy; None for whatever openpyxl cannot read or write."""
    written = BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            content = BytesIO(source.read_bytes())
            if not _is_bearable(content):
                return None
            book = load_workbook(content, rich_text=True)
            marks = _marks(book, findings)
            for place in list(marks)[:MOST_MARKED]:
                _note(book, place, marks[place])
            write_list(book, source.name, findings, _links(marks), len(marks), min(len(marks), MOST_MARKED))
            book.save(written)
    except Exception:  # openpyxl raises whatever a broken part of a file leads to
        return None
    return written.getvalue()


def _is_bearable(content: BytesIO) -> bool:
    """Tell whether openpyxl can hold a file: not too large when unpacked, no merged areas without end."""
    merged = 0
    with ZipFile(content) as packed:
        parts = packed.infolist()
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            return False
        for part in parts:
            for area in _MERGED.findall(packed.read(part)):
                left, top, right, bottom = _bounds(area.decode())
                merged += (right - left + 1) * (bottom - top + 1)
    return merged <= MOST_MERGED


def _bounds(area: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = (int(each or 0) for each in range_boundaries(area))
    return left, top, right, bottom


def _marks(book: Workbook, findings: Iterable[Finding]) -> Marks:
    """Return what is to be noted where, errors first; cells inside a merged area count as its first one."""
    marks: Marks = {}
    areas: dict[str, list[tuple[int, int, int, int]]] = {}
    for each in findings:
        place = _place(each.source.cell)
        sheet = book[each.source.sheet] if each.source.sheet in book.sheetnames else None
        if place is None or not isinstance(sheet, Worksheet):
            continue
        row, column = place
        if isinstance(sheet.cell(row, column), MergedCell):
            if sheet.title not in areas:
                areas[sheet.title] = [_bounds(str(area)) for area in sheet.merged_cells.ranges]
            row, column = _first(areas[sheet.title], row, column)
        marks.setdefault((sheet.title, row, column), []).append(each)
    return marks


def _links(marks: Marks) -> dict[Finding, str]:
    """Return where each finding that speaks of a cell leads."""
    return {
        each: f"{quote_sheetname(sheet)}!{get_column_letter(column)}{row}"
        for (sheet, row, column), found in marks.items()
        for each in found
    }


def _place(cell: str) -> tuple[int, int] | None:
    match = _ADDRESS.fullmatch(cell)
    if match is None:
        return None
    row, column = int(match[2]), column_index_from_string(match[1])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


def _first(areas: Iterable[tuple[int, int, int, int]], row: int, column: int) -> tuple[int, int]:
    for left, top, right, bottom in areas:
        if left <= column <= right and top <= row <= bottom:
            return top, left
    return row, column


def _note(book: Workbook, place: tuple[str, int, int], findings: Sequence[Finding]) -> None:
    sheet, row, column = place
    cell = book[sheet].cell(row, column)
    if not isinstance(cell, Cell):
        return
    text, author = _said(findings), AUTHOR
    if cell.comment is not None:
        text, author = f"{cell.comment.text}\n\n{text}", cell.comment.author or AUTHOR
    text = ILLEGAL_CHARACTERS_RE.sub("", legible(text))
    lines = sum(max(1, math.ceil(len(line) / LETTERS_A_LINE)) for line in text.splitlines())
    cell.comment = Comment(text, author, height=LINE_HIGH * lines + 12, width=NOTE_WIDTH)
    tint = FILLS.get(findings[0].severity)
    if tint and cell.fill.fill_type is None:
        cell.fill = PatternFill("solid", fgColor=tint)


def _said(findings: Sequence[Finding]) -> str:
    """Say all findings of a cell: the worst first, each with its advice on a line of its own."""
    said = [
        "\n".join(
            legible(line, MOST_LETTERS) for line in (f"{each.severity} {each.code}: {each.message}", each.maybe) if line
        )
        for each in findings[:MOST_IN_A_NOTE]
    ]
    more = len(findings) - MOST_IN_A_NOTE
    return "\n\n".join([*said, f"and {more:,} more: see the first sheet"] if more > 0 else said)
