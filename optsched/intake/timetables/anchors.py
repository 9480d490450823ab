"""Which lines of days, times or periods head tables, and which only say more of another or cross it."""

from collections.abc import Sequence

from optsched.intake.timetables.lines import Line
from optsched.intake.timetables.page import Kind

NEAR = 3
"""Rows or columns within which a line belongs to another, or a heading to what is below it."""
_FINEST = (Kind.TIME, Kind.PERIOD, Kind.DAYS)


def is_crossed(line: Line, others: Sequence[Line]) -> bool:
    """Tell whether a row of times only crosses columns of times that are more of a line, or the other way round."""
    better = [other for other in others if other.kind is line.kind and other.unity > line.unity]
    taken = {cell.first for other in better for _, cell in other.items}
    return sum(cell.first in taken for _, cell in line.items) * 2 > len(line.items)


def anchors_of(lines: Sequence[Line]) -> list[Line]:
    """Keep the innermost lines: times before periods before days, where they stand beside each other."""
    return [line for line in lines if not any(_is_inside(other, line) for other in lines)]


def _is_inside(other: Line, line: Line) -> bool:
    """Tell whether another line nearby says the finer thing of the same rows, or the start of the same end."""
    if other is line or abs(other.at - line.at) > NEAR or other.first > line.last or other.last < line.first:
        return False
    if other.kind is line.kind is Kind.TIME:
        return other.at == line.at - 1 and are_ends(other, line)
    return _FINEST.index(other.kind) < _FINEST.index(line.kind)


def are_ends(starts: Line, ends: Line) -> bool:
    """Tell whether a line of times holds the ends of those that begin in another."""
    pairs = [(cell, ends.cell(position)) for position, cell in starts.items]
    both = [(one.span, other.span) for one, other in pairs if other and one.span and other.span]
    is_single = all(one.end is None and other.end is None for one, other in both)
    return is_single and len(both) * 2 > len(pairs) and all(one.start.usual < two.start.usual for one, two in both)
