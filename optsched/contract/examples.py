"""Example rows: how they are marked, so that a reader can tell them from real ones."""

from collections.abc import Sequence

from optsched.contract.shapes import Sheet

EXAMPLE = "Example:"
"""The first filled cell of an example row begins with this word and its colon; no real name does."""


def is_example_row(values: Sequence[object]) -> bool:
    """Tell whether a row is an example: its first filled cell begins with `Example:`, in any case."""
    for value in values:
        text = "" if value is None else str(value).strip()
        if text:
            return text.casefold().startswith(EXAMPLE.casefold())
    return False


def example_row(sheet: Sheet) -> dict[str, str]:
    """Return a sheet's example row by column name, its first cell marked as an example."""
    row = {column.name: column.example for column in sheet.columns if column.example}
    first = sheet.columns[0]
    row[first.name] = f"{EXAMPLE} {first.example}".strip()
    return row
