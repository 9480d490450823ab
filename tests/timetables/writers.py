"""The face of the instrument: draw a case, write it as a workbook, and say what must be read in it."""

import random
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import xlsxwriter
from hypothesis import reject
from hypothesis import strategies as st

from timetables.dice import Dice, Drawn, Rolled, pick
from timetables.dress import Dress, draw_dress
from timetables.layouts import LAYOUTS, Layout
from timetables.notation import NamedBy
from timetables.weeks import Lesson, Week, draw_week

Case = tuple[Week, Layout, Dress]
_MADE = datetime(2026, 8, 21)
_MOST_TRIES = 500
_MOST_DRAWS = 8


def write_week(path: Path, week: Week, layout: Layout, dress: Dress) -> None:
    """Write a workbook that shows the week; the same case is always the same file."""
    workbook = xlsxwriter.Workbook(str(path))
    workbook.set_properties({"created": _MADE})
    layout.write(workbook, week, dress)
    workbook.close()


def said(week: Week, layout: Layout) -> frozenset[Lesson]:
    """Return what a perfect reader finds; where only teachers are named, they stand for their classes."""
    if layout.named_by is NamedBy.CLASS:
        return frozenset(week.lessons)
    return frozenset(replace(lesson, class_name=week.teacher(lesson.class_name)) for lesson in week.lessons)


def draw_case(dice: Dice, layouts: tuple[Layout, ...] = LAYOUTS) -> Case | None:
    """Draw a layout, a week and a dress; nothing when they do not go together."""
    layout = pick(dice, layouts)
    week, dress = draw_week(dice, layout.bells), draw_dress(dice, layout.wardrobe)
    return (week, layout, dress) if layout.fits(week, dress) else None


def draw(seed: int, layouts: tuple[Layout, ...] = LAYOUTS) -> Case:
    """Draw the case of a seed, of any or of one of these layouts."""
    dice = Rolled(random.Random(seed))
    chosen = (pick(dice, layouts),)
    for _ in range(_MOST_TRIES):
        case = draw_case(dice, chosen)
        if case:
            return case
    raise ValueError(f"{chosen[0].name} fitted no week in {_MOST_TRIES} tries.")


@st.composite
def cases(draw: st.DrawFn, layouts: tuple[Layout, ...] = LAYOUTS) -> Case:
    """Draw cases with hypothesis; they shrink to the plainest dress."""
    dice = Drawn(draw)
    drawn = (draw_case(dice, layouts) for _ in range(_MOST_DRAWS))
    case = next((case for case in drawn if case), None)
    return case or reject()
