"""Changes of the facts that a school might grant, one for each rule: the changed problem and its condition in words.

Each takes (problem, plan, placement) and returns None where it does not apply.
"""

from collections.abc import Callable
from dataclasses import replace

from optsched.domain import (
    ActivityRule,
    Block,
    Hours,
    Level,
    Mandate,
    Placement,
    Plan,
    Problem,
    SchoolClass,
    StudentTime,
    Therapist,
    Window,
)
from optsched.domain.cycle import clock
from optsched.domain.say import day_name, listed, on
from optsched.domain.timetable import class_during, grade_in

Changed = tuple[Problem, str] | None
Change = Callable[[Problem, Plan, Placement], Changed]

LONGEST_STAY = 60
"""Minutes by which hours may be asked to grow: more is another contract."""
LONGER_RUN = 30
"""Minutes by which a longest run may be asked to grow."""


def avoid_for_never(problem: Problem, plan: Plan, tried: Placement) -> Changed:
    """Let one activity of the child's class be left on one day: `avoid` instead of `never`."""
    student = problem.student[tried.student]
    service = problem.mandate[tried.mandate].service
    keys = {class_during(problem, student, week, tried.day, tried.start, tried.end) for week in tried.weeks}
    key = next(iter(keys))
    if len(keys) > 1 or key is None:
        return None
    grade = grade_in(problem, key, student)
    touched = {
        block.activity
        for week in tried.weeks
        for block in problem.blocks_on(key, week, tried.day)
        if block.window.start < tried.end
        and tried.start < block.window.end
        and problem.levels(block.activity, key, grade, service).pull_out is Level.NEVER
    }
    if len(touched) != 1:
        return None
    activity = touched.pop()
    now = problem.levels(activity, key, grade, service)
    opened = f"{activity} on {day_name(problem.cycle, tried.day)}"
    row = ActivityRule(opened, Level.AVOID, now.push_in, now.core)
    classes = tuple(
        _renamed(each, activity, opened, tried.day) if each.key == key else each for each in problem.classes
    )
    new = replace(problem, classes=classes, activities=(*problem.activities, row))
    return new, f"{key[1]}'s {opened} were `avoid` instead of `never`"


def _renamed(each: SchoolClass, activity: str, opened: str, day: int) -> SchoolClass:
    blocks: list[Block] = []
    for block in each.blocks:
        if block.activity != activity or day not in block.window.days:
            blocks.append(block)
            continue
        others = tuple(one for one in block.window.days if one != day)
        if others:
            blocks.append(replace(block, window=replace(block.window, days=others)))
        blocks.append(replace(block, activity=opened, window=replace(block.window, days=(day,))))
    return replace(each, blocks=tuple(blocks))


def own_time_open(problem: Problem, plan: Plan, tried: Placement) -> Changed:
    """Give up one of the child's own protected times on one day."""
    touched = [
        time
        for time in problem.times_of[tried.student]
        if time.rule == "never"
        and any(time.window.touches(week, tried.day, tried.start, tried.end) for week in tried.weeks)
    ]
    if len(touched) != 1:
        return None
    time = touched[0]
    others = tuple(day for day in time.window.days if day != tried.day)
    kept: tuple[StudentTime, ...] = (replace(time, window=replace(time.window, days=others)),) if others else ()
    times = tuple(each for each in problem.student_times if each != time) + kept
    when = on(problem.cycle, tried.day, *time.window.shown)
    return replace(
        problem, student_times=times
    ), f"{tried.student}'s {time.what or 'own time'} {when} were not protected"


def longer_hours(problem: Problem, plan: Plan, tried: Placement) -> Changed:
    """Begin a therapist's day earlier, or end it later, by an hour at most."""
    name, day = tried.therapist, tried.day
    there = [
        (start, end)
        for week in tried.weeks
        for school, start, end in problem.hours_on(name, week, day)
        if school == tried.school
    ]
    if not there:
        return None
    first, last = min(start for start, _ in there), max(end for _, end in there)
    written = [row for week in tried.weeks for row in problem.hours_shown_on(name, week, day) if row[0] == tried.school]
    shown_first, shown_last = min(start for _, start, _ in written), max(end for *_, end in written)
    if tried.start < last < tried.end <= last + LONGEST_STAY or last <= tried.start < tried.end <= last + LONGEST_STAY:
        window = Window((day,), tried.weeks, last, tried.end)
        until = f"until {clock(tried.end)} (now {clock(shown_last)})"
    elif tried.start < first and first - LONGEST_STAY <= tried.start and tried.end <= last:
        window = Window((day,), tried.weeks, tried.start, first)
        until = f"from {clock(tried.start)} (now {clock(shown_first)})"
    else:
        return None
    row = Hours(tried.school, window)
    new = _with_therapist(problem, name, lambda each: replace(each, hours=(*each.hours, row)))
    if any(new.lunch_is_owed(name, week, day) != problem.lunch_is_owed(name, week, day) for week in tried.weeks):
        return None
    return new, f"{name} were at {tried.school} on {day_name(problem.cycle, day)} {until}"


def longer_run(problem: Problem, plan: Plan, tried: Placement) -> Changed:
    """Let a therapist go on without a break for a while longer."""
    now = problem.therapist[tried.therapist].longest_run
    new = _with_therapist(problem, tried.therapist, lambda each: replace(each, longest_run=now + LONGER_RUN))
    return new, f"{tried.therapist}'s longest run were {now + LONGER_RUN} minutes (now {now})"


def larger_group(problem: Problem, plan: Plan, tried: Placement) -> Changed:
    """Let one more child into a group."""
    members = [each for each in plan.placements if each.session == tried.session]
    size = len(members) + 1
    if size < 2:
        return None
    keys = {each.mandate for each in members} | {tried.mandate}

    def wider(each: Mandate) -> Mandate:
        small = each.key in keys and each.largest_group is not None and each.largest_group < size
        return replace(each, largest_group=size) if small else each

    new = replace(problem, mandates=tuple(wider(each) for each in problem.mandates))
    new = _with_therapist(new, tried.therapist, lambda each: replace(each, largest_group=max(each.largest_group, size)))
    children = listed(dict.fromkeys(each.student for each in members))
    return new, f"{tried.therapist}'s group of {children} might have {size} children"


def more_visits(problem: Problem, plan: Plan, tried: Placement) -> Changed:
    """Let one more visit at once into a class."""
    key = (tried.school, tried.place)
    visited = problem.school_class.get(key)
    if visited is None:
        return None
    more = visited.visits_at_once + 1
    classes = tuple(replace(each, visits_at_once=more) if each.key == key else each for each in problem.classes)
    return replace(problem, classes=classes), f"{tried.place} might have {more} visits at once"


def fuller_room(problem: Problem, plan: Plan, tried: Placement) -> Changed:
    """Let one more session at once into a room."""
    at = (tried.school, tried.place)
    rooms = [each for each in problem.rooms if (each.school, each.name) == at]
    if not rooms:
        return None
    more = min(each.at_once for each in rooms) + 1
    new = tuple(
        replace(each, at_once=max(more, each.at_once)) if (each.school, each.name) == at else each
        for each in problem.rooms
    )
    return replace(problem, rooms=new), f"{tried.place} might hold {more} sessions at once"


def either_setting(problem: Problem, plan: Plan, tried: Placement) -> Changed:
    """Let a strict mandate take the other setting as well."""
    mandates = tuple(
        replace(each, setting="either", push_in_share=None) if each.key == tried.mandate else each
        for each in problem.mandates
    )
    strict = problem.mandate[tried.mandate].setting
    return replace(problem, mandates=mandates), f"a {tried.setting} were allowed where {strict} is asked"


def _with_therapist(problem: Problem, name: str, change: Callable[[Therapist], Therapist]) -> Problem:
    therapists = tuple(change(each) if each.name == name else each for each in problem.therapists)
    return replace(problem, therapists=therapists)


CHANGES: tuple[tuple[str, Change], ...] = (
    ("R19", larger_group),
    ("R16", more_visits),
    ("R18", fuller_room),
    ("R13", avoid_for_never),
    ("R14", own_time_open),
    ("R08", longer_run),
    ("R02", longer_hours),
    ("R27", either_setting),
)
"""(code of the rule, change), in the order in which they are tried."""
