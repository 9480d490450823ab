"""The weeks of classes in words, for those who do not open the report that draws them."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from optsched.domain import Source
from optsched.domain.grouping import places
from optsched.domain.understood import Understood
from optsched.intake.cells import address, place
from optsched.output.report.picture import ClassWeek, class_weeks
from optsched.output.report.sentences import class_said, days_said, when
from optsched.output.sentences import counted

NOTHING = "nothing was read"
_CELL = re.compile(r"[A-Z]+[0-9]+")


def weeks_said(understood: Understood) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each class, one for the days that are alike, with the cells that they were read from.

    Such as `2B, Ms. Lopez: Mon-Thu 8:15-9:45 ELA, 9:45-10:15 Recess (Grade 2 C4:F5)`.
    """
    with_school = len({block.school for block in understood.blocks}) > 1
    with_file = len(understood.files) > 1
    return tuple(_lines(week, with_school, with_file) for week in class_weeks(understood.blocks))


def _lines(week: ClassWeek, with_school: bool, with_file: bool) -> tuple[str, ...]:
    alike: dict[tuple[str, ...], list[int]] = {}
    for day in range(len(week.days)):
        alike.setdefault(tuple(said for said, _ in _on(week, day)), []).append(day)
    name = class_said(week, with_school)
    lines = []
    for said, days in sorted(alike.items(), key=lambda each: not each[0]):
        cells = ranges((source for day in days for _, source in _on(week, day)), with_file)
        what = f"{', '.join(said)} ({cells})" if said else NOTHING
        lines.append(f"{name}: {days_said([week.days[day] for day in days])} {what}")
    if week.not_drawn:
        cells = ranges((block.source for block in week.not_drawn), with_file)
        lines.append(f"{name}: {counted(len(week.not_drawn), 'block')} with no end after the start ({cells})")
    return tuple(lines)


def _on(week: ClassWeek, day: int) -> list[tuple[str, Source]]:
    """Return what is said of each block of a day, and its cell."""
    blocks = [(block, box.clashes) for box in week.boxes_on(day) for block in box.blocks]
    ordered = sorted(blocks, key=lambda each: (each[0].start, each[0].weeks, each[0].end))
    return [
        (f"{when(block)} {block.activity}{' (overlaps)' if clashes else ''}", block.source)
        for block, clashes in ordered
    ]


def ranges(sources: Iterable[Source], with_file: bool) -> str:
    """Say the range that holds all cells, sheet by sheet: `Grade 2 C4:F10`."""
    ordered = sorted(dict.fromkeys(sources), key=_sheet)
    return places([_range(list(cells)) for _, cells in groupby(ordered, key=_sheet)], with_file)


def _sheet(source: Source) -> tuple[str, str]:
    return source.file, source.sheet


def _range(sources: Sequence[Source]) -> Source:
    """Return the range of cells of one sheet; the sheet where one of them is no single cell."""
    file, sheet = _sheet(sources[0])
    if not all(_CELL.fullmatch(source.cell) for source in sources):
        return Source(file, sheet)
    rows, columns = zip(*(place(source.cell) for source in sources), strict=True)
    first, last = address(min(rows), min(columns)), address(max(rows), max(columns))
    return Source(file, sheet, first if first == last else f"{first}:{last}")
