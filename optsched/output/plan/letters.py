"""How large the words of a therapist's picture are: its measures on the page, and the lines of each box."""

from collections.abc import Iterator, Sequence

from optsched.output.boxes import LINE_SHARE, fitting, height_of
from optsched.output.plan.captions import Caption, caption
from optsched.output.plan.picture import Box, DayPicture, WeekPicture
from optsched.output.plan.view import View

LEAST_POINTS_A_MINUTE, USUAL_HEIGHT = 1.5, 630.0
"""Short days are drawn taller, so that every picture fills its page."""
TIME_WIDTH = 46.0
PAGE_SHAPE = 1.22
"""Width to height of a picture: a little narrower than the page, for fonts that make columns wider."""
SIZES, LEGIBLE = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0), 8.0
"""Letters of boxes, and the least that are read with ease; on paper they are two thirds of it."""
AROUND = 150.0
"""Points of a page's height above and below the picture."""


def points_a_minute(picture: WeekPicture) -> float:
    """Return the height of a minute."""
    return max(LEAST_POINTS_A_MINUTE, USUAL_HEIGHT / (picture.end - picture.start))


def column_points(picture: WeekPicture, day: DayPicture) -> float:
    """Return the width of one of a day's columns."""
    height = (picture.end - picture.start) * points_a_minute(picture) + AROUND
    return max(90.0, (height * PAGE_SHAPE - TIME_WIDTH) / len(picture.days)) / day.columns


def words(view: View, picture: WeekPicture, day: DayPicture, box: Box) -> tuple[Caption, float, Sequence[str]]:
    """Return what a box says, the size and the lines; where is left out when the words are illegible with it."""
    said, measures = _measured(view, picture, day, box)
    size, lines = _arranged(said.head, _detail(said), *measures)
    return (said, size, lines) if size >= LEGIBLE else (said, *_arranged(said.head, said.when, *measures))


def illegible(view: View, picture: WeekPicture) -> Iterator[tuple[int, object]]:
    """Yield the day and the look of each piece that cannot say all it has to say in legible letters."""
    for number, day in enumerate(picture.days):
        for box in day.boxes:
            said, measures = _measured(view, picture, day, box)
            if _arranged(said.head, _detail(said), *measures)[0] < LEGIBLE:
                yield number, box.piece.looks


def _measured(view: View, picture: WeekPicture, day: DayPicture, box: Box) -> tuple[Caption, tuple[float, float]]:
    width = column_points(picture, day) * (box.right - box.left)
    height = (box.piece.end - box.piece.start) * points_a_minute(picture)
    return caption(view, picture, box), (width, height)


def _detail(said: Caption) -> str:
    return " · ".join(part for part in said[1:] if part)


def _arranged(head: str, detail: str, width: float, height: float) -> tuple[float, Sequence[str]]:
    """Put the detail below the headline, or beside it when letters are larger so: by two sizes if it is broken."""
    below, beside = (head, detail) if detail else (head,), (f"{head}  {detail}".rstrip(),)
    size, larger = (fitting((lines,), width, height, SIZES)[0] for lines in (below, beside))
    is_broken = height_of(beside, width, larger) > larger * LINE_SHARE
    if size >= larger - is_broken and height_of(below, width, size) <= height:
        return size, below
    return larger, beside
