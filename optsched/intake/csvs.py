"""Read a text table (csv) as one sheet: its encoding, its delimiter, its cells."""

import csv
import io
from pathlib import Path

from optsched.domain import Source
from optsched.intake.cells import Sheet, Value
from optsched.intake.codes import Code
from optsched.intake.log import Log

_DELIMITERS = ",;\t"


def read_csv(path: Path, log: Log) -> Sheet | None:
    """Read one csv file. None, and a finding, when its lines cannot be told apart into cells."""
    text = _text(path, log)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        log.add(Code.DAMAGED, f"{path.name} cannot be read as a text table: {error}.", Source(path.name))
        return None
    cells: dict[tuple[int, int], Value] = {
        (row, column): value
        for row, line in enumerate(rows, 1)
        for column, value in enumerate(line, 1)
        if value.strip()
    }
    return Sheet(path.name, "", path.stem, cells)


def _text(path: Path, log: Log) -> str:
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = f"{path.name} is not in UTF-8; it was read as Windows text (cp1252)."
        log.add(Code.NOT_UTF8, message, Source(path.name), maybe="check names with accents?")
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """Return the delimiter that most lines of the beginning hold, outside quotes, the same number of times."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]
    scores = {mark: sum(_outside_quotes(line, mark) for line in lines) for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: scores[mark])


def _outside_quotes(line: str, mark: str) -> int:
    return sum(part.count(mark) for part in line.split('"')[::2])
