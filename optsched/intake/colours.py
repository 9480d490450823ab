"""What the colours of cells mean: a recipe says it, and a cell without a word is read as if the meaning stood there."""

import colorsys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from pathlib import Path
from typing import Any

from defusedxml.ElementTree import fromstring

from optsched.domain import Severity
from optsched.intake.cells import MOST_MERGED, Place, Sheet, Value, address, cells_text, is_blank, place
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.recipe import SKIP, Recipe

_PAPER = "FFFFFF"
_NAMED = {
    "red": (255, 0, 0),
    "orange": (255, 165, 0),
    "yellow": (255, 255, 0),
    "green": (0, 176, 80),
    "light green": (198, 224, 180),
    "blue": (0, 112, 192),
    "light blue": (189, 215, 238),
    "purple": (112, 48, 160),
    "pink": (255, 182, 193),
    "brown": (150, 90, 40),
    "grey": (166, 166, 166),
    "light grey": (230, 230, 230),
    "black": (0, 0, 0),
}
_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""Colours of a theme in the order in which cells count them."""


@dataclass(frozen=True)
class ColourSeen:
    """A colour of cells without words: `FFFF00`, the nearest name, and the cells as sheet and address."""

    colour: str
    name: str
    cells: tuple[tuple[str, str], ...]


def with_colours(sheets: Sequence[Sheet], paths: Sequence[Path], recipe: Recipe, log: Log) -> list[Sheet]:
    """Give cells without a word the meaning of their colour, and leave out cells whose colour is to be skipped."""
    if not recipe.colours:
        return list(sheets)
    fills = {path.name: fills_of(path) for path in paths if any(sheet.file == path.name for sheet in sheets)}
    for file in [file for file, found in fills.items() if found is None]:
        message = f"The colours of {file} cannot be read."
        log.add(Code.RECIPE, message, recipe.source, maybe="open it in Excel and save it anew?")
    return [_coloured(sheet, (fills.get(sheet.file) or {}).get(sheet.name, {}), recipe, log) for sheet in sheets]


def _coloured(sheet: Sheet, fills: Mapping[Place, str], recipe: Recipe, log: Log) -> Sheet:
    meant = {at: recipe.colours[colour] for at, colour in fills.items() if colour in recipe.colours}
    skipped = [at for at, what in sorted(meant.items()) if what == SKIP and not is_blank(sheet.cells.get(at))]
    if skipped:
        cells = cells_text([sheet.source(*at) for at in skipped])
        message = f"Not read, because the recipe skips their colour: {cells}."
        log.add(Code.RECIPE, message, sheet.source(*skipped[0]), severity=Severity.NOTE)
    said: dict[Place, Value] = {at: meant[at] for at in _without_words(sheet, meant) if meant[at] != SKIP}
    left = {at: value for at, value in sheet.cells.items() if meant.get(at) != SKIP}
    return replace(sheet, cells={**left, **said}) if said or skipped else sheet


def _without_words(sheet: Sheet, fills: Mapping[Place, str]) -> Iterator[Place]:
    """Yield the cells without a word that are no later part of a merged area."""
    covered = set(islice(_covered(sheet), MOST_MERGED))
    return (at for at in sorted(fills) if at not in covered and is_blank(sheet.cells.get(at)))


def _covered(sheet: Sheet) -> Iterator[Place]:
    for first, last in sheet.merges:
        area = product(range(first[0], last[0] + 1), range(first[1], last[1] + 1))
        yield from (at for at in area if at != first)


def colours_seen(sheets: Sequence[Sheet], paths: Sequence[Path]) -> list[ColourSeen]:
    """Return the colours of cells without words that have words above and to the left, the most frequent first."""
    fills = {path.name: fills_of(path) or {} for path in paths if any(sheet.file == path.name for sheet in sheets)}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for sheet in sheets:
        mine = fills.get(sheet.file, {}).get(sheet.name, {})
        top, left = _ends(sheet)
        for row, column in _without_words(sheet, mine):
            if top.get(column, row) < row and left.get(row, column) < column:
                found[mine[row, column]].append((sheet.name, address(row, column)))
    seen = [ColourSeen(colour, _name(colour), tuple(cells)) for colour, cells in found.items()]
    return sorted(seen, key=lambda each: -len(each.cells))


def _ends(sheet: Sheet) -> tuple[dict[int, int], dict[int, int]]:
    """Return the first row with a word of each column, and the first column with one of each row."""
    top: dict[int, int] = {}
    left: dict[int, int] = {}
    for row, column in sorted(sheet.cells):
        top.setdefault(column, row)
        left.setdefault(row, column)
    return top, left


def fills_of(path: Path) -> dict[str, dict[Place, str]] | None:
    """Return the colour of every filled cell by sheet, `FFFF00`; None where openpyxl cannot open the file."""
    try:
        return _fills(path)
    except Exception:  # openpyxl raises whatever its parts do
        return None


def _fills(path: Path) -> dict[str, dict[Place, str]]:
    from openpyxl import load_workbook  # it takes a while to load, and few recipes speak of colours
    from openpyxl.cell.read_only import EmptyCell

    book = load_workbook(path, read_only=True)
    try:
        theme = _theme(book.loaded_theme)
        known: dict[int, str] = {}
        found: dict[str, dict[Place, str]] = {}
        for sheet in book.worksheets:
            mine = found[sheet.title] = {}
            for cell in (cell for row in sheet.iter_rows() for cell in row if not isinstance(cell, EmptyCell)):
                if id(cell.fill) not in known:
                    known[id(cell.fill)] = _colour(cell.fill, theme)
                if known[id(cell.fill)]:
                    mine[place(cell.coordinate)] = known[id(cell.fill)]
        return found
    finally:
        book.close()


def _theme(xml: bytes | None) -> list[str]:
    """Return the colours of a theme in the order in which cells count them."""
    scheme = fromstring(xml).find(".//{*}clrScheme") if xml else None
    if scheme is None:
        return []
    values = {each.tag.rpartition("}")[2]: each[0].get("lastClr") or each[0].get("val") or "" for each in scheme}
    return [values.get(name, "") for name in _THEME]


def _colour(fill: Any, theme: Sequence[str]) -> str:
    """Return the colour of a fill; nothing for none, and for white, which is paper."""
    if fill.fill_type is None:
        return ""
    from openpyxl.styles.colors import COLOR_INDEX

    colour, value = fill.fgColor, ""
    if colour.type == "rgb":
        value = str(colour.rgb)[-6:]
    elif colour.type == "theme" and colour.theme < len(theme):
        value = theme[colour.theme]
    elif colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        value = COLOR_INDEX[colour.indexed][-6:]
    value = _tinted(value, colour.tint or 0.0) if len(value) == 6 else ""
    return "" if value == _PAPER else value


def _tinted(value: str, tint: float) -> str:
    """Make a colour lighter (tint up to 1) or darker (down to -1), as Excel does with those of a theme."""
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(value)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def _parts(value: str) -> tuple[int, int, int]:
    return int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)


def _name(colour: str) -> str:
    """Return the nearest of some names of colours."""
    parts = _parts(colour)
    return min(_NAMED, key=lambda name: sum((a - b) ** 2 for a, b in zip(_NAMED[name], parts, strict=True)))
