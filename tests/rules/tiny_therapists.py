"""Changes of the tiny problem's therapists that cases of agreement start from.

Import as `from rules.tiny_therapists import ...`.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from instances import LINCOLN, at, change_mandate, change_therapist
from rules.agreement import tiny
from rules.support import ADAMS
from rules.tiny_problems import change_student, pulled, time

from optsched.domain import AssistantShare, Duty, Hours, Problem, School, Therapist, Window
from optsched.model.board import Bools
from optsched.model.candidates import Candidates

CLAY = "Clay"


def rivera(problem: Problem, **changes: Any) -> Problem:
    """Give Rivera other limits; clock times may be given as text."""
    minutes = {name: at(value) if isinstance(value, str) else value for name, value in changes.items()}
    return change_therapist(problem, "Rivera", **minutes)


def lunch_day(*keys: str, **changes: Any) -> Problem:
    """Five hours, from which a lunch is owed, between 11:00 and 12:00."""
    return lunch_hours(tiny(*keys, start="9:00", end="14:00", **changes))


def lunch_hours(problem: Problem, until: str = "12:00") -> Problem:
    """Let Rivera eat between 11:00 and 12:00 (or later)."""
    return rivera(problem, lunch_from="11:00", lunch_to=until)


def with_hours(problem: Problem, *hours: tuple[Any, ...], name: str = "Rivera") -> Problem:
    """Give a therapist these hours: (school, from, to) or (school, from, to, weeks)."""
    every = problem.cycle.all_weeks
    rows = tuple(Hours(school, time(*window, *([] if window[2:] else [every]))) for school, *window in hours)
    return change_therapist(problem, name, hours=rows)


def two_schools(*hours: tuple[Any, ...], travel: int = 30, **changes: Any) -> Problem:
    """Rivera sees Ann at Lincoln and Ben at Adams, `travel` minutes away; Ben is in no class."""
    problem = tiny("Ann OT", "Ben OT", **{"weeks": 1, **changes})
    problem = replace(
        change_student(problem, "Ben", school=ADAMS, school_class=None),
        schools=(*problem.schools, School(ADAMS)),
        travel=((LINCOLN, ADAMS, travel),),
    )
    return with_hours(problem, *hours)


def at_three_schools(*hours: tuple[Any, ...], **changes: Any) -> Problem:
    """Rivera sees Ann at Lincoln, Ben at Adams and Cal at Clay; all three are in one building."""
    problem = two_schools(*hours, travel=0, **changes)
    problem = replace(
        change_student(problem, "Cal", school=CLAY, school_class=None),
        schools=(*problem.schools, School(CLAY)),
        travel=((LINCOLN, ADAMS, 0), (LINCOLN, CLAY, 0), (ADAMS, CLAY, 0)),
    )
    cal = replace(problem.mandate["Ann OT"], key="Cal OT", student="Cal")
    return replace(problem, mandates=(*problem.mandates, cal))


def with_work(problem: Problem, start: str, end: str, minutes: int | None = None, **changes: Any) -> Problem:
    """Give Rivera a duty, fixed unless its `minutes` are less than the time it may have."""
    window = Window((0,), problem.cycle.all_weeks, at(start), at(end))
    long = window.end - window.start if minutes is None else minutes
    given = {"key": f"D{len(problem.duties) + 1}", "what": "team meeting", "times": 1, "per": "week", "window": window}
    duty = Duty(**{"therapist": "Rivera", "minutes": long, **given, **changes})
    return replace(problem, duties=(*problem.duties, duty))


def with_people(problem: Problem, *names: str, **changes: Any) -> Problem:
    """Add occupational therapists with Rivera's hours."""
    hours = problem.therapist["Rivera"].hours
    more = tuple(Therapist(name, "OT", hours=hours, **changes) for name in names)
    return replace(problem, therapists=(*problem.therapists, *more))


def helped(problem: Problem, some: int, of: int, **changes: Any) -> Problem:
    """Let Kim, an assistant to Rivera, hold so many of Ann's sessions of OT."""
    assisted = with_people(problem, "Kim", assistant_to=("Rivera",))
    return change_mandate(assisted, "Ann OT", assistant=AssistantShare(some, of), **changes)


def pulled_in(*starts: str) -> Callable[[Candidates], Bools]:
    """Keep the pull-outs that start at one of these times."""

    def only(table: Candidates) -> Bools:
        marks: Bools = pulled(table) & [start in map(at, starts) for start in table.start.tolist()]
        return marks

    return only
