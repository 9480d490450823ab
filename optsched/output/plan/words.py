"""How the plan workbook says weeks, students and sheet names: short, plain, unique."""

import re
from collections.abc import Iterable, Sequence
from itertools import repeat

from optsched.domain import Cycle

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


def which_weeks(cycle: Cycle, weeks: Sequence[int] = ()) -> str:
    """Say which weeks are shown, or all: `weeks 1-4 of the cycle`, or `the week of November 30, 2026`."""
    if cycle.monday:
        return f"the week of {cycle.monday:%B} {cycle.monday.day}, {cycle.monday.year}"
    if cycle.weeks == 1:
        return "the one week of the cycle"
    shown = weeks or cycle.all_weeks
    return f"{'week' if len(shown) == 1 else 'weeks'} {weeks_text(shown)} of the cycle"


def sheet_names(wishes: Iterable[str], taken: Iterable[str], ends: Iterable[str] = repeat("")) -> list[str]:
    """Turn wishes into legal sheet names, each unlike all others in any case; `ends` are never cut.

    >>> sheet_names(["1A/2", "1a-2", "'Lee'"], ["Sessions"])
    ['1A-2', '1a-2 (2)', 'Lee']
    >>> sheet_names(["Wilhelmina Featherstonehaugh Jr", "Wilhelmina Featherstonehaugh Sr"], [], [" wk 1,3"] * 2)
    ['Wilhelmina Featherstoneh wk 1,3', 'Wilhelmina Featherst (2) wk 1,3']
    """
    used = {name.casefold() for name in (*taken, *_RESERVED)}
    names = []
    for wish, end in zip(wishes, ends, strict=False):
        clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "-", wish).strip().strip("'").strip() or "Sheet"
        name, number = clean[: LONGEST_NAME - len(end)].strip().rstrip("'") + end, 2
        while name.casefold() in used:
            tail = f" ({number}){end}"
            name, number = clean[: LONGEST_NAME - len(tail)].rstrip() + tail, number + 1
        used.add(name.casefold())
        names.append(name)
    return names
