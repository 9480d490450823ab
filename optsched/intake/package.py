"""The parts of an .xlsx package: which sheet stands in which part, and what the workbook says about it."""

import posixpath
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from optsched.intake.sheetxml import Entities


class Damaged(Exception):
    """The package lacks a part that it names."""


@dataclass(frozen=True)
class SheetPart:
    """A worksheet, and the part where its cells stand."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class WorkbookParts:
    """The worksheets of a workbook, in order."""

    sheets: tuple[SheetPart, ...]
    dates_1904: bool


def read_parts(package: ZipFile) -> WorkbookParts | None:
    """Find the worksheets. None when the package is no .xlsx workbook. Raise Damaged or Entities."""
    names = set(package.namelist())
    if "[Content_Types].xml" not in names or "_rels/.rels" not in names:
        return None
    top = _targets(package, "_rels/.rels", "")
    main = next((target for kind, target in top.values() if kind == "officeDocument"), "")
    if not main.endswith(".xml") or main not in names:
        return None
    root = _tree(package, main)
    if not root.tag.endswith("}workbook"):
        return None
    folder, file = posixpath.split(main)
    targets = _targets(package, f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels", folder)
    properties = root.find("{*}workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    found = []
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        identity = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        kind, part = targets.get(identity, ("", ""))
        if kind != "worksheet":
            continue
        if part not in names:
            raise Damaged(f"the cells of sheet {sheet.get('name')} are missing")
        found.append(SheetPart(sheet.get("name", ""), part, sheet.get("state", "visible") != "visible"))
    return WorkbookParts(tuple(found), is_1904)


def _targets(package: ZipFile, rels: str, folder: str) -> dict[str, tuple[str, str]]:
    """Return (kind, part) by the id of a relation."""
    if rels not in package.namelist():
        raise Damaged(f"the part {rels} is missing")
    found = {}
    for each in _tree(package, rels).iterfind("{*}Relationship"):
        target = each.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], part)
    return found


def _tree(package: ZipFile, part: str) -> Element:
    try:
        root: Element = fromstring(package.read(part), forbid_dtd=True)
    except DefusedXmlException as error:
        raise Entities from error
    except (ParseError, LookupError, ValueError) as error:
        raise Damaged(f"the part {part} is no well-formed XML") from error
    return root
