"""Parts of a district written anew for an audience: what is not named here does not cross over.

Nothing is copied with changes: notes, goals, locks, birth dates, findings, the cells that facts come from, and whatever
the domain learns of later, stay behind.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from optsched.domain import (
    Block,
    ClassKey,
    Hours,
    Mandate,
    Options,
    Placement,
    Problem,
    School,
    SchoolClass,
    Student,
    StudentTime,
    Therapist,
    Window,
)
from optsched.output.packets.whole import ANOTHER_CLASS, ANOTHER_SCHOOL

Wash = Callable[[str], str]
ELSEWHERE: ClassKey = (ANOTHER_SCHOOL, ANOTHER_CLASS)


def options(problem: Problem) -> Options:
    """Return the district's name and the dates that decide which mandates are active."""
    given = problem.options
    return Options(district=given.district, first_day=given.first_day, plan_for=given.plan_for)


def window(given: Window) -> Window:
    return Window(given.days, given.weeks, given.start, given.end, given.written)


def schools(problem: Problem, names: Collection[str]) -> tuple[School, ...]:
    """Return these schools with their hours, which say how often `daily` is."""
    return tuple(School(each.name, tuple(map(window, each.open))) for each in problem.schools if each.name in names)


def classes(
    problem: Problem, keys: Iterable[ClassKey], wash: Wash, with_blocks: bool = True
) -> tuple[SchoolClass, ...]:
    """Return these classes in the order of the problem, with what they do when, where that is asked for."""
    wanted = set(keys)
    return tuple(
        SchoolClass(
            each.school,
            each.name,
            each.teacher,
            blocks=tuple(Block(window(one.window), wash(one.activity), wash(one.where)) for one in each.blocks)
            if with_blocks
            else (),
        )
        for each in problem.classes
        if each.key in wanted
    )


def student(given: Student, label: str, key: ClassKey | None = None) -> Student:
    """Return a child under the name that is shown, in its own class or in `key`."""
    return Student(label, given.school, school_class=key or given.school_class)


def in_classes(problem: Problem, code: str, label: str, school: str | None = None) -> tuple[StudentTime, ...]:
    """Return in which class a child is when; a class of any other school than `school` becomes another one."""
    return tuple(
        StudentTime(
            label,
            window(each.window),
            None,
            in_class=each.in_class if school in (None, each.in_class[0]) else ELSEWHERE,
        )
        for each in problem.times_of[code]
        if each.in_class
    )


def mandate(given: Mandate, keys: Mapping[str, str], label: str, therapist: str | None = None) -> Mandate:
    """Return what a service line asks for: no goal, no wording, and a key of ours, for its own may be anything."""
    return Mandate(
        keys[given.key],
        label,
        given.service,
        given.minutes,
        given.times,
        given.per,
        given.kind,
        therapist,
        weeks=given.weeks,
        setting=given.setting,
        push_in_share=given.push_in_share,
        starts=given.starts,
        ends=given.ends,
        co_treat_with=keys.get(given.co_treat_with or ""),
    )


def bare_mandate(given: Placement, service: str, key: str, label: str, partner: str | None = None) -> Mandate:
    """Return a service line that tells the service and asks for nothing, for children of whom no more is known.

    `partner` is the line that it is co-treated with, by its key of ours.
    """
    return Mandate(key, label, service, given.minutes, 0, "cycle", co_treat_with=partner)


def placement(given: Placement, session: str, key: str, label: str, wash: Wash) -> Placement:
    """Return a child in a session, without notes and locks."""
    return Placement(
        session,
        key,
        label,
        given.weeks,
        given.day,
        given.start,
        given.end,
        given.school,
        given.therapist,
        given.setting,
        wash(given.place),
    )


def therapist(given: Therapist, hours: Iterable[Hours] = ()) -> Therapist:
    """Return a therapist by name and service, with these hours."""
    return Therapist(given.name, given.service, hours=tuple(Hours(each.school, window(each.window)) for each in hours))


def numbered(names: Iterable[str], letter: str = "") -> dict[str, str]:
    """Return new names for old ones, numbered in order."""
    return {name: f"{letter}{number}" for number, name in enumerate(dict.fromkeys(names), 1)}
