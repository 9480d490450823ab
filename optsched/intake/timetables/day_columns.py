"""A day that has a column of its own among columns of classes: whose it is is not said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from optsched.domain.cycle import WEEKDAYS
from optsched.intake.cells import address
from optsched.intake.timetables.days import Days
from optsched.intake.timetables.labels import label_of
from optsched.intake.timetables.page import Cell
from optsched.intake.timetables.spots import Body


@dataclass(frozen=True)
class DayColumns:
    """The columns (or rows) that only name a day, with the cell that does, and the days that the classes are left with.

    Both are empty where a table has none beside classes.
    """

    heads: Mapping[int, Cell]
    others: Days = ()


def day_columns_of(body: Body) -> DayColumns:
    """Find the columns of days in a table whose other columns are classes; tables with days in their rows have none."""
    if any(cell.days for cells in body.timed.values() for cell in cells):
        return DayColumns({})
    of_days = {at: cells for at, cells in body.others.items() if any(map(_is_day, cells))}
    names_a_class = any(_is_class(cells) for at, cells in body.others.items() if at not in of_days)
    alone = {at: next(filter(_is_day, cells)) for at, cells in of_days.items() if not _is_class(cells)}
    if not alone or len(alone) < len(of_days) or not names_a_class:
        return DayColumns({})
    taken = {day for cell in alone.values() for day in cell.days}
    others = tuple(day for day in body.titles.days or WEEKDAYS if day not in taken)
    return DayColumns(alone, others if taken <= set(WEEKDAYS) else ())


def _is_day(cell: Cell) -> bool:
    return bool(cell.days) and not cell.is_weak


def _is_class(cells: Sequence[Cell]) -> bool:
    return any(label_of(cell.text).is_class for cell in cells if not cell.days)


def range_of(body: Body, at: int) -> str:
    """Say from where to where a column (or row) of a body is filled: `J3-J14`."""
    along = 1 if body.rows_have_times else 0
    mine = [cell for cell in body.cells if cell.first[along] <= at <= cell.last[along]]
    ends = sorted({(cell.first[0], at) if along else (at, cell.first[1]) for cell in mine})
    return "-".join(dict.fromkeys((address(*ends[0]), address(*ends[-1])))) if ends else ""
