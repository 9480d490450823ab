"""Days as numbers: bit m of a day stands for minute m since midnight, and that of a slot stands at its first minute."""

from collections.abc import Iterable

DAY = 24 * 60
WHOLE_DAY = (1 << DAY) - 1


def span(start: int, end: int) -> int:
    """Return the minutes from start to end, as far as they lie in the day.

    >>> bin(span(2, 5))
    '0b11100'
    """
    return (1 << min(end, DAY)) - (1 << start) if start < min(end, DAY) else 0


def either(days: Iterable[int]) -> int:
    """Return what any of these holds."""
    found = 0
    for day in days:
        found |= day
    return found


class Slots:
    """The slots of a day of `grid` minutes each, the last of them whole."""

    def __init__(self, grid: int) -> None:
        self.grid = grid
        self.all = either(1 << start for start in range(0, DAY // grid * grid, grid))

    def touched(self, minutes: int) -> int:
        """Return the slots with any of these minutes.

        >>> bin(Slots(5).touched(span(4, 6)))
        '0b100001'
        """
        within = 1
        while within < self.grid:
            step = min(within, self.grid - within)
            minutes |= minutes >> step
            within += step
        return minutes & self.all

    def filled(self, minutes: int) -> int:
        """Return the slots with all of their minutes among these.

        >>> bin(Slots(5).filled(span(4, 10)))
        '0b100000'
        """
        return self.all & ~self.touched(WHOLE_DAY & ~minutes)

    def has_run(self, slots: int, length: int) -> bool:
        """Tell whether so many of these slots are in a row."""
        return self._first_of_runs(slots, length) != 0

    def in_runs(self, slots: int, length: int) -> int:
        """Return those of these slots that are among so many in a row.

        >>> bin(Slots(1).in_runs(0b1101100011, 2))
        '0b1101100011'
        >>> bin(Slots(1).in_runs(0b1110100011, 3))
        '0b1110000000'
        """
        slots, row = self._first_of_runs(slots, length), 1
        while row < length and slots:
            step = min(row, length - row)
            slots |= slots << step * self.grid
            row += step
        return slots

    def _first_of_runs(self, slots: int, length: int) -> int:
        row = 1
        while row < length and slots:
            step = min(row, length - row)
            slots &= slots >> step * self.grid
            row += step
        return slots
