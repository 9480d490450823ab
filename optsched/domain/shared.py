"""What was shared: which workbook went to whom, when, why, and which children are in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Shared:
    """One workbook that was given to one reader.

    `reader` is a school, a class, a therapist, the family of a code, or the board. `what` says what the workbook shows,
    `children` the codes of those who are told in it, none in sums. `sha256` knows the very file again.
    """

    at: datetime
    audience: str
    reader: str
    file: str
    what: str
    children: tuple[str, ...]
    purpose: str
    sha256: str


def in_words(shared: Sequence[Shared]) -> str:
    """Say how many workbooks were shared, and when last: `4 workbooks were shared, the last on 2026-11-30 at 8:05.`"""
    if not shared:
        return "No workbook was shared."
    last = max(each.at for each in shared)
    number = "1 workbook was" if len(shared) == 1 else f"{len(shared):,} workbooks were"
    return f"{number} shared, the last on {last:%Y-%m-%d} at {last.hour}:{last:%M}."
