"""What a head of a timetable says, by the word that heads it: below `Teacher` or beside it any name is one."""

import re
from dataclasses import replace

from optsched.intake.timetables.grids import Grid
from optsched.intake.timetables.labels import Label, label_of
from optsched.intake.timetables.page import Cell, Page

_WORDS = {
    "teacher": re.compile(r"(?:homeroom |classroom )?teachers?(?: name)?|staff|maestr[ao]s?", re.IGNORECASE),
    "room": re.compile(r"rooms?(?: number| no\.?)?|rm\.?|location|salón", re.IGNORECASE),
    "grade": re.compile(r"grades?(?: level)?|gr\.?|grado", re.IGNORECASE),
}


def head_label(page: Page, grid: Grid, head: Cell) -> Label:
    """Return what a head of rows or columns says; a number is a grade only where a word says so."""
    label = label_of(head.text)
    word = _word_of(page, grid, head).strip(" :")
    means = next((name for name, words in _WORDS.items() if words.fullmatch(word)), "")
    if means == "grade":
        return label if label.is_class else replace(label, grade=label.seen)
    if not means or label.is_class or label.room:
        return label
    return replace(label, teacher=label.seen) if means == "teacher" else replace(label, room=label.seen)


def _word_of(page: Page, grid: Grid, head: Cell) -> str:
    """Return what stands above a head of rows, or left of a head of columns."""
    row, column = head.first
    top, left = grid.first
    if row < top:
        beside = page.row(row)
        return next((beside[at].text for at in sorted(beside, reverse=True) if at < min(left, column)), "")
    above = page.by_column.get(column, {})
    return next((above[at].text for at in sorted(above, reverse=True) if at < top), "")
