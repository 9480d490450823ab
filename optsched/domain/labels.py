"""How children are shown: by their codes, or by initials that are numbered until they are unique."""

import re
from collections import Counter
from collections.abc import Iterable

from optsched.domain.people import Student

_INITIALS = re.compile(r"([^\W\d_]\.?[ -]?){1,4}")
"""Up to four letters, with dots or blanks: JD, J.D., A. B."""


def student_labels(students: Iterable[Student], show_initials: bool) -> dict[str, str]:
    """Return how each student is shown, by code."""
    rows = tuple(students)
    if not show_initials:
        return {each.code: each.code for each in rows}
    wanted = {each.code: each.initials.strip() or each.code for each in rows}
    often = Counter(text.casefold() for text in wanted.values())
    taken = {text.casefold() for text in wanted.values() if often[text.casefold()] == 1}
    labels: dict[str, str] = {}
    for code, text in wanted.items():
        label, number = text, 0
        while often[text.casefold()] > 1 and (number == 0 or label.casefold() in taken):
            number += 1
            label = f"{text} {number}"
        taken.add(label.casefold())
        labels[code] = label
    return labels


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two names may be of one student: initials have another number when somebody moves in.

    >>> may_be_one("J.D.", "J.D. 2"), may_be_one("Child 12", "Child 13")
    (True, False)
    """
    first, second = one.strip().casefold(), other.strip().casefold()
    bases = [re.sub(r" [1-9]\d*$", "", each) for each in (first, second)]
    return first == second or (bases[0] == bases[1] and bool(_INITIALS.fullmatch(bases[0])))


def is_shown_as(student: Student, text: str) -> bool:
    """Tell whether a text is what a student is shown as, at any time: whoever moves in may change the number.

    >>> is_shown_as(Student("S014", "Lincoln", initials="J.D."), "J.D. 2")
    True
    """
    seen, initials = text.strip().casefold(), student.initials.strip().casefold()
    base, _, number = seen.rpartition(" ")
    is_numbered = base == initials and number.isdecimal()
    return seen == student.code.casefold() or bool(initials and (seen == initials or is_numbered))
