"""The report in words: what was read, what is to do, and where things stand."""

from collections import Counter
from collections.abc import Sequence

from optsched.domain import Severity
from optsched.domain.cycle import WEEKDAYS
from optsched.domain.grouping import Group
from optsched.domain.say import listed, span
from optsched.domain.understood import BlockRead, Understood
from optsched.output.report.picture import ClassWeek
from optsched.output.sentences import counted

MOST_KINDS = 4
"""Kinds of rows that the first sentence counts."""
MOST_TEACHERS = 3
NAMELESS = "A class without a name"


def what_was_read(understood: Understood) -> str:
    """Count what was read: `12 classes with 1,240 blocks and 86 service lines were read`."""
    kinds = _kinds(understood)
    if not kinds:
        return "Nothing was read as a timetable, a class list or a caseload"
    is_one = len(kinds) == 1 and kinds[0].startswith("1 ") and not understood.blocks
    more = len(kinds) - MOST_KINDS
    shown = [*kinds[:MOST_KINDS], f"rows of {more} other kinds"] if more > 1 else kinds
    return f"{listed(shown)} {'was' if is_one else 'were'} read"


def _kinds(understood: Understood) -> list[str]:
    kinds = []
    if understood.blocks:
        classes = {(each.school, each.class_name or each.teacher) for each in understood.blocks}
        blocks = counted(len(understood.blocks), "block")
        kinds.append(f"{counted(len(classes), 'class', 'classes')} with {blocks}")
    drawn = {(each.source.file, each.source.sheet) for each in understood.blocks}
    apart = [each for each in understood.parts if each.rows and (each.source.file, each.source.sheet) not in drawn]
    others: Counter[str] = Counter()
    for part in apart:
        if not part.is_ours:
            others[part.what] += part.rows
    kinds += [_rows(what, number) for what, number in others.most_common()]
    ours = [part.rows for part in apart if part.is_ours]
    sheets = counted(len(ours), "sheet")
    return [*kinds, f"{counted(sum(ours), 'row')} on {sheets} of a district workbook"] if ours else kinds


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


def class_title(week: ClassWeek) -> str:
    """Name a class's week: `Class 2B  ·  Minimum day only  ·  Ms. Lopez  ·  Lincoln`."""
    known = week.name if week.name.casefold().startswith("class") or not week.name else f"Class {week.name}"
    return "  ·  ".join(part for part in (known, *_beside(week), week.school) if part) or NAMELESS


def class_said(week: ClassWeek, with_school: bool = False) -> str:
    """Name a class's week in a sentence: `2B, Minimum day only, Ms. Lopez`."""
    parts = (week.name, *_beside(week), week.school if with_school else "")
    return ", ".join(part for part in parts if part) or NAMELESS


def _beside(week: ClassWeek) -> tuple[str, str, str]:
    """Return what is said beside a class's name: its variant, the days of a rotation, its teachers."""
    teachers, more = list(week.teachers[:MOST_TEACHERS]), len(week.teachers) - MOST_TEACHERS
    teachers += [f"{more} others"] if more > 0 else []
    days = "" if set(week.days) & set(WEEKDAYS) else f"days {', '.join(week.days)}"
    return f"{week.variant} only" if week.variant else "", days, listed(teachers)


def days_said(days: Sequence[str]) -> str:
    """Say days: `Mon-Thu`, `Mon, Wed`, `every day` where none is named."""
    if not days:
        return "every day"
    known = [day for day in WEEKDAYS if day in days]
    is_run = len(known) > 2 and "".join(known) in "".join(WEEKDAYS)
    others = [day for day in days if day not in WEEKDAYS]
    return ", ".join([*([f"{known[0]}-{known[-1]}"] if is_run else known), *others])


def when(block: BlockRead) -> str:
    """Say when a block is, and in which weeks: `9:30-10:00`, `9:30-10:00 wk A`."""
    weeks = block.weeks.strip()
    label = weeks if weeks.casefold().startswith(("w", "all", "odd", "even")) or not weeks else f"wk {weeks}"
    return f"{span(block.start, block.end)} {label}".strip()
