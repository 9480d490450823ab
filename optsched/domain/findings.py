"""Something to know about the input, with the place it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error stops before solving, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Source:
    """Where a fact stands: file name, sheet, cell such as ``B7`` (a csv file has an empty sheet)."""

    file: str = ""
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.file, self.sheet, self.cell) if part)


NOWHERE = Source()


@dataclass(frozen=True)
class Finding:
    """One thing found in the input: permanent code, what was seen, a sentence, and a line of advice."""

    code: str
    severity: Severity
    message: str
    seen: str = ""
    maybe: str = ""
    source: Source = NOWHERE

    def __str__(self) -> str:
        place = f" in {self.source}" if str(self.source) else ""
        seen = f"Seen: {self.seen}" if self.seen and self.seen not in self.message else ""
        lines = (f"{self.severity} {self.code}{place}: {self.message}", seen, self.maybe)
        return "\n  ".join(line for line in lines if line)


@dataclass(frozen=True, repr=False)
class Findings:
    """All findings of one reading, in the order of files, sheets and cells; printed, they are sentences."""

    items: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(item for item in self.items if item.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(item for item in self.items if item.severity is Severity.WARNING)

    def __str__(self) -> str:
        return "\n".join(map(str, self.items)) or "no findings"

    __repr__ = __str__

    def __add__(self, other: "Findings") -> "Findings":
        return Findings(self.items + other.items)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)
