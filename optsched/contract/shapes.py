"""What a sheet and a column are: names, kinds, defaults and help, as data for reader, template and writer."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """How the cells of a column are read and written."""

    TEXT = "text"
    NUMBER = "number"
    MINUTES = "minutes"
    DAY = "day"
    DAYS = "days"
    WEEKS = "weeks"
    CLOCK = "clock"
    DATE = "date"
    CHOICE = "choice"
    PERCENT = "percent"
    YES_NO = "yes/no"
    LIST = "list"
    REFERENCE = "reference"


NUMERIC = (Kind.NUMBER, Kind.MINUTES, Kind.PERCENT)


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    `help` is one sentence that fits an Excel input message; `default_text` is what an empty cell means ("" for
    nothing). `choices` are all the values of a choice, or suggestions where `open_choices`. `refers_to` is the
    (sheet, column) whose names the cells use. With `per_service`, the name followed by a service
    (`Pull-out PT`) is a column as well, for that service only. `aliases` are other headers people use.
    """

    name: str
    help: str
    kind: Kind = Kind.TEXT
    default_text: str = ""
    choices: tuple[str, ...] = ()
    open_choices: bool = False
    example: str = ""
    aliases: tuple[str, ...] = ()
    width: int = 12
    required: bool = False
    refers_to: tuple[str, str] | None = None
    per_service: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet: `title` says what one row is, `instructions` when and how to fill it.

    `essential` marks the nine sheets that most districts fill.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    instructions: str = ""
    aliases: tuple[str, ...] = ()
    essential: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Return the column of exactly this name; KeyError when there is none."""
        for each in self.columns:
            if each.name == name:
                return each
        raise KeyError(f"{self.name} has no column {name}")

    def match(self, header: str) -> tuple[Column, str | None] | None:
        """Find the column a header means, forgiving case and blanks: (column, service) or None.

        The service is None unless the header names one, as in `Pull-out PT`. Names go before aliases.
        """
        seen = fold(header)
        for each in self.columns:
            if fold(each.name) == seen:
                return each, None
        for each in self.columns:
            if any(fold(alias) == seen for alias in each.aliases):
                return each, None
        for each in self.columns:
            if each.per_service and seen.startswith(fold(each.name)):
                words = re.split(r"\s+", header.strip())
                for size in range(1, len(words)):
                    if fold(" ".join(words[:size])) == fold(each.name):
                        return each, " ".join(words[size:])
        return None


@lru_cache(4096)
def fold(text: str) -> str:
    """Reduce a header or sheet name to what counts: lower case letters and digits.

    >>> fold("Push-in  during ") == fold("push in during")
    True
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())
