"""The empty district workbook: what a coordinator fills in."""

import os
from pathlib import Path

from optsched.contract import OPTIONS, SETTINGS, Kind
from optsched.output.district import write_district


def template(path: str | os.PathLike[str], overwrite: bool = False) -> Path:
    """Write the empty district workbook: usual settings filled in, one example row a sheet that no reader reads.

    Raises CannotWriteError when the file cannot be written.
    """
    return write_district(path, {OPTIONS.name: usual_settings()}, examples=True, overwrite=overwrite)


def usual_settings() -> list[dict[str, object]]:
    """Return every setting with its usual value; those without one, and dates, stay empty."""
    return [{"Option": each.name, "Value": _usual(each.kind, each.default_text)} for each in SETTINGS]


def _usual(kind: Kind, text: str) -> object:
    if kind is Kind.DATE:
        return ""
    return int(text) if text.isdecimal() else text
