"""Classes, their timetable and the levels of activities: rows -> domain."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from optsched.contract import ACTIVITIES, CLASSES, TIMETABLE
from optsched.domain import ActivityRule, Block, ClassKey, Level, SchoolClass, Severity, Source
from optsched.domain.cycle import clock
from optsched.intake.cells import cells_text
from optsched.intake.codes import Code
from optsched.intake.desk import Desk
from optsched.intake.forms import PULL_OUTS, PUSH_INS, ActivityRow, BlockRow, ClassRow
from optsched.intake.names import First
from optsched.intake.tables import Row
from optsched.intake.words import Unclear, choice, key_of, likely

NORMAL = "normal"


@dataclass
class _Draft:
    """A class while it is read: what Classes and Timetable say of it."""

    key: ClassKey
    source: Source
    teacher: str = ""
    grade: int | None = None
    visits: int | None = None
    blocks: list[Block] = field(default_factory=list)
    variants: dict[str, list[Block]] = field(default_factory=dict)


def read_classes(desk: Desk, visits_at_once: int) -> tuple[SchoolClass, ...]:
    """Read Classes and Timetable; the cycle is planned on the normal timetable, variants are for the calendar."""
    drafts: dict[ClassKey, _Draft] = {}
    first = First("class")
    for block in desk.rows(BlockRow, TIMETABLE):
        draft = _draft(desk, drafts, block)
        if draft:
            _describe(desk, draft, block)
            if desk.span(block, block.start, block.end):
                variant = key_of(block.variant)
                blocks = draft.blocks if variant in ("", NORMAL) else draft.variants.setdefault(variant, [])
                blocks.append(_block(desk, block))
    for row in desk.rows(ClassRow, CLASSES):
        draft = _draft(desk, drafts, row)
        if draft and first.is_new(f"{draft.key[1]} of {draft.key[0]}", row.source, desk.log):
            _describe(desk, draft, row)
            draft.visits = row.visits
    for draft in drafts.values():
        _warn_overlaps(desk, draft)
        if not draft.blocks:
            message = f"{draft.key[1]} of {draft.key[0]} has no block in Timetable: its children cannot be seen."
            desk.log.add(Code.NO_BLOCKS, message, draft.source)
    return tuple(_school_class(draft, visits_at_once) for draft in drafts.values())


def _school_class(draft: _Draft, visits_at_once: int) -> SchoolClass:
    visits = visits_at_once if draft.visits is None else draft.visits
    variants = tuple((name, tuple(blocks)) for name, blocks in draft.variants.items())
    return SchoolClass(*draft.key, draft.teacher, draft.grade, visits, tuple(draft.blocks), draft.source, variants)


def _draft(desk: Desk, drafts: dict[ClassKey, _Draft], row: ClassRow | BlockRow) -> _Draft | None:
    key = (row.school, row.name)
    if key in drafts:
        return drafts[key]
    school = desk.schools.find(row.school, row.row.at("School"), desk.log)
    found = desk.class_at(school, row.name, row.row.at("Class")) if school else None
    return drafts.setdefault(found, _Draft(found, row.source)) if found else None


def _describe(desk: Desk, draft: _Draft, row: ClassRow | BlockRow) -> None:
    """Take teacher and grade from the first row that names them; log a row that says otherwise."""
    if row.teacher and draft.teacher and key_of(row.teacher) != key_of(draft.teacher):
        message = f"{draft.key[1]} of {draft.key[0]} has the teacher {draft.teacher} in another row, who is taken."
        maybe = f"write {draft.teacher} in every row of the class?"
        desk.log.add(
            Code.CLASH, message, row.row.at("Teacher"), seen=row.teacher, maybe=maybe, severity=Severity.WARNING
        )
    if row.grade is not None and draft.grade is not None and row.grade != draft.grade:
        message = f"{draft.key[1]} of {draft.key[0]} has another grade in another row."
        maybe = "leave the grade of a mixed class empty, so that each child's own grade counts?"
        desk.log.add(Code.CLASH, message, row.row.at("Grade"), seen=row.row.seen("Grade"), maybe=maybe)
    draft.teacher = draft.teacher or row.teacher
    draft.grade = row.grade if draft.grade is None else draft.grade


def _block(desk: Desk, row: BlockRow) -> Block:
    """Blocks keep their minutes, on the grid or off it: the plan counts them exactly."""
    grid = desk.cycle.grid
    for column, minutes in (("From", row.start), ("To", row.end)):
        if minutes % grid:
            message = f"{row.name} {row.activity}: {clock(minutes)} lies off the {grid}-minute grid."
            desk.log.add(Code.OFF_GRID, message, row.row.at(column), seen=row.row.seen(column))
    activity = desk.activities.get(row.activity) or row.activity
    return Block(desk.window(row.days, row.weeks, (row.start, row.end)), activity, row.where, row.source)


def _warn_overlaps(desk: Desk, draft: _Draft) -> None:
    """Two blocks at one time are a slip, unless letter days lie over the weekdays; a class given twice is one slip.

    What was said of a class when its timetable was read is not said again.
    """
    if desk.cycle.letter_days or any(desk.log.has(Code.BLOCKS_OVERLAP, block.source) for block in draft.blocks):
        return
    pairs = list(_overlapping(draft.blocks))
    named = f"{draft.key[1]} of {draft.key[0]}"
    doubled = {block.source for pair in pairs if _is_double(*pair) for block in pair}
    if len(pairs) > 1 and len(doubled) == len(draft.blocks):
        one, other = pairs[0]
        where = f"{_place(one, other)} and {_place(other, one)}"
        message = f"All {len(doubled)} blocks of {named} overlap another one, such as {where}; the stricter one holds."
        maybe = "its timetable is given twice, and one of the two can be deleted?"
        desk.log.add(Code.BLOCKS_OVERLAP, message, other.source, seen=named, maybe=maybe)
        return
    for one, other in pairs:
        day = desk.cycle.days[min(set(one.window.days) & set(other.window.days))]
        message = (
            f"{named}: {other.activity} ({_place(other, one)}) overlaps {one.activity} ({_place(one, other)}) "
            f"on {day} at {clock(other.window.start)}; the stricter one holds."
        )
        desk.log.add(Code.BLOCKS_OVERLAP, message, other.source, seen=other.activity)


def _overlapping(blocks: list[Block]) -> Iterator[tuple[Block, Block]]:
    """Find the pairs of blocks that share some time, the one that begins earlier first."""
    ordered = sorted(blocks, key=lambda block: block.window.start)
    for position, one in enumerate(ordered):
        for other in ordered[position + 1 :]:
            if other.window.start >= one.window.end:
                break
            if set(one.window.days) & set(other.window.days) and set(one.window.weeks) & set(other.window.weeks):
                yield one, other


def _is_double(one: Block, other: Block) -> bool:
    """Tell whether a block stands there again: at the same time, or on another sheet."""
    return one.window == other.window or _sheet(one) != _sheet(other)


def _sheet(block: Block) -> tuple[str, str]:
    return (block.source.file, block.source.sheet)


def _place(block: Block, beside: Block) -> str:
    """Say a block's cell, with its file and sheet where the other one stands elsewhere."""
    return block.source.cell if _sheet(block) == _sheet(beside) else str(block.source)


def read_activities(desk: Desk) -> tuple[ActivityRule, ...]:
    """Read Activities; two rows for the same activity, school and grades are a finding."""
    first: dict[tuple[str, str | None, tuple[int, ...]], Source] = {}
    found = []
    for row in desk.rows(ActivityRow, ACTIVITIES):
        school = desk.schools.find(row.school, row.row.at("School"), desk.log) if row.school else None
        name = desk.activities.add(row.activity)
        before = first.setdefault((key_of(name), school, row.grades), row.source)
        if before is not row.source:
            message = f"{name} has another row for the same school and grades, in {before}."
            desk.log.add(Code.DOUBLE_NAME, message, row.source, seen=name)
            continue
        found.append(
            ActivityRule(
                name,
                Level[row.pull_out.upper()],
                Level[row.push_in.upper()],
                row.core,
                school,
                row.grades,
                _by_service(desk, row.row, "Pull-out", PULL_OUTS),
                _by_service(desk, row.row, "Push-in", PUSH_INS),
                row.source,
            )
        )
    return tuple(found)


def _by_service(desk: Desk, row: Row, column: str, words: tuple[str, ...]) -> tuple[tuple[str, Level], ...]:
    found = []
    for name, value in row.values.items():
        service = name.removeprefix(f"{column} ")
        if service == name:
            continue
        try:
            level = choice(value, words)
        except Unclear as unclear:
            message = f"{name} of Activities: {unclear.message}"
            desk.log.add(unclear.code, message, row.at(name), seen=row.seen(name), maybe=unclear.maybe)
            continue
        known = desk.services.get(service)
        if known is None:
            message = f"{service} in the column {name} of Activities is no service of this district; it has no effect."
            maybe = likely(service, desk.services.all)
            desk.log.add(Code.UNKNOWN_NAME, message, row.at(name), seen=service, maybe=maybe, severity=Severity.WARNING)
            continue
        found.append((known, Level[level.upper()]))
    return tuple(found)


def check_activities(desk: Desk, classes: tuple[SchoolClass, ...]) -> None:
    """Log each activity of the timetable once that no row of Activities speaks of, with its cells."""
    cells: dict[str, list[Source]] = defaultdict(list)
    for each in classes:
        for block in each.blocks:
            if block.activity not in desk.activities:
                cells[key_of(block.activity)].append(block.source)
    names = {key_of(block.activity): block.activity for each in classes for block in each.blocks}
    for key, where in cells.items():
        said = "1 row" if len(where) == 1 else f"{len(where)} rows"
        message = f"{names[key]} has no row in Activities; it stands in {said} of Timetable ({cells_text(where)})."
        desk.log.add(
            Code.NO_ACTIVITY, message, where[0], seen=names[key], maybe=likely(names[key], desk.activities.all)
        )
