"""Collect findings while reading goes on: nothing stops at the first."""

import re
from collections.abc import Iterable, Sequence

from optsched.domain import Finding, Findings, Severity, Source
from optsched.domain.findings import NOWHERE
from optsched.intake.cells import place
from optsched.intake.codes import CODES, Code

_ADDRESS = re.compile(r"[A-Z]+\d+")


class Log:
    """Findings as they come. `findings` puts them in the order of files, sheets and cells."""

    def __init__(self) -> None:
        self._items: dict[Finding, None] = {}
        self._told: set[Source] = set()
        self._found: set[tuple[str, Source]] = set()
        self._files: list[str] = []
        self._sheets: list[tuple[str, str]] = []

    def expect(self, file: str, sheet: str | None = None) -> None:
        """Tell the order in which files and sheets are to be reported."""
        if file not in self._files:
            self._files.append(file)
        if sheet is not None and (file, sheet) not in self._sheets:
            self._sheets.append((file, sheet))

    def add(
        self,
        code: Code,
        message: str,
        source: Source = NOWHERE,
        *,
        seen: object = "",
        maybe: str = "",
        severity: Severity | None = None,
    ) -> None:
        """Add one finding; the same finding twice is one. `maybe` goes without its first word; an error has one."""
        chosen = severity or CODES[code].severity
        maybe = maybe or (CODES[code].maybe if chosen is Severity.ERROR else "")
        text = f"Maybe {maybe}" if maybe and not maybe.startswith("Maybe") else maybe
        self._items[Finding(code.value, chosen, message, str(seen), text, source)] = None
        self._found.add((code.value, source))
        if chosen is Severity.ERROR:
            self._told.add(source)

    def is_whole(self, places: Iterable[Source]) -> bool:
        """Tell whether the sheets of these places have no error: then what does not stand there was not given."""
        broken = {(source.file, source.sheet) for source in self._told}
        return not any((place.file, place.sheet) in broken for place in places)

    def is_told(self, source: Source) -> bool:
        """Tell whether this cell has an error already, so that what follows from it needs no finding of its own."""
        return source in self._told

    def has(self, code: Code, source: Source) -> bool:
        """Tell whether this was found in this cell already."""
        return (code.value, source) in self._found

    @property
    def findings(self) -> Findings:
        return Findings(tuple(sorted(self._items, key=self._place)))

    @property
    def has_errors(self) -> bool:
        return any(each.severity is Severity.ERROR for each in self._items)

    def _place(self, finding: Finding) -> tuple[int, int, int, int, str]:
        where = finding.source
        file = _position(self._files, where.file)
        sheet = _position(self._sheets, (where.file, where.sheet)) if where.sheet else -1
        row, column = place(where.cell) if _ADDRESS.fullmatch(where.cell) else (0, 0)
        return (file, sheet, row, column, finding.code)


def _position(known: Sequence[object], item: object) -> int:
    return known.index(item) if item in known else len(known)
