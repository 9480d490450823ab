"""A row of Services with nothing but its wording: what that says fills the columns that the row leaves empty."""

from dataclasses import replace
from typing import Any

from optsched.domain import Severity
from optsched.intake.codes import Code
from optsched.intake.desk import Desk
from optsched.intake.forms import ServiceRow
from optsched.intake.wording.cycles import check_cycle
from optsched.intake.wording.reading import read_wording
from optsched.intake.wording.wording import Wording, in_words
from optsched.intake.words import Unclear

_HOW_MUCH = ("Minutes", "Times", "Per")
_FIELDS = {
    "Minutes": "minutes",
    "Times": "times",
    "Per": "per",
    "Weeks": "weeks",
    "Kind": "kind",
    "Setting": "setting",
    "Push-in share": "push_in_share",
    "Grouping": "grouping",
    "Largest group": "largest_group",
    "Starts": "starts",
    "Ends": "ends",
}
"""Columns of Services that a wording can fill, with the names of both fields."""


def is_worded(row: ServiceRow) -> bool:
    """Tell whether a row says how much is owed by its wording only."""
    return bool(row.wording) and not any(name in row.row.values for name in _HOW_MUCH)


def worded(desk: Desk, row: ServiceRow, key: str) -> ServiceRow:
    """Fill a row from its wording; log what is not understood, assumed, or contradicted by the row."""
    where = row.row.at("Wording")
    if not is_worded(row) or desk.log.is_told(where):
        return row
    try:
        wording = _one_phase(read_wording(row.wording))
        check_cycle(wording, desk.cycle.weeks)
    except Unclear as unclear:
        desk.log.add(unclear.code, f"{key}: {unclear.message}", where, seen=row.wording, maybe=unclear.maybe)
        return row
    for assumption in wording.assumptions:
        desk.log.add(Code.WORDING, f"{key}: {assumption}", where, seen=row.wording, severity=Severity.NOTE)
    return _filled(desk, row, key, wording)


def _one_phase(phases: tuple[Wording, ...]) -> Wording:
    if len(phases) == 1:
        return phases[0]
    message = f"The wording has {len(phases)} phases; a row is one of them."
    each = "; ".join(map(in_words, phases))
    raise Unclear(Code.WORDING, message, f"a row for each phase, with its Starts and Ends: {each}?")


def _filled(desk: Desk, row: ServiceRow, key: str, wording: Wording) -> ServiceRow:
    where = row.row.at("Wording")
    said: dict[str, Any] = {
        column: value for column, name in _FIELDS.items() if (value := getattr(wording, name)) not in (None, "")
    }
    empty = {column: value for column, value in said.items() if column not in row.row.values}
    for column in said.keys() - empty.keys():
        if _contradicts(column, getattr(row, _FIELDS[column]), said[column]) and not desk.log.is_told(
            row.row.at(column)
        ):
            message = f'{key}: {column} is {row.row.seen(column)}, but the wording "{row.wording}" says otherwise.'
            maybe = f"{column} is {_shown(said[column])}, as the wording says, or the wording is out of date?"
            desk.log.add(Code.CLASH, message, row.row.at(column), seen=row.row.seen(column), maybe=maybe)
    cells = {**row.row.cells, **dict.fromkeys(empty, where)}
    filled = replace(row.row, values=row.row.values | empty, cells=cells)
    return row.model_copy(update={"row": filled, **{_FIELDS[column]: value for column, value in empty.items()}})


def _contradicts(column: str, given: Any, said: Any) -> bool:
    """Tell whether a row says something else; it may choose where the wording leaves open, and have smaller groups."""
    if column == "Largest group" and given is not None:
        return bool(given > said)
    return bool(given != said and said != "either")


def _shown(value: Any) -> str:
    some, of = getattr(value, "some", None), getattr(value, "of", None)
    if some is not None:
        return f"{some} of {of}"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
