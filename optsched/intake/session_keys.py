"""The Key of a row of a week's workbook: whether it is one, is that of the row's mandate, and stands there once."""

from datetime import date
from typing import Protocol

from optsched.domain import Source
from optsched.domain.attendance import parts_of
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.words import key_of


class WithKey(Protocol):
    """A typed row with a key."""

    row: Row
    date: date
    mandate: str
    key: str


def key_parts(row: WithKey, first: dict[str, Source], log: Log) -> tuple[str, date, int] | None:
    """Return the mandate, first date and number of a row's key; None, with a finding, where it is none or not its own.

    `first` are the cells in which keys were seen before.
    """
    where = row.row.at("Key")
    parts = parts_of(row.key)
    if parts is None:
        message = f"{row.key} is no Key: it is a mandate, a date such as 2026-11-30, and a number."
        maybe = f"{row.mandate} {row.date} 1? The week's workbook knows it."
        log.add(Code.KEY, message, where, seen=row.key, maybe=maybe)
        return None
    if not _is_of(row.mandate, parts[0]):
        message = f"The Key {row.key} is of the mandate {parts[0]}, but the row's Mandate is {row.mandate}."
        maybe = "some columns were sorted without the others?"
        log.add(Code.DISAGREES, message, row.row.at("Mandate"), seen=row.mandate, maybe=maybe)
    before = first.setdefault(key_of(row.key), where)
    if before != where:
        message = f"The session {row.key} stands in this file twice; the other row is that of {before}."
        log.add(Code.KEY_TWICE, message, where, seen=row.key)
        return None
    return parts


def _is_of(mandate: str, other: str) -> bool:
    """Tell whether two mandates are one; `S014 OT by Chen` is S014 OT, where somebody covers."""
    shorter, longer = sorted((key_of(mandate), key_of(other)), key=len)
    return longer == shorter or longer.startswith(f"{shorter} by ")
