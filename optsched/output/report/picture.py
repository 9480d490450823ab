"""The week of a class as boxes, as it was read: pure layout, no drawing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from optsched.domain.cycle import WEEKDAYS, merged
from optsched.domain.understood import BlockRead

WEEKEND = ("Sat", "Sun")
MOST_BESIDE = 4
"""Blocks that stand side by side; more at one time share a box that lists them."""


@dataclass(frozen=True)
class Box:
    """A block at its place: which day, and which of the `of` parts of the day's width.

    `clashes` marks a block at whose time the class has another in the same weeks. More than one block share a box
    where too many are at one time.
    """

    day: int
    start: int
    end: int
    blocks: tuple[BlockRead, ...]
    at: int = 0
    of: int = 1
    clashes: bool = False


@dataclass(frozen=True)
class ClassWeek:
    """A class's week in one variant: its days, its boxes, and the blocks that cannot be drawn."""

    school: str
    name: str
    teachers: tuple[str, ...]
    variant: str
    days: tuple[str, ...]
    boxes: tuple[Box, ...]
    blocks: tuple[BlockRead, ...]
    not_drawn: tuple[BlockRead, ...] = ()

    @property
    def cuts(self) -> tuple[int, ...]:
        """The minutes at which something begins or ends."""
        return tuple(sorted({edge for box in self.boxes for edge in (box.start, box.end)}))

    @property
    def gaps(self) -> tuple[tuple[int, int, int], ...]:
        """The day, start and end of every stretch for which nothing was read."""
        found = []
        for day in range(len(self.days)):
            at = self.cuts[0] if self.cuts else 0
            taken = merged([(box.start, box.end) for box in self.boxes if box.day == day])
            for start, end in (*taken, (self.cuts[-1], self.cuts[-1]) if self.cuts else (0, 0)):
                if start > at:
                    found.append((day, at, start))
                at = max(at, end)
        return tuple(found)

    def boxes_on(self, day: int) -> tuple[Box, ...]:
        return tuple(box for box in self.boxes if box.day == day)


def class_weeks(blocks: Iterable[BlockRead]) -> tuple[ClassWeek, ...]:
    """Lay out every class's week: by school and class, its special timetables after the normal one.

    Weekdays and the days of a rotation are pictures of their own.
    """
    found: dict[tuple[str, ...], list[BlockRead]] = {}
    for block in blocks:
        who = (block.school, block.class_name, "" if block.class_name else block.teacher)
        found.setdefault((*who, block.variant), []).append(block)
    return tuple(
        _week(found[key], days)
        for key in sorted(found, key=lambda key: tuple(map(_natural, key)))
        for days in _calendars(found[key])
    )


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """Return what names are sorted by: 2A before 10A."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", text.casefold()))


def _calendars(blocks: Sequence[BlockRead]) -> list[tuple[str, ...]]:
    """Return the days of the pictures that a class needs: weekdays, those of a rotation, or both."""
    named = list(dict.fromkeys(day for block in blocks for day in block.days))
    others = sorted((day for day in named if day not in (*WEEKDAYS, *WEEKEND)), key=_natural)
    weekend = [day for day in WEEKEND if day in named]
    is_weekly = bool(set(named) & {*WEEKDAYS, *WEEKEND}) or not others
    return [days for days in ((*WEEKDAYS, *weekend) if is_weekly else (), tuple(others)) if days]


def _week(blocks: Sequence[BlockRead], days: tuple[str, ...]) -> ClassWeek:
    mine = tuple(block for block in blocks if not block.days or set(block.days) & set(days))
    drawn = [block for block in mine if block.start < block.end]
    boxes = tuple(box for number, day in enumerate(days) for box in _day(number, [b for b in drawn if _is_on(b, day)]))
    first = mine[0]
    teachers = tuple(dict.fromkeys(block.teacher for block in mine if block.teacher))
    rest = tuple(block for block in mine if block.start >= block.end)
    return ClassWeek(first.school, first.class_name, teachers, first.variant, days, boxes, mine, rest)


def _is_on(block: BlockRead, day: str) -> bool:
    return not block.days or day in block.days


def _day(day: int, blocks: list[BlockRead]) -> list[Box]:
    clumps: list[list[BlockRead]] = []
    end = 0
    for block in sorted(blocks, key=lambda each: (each.start, each.weeks, each.end)):
        if not clumps or block.start >= end:
            clumps.append([])
            end = 0
        clumps[-1].append(block)
        end = max(end, block.end)
    return [box for clump in clumps for box in _clump(day, clump)]


def _clump(day: int, blocks: list[BlockRead]) -> list[Box]:
    """Put blocks that overlap, one hanging on the other, side by side; those of the same weeks in one line if free."""
    lines: list[list[BlockRead]] = []
    for block in blocks:
        free = [line for line in lines if line[-1].end <= block.start]
        same = [line for line in free if line[-1].weeks == block.weeks]
        if free:
            (same or free)[0].append(block)
        else:
            lines.append([block])
    if len(lines) > MOST_BESIDE:
        clashing = any(_clashes(block, blocks) for block in blocks)
        return [Box(day, blocks[0].start, max(each.end for each in blocks), tuple(blocks), clashes=clashing)]
    return [
        Box(day, block.start, block.end, (block,), at, len(lines), _clashes(block, blocks))
        for at, line in enumerate(lines)
        for block in line
    ]


def _clashes(block: BlockRead, others: Iterable[BlockRead]) -> bool:
    return any(
        other is not block
        and other.start < block.end
        and block.start < other.end
        and may_meet(block.weeks, other.weeks)
        for other in others
    )


def may_meet(one: str, other: str) -> bool:
    """Tell whether two weeks, as written, may be the same week; what is not understood may be any.

    >>> may_meet("A", "B"), may_meet("odd", "2, 4"), may_meet("1-3", "3"), may_meet("", "A"), may_meet("A", "1")
    (False, False, True, True, True)
    """
    first, second = _weeks(one), _weeks(other)
    if first is None or second is None or first[0] != second[0]:
        return True
    return bool(first[1] & second[1])


def _weeks(text: str) -> tuple[str, frozenset[str]] | None:
    """Return weeks as numbers or as letters; None for all of them and for what is not understood."""
    word = re.sub(r"^(weeks?|wk)\s+|\s+weeks?$", "", text.casefold().strip())
    if word in ("odd", "even"):
        return "numbers", frozenset("135" if word == "odd" else "246")
    parts = [part.strip() for part in re.split(r"[,;&/]|\band\b", word)]
    if all(re.fullmatch(r"[a-z]", part) for part in parts):
        return "letters", frozenset(parts)
    found: set[str] = set()
    for part in parts:
        ends = re.fullmatch(r"(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?", part)
        if not ends:
            return None
        found |= {str(week) for week in range(int(ends[1]), int(ends[2] or ends[1]) + 1)}
    return "numbers", frozenset(found)
