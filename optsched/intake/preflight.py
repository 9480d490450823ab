"""Look at a file before any library touches it: what kind it is by its content, and whether it is safe to read.

Plain worksheets may be parsed, apart, while it is still seen whether their XML is whole; else what they hold is unused.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from lzma import LZMAError
from pathlib import Path
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from optsched.domain import Source
from optsched.intake.cells import ErrorValue, Hidden, Place
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.package import Damaged, SheetPart, WorkbookParts, read_parts
from optsched.intake.sheetxml import Entities, FarCell, SheetScan, looks_plain, scan_part, scan_sheet

MOST_UNPACKED = 400 * 1024 * 1024
"""Bytes of all parts together: a district of 2,500 therapists, the largest that is promised, has 300 million."""
MOST_TIMES_PACKED = 100
"""How many times its packed size a large part may have: sheets have 8 to 12 times, a bomb 900."""
LARGE_PART = 10 * 1024 * 1024
"""Bytes from which on a part can do harm by its size."""
MOST_MEMBERS = 2_000
MOST_TEXT = 20 * 1024 * 1024
"""Bytes of a text table."""
_SAVE_AS = "it opens in Excel and can be saved there as .xlsx?"


class Kind(Enum):
    """What a file is, by its content."""

    XLSX = auto()
    CSV = auto()


@dataclass(frozen=True)
class Checked:
    """A file that passed: its kind, the cells that a reader would wrongly take for empty, what is merged and hidden.

    `hidden` is by sheet; what is hidden there is said where the sheet is read.
    """

    path: Path
    kind: Kind
    overlay: dict[str, dict[Place, ErrorValue]] = field(default_factory=dict)
    merges: dict[str, list[tuple[Place, Place]]] = field(default_factory=dict)
    hidden: dict[str, Hidden] = field(default_factory=dict)


def check(path: Path, log: Log, on_plain: Callable[[Path], None] | None = None) -> Checked | None:
    """Check one file and log what was found. None when the file must not be read further.

    `on_plain` hears of a workbook that nothing but broken XML can make unfit, before that is looked for.
    """
    name = path.name or str(path)
    source = Source(name)
    log.expect(name)
    if path.is_dir():
        message = f"{name} cannot be opened: it is a folder."
        log.add(Code.NO_FILE, message, source, maybe="name the files in it?")
        return None
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(4096)
            rest = stream.read(MOST_TEXT) if head[:4] == _OLE[:4] else b""
    except OSError as error:
        _refuse_unopened(error, source, log)
        return None
    if not head.strip():
        log.add(Code.NOT_A_SPREADSHEET, f"{path.name} is empty.", source)
        return None
    if head.startswith(b"PK"):
        return _check_zip(path, source, log, on_plain)
    if head.startswith(_OLE):
        _refuse_ole(head + rest, source, log)
        return None
    if path.name.startswith("~$"):
        maybe = f"{path.name[2:]} is meant? Excel writes {path.name} beside it while it is open."
        log.add(Code.NOT_A_SPREADSHEET, f"{path.name} is no workbook of yours.", source, maybe=maybe)
        return None
    if head.startswith((b"%PDF", b"{\\rtf")):
        message = f"{path.name} is a printed or written text, not a spreadsheet."
        log.add(Code.NOT_A_SPREADSHEET, message, source, seen=_start(head))
        return None
    if _is_markup(head):
        message = f"{path.name} is a web page (HTML or XML), not a spreadsheet."
        log.add(Code.NOT_A_SPREADSHEET, message, source, seen=_start(head), maybe=_SAVE_AS)
        return None
    return _check_text(path, head, size, source, log)


def _refuse_unopened(error: OSError, source: Source, log: Log) -> None:
    why, maybe = f"{error.strerror or error}", ""
    if isinstance(error, FileNotFoundError):
        why = "there is no such file"
    elif isinstance(error, PermissionError):
        why, maybe = "reading is not allowed", "another program has it open and can be closed?"
    log.add(Code.NO_FILE, f"{source.file} cannot be opened: {why}.", source, maybe=maybe)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XLS_STREAMS = ("Workbook\0", "Book\0")
"""Names in an .xls of what holds its sheets: since Excel 97, and before."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def _is_markup(head: bytes) -> bool:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return text.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<body", b"<meta", b"<div"))


def _start(head: bytes) -> str:
    return head[:30].decode("latin-1").strip()


def _refuse_ole(content: bytes, source: Source, log: Log) -> None:
    if "EncryptedPackage".encode("utf-16-le") in content:
        message = f"{source.file} is protected by a password."
        log.add(Code.ENCRYPTED, message, source, maybe="save a copy without a password (File, Info, Protect)?")
    elif any(name.encode("utf-16-le") in content for name in _XLS_STREAMS):
        by_content = "" if source.file.lower().endswith(".xls") else " by its content"
        message = f"{source.file} is an Excel 97-2003 workbook (.xls){by_content}."
        log.add(Code.OTHER_FORMAT, message, source, maybe="open it in Excel and save it as .xlsx?")
    else:
        message = f"{source.file} is an old Office file, and no Excel workbook."
        log.add(Code.OTHER_FORMAT, message, source, maybe=_SAVE_AS)


def _check_text(path: Path, head: bytes, size: int, source: Source, log: Log) -> Checked | None:
    if b"\0" in head and not head.startswith(_UTF16):
        log.add(Code.NOT_A_SPREADSHEET, f"{path.name} is neither a spreadsheet nor a text table.", source)
        return None
    if size > MOST_TEXT:
        message = f"{path.name} has {size // 2**20} MB; a text table may have {MOST_TEXT // 2**20}."
        log.add(Code.TOO_LARGE, message, source)
        return None
    if path.suffix.lower() not in (".csv", ".tsv", ".txt"):
        message = f"{path.name} is a text table (CSV) by its content, and was read as one."
        log.add(Code.CSV_NAME, message, source, seen=_start(head), maybe=f"rename it to {path.stem}.csv?")
    return Checked(path, Kind.CSV)


def _check_zip(path: Path, source: Source, log: Log, on_plain: Callable[[Path], None] | None) -> Checked | None:
    try:
        with ZipFile(path) as package:
            if not _is_small(package, source, log):
                return None
            parts = read_parts(package)
            if parts is None:
                message = f"{path.name} is no Excel workbook (.xlsx), though it is packed like one."
                log.add(Code.OTHER_FORMAT, message, source, maybe=_SAVE_AS)
                return None
            _scan_others(package, parts)
            plain = {sheet.part for sheet in parts.sheets if _looks_plain(package, sheet)}
            if on_plain and all(sheet.part in plain for sheet in parts.sheets):
                on_plain(path)
            scans = {sheet.name: _check_sheet(package, sheet, plain, source, log) for sheet in parts.sheets}
    except Entities:
        message = f"{path.name} contains a document type or entities; no spreadsheet program writes them."
        log.add(Code.ENTITIES, message, source, maybe="it was not made by Excel? Open it there and save it anew.")
    except FarCell as far:
        sheet = Source(source.file, far.sheet, far.cell)
        message = f"A value in {far.cell} of {far.sheet} makes the sheet too large to read."
        log.add(Code.FAR_CELL, message, sheet, seen=far.cell, maybe="it is there by accident and can be deleted?")
    except Damaged as error:
        log.add(Code.DAMAGED, f"{path.name} is damaged: {error}.", source, maybe="an older copy can be opened?")
    except (BadZipFile, ZlibError, LZMAError, EOFError, OSError, NotImplementedError, ValueError):
        log.add(Code.DAMAGED, f"{path.name} is damaged and cannot be unpacked.", source, maybe="copy it once more?")
    except RuntimeError:
        log.add(Code.ENCRYPTED, f"{path.name} is packed with a password.", source)
    else:
        if parts.dates_1904:
            message = f"{path.name} counts its dates from 1904; they are read accordingly."
            log.add(Code.DATES_1904, message, source)
        overlay = {name: _overlay(scan) for name, scan in scans.items()}
        merges = {name: scan.merges for name, scan in scans.items()}
        hidden = {sheet.name: _hidden(sheet, scans[sheet.name]) for sheet in parts.sheets}
        return Checked(path, Kind.XLSX, overlay, merges, hidden)
    return None


def _is_small(package: ZipFile, source: Source, log: Log) -> bool:
    members = package.infolist()
    unpacked = sum(each.file_size for each in members)
    bomb = next((each for each in members if _is_bomb(each)), None)
    if len(members) > MOST_MEMBERS:
        log.add(
            Code.TOO_LARGE, f"{source.file} is packed from {len(members)} parts; {MOST_MEMBERS} are allowed.", source
        )
    elif unpacked > MOST_UNPACKED:
        message = f"{source.file} unpacks to {unpacked // 2**20} MB; {MOST_UNPACKED // 2**20} are allowed."
        advice = "copy the sheets that matter into a new workbook?"
        log.add(Code.TOO_LARGE, message, source, seen=f"{unpacked // 2**20} MB", maybe=advice)
    elif bomb is not None:
        size, times = bomb.file_size // 2**20, bomb.file_size // max(bomb.compress_size, 1)
        message = f"{source.file} unpacks a part to {size} MB, {times:,} times its packed size; no workbook does that."
        advice = "it was not made by Excel? Open it there and save it anew."
        log.add(Code.TOO_LARGE, message, source, seen=bomb.filename, maybe=advice)
    else:
        return True
    return False


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > LARGE_PART and part.file_size > MOST_TIMES_PACKED * part.compress_size


def _scan_others(package: ZipFile, parts: WorkbookParts) -> None:
    scanned = {sheet.part for sheet in parts.sheets}
    for name in package.namelist():
        if name not in scanned and name.lower().endswith((".xml", ".rels", ".vml")):
            with package.open(name) as stream:
                try:
                    scan_part(stream)
                except ExpatError:
                    if not name.lower().endswith(".vml"):
                        raise Damaged(f"the part {name} is no well-formed XML") from None


def _looks_plain(package: ZipFile, sheet: SheetPart) -> bool:
    with package.open(sheet.part) as stream:
        return looks_plain(stream)


def _check_sheet(package: ZipFile, sheet: SheetPart, plain: set[str], source: Source, log: Log) -> SheetScan:
    log.expect(source.file, sheet.name)
    try:
        with package.open(sheet.part) as stream:
            if sheet.part not in plain:
                return scan_sheet(stream)
            scan_part(stream)
    except FarCell as far:
        far.sheet = sheet.name
        raise
    except ExpatError:
        raise Damaged(f"sheet {sheet.name} is no well-formed XML") from None
    return SheetScan()


def _overlay(scan: SheetScan) -> dict[Place, ErrorValue]:
    overlay = {at: ErrorValue(text) for at, text in scan.errors.items()}
    return overlay | {at: ErrorValue("") for at in scan.without_result}


def _hidden(sheet: SheetPart, scan: SheetScan) -> Hidden:
    counts = [(scan.hidden_rows, "row"), (scan.hidden_columns, "column")]
    return Hidden(sheet.hidden, tuple(f"{count} {what}{'s' if count > 1 else ''}" for count, what in counts if count))
