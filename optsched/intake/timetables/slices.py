"""Hours cut into minutes: a row of 10, 20, … 60 (or 0, 15, 30, 45) above or below the hours that head columns."""

import itertools
from collections.abc import Iterable, Mapping, Sequence

from optsched.intake.timetables.page import Cell

HOUR = 60
_FEWEST = 4
_MOST_DIGITS = 2


def is_row_of_minutes(cells: Iterable[Cell]) -> bool:
    """Tell whether a row counts minutes, hour after hour."""
    distinct = list({cell.first: cell for cell in cells}.values())
    numbers = [int(cell.text) for cell in distinct if _is_number(cell)]
    if len(numbers) < _FEWEST or len(numbers) * 3 < len(distinct) * 2:
        return False
    return all(number <= HOUR and number % 5 == 0 for number in numbers) and len(set(numbers)) < len(numbers)


def _is_number(cell: Cell) -> bool:
    return cell.text.isdecimal() and len(cell.text) <= _MOST_DIGITS


def slices_of(
    heads: Mapping[int, Sequence[Cell]], times: Mapping[int, tuple[int, int | None]]
) -> dict[int, tuple[int, int]]:
    """Return the minutes of each column whose heads are an hour and a number of minutes in it.

    Empty where there are no such numbers, or where they do not cut every hour alike.
    """
    hours: dict[Cell, dict[int, int]] = {}
    for at, cells in heads.items():
        hour = next((cell for cell in cells if cell.span), None)
        mark = next((cell for cell in cells if _is_number(cell) and not cell.span), None)
        if hour is not None and mark is not None and at in times:
            hours.setdefault(hour, {})[at] = int(mark.text)
    numbers = sorted({number for marks in hours.values() for number in marks.values()})
    if len(numbers) < 2:
        return {}
    step = min(after - before for before, after in itertools.pairwise(numbers))
    if HOUR % step or any(number % step for number in numbers) or numbers[-1] > HOUR:
        return {}
    back = step if numbers[0] > 0 else 0
    return {
        at: (times[at][0] + number - back, times[at][0] + number - back + step)
        for marks in hours.values()
        for at, number in marks.items()
    }
