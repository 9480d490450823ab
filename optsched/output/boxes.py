"""Boxes of pictures: text over many cells, in letters as large as the box allows."""

import math
from collections.abc import Sequence
from typing import Any

SIZES = (11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0)
LETTER_SHARE, LINE_SHARE = 0.53, 1.27
"""Width of a letter and height of a line, as shares of the font size."""
WORD_SHARE = 0.64
"""The same for a letter of one bold word, which has no blanks to make up for a wider font."""
BESIDE = 4
"""Points of a box's width that letters do not use."""


def fitting(
    layouts: Sequence[Sequence[str]], width: float, height: float, sizes: Sequence[float] = SIZES
) -> tuple[float, int]:
    """Return the largest font size at which a layout (its lines) fits the box, no word cut, and which one it is.

    Earlier layouts go first; where none fits it is the last one, in the smallest letters.
    """
    longest = max((len(word) for lines in layouts for line in lines for word in line.split()), default=0)
    for size in sizes:
        if longest * size * WORD_SHARE > width - BESIDE:
            continue
        for number, lines in enumerate(layouts):
            if height_of(lines, width, size) <= height:
                return size, number
    return sizes[-1], len(layouts) - 1


def height_of(lines: Sequence[str], width: float, size: float) -> float:
    """Return the height that lines take, wrapped to the width of a box."""
    a_line = max(1, int((width - BESIDE) / (size * LETTER_SHARE)))
    return sum(math.ceil(len(line) / a_line) for line in lines) * size * LINE_SHARE


def fill(sheet: Any, top: int, left: int, bottom: int, right: int, parts: Sequence[Any], style: Any) -> None:
    """Write text, or rich text as formats and strings in turn, into a rectangle of cells."""
    if (top, left) != (bottom, right):
        sheet.merge_range(top, left, bottom, right, "", style)
    if len(parts) > 1:
        sheet.write_rich_string(top, left, *parts, style)
    elif parts and parts[0]:
        sheet.write_string(top, left, parts[0], style)
    else:
        sheet.write_blank(top, left, None, style)
