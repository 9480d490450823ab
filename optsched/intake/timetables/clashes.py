"""Two lessons of one class at one time: two sources that disagree, told once a class."""

from collections.abc import Iterable, Iterator, Sequence

from optsched.domain.cycle import clock
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.timetables.lessons import Lesson
from optsched.intake.words import key_of


def note_clashes(lessons: Sequence[Lesson], log: Log) -> None:
    """Say of every class which two of its lessons are at one time, and how many more there are."""
    by_class: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        by_class.setdefault(key_of(lesson.label.class_name), []).append(lesson)
    for mine in by_class.values():
        clashes = list(_clashes(mine))
        if clashes:
            _note(clashes, log)


def _clashes(lessons: Sequence[Lesson]) -> Iterator[tuple[Lesson, Lesson]]:
    """Yield the pairs that lie over each other, as far as it can be told: days of a rotation are no weekdays."""
    ordered = sorted(lessons, key=lambda each: (each.start, each.end))
    for position, one in enumerate(ordered):
        for other in ordered[position + 1 :]:
            if other.start >= one.end:
                break
            if key_of(one.activity) != key_of(other.activity) and _can_meet(one, other):
                yield one, other


def _can_meet(one: Lesson, other: Lesson) -> bool:
    """Tell whether two lessons have a day and a week in common, at one school and in one variant of the day."""
    return (
        _overlap(one.days, other.days)
        and _overlap([one.weeks], [other.weeks])
        and _overlap([key_of(one.school)], [key_of(other.school)])
        and one.variant == other.variant
    )


def _overlap(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two lists have something in common; an empty one is everything."""
    mine, theirs = set(one) - {""}, set(other) - {""}
    return not mine or not theirs or bool(mine & theirs)


def _note(clashes: Sequence[tuple[Lesson, Lesson]], log: Log) -> None:
    one, other = clashes[0]
    days = [day for day in one.days or other.days if not other.days or day in other.days]
    when = f"{days[0]} " if days else ""
    message = (
        f"{one.label.class_name} has two lessons at one time: {_said(one)} and {_said(other)}, "
        f"{when}{clock(max(one.start, other.start))}-{clock(min(one.end, other.end))}."
    )
    if len(clashes) > 1:
        message += f" So it is {len(clashes)} times."
    log.add(Code.BLOCKS_OVERLAP, message, other.source, seen=other.activity, maybe="one of the two is out of date?")


def _said(lesson: Lesson) -> str:
    return f"{lesson.activity} ({' '.join(part for part in (lesson.source.sheet, lesson.source.cell) if part)})"
