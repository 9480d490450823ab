"""One value into one cell: times and dates as Excel knows them, every text as text."""

from collections.abc import Sequence
from datetime import date, time

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from optsched.contract import NUMERIC, Kind
from optsched.domain.cycle import clock

MINUTES_A_DAY = 24 * 60


def write_cell(sheet: Worksheet, row: int, column: int, value: object, kind: Kind, look: Format) -> None:
    """Write a value the way its column's kind is read back; text never becomes a formula, a link or a number.

    Whole minutes in a clock column become an Excel time; text stays as it is given.
    """
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif kind is Kind.CLOCK and isinstance(value, int | time):
        minutes = value if isinstance(value, int) else value.hour * 60 + value.minute
        sheet.write_number(row, column, minutes / MINUTES_A_DAY, look)
    elif kind is Kind.DATE and isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    elif kind in NUMERIC and isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, say(value), look)


def say(value: object) -> str:
    """Turn a value into the text people write: lists with commas, yes and no, 8:30, 2025-08-25."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, time):
        return clock(value.hour * 60 + value.minute)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(say(each) for each in value)
    return str(value)


def from_text(text: str, kind: Kind) -> object:
    """Turn the text of an example or default into the value that its kind shows best; else leave it text."""
    if kind is Kind.CLOCK:
        hours, _, minutes = text.partition(":")
        if hours.isdecimal() and minutes.isdecimal():
            return int(hours) * 60 + int(minutes)
    if kind in NUMERIC and text.isdecimal():
        return int(text)
    if kind is Kind.DATE:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
