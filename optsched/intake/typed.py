"""Rows -> typed rows: every unclear cell of every row becomes a finding with its cell."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError

from optsched.intake.codes import Code
from optsched.intake.fields import OF_ROW, Context, Typed
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.words import Unclear

T = TypeVar("T", bound=Typed)


def typed(model: type[T], rows: Iterable[Row], context: Context, log: Log) -> list[T]:
    """Read rows. A cell that cannot be read is logged, and the row goes on without it where it may be empty."""
    found = []
    for row in rows:
        one = _typed_row(model, row, context, log)
        if one is not None:
            found.append(one)
    return found


def _typed_row(model: type[T], row: Row, context: Context, log: Log) -> T | None:
    values: dict[str, Any] = {**row.values, OF_ROW: row}
    for attempt in range(2):
        try:
            return model.model_validate(values, context=context)
        except ValidationError as error:
            failed = _failed(error)
            if attempt == 0:
                _log(failed, row, log)
            values = {name: value for name, value in values.items() if name not in failed}
    return None


def _failed(error: ValidationError) -> dict[str, Unclear | None]:
    """Return what is unclear by column; None where a needed cell is empty."""
    failed: dict[str, Unclear | None] = {}
    for each in error.errors():
        column = str(each["loc"][0])
        cause = each.get("ctx", {}).get("error")
        if isinstance(cause, Unclear):
            failed[column] = cause
        elif each["type"] == "missing":
            failed[column] = None
        else:
            failed.setdefault(column, Unclear(Code.WORD, each["msg"]))
    return failed


def _log(failed: dict[str, Unclear | None], row: Row, log: Log) -> None:
    for column, unclear in failed.items():
        where = row.at(column)
        if unclear is None:
            if column in row.cells and not log.is_told(where):
                log.add(Code.EMPTY_CELL, f"{column} of {row.sheet} is empty in this row, but needed.", where)
        else:
            message = f"{column} of {row.sheet}: {unclear.message}"
            log.add(unclear.code, message, where, seen=row.seen(column), maybe=unclear.maybe)
