"""What tests of rules share: run a rule over all its subjects, and a few named changes of the small school.

Import it as `from rules.support import ...`.
"""

from dataclasses import replace
from typing import Any

from instances import LINCOLN, at, change_therapist, school_small, window

from optsched.domain import Breach, Duty, DutyTime, Hours, Lunch, Placement, Plan, Problem, Rule, School

ADAMS = "Adams"


def breaches(rule: Rule, problem: Problem, plan: Plan) -> list[Breach]:
    """Return everything a rule says about a plan, subject by subject."""
    return [breach for subject in rule.subjects(problem) for breach in rule.check(subject, problem, plan)]


def sentences(rule: Rule, problem: Problem, plan: Plan) -> list[str]:
    return [breach.sentence for breach in breaches(rule, problem, plan)]


def subjects_broken(rule: Rule, problem: Problem, plan: Plan) -> list[Any]:
    """Return the subjects about which the rule has something to say."""
    return [subject for subject in rule.subjects(problem) if any(rule.check(subject, problem, plan))]


def two_schools(*hours: tuple[str, str, str], travel: int = 15) -> Problem:
    """The small school, a second one called Adams `travel` minutes away, and Rivera's hours (school, from, to).

    Without `hours` Rivera is at Lincoln 8:00-11:00 and at Adams 11:00-14:00.
    """
    small = school_small()
    rows = hours or ((LINCOLN, "8:00", "11:00"), (ADAMS, "11:00", "14:00"))
    problem = replace(
        small, schools=(*small.schools, School(ADAMS, (window("8:00", "14:00"),))), travel=((LINCOLN, ADAMS, travel),)
    )
    return change_therapist(
        problem, "Rivera", hours=tuple(Hours(school, window(start, end)) for school, start, end in rows)
    )


def with_duty(problem: Problem, start: str, end: str, minutes: int, **changes: Any) -> Problem:
    """Give Rivera a meeting of `minutes` once a week, all days, from `start` to `end`; it floats unless that is tight.

    For a fixed duty give `per="day"` or a `window` of one day as long as the duty.
    """
    given: dict[str, Any] = {
        "key": "D1",
        "therapist": "Rivera",
        "what": "team meeting",
        "minutes": minutes,
        "times": 1,
        "per": "week",
        "window": window(start, end),
    }
    return replace(problem, duties=(*problem.duties, Duty(**{**given, **changes})))


def with_fixed_duty(problem: Problem, start: str, end: str, **changes: Any) -> Problem:
    """Give Rivera a team meeting from `start` to `end` on every day."""
    return with_duty(problem, start, end, at(end) - at(start), **{"per": "day", **changes})


def duty_time(start: str, end: str, *, day: int = 0, weeks: tuple[int, ...] = (1,), **changes: Any) -> DutyTime:
    """The team meeting on Mon of week 1."""
    return DutyTime(**{"duty": "D1", "weeks": weeks, "day": day, "start": at(start), "end": at(end), **changes})


def lunch(start: str, end: str, *, day: int = 0, weeks: tuple[int, ...] = (1,), therapist: str = "Rivera") -> Lunch:
    """Rivera's lunch on Mon of week 1."""
    return Lunch(therapist, weeks, day, at(start), at(end))


def locked(placement: Placement) -> Placement:
    return replace(placement, locked=True)
