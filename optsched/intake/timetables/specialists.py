"""Timetables of specialists and rooms: the cells name classes, and the title of a specialist what these do."""

import re
from collections.abc import Callable

from optsched.intake.timetables.spots import Body
from optsched.intake.timetables.untimed import activity_of
from optsched.intake.words import clean

CLASSES_IN_CELLS = 0.7
"""Share of cells that name a class, from which on the heads are rooms, or the title a specialist's."""
_PIECES = re.compile(r"\s[-–—|:/]\s|[(),:\n]")


def taught_in(body: Body, is_class: Callable[[str], bool], says_class: Callable[[str], bool]) -> str:
    """Return the one activity that the titles name, where cells are classes and no head is one; else nothing.

    `is_class` tells of a text that it is a class and nothing more, `says_class` that it names one beside a lesson.
    """
    texts = {cell.text for cell in body.cells}
    bare = [is_class(text) for text in texts]
    classes = sum(bare) + sum(map(says_class, texts))
    if body.has_classes or not any(bare) or classes < CLASSES_IN_CELLS * len(texts):
        return ""
    titles = (*(cell.text for cell in body.grid.titles), body.page.sheet.title)
    pieces = [clean(piece) for title in titles for piece in _PIECES.split(title)]
    known = {activity: piece for piece in reversed(pieces) if (activity := activity_of(piece))}
    return next(iter(known.values())) if len(known) == 1 else ""
