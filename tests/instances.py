"""One small school that tests start from; a test changes one thing with `dataclasses.replace` or `change`."""

from dataclasses import replace
from typing import Any

from optsched.domain import (
    ActivityRule,
    Block,
    Cycle,
    Hours,
    Level,
    Mandate,
    Options,
    Placement,
    Plan,
    Problem,
    Room,
    School,
    SchoolClass,
    Student,
    Therapist,
    Window,
)

LINCOLN = "Lincoln"
ALL_DAYS, ALL_WEEKS = (0, 1, 2, 3, 4), (1, 2, 3, 4)


def at(text: str) -> int:
    """Turn `8:30` into minutes since midnight."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def window(start: str, end: str, days: tuple[int, ...] = ALL_DAYS, weeks: tuple[int, ...] = ALL_WEEKS) -> Window:
    return Window(days, weeks, at(start), at(end))


def school_small() -> Problem:
    """One school, two classes of grades 1 and 2, an OT and a speech therapist 8:00-14:00, three children.

    Both classes: Writing 8:00-9:30 (push-in best, pull-out avoid, core), WIN 9:30-10:30 (pull-out best),
    Science 10:30-11:30 (ok, ok), Lunch 11:30-12:00 (never), Math 12:00-13:00 (avoid, push-in ok, core),
    Specials 13:00-14:00 (never). Ann and Ben are in 1A, Cal in 2B. Ann has OT and speech, the others OT.
    """
    return Problem(
        cycle=Cycle(),
        options=Options(district="Small"),
        schools=(School(LINCOLN, (window("8:00", "14:00"),)),),
        classes=(_class("1A", 1), _class("2B", 2)),
        activities=(
            ActivityRule("Writing", Level.AVOID, Level.BEST, core=True),
            ActivityRule("WIN", Level.BEST, Level.OK),
            ActivityRule("Science", Level.OK, Level.OK),
            ActivityRule("Lunch", Level.NEVER, Level.NEVER),
            ActivityRule("Math", Level.AVOID, Level.OK, core=True),
            ActivityRule("Specials", Level.NEVER, Level.NEVER),
        ),
        therapists=(
            Therapist("Rivera", "OT", hours=(Hours(LINCOLN, window("8:00", "14:00")),)),
            Therapist("Chen", "Speech", hours=(Hours(LINCOLN, window("8:00", "14:00")),)),
        ),
        rooms=(Room(LINCOLN, "Therapy", at_once=2),),
        students=(
            Student("Ann", LINCOLN, "A.", (LINCOLN, "1A"), 1),
            Student("Ben", LINCOLN, "B.", (LINCOLN, "1A"), 1),
            Student("Cal", LINCOLN, "C.", (LINCOLN, "2B"), 2),
        ),
        mandates=(
            Mandate("Ann OT", "Ann", "OT", 30, 1, "week", therapist="Rivera"),
            Mandate("Ben OT", "Ben", "OT", 30, 1, "week", therapist="Rivera"),
            Mandate("Cal OT", "Cal", "OT", 30, 2, "month", therapist="Rivera"),
            Mandate("Ann Sp", "Ann", "Speech", 30, 2, "week", therapist="Chen"),
        ),
    )


def _class(name: str, grade: int) -> SchoolClass:
    rows = (
        ("8:00", "9:30", "Writing"),
        ("9:30", "10:30", "WIN"),
        ("10:30", "11:30", "Science"),
        ("11:30", "12:00", "Lunch"),
        ("12:00", "13:00", "Math"),
        ("13:00", "14:00", "Specials"),
    )
    blocks = tuple(Block(window(start, end), activity, f"Room {name}") for start, end, activity in rows)
    return SchoolClass(LINCOLN, name, f"Teacher {name}", grade, blocks=blocks)


def change_mandate(problem: Problem, key: str, **changes: Any) -> Problem:
    return replace(
        problem,
        mandates=tuple(replace(each, **changes) if each.key == key else each for each in problem.mandates),
    )


def change_therapist(problem: Problem, name: str, **changes: Any) -> Problem:
    return replace(
        problem,
        therapists=tuple(replace(each, **changes) if each.name == name else each for each in problem.therapists),
    )


def place(problem: Problem, mandate: str, day: int, start: str, **changes: Any) -> Placement:
    """Place one session of a mandate: every week, pull-out in the therapy room, a session of its own."""
    owed = problem.mandate[mandate]
    begin = at(start)
    given: dict[str, Any] = {
        "session": f"{mandate} {day} {start}",
        "mandate": mandate,
        "student": owed.student,
        "weeks": problem.cycle.all_weeks,
        "day": day,
        "start": begin,
        "end": begin + owed.minutes,
        "school": problem.student[owed.student].school,
        "therapist": owed.therapist or problem.may_hold(owed)[0],
        "setting": "pull-out",
        "place": "Therapy",
    }
    return Placement(**{**given, **changes})


def plan_of(*placements: Placement) -> Plan:
    return Plan(placements=placements)
