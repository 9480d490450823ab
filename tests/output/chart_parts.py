"""The charts of a workbook as its parts hold them: what they show, from which cells, and what is said of them."""

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import to_excel

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Cached:
    """A range of cells and what the chart remembers of them."""

    cells: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """A chart: the sheet it stands on, its title, the words for those who do not see it, and its series.

    Each series is its name, the names below it and its numbers.
    """

    sheet: str
    title: str
    says: str
    series: tuple[tuple[Cached, Cached, Cached], ...]

    @property
    def shown(self) -> dict[str, dict[str, float]]:
        """The numbers of each series by the names below them."""
        return {
            name.values[0]: dict(zip(names.values, map(float, numbers.values), strict=True))
            for name, names, numbers in self.series
        }


def charts_of(path: Path) -> list[Drawn]:
    """Return the charts of a workbook, by sheet."""
    found = []
    with zipfile.ZipFile(path) as parts:
        book = ET.fromstring(parts.read("xl/workbook.xml"))
        of_book = _related(parts, "xl/workbook.xml")
        for sheet in book.iter():
            if sheet.tag.endswith("}sheet"):
                place = of_book[sheet.attrib[f"{R}id"]]
                for target in _related(parts, place).values():
                    if "/drawings/drawing" in target:
                        found += [_drawn(parts, sheet.attrib["name"], *each) for each in _frames(parts, target)]
    return found


def _related(parts: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Return the parts that a part refers to, by the names it has for them."""
    folder, _, file = name.rpartition("/")
    place = f"{folder}/_rels/{file}.rels"
    if place not in parts.namelist():
        return {}
    return {
        each.attrib["Id"]: posixpath.normpath(posixpath.join(folder, each.attrib["Target"])).lstrip("/")
        for each in ET.fromstring(parts.read(place))
    }


def _frames(parts: zipfile.ZipFile, drawing: str) -> list[tuple[str, str]]:
    """Return what is said of each chart of a drawing, and the chart's part."""
    related = _related(parts, drawing)
    frames = ET.fromstring(parts.read(drawing)).iter(f"{XDR}graphicFrame")
    return [
        (next(frame.iter(f"{XDR}cNvPr")).get("descr", ""), related[next(frame.iter(f"{C}chart")).attrib[f"{R}id"]])
        for frame in frames
    ]


def _drawn(parts: zipfile.ZipFile, sheet: str, says: str, place: str) -> Drawn:
    chart = ET.fromstring(parts.read(place))
    heading = chart.find(f"{C}chart/{C}title")
    title = "" if heading is None else "".join(each.text or "" for each in heading.iter(f"{A}t"))
    series = tuple((_cached(each, "tx"), _cached(each, "cat"), _cached(each, "val")) for each in chart.iter(f"{C}ser"))
    return Drawn(sheet, title, says, series)


def _cached(series: ET.Element, what: str) -> Cached:
    part = series.find(f"{C}{what}")
    assert part is not None
    return Cached(
        next(part.iter(f"{C}f")).text or "", tuple(each.findtext(f"{C}v") or "" for each in part.iter(f"{C}pt"))
    )


def unlike(path: Path) -> list[str]:
    """Return every chart without words or with memories that differ from its cells, and drawings of anything else."""
    charts, found = charts_of(path), []
    book = load_workbook(path, data_only=True) if charts else Workbook()
    for each in charts:
        found += [f"{each.sheet}: nothing is said of {each.title}"] * (not each.says)
        for cached in (one for series in each.series for one in series):
            name, _, cells = cached.cells.rpartition("!")
            sheet = book[name.strip("'").replace("''", "'")]
            rows = sheet[cells.replace("$", "")]
            flat = [cell for row in rows for cell in row] if isinstance(rows, tuple) else [rows]
            seen = tuple(_plain(cell.value) for cell in flat if cell.value is not None)
            if sheet.title != each.sheet or sheet.sheet_state != "visible" or seen != cached.values:
                found.append(f"{each.title} remembers {cached.values} of {cached.cells}, where {seen} stands")
            found += [f"{cached.cells} is hidden" for cell in flat if sheet.row_dimensions[cell.row].hidden]
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if re.fullmatch(r"xl/drawings/[^/]*\.xml", name):
                tags = set(re.findall(r"<xdr:(pic|sp|cxnSp|grpSp)\b", parts.read(name).decode()))
                found += [f"{tag} in {name}" for tag in sorted(tags)]
    return found


def _plain(value: object) -> str:
    """Return a value as the memory of a chart writes it."""
    if isinstance(value, datetime):
        value = to_excel(value)
    return f"{value:.16g}" if isinstance(value, int | float) else str(value)
