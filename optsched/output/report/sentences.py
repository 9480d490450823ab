"""The report in words: what was read, what is to do, and where things stand."""

from collections import Counter
from collections.abc import Sequence

from optsched.domain import Severity, Source
from optsched.domain.cycle import WEEKDAYS
from optsched.domain.grouping import Group
from optsched.domain.say import listed
from optsched.domain.understood import Understood
from optsched.output.report.picture import ClassWeek
from optsched.output.sentences import counted

MOST_CELLS = 40
"""Cells that one row names; whoever mends more than these looks at the sheet Findings."""
MOST_KINDS = 4
"""Kinds of rows that the first sentence counts."""


def what_was_read(understood: Understood) -> str:
    """Count what was read: `12 classes with 1,240 blocks and 86 service lines were read`."""
    kinds = _kinds(understood)
    if not kinds:
        return "Nothing was read as a timetable, a class list or a caseload"
    is_one = len(kinds) == 1 and kinds[0].startswith("1 ") and not understood.blocks
    more = len(kinds) - MOST_KINDS
    shown = kinds[:MOST_KINDS] + ([f"rows of {more} other kinds"] if more > 0 else [])
    return f"{listed(shown)} {'was' if is_one else 'were'} read"


def _kinds(understood: Understood) -> list[str]:
    kinds = []
    if understood.blocks:
        classes = {(each.school, each.class_name or each.teacher) for each in understood.blocks}
        blocks = counted(len(understood.blocks), "block")
        kinds.append(f"{counted(len(classes), 'class', 'classes')} with {blocks}")
    drawn = {(each.source.file, each.source.sheet) for each in understood.blocks}
    others: Counter[str] = Counter()
    for part in understood.parts:
        if (part.source.file, part.source.sheet) not in drawn:
            others[part.what] += part.rows
    return kinds + [_rows(what, number) for what, number in others.most_common() if number]


def _rows(what: str, number: int) -> str:
    """Count rows by what they were read as: `86 service lines`, `1 service line`, `30 rows of a class list`."""
    word = what[:1].lower() + what[1:]
    if word.endswith("s") and not word.endswith("ss"):
        return counted(number, word[:-1], word)
    return f"{counted(number, 'row')} of a {word}"


def to_do(understood: Understood, groups: Sequence[Group]) -> str:
    """Say how far it is to a plan: `3 things must be mended before a plan`."""
    errors = sum(group.severity is Severity.ERROR for group in groups)
    if errors:
        return f"{counted(errors, 'thing')} must be mended before a plan"
    if understood.missing:
        number = len(understood.missing)
        return f"{counted(number, 'thing')} {'is' if number == 1 else 'are'} missing before a plan"
    if understood.review:
        return f"{counted(len(understood.review), 'line')} must be read by a person before a plan"
    return "nothing must be mended before a plan" if is_anything(understood) else "no error was found"


def is_anything(understood: Understood) -> bool:
    """Tell whether anything was read at all."""
    return bool(understood.blocks or any(part.rows for part in understood.parts))


def is_ready(understood: Understood, groups: Sequence[Group]) -> bool:
    """Tell whether nothing stands between the files and a plan."""
    has_errors = any(group.severity is Severity.ERROR for group in groups)
    return is_anything(understood) and not (has_errors or understood.missing or understood.review)


def places(sources: Sequence[Source], with_file: bool, most: int = MOST_CELLS) -> str:
    """Name places, sheet by sheet: `Sheet1 C5, C9; Sheet2 B7`; after `most` the rest is counted."""
    found: dict[str, list[str]] = {}
    for source in sources[:most]:
        where = " ".join(part for part in (source.file if with_file else "", source.sheet) if part)
        found.setdefault(where, []).append(source.cell)
    said = "; ".join(_place(where, [cell for cell in cells if cell]) for where, cells in found.items())
    more = len(sources) - most
    return f"{said} and {more:,} more" if more > 0 else said


def _place(where: str, cells: list[str]) -> str:
    return " ".join(part for part in (where, ", ".join(cells)) if part)


def seen(group: Group) -> str:
    """Say what was seen in a group, and how often where it differs: `Lopes (7), lopes (2)`."""
    if len(group.seen) == 1:
        return group.seen[0][0]
    shown = [f"{text} ({often:,})" if often > 1 else text for text, often in group.seen[:MOST_CELLS]]
    more = len(group.seen) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")


def class_title(week: ClassWeek) -> str:
    """Name a class's week: `Class 2B  ·  Minimum day only  ·  Ms. Lopez  ·  Lincoln`."""
    name, teachers = week.name, week.teachers
    known = name if name.casefold().startswith("class") or not name else f"Class {name}"
    days = "" if set(week.days) & set(WEEKDAYS) else f"days {', '.join(week.days)}"
    shown = list(teachers[:3]) + ([f"{len(teachers) - 3} others"] if len(teachers) > 3 else [])
    only = f"{week.variant} only" if week.variant else ""
    parts = (known, only, days, listed(shown) if shown else "", week.school)
    return "  ·  ".join(part for part in parts if part) or "A class without a name"
