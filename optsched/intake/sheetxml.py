"""Scan the XML of a workbook without any spreadsheet library: far cells, error cells, hidden parts, entities.

A scan never builds a tree: it stops at the first definition of an entity, and at the first value that lies
outside what a library can hold in memory.
"""

import re
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from optsched.intake.cells import Place, address, place
from optsched.intake.plainxml import MOST_AREA, MOST_CELLS, is_plain

MOST_AT_ONCE = 48 * 2**20
"""Bytes of a worksheet that are looked at in one piece."""
_PIECE = 1 << 16
_AREA = re.compile(r"([A-Z]{1,3}[1-9]\d{0,6}):([A-Z]{1,3}[1-9]\d{0,6})")


class Entities(Exception):
    """The part defines a document type or entities."""


class FarCell(Exception):
    """A value stands so far out that reading the sheet could take all memory."""

    def __init__(self, cell: str, sheet: str = "") -> None:
        super().__init__(cell)
        self.cell = cell
        self.sheet = sheet


@dataclass
class SheetScan:
    """What a scan of one worksheet found."""

    errors: dict[Place, str] = field(default_factory=dict)
    without_result: list[Place] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0
    merges: list[tuple[Place, Place]] = field(default_factory=list)


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Entities

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def _feed(parser: expat.XMLParserType, stream: IO[bytes]) -> None:
    try:
        while piece := stream.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except LookupError as unknown:
        raise ValueError(f"the part is in an {unknown}") from None


def scan_part(stream: IO[bytes]) -> None:
    """Read an XML part to its end. Raise Entities on a document type, ExpatError on damage."""
    _feed(_parser(), stream)


def looks_plain(stream: IO[bytes]) -> bool:
    """Tell whether a worksheet is one that needs no `scan_sheet` if it is well-formed."""
    head = stream.read(MOST_AT_ONCE)
    return len(head) < MOST_AT_ONCE and is_plain(head)


def scan_sheet(stream: IO[bytes]) -> SheetScan:
    """Read a worksheet to its end. Raise Entities, FarCell or ExpatError."""
    parser = _parser()
    scanner = _Scanner(parser)
    _feed(parser, stream)
    return scanner.found


class _Scanner:
    """Listens to a parser. Text and ends of elements are heard only in cells with an error or a formula."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.found = SheetScan()
        self._parser = parser
        self._row = self._column = self._cells = 0
        self._last_row = self._last_column = 0
        self._type: str | None = None
        self._shown, self._inside = "", False
        self._columns: dict[str, int] = {}
        parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "v" or name == "is":
            self._value()
        elif ":" in name:
            self._start(name.rpartition(":")[2], attributes)
        elif name == "f":
            self._listen()
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            self.found.hidden_rows += _is_true(attributes.get("hidden"))
        elif name == "mergeCell" and (area := _AREA.fullmatch(attributes.get("ref", ""))):
            self.found.merges.append((place(area[1]), place(area[2])))
        elif name == "col" and _is_true(attributes.get("hidden")):
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.found.hidden_columns += last - first + 1

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        self._column += 1
        if "r" in attributes:
            reference = attributes["r"]
            letters = reference.rstrip("0123456789")
            self._row = int(reference[len(letters) :])
            self._column = self._columns.get(letters) or self._columns.setdefault(letters, place(f"{letters}1")[1])
        if self._cells > MOST_CELLS:
            raise FarCell(address(self._row, self._column))
        self._type = attributes.get("t")
        if self._type == "e":
            self._listen()

    def _value(self) -> None:
        self._inside = True
        if self._row > self._last_row or self._column > self._last_column:
            self._last_row = max(self._last_row, self._row)
            self._last_column = max(self._last_column, self._column)
            if self._last_row * self._last_column > MOST_AREA:
                raise FarCell(address(self._row, self._column))

    def _listen(self) -> None:
        self._shown, self._inside = "", False
        self._parser.CharacterDataHandler = self._text
        self._parser.EndElementHandler = self._end

    def _text(self, text: str) -> None:
        if self._inside:
            self._shown += text

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name in ("v", "is"):
            self._inside = False
        elif name == "c":
            if self._type == "e":
                self.found.errors[self._row, self._column] = self._shown
            elif not self._shown and self._type != "str":
                self.found.without_result.append((self._row, self._column))
            self._parser.CharacterDataHandler = self._parser.EndElementHandler = None


def _is_true(text: str | None) -> bool:
    return text in ("1", "true")
