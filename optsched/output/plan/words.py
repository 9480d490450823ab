"""How the plan workbook says weeks, students and sheet names: short, plain, unique."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from optsched.domain import Cycle, Student

LONGEST_NAME = 31
"""Excel's limit for a sheet name."""
_RESERVED = ("history",)


def weeks_text(weeks: Sequence[int], comma: str = ", ") -> str:
    """Write weeks as the workbook does: `1-4`, `1, 3`, `2`.

    >>> weeks_text((1, 2, 3, 4)), weeks_text((1, 3)), weeks_text((1, 2))
    ('1-4', '1, 3', '1, 2')
    """
    ordered = sorted(set(weeks))
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{ordered[0]}-{ordered[-1]}"
    return comma.join(str(week) for week in ordered)


def weeks_label(weeks: Sequence[int]) -> str:
    """Label what is not in all weeks: `wk 1,3`."""
    return f"wk {weeks_text(weeks, ',')}"


def which_weeks(cycle: Cycle) -> str:
    """Say which weeks are planned: `weeks 1-4 of the cycle`, or `the week of November 30, 2026`."""
    if cycle.monday:
        return f"the week of {cycle.monday:%B} {cycle.monday.day}, {cycle.monday.year}"
    return "the one week of the cycle" if cycle.weeks == 1 else f"weeks {weeks_text(cycle.all_weeks)} of the cycle"


def student_labels(students: Iterable[Student], show_initials: bool) -> dict[str, str]:
    """Return how each student is shown, by code: the code, or initials numbered until they are unique."""
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


def sheet_names(wishes: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Turn wishes into legal sheet names, each unlike all others in any case.

    >>> sheet_names(["1A/2", "1a-2", "'Lee'"], ["Sessions"])
    ['1A-2', '1a-2 (2)', 'Lee']
    """
    used = {name.casefold() for name in (*taken, *_RESERVED)}
    names = []
    for wish in wishes:
        clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "-", wish).strip().strip("'").strip() or "Sheet"
        name, number = clean[:LONGEST_NAME].strip().rstrip("'"), 2
        while name.casefold() in used:
            tail = f" ({number})"
            name, number = clean[: LONGEST_NAME - len(tail)].rstrip() + tail, number + 1
        used.add(name.casefold())
        names.append(name)
    return names
