"""How high the rows of a class's picture are: true to time as far as the page allows, and high enough for the words."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

from optsched.output.report.picture import Box, ClassWeek

USUAL_SCALE, LEAST_SCALE = 0.85, 0.45
"""Points a minute: as a rule, and the least before a picture gets more of the page."""
STEPS = 20
LEAST_ROW = 9.5
HIGHEST_ROW = 400.0
"""Excel's rows end at 409 points."""
EMPTY_ROW = 12.0
"""The most for a stretch in which no class has anything on any day."""


def row_heights(week: ClassWeek, needs: Callable[[Box], float], limits: Sequence[float]) -> tuple[float, ...]:
    """Return the height of the rows between the week's cuts.

    `needs` is the least height of a box for its words. The picture takes the first of the `limits` in which it is still
    true to time, else the last, be it squeezed.
    """
    heights: tuple[float, ...] = ()
    for limit in limits:
        for step in range(STEPS, -1, -1):
            scale = USUAL_SCALE * step / STEPS
            heights = _at_scale(week, needs, scale)
            if sum(heights) <= limit and (scale >= LEAST_SCALE or limit == limits[-1]):
                return heights
    squeezed = limits[-1] / sum(heights)
    return tuple(height * squeezed for height in heights)


def _at_scale(week: ClassWeek, needs: Callable[[Box], float], scale: float) -> tuple[float, ...]:
    cuts = week.cuts
    heights = []
    for start, end in pairwise(cuts):
        height = min(HIGHEST_ROW, max(LEAST_ROW, (end - start) * scale))
        is_empty = not any(box.start < end and start < box.end for box in week.boxes)
        heights.append(min(height, EMPTY_ROW) if is_empty else height)
    for box in sorted(week.boxes, key=lambda each: each.end - each.start):
        first, last = bisect_left(cuts, box.start), bisect_left(cuts, box.end)
        lacking = needs(box) - sum(heights[first:last])
        if lacking > 0:
            whole = sum(heights[first:last])
            heights[first:last] = [height + lacking * height / whole for height in heights[first:last]]
    return tuple(min(HIGHEST_ROW, height) for height in heights)
