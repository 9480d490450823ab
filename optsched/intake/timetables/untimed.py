"""Lessons at the edge of a table whose time is not understood: they stand beside its heads, but head nothing."""

import re
from collections.abc import Sequence

from optsched.intake.timetables.content import contents_of, with_class
from optsched.intake.timetables.labels import label_of, school_of
from optsched.intake.timetables.page import Cell
from optsched.intake.vocabulary import Activity, standard

_ODD_TIME = re.compile(r"\d{1,2}\s*(?:[:.h]\s*\d|(?:-|–|to)\s*\d{1,2}\b|[ap]\.?m)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_TIMES = "time times period periods hour hours block blocks slot start starts end ends from begin begins length"
_DAYS = "day days date dates week weeks weekday"
_CLASSES = (
    "class classes classroom teacher teachers grade grades room rooms rm homeroom hr section name names school staff"
)
_HELPERS = "aide aides para paras co coteacher instructor advisor provider service services group groups location place"
_OTHERS = "subject subjects activity activities special specials rotation rotations schedule timetable and or total"
_REMARKS = "notes note comment comments remark remarks minutes min mins"
_SPANISH = "hora horas dia clase maestra maestro grado salon periodo desde hasta horario nombre día salón período"
_HEAD_WORDS = frozenset(
    word for words in (_TIMES, _DAYS, _CLASSES, _HELPERS, _OTHERS, _REMARKS, _SPANISH) for word in words.split()
)
"""Words that a corner or a head of labels is made of; `TBD` and `after lunch` are none."""


def is_like_a_time(cell: Cell) -> bool:
    """Tell whether a cell is a time, or looks like one that is not understood."""
    return cell.span is not None or is_odd_time(cell)


def is_odd_time(cell: Cell) -> bool:
    """Tell whether a cell looks like a time, but is none that is understood."""
    return cell.span is None and _ODD_TIME.search(cell.text) is not None


def is_untimed(label: Cell | None, cells: Sequence[Cell]) -> bool:
    """Tell whether cells are lessons though what stands where their time should be is none, or nothing stands there.

    A word such as `Teacher` heads them, and so do days and classes; without any word only a known activity is a lesson.
    """
    if not cells or (label is not None and is_like_a_time(label)):
        return bool(cells)
    if any(_heads(cell) for cell in cells) or not any(_LETTERS.search(cell.text) for cell in cells):
        return False
    if label is None:
        return any(map(_has_activity, cells))
    return not is_head_word(label)


def is_head_word(cell: Cell) -> bool:
    """Tell whether a cell says what others beside or below it are: `Teacher`, `Day / Time`, `2B`, a school, a date."""
    label = label_of(cell.text)
    if cell.days or label.is_class or label.room or school_of(cell.text):
        return True
    words = _LETTERS.findall(cell.text.casefold())
    if cell.period or "?" in cell.text or not (words or any(letter.isdigit() for letter in cell.text)):
        return False
    return all(word in _HEAD_WORDS for word in words)


def is_activity(text: str) -> bool:
    """Tell whether the dictionary knows a text as an activity."""
    return activity_of(text) is not None


def activity_of(text: str) -> Activity | None:
    """Return the activity that the dictionary knows a text as."""
    return standard().find(text)


def names_class(cell: Cell) -> bool:
    """Tell whether a cell names a class and no activity beside it: `2B`, `2B Lopez`, but not `2B Math`."""
    return label_of(cell.text).is_class and not _has_activity(cell)


def _heads(cell: Cell) -> bool:
    return bool(cell.days and not cell.is_weak) or names_class(cell) or bool(label_of(cell.text).room)


def _has_activity(cell: Cell) -> bool:
    """Tell whether a cell says what is done there, maybe beside the class that does it."""
    said = [with_class(content, frozenset()) for content in contents_of(cell.text)]
    return any(is_activity(content.activity) for content in said)
